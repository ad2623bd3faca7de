"""Clusters: the same for any order, parted by decisions and conflicts, without chains."""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linking.helpers import (
    ALEPPO,
    IDLIB,
    MINISTRY,
    MONDAY,
    MONITOR,
    PAPER,
    SARAQEB,
    TAFTANAZ,
    cite,
    compared,
    decide,
    killed,
    linked,
)
from vedette.linking import CitedClaim, Comparison, cluster
from vedette.linking.reason import CONFLICT, Reason

TYPES = ("shelling", "air_strike", "attack", "patrol", "threat")
CLAIMS = st.builds(
    cite,
    event_type=st.sampled_from(TYPES),
    place=st.sampled_from((SARAQEB, TAFTANAZ, IDLIB, ALEPPO, None)),
    start=st.sampled_from((MONDAY, MONDAY + timedelta(1), MONDAY + timedelta(7), None)),
    source=st.sampled_from((MINISTRY, PAPER, MONITOR, None)),
    figures=st.sampled_from((killed(4), killed(5), killed(33), ())),
    actor_ids=st.sampled_from((("syria.army",), ("russia",), ())),
    actors=st.sampled_from((("the army",), ())),
    publisher=st.sampled_from(("Sample Wire", "Sample Daily")),
    report=st.sampled_from(("r1", "r2", "r3", "r4")),
    event=st.sampled_from(("e1", "e2", "")),
    published=st.sampled_from((MONDAY, MONDAY + timedelta(1), MONDAY + timedelta(8))),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(CLAIMS, min_size=2, max_size=12, unique_by=lambda c: c.id),
    st.data(),
    st.randoms(use_true_random=False),
)
def test_any_order_gives_the_same_clusters(
    claims: list[CitedClaim], data: st.DataObject, shuffle: random.Random
) -> None:
    pairs = data.draw(
        st.lists(
            st.tuples(
                st.sampled_from(("same", "different", "unsure")),
                st.sampled_from(claims),
                st.sampled_from(claims),
                st.integers(0, 3),
            ),
            max_size=4,
        )
    )
    decisions = [decide(v, a.id, b.id, second=s) for v, a, b, s in pairs if a.id != b.id]
    comparisons = compared(claims)
    expected = cluster(claims, comparisons, decisions)
    for items in (claims, comparisons, decisions):
        shuffle.shuffle(items)  # type: ignore[arg-type]
    assert cluster(claims, comparisons, decisions) == expected
    assert sorted(i for ids in expected for i in ids) == sorted(c.id for c in claims)
    owner = {i: n for n, ids in enumerate(expected) for i in ids}
    parted = {(c.first, c.second) for c in comparisons if c.parts}
    assert decisions or not [p for p in parted if owner[p[0]] == owner[p[1]]]


@settings(max_examples=150, deadline=None)
@given(st.lists(CLAIMS, min_size=3, max_size=10, unique_by=lambda c: c.id), st.data())
def test_who_joins_two_claims_parts_and_joins_nobody_else(
    claims: list[CitedClaim], data: st.DataObject
) -> None:
    one, other = data.draw(st.sampled_from(claims)), data.draw(st.sampled_from(claims))
    before = linked(claims)
    if one.id == other.id:
        return
    both = [ids for ids in before if one.id in ids or other.id in ids]
    whole = tuple(sorted(id for ids in both for id in ids))
    expected = sorted([*(ids for ids in before if ids not in both), whole])
    assert linked(claims, [decide("same", one.id, other.id)]) == tuple(expected)


def test_an_event_that_a_person_makes_larger_takes_no_claim_from_its_neighbour() -> None:
    one, two, lone, near, next_ = (cite(source=MINISTRY, report=f"story {n}") for n in range(5))
    chances = [(one, two, 0.999), (two, near, 0.995), (near, next_, 0.99)]
    made = [Comparison(*sorted((a.id, b.id)), "same", score, ()) for a, b, score in chances]
    claims = [one, two, lone, near, next_]
    neighbour = tuple(sorted((near.id, next_.id)))
    assert neighbour in cluster(claims, made, [])
    joined = cluster(claims, made, [decide("same", one.id, lone.id)])
    assert neighbour in joined
    assert tuple(sorted((one.id, two.id, lone.id))) in joined


def test_a_person_who_confirms_an_event_changes_nothing() -> None:
    one = cite(source=MINISTRY, report="r1")
    two = cite(source=MINISTRY, report="r2")
    near = cite(source=PAPER, report="r3", start=None)
    pairs = [(one, two, 1.0, 0.0), (two, near, 0.998, 0.0), (one, near, 0.0, CONFLICT)]
    made = [
        Comparison(*sorted((a.id, b.id)), "unsure", score, (Reason("place", weight, ""),))
        for a, b, score, weight in pairs
    ]
    before = cluster([one, two, near], made, [])
    assert tuple(sorted((one.id, two.id))) in before
    assert cluster([one, two, near], made, [decide("same", one.id, two.id)]) == before


def test_who_is_parted_from_one_of_an_event_takes_nobody_along_without_need() -> None:
    here, near, far = (cite(source=s) for s in (MINISTRY, PAPER, MONITOR))
    joined = cite(source=PAPER, start=MONDAY + timedelta(9))
    decisions = [
        decide("different", near.id, joined.id),
        decide("same", here.id, joined.id, second=1),
    ]
    found = linked([here, near, far, joined], decisions)
    assert tuple(sorted((here.id, joined.id, far.id))) in found or (
        {near.id, far.id} in map(set, found) and {here.id, joined.id} in map(set, found)
    )


def test_reports_of_one_shelling_are_one_event_and_other_days_another() -> None:
    one = cite(source=MINISTRY, figures=killed(4))
    two = cite(source=PAPER, figures=killed(5))
    later = cite(source=MINISTRY, figures=killed(5), start=date(2020, 2, 10), place=TAFTANAZ)
    assert linked([one, two, later]) == tuple(
        sorted([tuple(sorted((one.id, two.id))), (later.id,)])
    )


def test_a_vague_claim_does_not_chain_two_events() -> None:
    vague = cite(place=IDLIB, start=None, source=None)
    days = [cite(start=MONDAY + timedelta(n), source=MINISTRY) for n in (0, 3)]
    assert all(len(ids & {d.id for d in days}) < 2 for ids in map(set, linked([vague, *days])))


def test_a_persons_verdict_joins_and_parts_and_is_undone() -> None:
    one, two = cite(source=MINISTRY), cite(source=PAPER)
    other = cite(source=PAPER, start=date(2020, 3, 3))
    part = decide("different", one.id, two.id)
    join = decide("same", one.id, other.id)
    together = tuple(sorted((one.id, two.id)))
    assert together in linked([one, two, other])
    assert together not in linked([one, two, other], [part])
    assert together in linked([one, two, other], [part, decide("undo", part.id, second=1)])
    assert any({one.id, other.id} <= set(ids) for ids in linked([one, two, other], [join]))
    later = decide("different", one.id, other.id, second=2)
    assert together in linked([one, two, other], [join, later])


def test_who_joins_two_claims_joins_their_events_though_their_days_conflict() -> None:
    first = [cite(source=s) for s in (MINISTRY, PAPER)]
    second = [cite(source=s, start=MONDAY + timedelta(3)) for s in (MINISTRY, PAPER)]
    assert len(linked([*first, *second])) == 2
    join = decide("same", first[0].id, second[1].id)
    assert len(linked([*first, *second], [join])) == 1
    part = decide("different", first[1].id, second[1].id, second=1)
    assert len(linked([*first, *second], [join, part])) > 1


def test_each_component_may_be_clustered_alone() -> None:
    here = [cite(source=s) for s in (MINISTRY, PAPER, MONITOR)]
    there = [cite(source=s, place=TAFTANAZ) for s in (MINISTRY, PAPER)]
    whole = set(linked([*here, *there]))
    assert whole == set(linked(here)) | set(linked(there))
    assert {len(ids) for ids in whole} == {3, 2}


def test_pairs_are_found_whatever_block_they_meet_in() -> None:
    near = cite(source=PAPER, place=IDLIB, figures=killed(33))
    point = cite(source=MINISTRY, figures=killed(33))
    assert len(compared([near, point])) == 1
    assert not list(itertools.chain(compared([point, cite(place=ALEPPO)])))
