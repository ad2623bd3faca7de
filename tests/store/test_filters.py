"""Filters find the same on both engines, and pages never overlap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.store.making import add, claim, decide, place, report
from vedette.errors import InputError
from vedette.model import Place, Source
from vedette.store import EventFilter, Record, make_filter

DAY = date(2020, 2, 3)
FIJI = Place("Labasa", "FJ", "geonames:2204506", "Labasa", "Northern", -16.43, 179.36, 1, 5.0)


@pytest.fixture
def filled(record: Record) -> Record:
    """Four events: a shelling, a strike, talks without a place or day, and one in Fiji."""
    add(record, "Shells killed 12 soldiers in Saraqeb, the ministry said.", 12)
    add(record, "Jets bombed Marea, the monitor said.", event_type="air_strike",
        place=place("Marea"), source=Source("the Syrian Observatory", "monitor"),
        actors=("Force aérienne",), start=DAY + timedelta(9), end=DAY + timedelta(11))  # fmt: skip
    add(record, "They will talk in Geneva some day.", event_type="talks", status="planned",
        place=None, start=None, end=None, actors=("Russia", "Turkey"), targets=(), source=None,
        publisher="Coast Radio")  # fmt: skip
    add(record, "A clash in Labasa.", event_type="armed_clash", place=FIJI, actors=("rebels",),
        targets=(), start=date(2021, 1, 1), end=date(2021, 1, 1), source=None)  # fmt: skip
    return record


def types(record: Record, **wanted: Any) -> list[str]:
    return sorted(str(row[0]) for row in record.rows(make_filter(**wanted), ("type",)))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["air_strike", "armed_clash", "shelling", "talks"]),
        ({"place": "SARAQEB"}, ["shelling"]),
        ({"place": "aleppo"}, ["air_strike"]),
        ({"place": "mar"}, ["air_strike"]),
        ({"country": "sy"}, ["air_strike", "shelling"]),
        ({"box": "36,35,37,36"}, ["shelling"]),
        ({"box": "170,-20,-170,-10"}, ["armed_clash"]),
        ({"period": "2020-02-13"}, ["air_strike"]),
        ({"period": "2020"}, ["air_strike", "shelling"]),
        ({"period": "..2020-02-03"}, ["shelling"]),
        ({"period": "2020-02-04.."}, ["air_strike", "armed_clash"]),
        ({"types": ["remote"]}, ["air_strike", "shelling"]),
        ({"types": ["talks,shelling"]}, ["shelling", "talks"]),
        ({"statuses": ["planned"]}, ["talks"]),
        ({"actor": "aerienne"}, ["air_strike"]),
        ({"actor": "turkish soldiers"}, ["air_strike", "shelling"]),
        ({"source": "observatory"}, ["air_strike"]),
        ({"source": "coast radio"}, ["talks"]),
        ({"text": "bombed"}, ["air_strike"]),
        ({"text": "Geneva talk"}, ["talks"]),
        ({"text": "geneva shells"}, []),
        ({"text": "'\" OR 1=1 --"}, []),
        ({"text": "***"}, ["air_strike", "armed_clash", "shelling", "talks"]),
        ({"min_killed": 12}, ["shelling"]),
        ({"min_sources": 2}, []),
        ({"ids": ()}, []),
        ({"placed": True}, ["air_strike", "armed_clash", "shelling"]),
    ],
)
def test_a_filter_lets_through_what_it_says(
    filled: Record, wanted: dict[str, Any], found: list[str]
) -> None:
    assert types(filled, **wanted) == found
    assert filled.count(make_filter(**wanted)) == len(found)
    assert sorted(e.event_type for e in filled.events(make_filter(**wanted))) == found


@pytest.mark.parametrize(
    "order", ["start", "-start", "changed", "-changed", "-killed", "-sources", "-doubt", "id"]
)
def test_pages_have_every_event_once(filled: Record, order: str) -> None:
    pages = [filled.events(limit=1, offset=n, order=order) for n in range(5)]
    assert [len(page) for page in pages] == [1, 1, 1, 1, 0]
    assert [e.id for page in pages for e in page] == [e.id for e in filled.events(order=order)]
    assert [e.id for e in filled.each_event(order=order)] == [
        row[0] for row in filled.rows(order=order)
    ]
    assert len({e.id for page in pages for e in page}) == 4


def test_undated_events_come_last(filled: Record) -> None:
    assert filled.events(order="start")[-1].event_type == "talks"
    assert filled.events(order="-start")[-1].event_type == "talks"


def test_tallies_count_by_one_column_or_more(filled: Record) -> None:
    assert filled.tally(EventFilter(), "country") == {"SY": 2, "FJ": 1, None: 1}
    assert filled.tally(EventFilter(country="SY"), "type", "status") == {
        ("air_strike", "occurred"): 1,
        ("shelling", "occurred"): 1,
    }


def test_a_rejected_event_is_hidden_unless_asked_for(filled: Record) -> None:
    (event,) = filled.events(make_filter(types=["talks"]))
    decide(filled, "reject", event.claims[0].id)
    assert types(filled, types=["talks"]) == []
    assert types(filled, types=["talks"], with_rejected=True) == ["talks"]


def test_disputed_alone(record: Record) -> None:
    add(record, "Shells killed four soldiers in Saraqeb.", 4)
    other = report("Shells killed eight soldiers in Saraqeb, they said.", publisher="Post")
    record.add_report(other, [claim(other, 8, source=Source("medics", "witness"))])
    add(record, "Talks were held in Marea.", event_type="talks", place=place("Marea"))
    assert types(record, only_disputed=True) == ["shelling"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"box": "1,2,3"},
        {"box": "0,91,1,92"},
        {"box": "a,b,c,d"},
        {"period": "2020-13"},
        {"period": "2020-02-05..2020-02-01"},
        {"types": ["picnic"]},
        {"statuses": ["maybe"]},
    ],
)
def test_what_makes_no_sense_is_refused_with_a_remedy(wrong: dict[str, Any]) -> None:
    with pytest.raises(InputError) as caught:
        make_filter(**wrong)
    assert caught.value.remedy


def test_unknown_orders_and_columns_are_refused(record: Record) -> None:
    with pytest.raises(InputError, match="no order"):
        record.events(order="start; DROP TABLE events")
    with pytest.raises(InputError, match="no column"):
        record.rows(columns=("number",))
    with pytest.raises(InputError, match="no column"):
        record.tally(EventFilter(), "1")
