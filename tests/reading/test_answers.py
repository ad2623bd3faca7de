"""Those who decline or deny speak of the event told beside them."""

from __future__ import annotations

from datetime import date

from tests.reading.helpers import claims_of

STORY = (
    "Kenyan troops shelled rebel positions near Kismayo on Tuesday, a monitor said. "
    "The defence ministry in Nairobi refused to confirm the shelling."
)


def test_who_declines_speaks_of_the_event_told_before() -> None:
    told, answer = (
        c for c in claims_of(STORY, published=date(2020, 3, 5)) if c.event_type == "shelling"
    )
    assert answer.source is not None and answer.source.stance == "declines"
    assert answer.event == told.event
    assert (answer.actors, answer.targets) == (told.actors, told.targets)
    assert (answer.start, answer.place) == (told.start, told.place)


def test_who_denies_speaks_of_the_place_of_what_is_denied() -> None:
    text = (
        "A suicide bomber killed seven soldiers in Mogadishu on Tuesday, police said. "
        "African Union troops shelled farmland outside Afgooye overnight, residents said. "
        "A spokesman for the mission denied that its forces had fired."
    )
    told, answer = (
        c for c in claims_of(text, published=date(2024, 5, 15)) if c.event_type == "shelling"
    )
    assert answer.status == "denied"
    assert answer.place == told.place
    assert told.place is not None
    assert told.place.text == "Afgooye"
