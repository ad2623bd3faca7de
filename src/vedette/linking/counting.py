"""Counts that may include an event: told of a longer time or a wider area that hold it.

"Five soldiers were killed in the province this week" is no other figure of Monday's shelling, for
it may count other events too. But whoever reads Monday's figures wants to see it beside them.
"""

from __future__ import annotations

from vedette.codebook import load_codebook
from vedette.linking import kinds, places
from vedette.linking.people import PEOPLE_KINDS
from vedette.linking.sides import targets_of
from vedette.model import Event


def counting_types(event_type: str) -> tuple[str, ...]:
    """The types whose figures may count an event of a type.

    The same; those whose words also cover it, or that its own words cover; mere counts.
    """
    book = load_codebook()
    kin = [name for name in book.types if kinds.are_kin(event_type, name)]
    if not kinds.is_general(event_type):
        kin = [name for name in kin if kinds.is_general(name)]
    return tuple(dict.fromkeys((event_type, *kin, *book.counting)))


def may_count(wide: Event, narrow: Event) -> bool:
    """Whether the figures of one event may count the people harmed in another."""
    return (
        wide.id != narrow.id
        and wide.event_type in counting_types(narrow.event_type)
        and wide.status == narrow.status
        and _is_wider(wide, narrow)
        and bool(_hit(wide) & _hit(narrow))
        and bool(counted(wide) & counted(narrow))
    )


def counted(event: Event) -> frozenset[str]:
    """The kinds of harm to people that an event has figures of."""
    return frozenset(figure.kind for figure in event.figures) & PEOPLE_KINDS


def _hit(event: Event) -> frozenset[str]:
    return frozenset(side for claim in event.claims for side in targets_of(claim))


def _is_wider(wide: Event, narrow: Event) -> bool:
    if None in (wide.start, wide.end, narrow.start, narrow.end) or not wide.place:
        return False
    assert wide.start and wide.end and narrow.start and narrow.end
    if not narrow.place or not places.holds(wide.place, narrow.place):
        return False
    holds = wide.start <= narrow.start and wide.end >= narrow.end
    longer = (wide.end - wide.start) > (narrow.end - narrow.start)
    return holds and (longer or not places.holds(narrow.place, wide.place))
