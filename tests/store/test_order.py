"""Whatever the order of adding, the same reports and decisions make the same events."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import PLACES, claim, place, report
from vedette.model import Claim, Decision, Report, Source
from vedette.store import Record, open_record

VOICES = (
    Source("the Turkish defence ministry", "official"),
    Source("the war monitor", "monitor"),
    Source("state television", "state_media", "denies"),
)
Added = tuple[Report, Claim]


@st.composite
def reports(draw: st.DrawFn) -> list[Added]:
    """Some reports, a claim each, of few places and days, so that many are of one event."""
    made = []
    for number in range(draw(st.integers(2, 6))):
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
def two_orders(draw: st.DrawFn) -> tuple[list[Added | Decision], list[Added | Decision]]:
    made = draw(reports())
    steps: list[Added | Decision] = [*made, *draw(decided([c for _, c in made]))]
    return steps, draw(st.permutations(steps))


@settings(max_examples=15, deadline=None)
@given(two_orders())
def test_any_order_gives_the_same_events(
    orders: tuple[list[Added | Decision], list[Added | Decision]],
) -> None:
    assert everything(orders[0]) == everything(orders[1])
