"""Who stands behind an event's words."""

from __future__ import annotations

import pytest

from tests.reading.helpers import claims_of, doc_of, token_of
from vedette.reading.attribution import attribution_of


def source(text: str, word: str) -> tuple[str, str] | None:
    doc = doc_of(text)
    found = attribution_of(doc, token_of(doc, word))
    return (found.name, found.stance) if found else None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Rebels attacked a base, the defence ministry said.", "attacked", "defence ministry"),
        ("The army said that rebels attacked a base.", "attacked", "army"),
        ("Rebels attacked a base, according to the police.", "attacked", "police"),
        ("Maria Santos told reporters that rebels attacked a base.", "attacked", "Maria Santos"),
        (
            "Maria Santos, a minister, spoke in the capital. She said rebels attacked a base.",
            "attacked",
            "Maria Santos",
        ),
    ],
)  # fmt: skip
def test_source(text: str, word: str, name: str) -> None:
    found = source(text, word)
    assert found is not None
    assert found[0].lower().removeprefix("the ") == name.lower()


def test_own_voice_has_no_source() -> None:
    assert source("Rebels attacked a base in the north on Monday.", "attacked") is None


def test_refusal_to_confirm_declines() -> None:
    found = source("A military spokesman refused to confirm the attack on the base.", "attack")
    assert found is not None
    assert found[1] == "declines"


def test_denial_denies() -> None:
    found = source("The government denied that its troops attacked the village.", "attacked")
    assert found is not None
    assert found[1] == "denies"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (
            "The army's claim that rebels attacked a base was doubted in the capital.",
            "attacked",
            "army",
        ),
        (
            "According to the police, a mayor was shot and two of his guards were abducted.",
            "abducted",
            "police",
        ),
        (
            "She said the plan was to hold the line, stressing that rebels attacked a base.",
            "attacked",
            "Maria Santos",
        ),
        (
            "The defence secretary said rebels attacked a base. Maria Santos, the defence "
            "secretary, spoke in the capital.",
            "attacked",
            "Maria Santos",
        ),
    ],
)  # fmt: skip
def test_a_source_is_found_over_nouns_and_sentences(text: str, word: str, name: str) -> None:
    if text.startswith("She"):
        text = f"Maria Santos, a minister, spoke in the capital. {text}"
    found = source(text, word)
    assert found is not None
    assert found[0].lower().removeprefix("the ") == name.lower()


def test_those_who_are_told_something_do_not_say_it() -> None:
    text = "“We will not leave,” Santos said, telling reporters that rebels attacked a base."
    found = source(text, "attacked")
    assert found is not None
    assert found[0] == "Santos"


def test_an_office_speaks() -> None:
    (flight,) = claims_of(
        "About 340 families have fled since Thursday, the ombudsman's office said."
    )
    assert flight.source is not None and flight.source.name == "ombudsman's office"
    assert flight.source.kind == "official"
