"""One source that tells of one event in two sentences makes one claim."""

from __future__ import annotations

from tests.reading.helpers import claims_of

TWICE = (
    "Soldiers detained a rebel leader in Bangui on Monday. "
    "One rebel was detained in Bangui on Monday."
)


def test_what_only_the_second_sentence_tells_joins_the_first() -> None:
    (claim,) = (c for c in claims_of(TWICE) if c.event_type == "arrest")
    assert claim.actors == ("Soldiers",)
    assert [(f.kind, f.low) for f in claim.figures] == [("detained", 1)]
    assert [span.text.split()[0] for span in claim.evidence] == ["Soldiers", "One"]


def test_two_counts_stay_two_claims() -> None:
    text = TWICE.replace("a rebel leader", "three rebels")
    assert len([c for c in claims_of(text) if c.event_type == "arrest"]) == 2
