"""The record as it stood on any past day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.store.making import add, claim, decide, place, report
from vedette.model import Decision, Event, Source
from vedette.store import EventFilter, Record, open_record

FOUR = "Shelling by the Syrian army killed four Turkish soldiers in Saraqeb, the ministry said."
EIGHT = "Eight Turkish soldiers died when shells hit Saraqeb on Monday, the war monitor said."
MONITOR = Source("the war monitor", "monitor")
VOICES = tuple(Source(f"source {letter}", "media") for letter in "abcdefghi")
MONDAY = date(2020, 2, 3)


def killed(events: list[Event]) -> list[tuple[int | None, int | None]]:
    return [(f.low, f.high) for e in events for f in e.totals if f.kind == "killed"]


def later(record: Record) -> None:
    """A report of 5 February about the shelling of the 3rd."""
    add(record, EIGHT, 8, day=date(2020, 2, 5), publisher="Post", source=MONITOR,
        start=MONDAY, end=MONDAY)  # fmt: skip


def test_the_list_is_that_of_the_reports_captured_by_then(record: Record) -> None:
    add(record, FOUR, 4)
    later(record)
    add(record, "Rebels shelled Marea.", day=date(2020, 2, 9), place=place("Marea"))
    assert record.events(as_of=date(2020, 2, 2)) == []
    assert killed(record.events(as_of=date(2020, 2, 4))) == [(4, 4)]
    assert killed(record.events(as_of=date(2020, 2, 5))) == [(4, 8)]
    assert record.count(as_of=date(2020, 2, 8)) == 1
    assert record.count(as_of=date(2020, 2, 9)) == record.count() == 2


def test_the_present_seen_as_of_now_is_the_present(record: Record) -> None:
    add(record, FOUR, 4)
    later(record)
    now = datetime.now(UTC)
    assert record.events(as_of=now) == record.events()
    assert record.rows(columns=("id", "killed", "disputed", "doubt", "title"), as_of=now) == (
        record.rows(columns=("id", "killed", "disputed", "doubt", "title"))
    )


def test_a_rejection_shows_from_its_day_and_is_gone_when_undone(record: Record) -> None:
    add(record, FOUR, 4)
    wrong = add(record, EIGHT, 8, publisher="Post", source=MONITOR)
    rejection, _ = decide(record, "reject", wrong.id, at=datetime(2020, 2, 10, 9, tzinfo=UTC))
    decide(record, "undo", rejection.id, at=datetime(2020, 2, 12, 9, tzinfo=UTC))
    stood = {day: killed(record.events(as_of=date(2020, 2, day))) for day in (9, 10, 11, 12)}
    assert stood == {9: [(4, 8)], 10: [(4, 4)], 11: [(4, 4)], 12: [(4, 8)]}
    assert killed(record.events(as_of=datetime(2020, 2, 10, 8, tzinfo=UTC))) == [(4, 8)]


def test_filters_and_ids_work_in_the_past(record: Record) -> None:
    made = add(record, FOUR, 4)
    later(record)
    day = date(2020, 2, 4)
    assert record.count(EventFilter(text="eight"), as_of=day) == 0
    assert record.count(EventFilter(text="eight")) == 1
    assert record.count(EventFilter(place="saraqeb", actor="turkish"), as_of=day) == 1
    event = record.event(made.id, as_of=day)
    assert event is not None and len(event.claims) == 1
    assert record.tally(EventFilter(), "type", as_of=day) == {"shelling": 1}


def test_what_is_added_later_about_the_past_changes_the_past(record: Record) -> None:
    add(record, FOUR, 4)
    assert killed(record.events(as_of=date(2020, 2, 5))) == [(4, 4)]
    later(record)
    assert killed(record.events(as_of=date(2020, 2, 5))) == [(4, 8)]


def test_an_older_reading_counts_before_the_newer_one(record: Record) -> None:
    add(record, FOUR, 4)
    made = report(EIGHT, publisher="Post")
    record.add_report(made, [claim(made, 8, source=MONITOR)])
    then = datetime.now(UTC)
    record.add_report(made, [claim(made, 6, source=MONITOR, reader="test 2")])
    assert killed(record.events()) == [(4, 6)]
    assert killed(record.events(as_of=then)) == [(4, 8)]


def test_history_tells_which_report_or_decision_changed_what(record: Record) -> None:
    made = add(record, FOUR, 4)
    later(record)
    decide(record, "reject", made.id, reason="withdrawn")
    first, second, third = record.history(made.id)
    assert killed([first.event]) == [(4, 4)]
    assert killed([second.event]) == [(4, 8)]
    assert killed([third.event]) == [(8, 8)]
    assert len(first.reports) == len(second.reports) == 1
    assert {"totals", "claims", "disagreements"} <= {c.field for c in second.changes}
    assert [d.reason for d in third.decisions] == ["withdrawn"]
    assert "rejected" in {c.field for c in third.changes}
    assert record.history("e0000000000000000") == []


def test_the_past_is_what_the_record_of_then_was(address: str, record: Record) -> None:
    """Copied, computed, and of either engine: the same as a record that has only seen so much."""
    told = [
        (report(f"Story {number}: shells hit {town}.", date(2020, 2, day), f"Paper {number}"), town)
        for number, (day, town) in enumerate(
            (day, town) for day in (3, 4, 5) for town in ("Saraqeb", "Marea", "Taftanaz")
        )
    ]
    made = [
        (of, claim(of, number, place=place(town), start=MONDAY, end=MONDAY, source=VOICES[number]))
        for number, (of, town) in enumerate(told)
    ]
    decisions = [
        Decision(verdict, tuple(made[n][1].id for n in numbers), "ana", at)
        for verdict, numbers, at in (
            ("reject", (0,), datetime(2020, 2, 4, 9, tzinfo=UTC)),
            ("different", (1, 4), datetime(2020, 2, 6, tzinfo=UTC)),
        )
    ]
    for of, one in made:
        record.add_report(of, [one])
    record.decide(*decisions)
    columns = ("id", "killed", "disputed", "unsure", "doubt", "changed", "title")
    for day in (2, 3, 4, 5, 6, 7):
        until = date(2020, 2, day)
        with open_record(":memory:", create=True) as then:
            for of, one in made:
                if of.captured and of.captured.date() <= until:
                    then.add_report(of, [one])
            then.decide(*(d for d in decisions if d.at.date() <= until))
            assert record.events(as_of=until) == then.events()
            assert sorted(record.rows(columns=columns, as_of=until)) == (
                sorted(then.rows(columns=columns))
            )
            for wanted in (EventFilter(text="story 3"), EventFilter(place="marea", actor="army")):
                assert record.count(wanted, as_of=until) == then.count(wanted)


def test_a_sources_grade_follows_what_was_decided_on_other_events(record: Record) -> None:
    elsewhere = {"place": place("Marea"), "source": MONITOR}
    add(record, EIGHT, 8, publisher="Post", source=MONITOR)
    wrong = add(record, "The war monitor said shells hit Marea.", publisher="Post", **elsewhere)
    right = [
        add(record, f"The war monitor told of shells at Taftanaz on the {day}th.", publisher="Post",
            day=date(2020, 2, day), place=place("Taftanaz"), source=MONITOR)
        for day in (5, 8)
    ]  # fmt: skip
    shelling = EventFilter(place="Saraqeb")

    def grade(as_of: date | None = None) -> str:
        event = record.events(shelling, as_of=as_of)[0]
        columns = ("reliability", "title", "credibility")
        row = record.rows(shelling, columns, as_of=as_of)[0]
        assert row == (event.reliability, row[1], event.credibility)
        return event.reliability + event.credibility

    assert grade() == "B3"
    decide(record, "reject", wrong.id, at=datetime(2020, 2, 20, tzinfo=UTC))
    assert grade() == "C3"
    for claim_of, day in zip(right, (21, 22), strict=True):
        decide(record, "accept", claim_of.id, at=datetime(2020, 2, day, tzinfo=UTC))
    assert grade() == "B3"
    assert [grade(date(2020, 2, day)) for day in (19, 20, 21, 22)] == ["B3", "C3", "B3", "B3"]
    assert record.history(record.events(shelling)[0].id)[-1].event.reliability == "B"
    assert list(record.check()) == []
