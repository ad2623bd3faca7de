"""Independent sources: who copies, quotes or repeats whom."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.linking.helpers import MINISTRY, MONDAY, MONITOR, PAPER, cite
from vedette.linking import CitedClaim, fingerprint, independent_groups
from vedette.linking.wording import likeness
from vedette.model import Source

WIRE = (
    "Four soldiers were killed and nine were wounded when shells hit a convoy west of the town "
    "on Monday morning. The convoy had set out before dawn to reinforce a position on the main "
    "road. Both highways were closed for hours, and helicopters brought the wounded across the "
    "border, where families waited at the gates of two hospitals."
)
SPOKEN = (
    (MINISTRY, "A"),
    (None, "A"),
    (PAPER, "B"),
    (None, "Daily Sabah"),
    (MONITOR, "B"),
    (None, "C"),
)


def groups(*claims: CitedClaim) -> int:
    return len(independent_groups(claims))


def test_named_sources_are_independent() -> None:
    assert groups(cite(source=MINISTRY), cite(source=PAPER), cite(source=MONITOR)) == 3


def test_a_statement_quoted_by_two_papers_is_one_source() -> None:
    assert (
        groups(*(cite(source=MINISTRY, publisher=p) for p in ("Sample Wire", "Sample Daily"))) == 1
    )


def test_organs_of_one_state_are_one_source() -> None:
    minister = Source("Turkish foreign minister", "official")
    assert groups(cite(source=MINISTRY), cite(source=minister)) == 1


def test_a_longer_name_of_the_same_office_is_the_same_source() -> None:
    names = ("governor of Hatay", "the governor of Hatay province")
    assert groups(*(cite(source=Source(name, "official")) for name in names)) == 1


def test_a_report_and_one_that_cites_it_are_one_source() -> None:
    assert groups(cite(publisher="Daily Sabah"), cite(source=PAPER, publisher="Sample Wire")) == 1


def test_a_copied_wire_story_is_one_source() -> None:
    copy = WIRE.replace("two hospitals", "the hospitals of Hatay")
    texts = [(WIRE, "Sample Wire"), (copy, "Sample Daily")]
    copies = [cite(publisher=p, fingerprint=fingerprint(t)) for t, p in texts]
    other = cite(publisher="Sample Field Note", fingerprint=fingerprint("Rain fell on the camps."))
    assert groups(*copies) == 1
    assert groups(*copies, other) == 2


def test_a_copy_that_names_two_sources_keeps_both() -> None:
    mark = fingerprint(WIRE)
    claims = [
        cite(source=s, publisher=p, fingerprint=mark) for s in (MINISTRY, MONITOR) for p in "AB"
    ]
    assert groups(*claims) == 2


def test_a_reports_own_voice_beside_its_source_is_no_second_source() -> None:
    assert groups(cite(source=MINISTRY, report="r"), cite(report="r", start=None)) == 1


def test_fingerprints_tell_copies_from_other_texts() -> None:
    other = "Families moved north towards the border as government forces pressed their offensive."
    assert likeness(fingerprint(WIRE), fingerprint(WIRE + " More will follow.")) > 0.7
    assert likeness(fingerprint(WIRE), fingerprint(other)) < 0.1
    assert fingerprint("") == fingerprint(" \n…") == ()


def test_a_fingerprint_is_the_same_on_every_machine() -> None:
    made = fingerprint("Shells hit Saraqeb")
    assert made[:3] == (715353452, 408339094, 503002921)
    assert made[64:67] == (3825638208, 2199457738, 66608376)


@given(st.permutations(range(6)))
def test_the_order_of_claims_does_not_matter(order: list[int]) -> None:
    claims = [
        cite(source=s, publisher=p, published=MONDAY + timedelta(n))
        for n, (s, p) in enumerate(SPOKEN)
    ]
    assert independent_groups([claims[i] for i in order]) == independent_groups(claims)
