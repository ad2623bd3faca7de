"""Events, computed from their claims and the decisions on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from vedette.linking import fields, grades, kinds
from vedette.linking.amendments import amended_value
from vedette.linking.casualties import CasualtyRule, figures_of
from vedette.linking.cited import CitedClaim
from vedette.linking.disagreements import disagreements_of
from vedette.linking.fields import Ballot, Chosen
from vedette.linking.lineage import independent_groups
from vedette.linking.verdicts import Verdicts, in_force
from vedette.model import Decision, Event


def event_id(claim_ids: Iterable[str]) -> str:
    """The id of the event of these claims: "e" and the digits of the least claim id.

    It stays when claims with greater ids are added, and is the same for any order.
    """
    return f"e{min(claim_ids)[1:]}"


def compute_event(
    cited: Sequence[CitedClaim],
    decisions: Sequence[Decision] = (),
    rule: CasualtyRule = CasualtyRule.LATEST_BEST,
) -> Event:
    """What the record holds of the event of these claims.

    Args:
        cited: all claims of the cluster, in any order; at least one.
        decisions: those on these claims; others are left out.
        rule: how the best figure is chosen.

    Raises:
        ClaimError: an amended value does not fit its field.
    """
    ordered = tuple(sorted(cited, key=_order))
    ids = frozenset(c.id for c in ordered)
    verdicts = in_force(d for d in decisions if d.verdict == "undo" or ids & set(d.subjects))
    counted = tuple(c for c in ordered if c.id not in verdicts.rejected)
    groups = independent_groups(counted)
    ballot = Ballot(
        counted or ordered,
        _numbered(groups if counted else ((i,) for i in sorted(ids))),
        grades.distrusted_voices(ordered, verdicts.rejected),
    )
    return _event(ordered, ballot, verdicts, rule)


def _order(cited: CitedClaim) -> tuple[Any, ...]:
    return (
        cited.published or date.max,
        cited.claim.report_id,
        cited.claim.evidence[0].start,
        cited.id,
    )


def _numbered(groups: Iterable[tuple[str, ...]]) -> dict[str, int]:
    return {claim_id: number for number, group in enumerate(groups) for claim_id in group}


def _event(
    ordered: Sequence[CitedClaim], ballot: Ballot, verdicts: Verdicts, rule: CasualtyRule
) -> Event:
    chosen = _chosen(ballot, rule)
    for name, decision in sorted(verdicts.amended.items()):
        words = f"amended by {decision.by} on {decision.at.date().isoformat()}"
        value = amended_value(name, decision.value)
        claims = tuple(i for i in decision.subjects if i in ballot.groups)
        chosen[name] = Chosen(
            value, f"{words}: {decision.reason}" if decision.reason else words, claims
        )
    counted = [c for c in ballot.cited if c.id not in verdicts.rejected]
    affirming, denying = _for_and_against(counted, chosen["status"].value)
    agreeing, against = (len({ballot.groups[i] for i in ids}) for ids in (affirming, denying))
    reliability = grades.best_reliability(
        [c for c in counted if c.id in affirming], ballot.distrusted
    )
    return Event(
        id=event_id(c.id for c in ordered),
        **{name: choice.value for name, choice in chosen.items()},
        rules={name: choice.rule for name, choice in chosen.items() if choice.claims},
        support={name: choice.claims for name, choice in chosen.items() if choice.claims},
        claims=tuple(c.claim for c in ordered),
        sources=_sources(ballot),
        independent_sources=agreeing,
        disagreements=disagreements_of(ballot),
        decisions=verdicts.standing,
        rejected=tuple(c.id for c in ordered if c.id in verdicts.rejected),
        verdict=_verdict(ordered, verdicts),
        reliability=reliability,
        credibility=grades.credibility_of(agreeing, against, reliability),
    )


def _chosen(ballot: Ballot, rule: CasualtyRule) -> dict[str, Chosen]:
    period = fields.choose_period(ballot)
    actors, targets = fields.choose_actors(ballot), fields.choose_targets(ballot)
    figures, totals = figures_of(ballot.cited, rule, ballot.distrusted)
    start, end = period.value or (None, None)
    behind = tuple(dict.fromkeys(i for f in figures for i in f.claims))
    return {
        "event_type": fields.choose_type(ballot),
        "status": fields.choose_status(ballot),
        "actors": Chosen(actors.value[0], actors.rule, actors.claims),
        "actor_ids": Chosen(actors.value[1], actors.rule, actors.claims),
        "targets": Chosen(targets.value[0], targets.rule, targets.claims),
        "target_ids": Chosen(targets.value[1], targets.rule, targets.claims),
        "place": fields.choose_place(ballot),
        "start": Chosen(start, period.rule, period.claims),
        "end": Chosen(end, period.rule, period.claims),
        "figures": Chosen(figures, rule.value, behind),
        "totals": Chosen(totals, rule.value, behind),
    }


def _for_and_against(claims: Iterable[CitedClaim], status: str) -> tuple[set[str], set[str]]:
    """Claims that affirm the event and claims that deny it.

    Plans and threats of an act do not affirm that it happened.
    """
    real = status in kinds.REAL
    sides: tuple[set[str], set[str]] = (set(), set())
    for cited in claims:
        stance = cited.claim.source.stance if cited.claim.source else "asserts"
        if cited.claim.status == "denied" or stance == "denies":
            sides[1].add(cited.id)
        elif stance in grades.AFFIRMING and (not real or cited.claim.status in kinds.REAL):
            sides[0].add(cited.id)
    return sides


def regraded(event: Event, cited: Sequence[CitedClaim], distrusted: frozenset[str]) -> Event:
    """The event with its grade lowered where it rests on voices that are distrusted elsewhere.

    Args:
        cited: its claims beside their reports.
    """
    own = grades.distrusted_voices(cited, frozenset(event.rejected))
    counted = [c for c in cited if c.id not in event.rejected]
    affirming, _ = _for_and_against(counted, event.status)
    reliability = grades.best_reliability(
        [c for c in counted if c.id in affirming], distrusted | own
    )
    credibility = "4" if event.credibility == "3" and reliability > "C" else event.credibility
    return replace(event, reliability=reliability, credibility=credibility)


def _sources(ballot: Ballot) -> tuple[str, ...]:
    named = (c.claim.source.name if c.claim.source else c.publisher for c in ballot.cited)
    return tuple(dict.fromkeys(name for name in named if name))


def _verdict(ordered: Sequence[CitedClaim], verdicts: Verdicts) -> str:
    ids = {c.id for c in ordered}
    if ids <= verdicts.rejected:
        return "rejected"
    if verdicts.amended:
        return "amended"
    return "accepted" if ids & verdicts.accepted else ""
