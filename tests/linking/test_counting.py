"""Counts that may include an event: shown beside it, never joined with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linking.helpers import ALEPPO, IDLIB, MONDAY, SARAQEB, TAFTANAZ, cite, killed
from vedette.linking import compute_event
from vedette.linking.counting import may_count
from vedette.model import Event, Place

FRIDAY = date(2020, 2, 7)
SYRIA = Place("Syria", "SY", "adm0:SY", "Syria", None, 35.0, 38.0, 6)
TOWN_OR_REGION = Place("Idlib", "SY", "gn:9", "Idlib", "Idlib", 35.93, 36.63, 1)


def event(**fields: Any) -> Event:
    return compute_event([cite(**{"figures": killed(5), **fields})], [])


MONDAYS = event(figures=killed(4))


@pytest.mark.parametrize(
    "fields",
    [
        {"place": IDLIB, "end": FRIDAY},
        {"place": TOWN_OR_REGION, "end": FRIDAY},
        {"place": SARAQEB, "end": FRIDAY},
        {"place": SYRIA},
        {"place": IDLIB, "end": FRIDAY, "event_type": "toll"},
        {"place": IDLIB, "end": FRIDAY, "event_type": "attack"},
    ],
)
def test_a_longer_time_or_a_wider_area_may_count_it(fields: dict[str, Any]) -> None:
    wide = event(**fields)
    assert may_count(wide, MONDAYS)
    assert not may_count(MONDAYS, wide)


@pytest.mark.parametrize(
    "fields",
    [
        {"figures": killed(9)},
        {"place": TAFTANAZ, "end": FRIDAY},
        {"place": ALEPPO, "end": FRIDAY},
        {"place": IDLIB, "start": date(2020, 2, 4), "end": FRIDAY},
        {"place": IDLIB, "end": FRIDAY, "event_type": "air_strike"},
        {"place": IDLIB, "end": FRIDAY, "targets": ("Syrian troops",),
         "target_ids": ("syria.military",)},
        {"place": IDLIB, "end": FRIDAY, "figures": ()},
        {"place": IDLIB, "end": FRIDAY, "status": "threatened"},
        {"place": None, "end": FRIDAY},
    ],
)  # fmt: skip
def test_other_days_places_acts_and_sides_do_not(fields: dict[str, Any]) -> None:
    assert MONDAYS.start == MONDAY
    assert not may_count(event(**fields), MONDAYS)
