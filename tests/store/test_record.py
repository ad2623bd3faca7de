"""The record as its users see it: what goes in comes out, and nothing is lost or doubled."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.store.making import add, claim, decide, place, report
from vedette.errors import ClaimError, ReportError, StoreError
from vedette.model import Decision, Source
from vedette.store import EventFilter, Record, open_record

FOUR = "Shelling by the Syrian army killed four Turkish soldiers in Saraqeb, the ministry said."
EIGHT = "Eight Turkish soldiers died when Syrian army shells hit Saraqeb, the war monitor said."


def test_a_report_comes_back_as_it_was(record: Record) -> None:
    made = report(FOUR, url="https://example.org/1", language="en")
    record.add_report(made, [claim(made, 4)])
    assert record.report(made.id) == made
    assert record.claims_of(made.id) == [claim(made, 4)]
    assert record.report("r-none") is None


def test_adding_twice_changes_nothing(record: Record) -> None:
    made = report(FOUR)
    first = record.add_report(made, [claim(made, 4)])
    again = record.add_report(made, [claim(made, 4)])
    assert (first.state, again.state) == ("new", "known")
    assert first.claims == again.claims
    assert record.count() == 1
    assert len(record.reports()) == 1


def test_two_reports_of_one_event_are_one_event_with_both_figures(record: Record) -> None:
    add(record, FOUR, 4)
    add(record, EIGHT, 8, publisher="The Post", source=Source("the war monitor", "monitor"))
    (event,) = record.events()
    assert len(event.claims) == 2
    assert {f.kind: (f.low, f.high) for f in event.totals} == {"killed": (4, 8)}
    assert "figures" in {d.field for d in event.disagreements}
    assert record.rows(columns=("killed_low", "killed_high", "disputed"))[0][:2] == (4, 8)


def test_an_event_keeps_its_old_ids(record: Record) -> None:
    one = add(record, FOUR, 4)
    before = record.events()[0].id
    other = add(record, EIGHT, 8, publisher="The Post", source=Source("the monitor", "monitor"))
    now = record.event(before)
    assert now is not None
    assert record.event("e" + one.id[1:]) == record.event("e" + other.id[1:]) == now
    assert record.event(one.id) == now
    assert record.event("e0000000000000000") is None


def test_another_text_under_a_known_id_is_refused(record: Record) -> None:
    made = report(FOUR, id="wire-7")
    record.add_report(made, [claim(made, 4)])
    other = report(EIGHT, id="wire-7")
    with pytest.raises(ReportError, match="wire-7"):
        record.add_report(other, [claim(other, 8)])
    assert record.report("wire-7") == made


def test_a_better_reading_counts_and_the_old_one_is_kept(record: Record) -> None:
    made = report(FOUR)
    old, new = claim(made, 4), claim(made, 4, event_type="bombing", reader="test 2")
    record.add_report(made, [old])
    assert record.add_report(made, [new]).state == "reread"
    (event,) = record.events()
    assert event.event_type == "bombing"
    assert record.claims_of(made.id) == [new]
    assert record.claim(old.id) == old
    assert list(record.check()) == []


def test_a_report_without_claims_is_kept(record: Record) -> None:
    made = report("Nothing happened in Saraqeb today, residents said.")
    assert record.add_report(made, []).state == "new"
    assert record.holds(made)
    assert record.add_report(made, []).state == "known"
    assert record.count() == 0


def test_a_rejected_claim_no_longer_counts_until_the_decision_is_undone(record: Record) -> None:
    add(record, FOUR, 4)
    wrong = add(record, EIGHT, 8, publisher="Post", source=Source("the monitor", "monitor"))
    rejection, _ = decide(record, "reject", wrong.id, reason="a parody site")
    (event,) = record.events()
    assert event.rejected == (wrong.id,)
    assert {f.kind: (f.low, f.high) for f in event.totals} == {"killed": (4, 4)}
    decide(record, "undo", rejection.id, hours=1)
    (event,) = record.events()
    assert event.rejected == ()
    assert {f.kind: (f.low, f.high) for f in event.totals} == {"killed": (4, 8)}


def test_a_person_parts_and_joins_events(record: Record) -> None:
    one = add(record, FOUR, 4)
    other = add(record, EIGHT, 8, publisher="Post", source=Source("the monitor", "monitor"))
    parted, touched = decide(record, "different", one.id, other.id)
    assert record.count() == 2
    assert len(touched) == 2
    decide(record, "undo", parted.id, hours=1)
    assert record.count() == 1
    far = add(record, "Rebels shelled Marea, killing two.", 2, place=place("Marea"))
    assert record.count() == 2
    decide(record, "same", one.id, far.id, hours=2)
    assert record.event(one.id) == record.event(far.id)
    assert list(record.check()) == []


def test_an_amended_field_shows_who_amended_it(record: Record) -> None:
    made = add(record, FOUR, 4)
    decide(record, "amend", made.id, field="event_type", value="bombing", reason="a mine")
    (event,) = record.events()
    assert event.event_type == "bombing"
    assert "ana" in event.rules["event_type"]
    assert record.rows(columns=("type", "decided"))[0] == ("bombing", 1)


def test_a_value_that_does_not_fit_its_field_is_refused_and_not_kept(record: Record) -> None:
    made = add(record, FOUR, 4)
    with pytest.raises(ClaimError):
        decide(record, "amend", made.id, field="event_type", value="picnic")
    assert record.decisions() == []
    assert record.events()[0].event_type == "shelling"


def test_a_preview_shows_the_change_and_keeps_nothing(record: Record) -> None:
    one = add(record, FOUR, 4)
    other = add(record, EIGHT, 8, publisher="Post", source=Source("the monitor", "monitor"))
    part = Decision("different", (one.id, other.id), "ana", datetime(2020, 2, 5, tzinfo=UTC))
    assert len(record.preview(part)) == 2
    assert record.count() == 1
    assert record.decisions() == []


@pytest.mark.parametrize(
    ("verdict", "subjects", "words"),
    [
        ("reject", ("c0000000000000000",), "no claim"),
        ("undo", ("d0000000000000000",), "no decision"),
        ("same", ("c0000000000000000",), "two claims"),
        ("delete", ("c0000000000000000",), "no verdict"),
        ("accept", (), "about"),
    ],
)
def test_a_decision_about_nothing_is_refused(
    record: Record, verdict: str, subjects: tuple[str, ...], words: str
) -> None:
    with pytest.raises(StoreError, match=words):
        decide(record, verdict, *subjects)


def test_documents_are_appended_and_the_newest_holds(record: Record) -> None:
    assert record.put_document("site", "post-1", {"name": "Salwa"}, "ana")
    assert not record.put_document("site", "post-1", {"name": "Salwa"}, "ana")
    assert record.put_document("site", "post-1", {"name": "Salwa", "kind": "post"}, "ben")
    record.put_document("agreement", "a", {"title": "Memorandum"}, "ana")
    (site,) = record.documents("site")
    assert (site.data, site.by, site.id) == ({"name": "Salwa", "kind": "post"}, "ben", "post-1")
    assert record.documents("site", as_of=date(2020, 1, 1)) == []


def test_what_is_set_aside_is_listed_once(record: Record) -> None:
    assert record.set_aside("a.txt", "It is empty", "Drop it", b"x")
    assert not record.set_aside("a.txt", "It is empty", "Drop it", b"x")
    (aside,) = record.asides()
    assert (aside.source, aside.reason, aside.remedy) == ("a.txt", "It is empty", "Drop it")


def test_runs_tell_who_added_what(record: Record) -> None:
    with record.run("add") as run:
        run.new = 3
    (noted,) = record.runs()
    assert (noted["command"], noted["new"], noted["known"]) == ("add", 3, 0)
    assert noted["ended"] >= noted["started"]


def test_hostile_text_is_kept_as_text(record: Record) -> None:
    text = "'; DROP TABLE claims; -- <script>alert(1)</script> \u202eبحر\u202c =1+1 قصف سراقب"
    made = add(record, text, 4, actors=("'); DELETE FROM events; --", "الجيش السوري"))
    (event,) = record.events()
    assert event.claims[0].evidence[0].text == text
    assert event.actors == made.actors
    assert list(record.check()) == []


def test_there_must_be_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no database"):
        open_record(str(tmp_path / "none.db"))


def test_a_bulk_load_links_as_one_by_one(address: str, tmp_path: Path) -> None:
    told = [
        (made, [claim(made, number % 4, place=place(town))])
        for number, town in enumerate(("Saraqeb", "Marea", "Saraqeb", "Taftanaz", "Marea"))
        for made in [report(f"Shells killed {number % 4} in {town}, story {number}.")]
    ]
    with open_record(address, create=True) as record:
        assert record.add_many(told) == len(told)
        assert record.count() == 0
        record.relink()
        assert list(record.check()) == []
        bulk = record.events(order="id")
        assert record.add_many(told) == 0
    with open_record(str(tmp_path / "other.db"), create=True) as other:
        for made, claims in told:
            other.add_report(made, claims)
        assert other.events(order="id") == bulk


def test_decisions_survive_relinking(record: Record) -> None:
    made = add(record, FOUR, 4)
    decide(record, "reject", made.id)
    before = record.events(EventFilter(with_rejected=True))
    record.relink()
    assert record.events(EventFilter(with_rejected=True)) == before
    assert before[0].rejected == (made.id,)
