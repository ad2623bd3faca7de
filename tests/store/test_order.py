"""Whatever the order of adding, the same reports and decisions make the same events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import PLACES, claim, place, report
from vedette.linking import blocking
from vedette.model import Claim, Decision, Report, Source
from vedette.store import Record, open_record

VOICES = (
    Source("the Turkish defence ministry", "official"),
    Source("the war monitor", "monitor"),
    Source("state television", "state_media", "denies"),
)
Added = tuple[Report, Claim]


@st.composite
def reports(draw: st.DrawFn, most: int = 6) -> list[Added]:
    """Some reports, a claim each, of few places and days, so that many are of one event."""
    made = []
    for number in range(draw(st.integers(2, most))):
        day = date(2020, 2, draw(st.integers(3, 4)))
        name = draw(st.sampled_from(sorted(PLACES)))
        killed = draw(st.integers(0, 9))
        voice = draw(st.sampled_from(VOICES))
        text = f"{killed} soldiers died as shells hit {name}, {voice.name} said in story {number}."
        told = report(text, day, publisher=f"Paper {number}")
        made.append((told, claim(told, killed, place=place(name), source=voice)))
    return made


@st.composite
def decided(draw: st.DrawFn, claims: list[Claim]) -> list[Decision]:
    made: list[Decision] = []
    for hour in range(draw(st.integers(0, 4))):
        verdict = draw(st.sampled_from(["reject", "accept", "same", "different", "amend", "undo"]))
        size = 2 if verdict in {"same", "different"} else 1
        ids = draw(st.permutations([c.id for c in claims]))[:size]
        if verdict == "undo":
            if not made:
                continue
            ids = [draw(st.sampled_from([d.id for d in made]))]
        field, value = ("status", "planned") if verdict == "amend" else (None, None)
        at = datetime(2020, 2, 9, hour, tzinfo=UTC)
        made.append(Decision(verdict, tuple(ids), "ana", at, "", field, value))
    return made


def possible(step: Added | Decision, record: Record) -> bool:
    if not isinstance(step, Decision):
        return True
    known = {d.id for d in record.decisions()}
    return all(id in known or record.claim(id) is not None for id in step.subjects)


def everything(steps: list[Added | Decision]) -> tuple[object, ...]:
    """Take every step as soon as what it is about is there; the record that comes of it."""
    with open_record(":memory:", create=True) as record:
        waiting = list(steps)
        while waiting:
            step = next(s for s in waiting if possible(s, record))
            waiting.remove(step)
            if isinstance(step, Decision):
                record.decide(step)
            else:
                record.add_report(step[0], [step[1]])
        assert list(record.check()) == []
        columns = ("id", "type", "status", "killed", "disputed", "doubt", "changed", "title")
        rows = sorted(record.rows(columns=columns))
        return [e.as_record() for e in record.events(order="id")], rows


@st.composite
def two_orders(
    draw: st.DrawFn, most: int = 6
) -> tuple[list[Added | Decision], list[Added | Decision]]:
    made = draw(reports(most))
    steps: list[Added | Decision] = [*made, *draw(decided([c for _, c in made]))]
    return steps, draw(st.permutations(steps))


@settings(max_examples=15, deadline=None)
@given(two_orders())
def test_any_order_gives_the_same_events(
    orders: tuple[list[Added | Decision], list[Added | Decision]],
) -> None:
    assert everything(orders[0]) == everything(orders[1])


@contextmanager
def small_crowds(claims: int) -> Iterator[None]:
    """Let so few claims of one place and day be a crowd already."""
    before, blocking.CROWD = blocking.CROWD, claims
    try:
        yield
    finally:
        blocking.CROWD = before


@settings(max_examples=30, deadline=None)
@given(two_orders(most=9), st.integers(1, 4))
def test_any_order_gives_the_same_events_of_a_crowd(
    orders: tuple[list[Added | Decision], list[Added | Decision]], claims: int
) -> None:
    with small_crowds(claims):
        assert everything(orders[0]) == everything(orders[1])


@settings(max_examples=15, deadline=None)
@given(reports(most=9), st.integers(1, 4), st.data())
def test_a_crowd_stood_on_a_past_day_as_it_was(
    made: list[Added], claims: int, data: st.DataObject
) -> None:
    days = [data.draw(st.integers(1, 9)) for _ in made]
    dated = [
        (replace(told, captured=datetime(2020, 3, day, 12, tzinfo=UTC)), claim)
        for day, (told, claim) in zip(days, made, strict=True)
    ]
    with small_crowds(claims), open_record(":memory:", create=True) as record:
        for told, claim in dated:
            record.add_report(told, [claim])
        for day in sorted(set(days)):
            there = [added for added in dated if added[0].captured.day <= day]
            then = [e.as_record() for e in record.events(order="id", as_of=date(2020, 3, day))]
            assert then == everything(there)[0]


@settings(max_examples=15, deadline=None)
@given(reports(most=9), st.integers(1, 4), st.data())
def test_a_report_read_anew_leaves_the_crowd_as_if_it_had_been_read_so_at_first(
    made: list[Added], claims: int, data: st.DataObject
) -> None:
    told, found = data.draw(st.sampled_from(made))
    other = replace(found, figures=(), reader="test 2", report_text=told.text)
    with small_crowds(claims), open_record(":memory:", create=True) as record:
        for one in made:
            record.add_report(one[0], [one[1]])
        record.add_report(told, [other])
        assert list(record.check()) == []
        again = [(one, other if one.id == told.id else claim) for one, claim in made]
        assert [e.as_record() for e in record.events(order="id")] == everything(again)[0]


def test_a_crowd_that_tells_one_event_is_one_event_and_takes_in_one_more() -> None:
    def told(number: int) -> Added:
        text = f"Four soldiers died as shells hit Saraqeb, paper {number} wrote in its own words."
        made = report(text, publisher=f"Paper {number}")
        return made, claim(made, 4, source=Source(f"Paper {number}", "media"))

    with open_record(":memory:", create=True) as record:
        crowd = [told(number) for number in range(blocking.CROWD + 40)]
        record.add_many((one, [made]) for one, made in crowd)
        record.relink()
        assert [len(event.claims) for event in record.events()] == [len(crowd)]
        one, made = told(999)
        record.add_report(one, [made])
        assert [len(event.claims) for event in record.events()] == [len(crowd) + 1]
        assert list(record.check()) == []
