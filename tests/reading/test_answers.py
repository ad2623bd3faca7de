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
