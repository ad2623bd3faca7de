"""Linking: which claims are of one event, and what the record says of that event."""

from vedette.linking.blocking import block_keys
from vedette.linking.casualties import CasualtyRule
from vedette.linking.cited import CitedClaim
from vedette.linking.clusters import cluster
from vedette.linking.comparison import Comparison, compare
from vedette.linking.events import compute_event, event_id
from vedette.linking.lineage import independent_groups
from vedette.linking.reason import Reason
from vedette.linking.wording import fingerprint

__all__ = [
    "CasualtyRule",
    "CitedClaim",
    "Comparison",
    "Reason",
    "block_keys",
    "cluster",
    "compare",
    "compute_event",
    "event_id",
    "fingerprint",
    "independent_groups",
]
