"""Whether an event occurred, goes on, is planned, threatened, cancelled, denied or supposed."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.helpers import claims_of, doc_of, token_of
from vedette.reading.status import status_of


@pytest.mark.parametrize(
    ("text", "word", "event_type", "status"),
    [
        ("Troops seized the town on Monday.", "seized", "territory_taken", "occurred"),
        ("Troops seize town", "seize", "territory_taken", "occurred"),
        ("Troops are fighting in the town.", "fighting", "armed_clash", "ongoing"),
        ("The city has been under siege for months.", "siege", "encirclement", "ongoing"),
        ("The army plans to attack the town.", "attack", "attack", "planned"),
        ("The two sides will meet on Saturday.", "meet", "talks", "planned"),
        ("A delegation is expected in the capital.", "delegation", "talks", "planned"),
        ("They discussed a planned offensive.", "offensive", "offensive", "planned"),
        ("The group threatened to attack the town.", "attack", "attack", "threatened"),
        ("The patrols were cancelled because of snow.", "patrols", "patrol", "cancelled"),
        ("The army denied shelling the village.", "shelling", "shelling", "denied"),
        ("Troops did not attack the village.", "attack", "attack", "denied"),
        ("If troops attack, the deal is over.", "attack", "attack", "hypothetical"),
        ("An attack could destroy the dam.", "attack", "attack", "hypothetical"),
        ("The militants are believed to have killed two men.", "killed", "attack", "occurred"),
    ],
)
def test_status(text: str, word: str, event_type: str, status: str) -> None:
    doc = doc_of(text)
    assert status_of(doc[token_of(doc, word)], doc, event_type)[0] == status


def test_what_nobody_does_is_denied() -> None:
    doc = doc_of("No soldiers would be withdrawn from the town, the ministry said.")
    assert status_of(doc[token_of(doc, "withdrawn")], doc, "withdrawal")[0] == "denied"


def test_what_is_prevented_has_not_happened() -> None:
    doc = doc_of("Troops dug trenches to prevent the town being surrounded, he said.")
    assert status_of(doc[token_of(doc, "surrounded")], doc, "encirclement")[0] == "hypothetical"


def test_what_is_called_off_is_cancelled_and_was_to_come() -> None:
    text = "A meeting planned for 20 March in Bogota has been called off."
    (meeting,) = claims_of(text)
    assert (meeting.event_type, meeting.status) == ("talks", "cancelled")
    assert meeting.start == date(2024, 3, 20)
