"""The parts of the pages that need no browser."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.desk.charts import family_chart
from vedette.desk.quoting import pieces_of, quote_of
from vedette.desk.shelf import Shelf
from vedette.desk.words import bounds_words, span_words
from vedette.errors import InputError
from vedette.model import Claim, Span

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


@given(st.text(min_size=1, max_size=60).filter(lambda t: t.strip()), st.data())
def test_pieces_are_the_text_again_and_hold_each_quote(text: str, data: st.DataObject) -> None:
    claims = []
    for number in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        if not text[start:end].strip():
            continue
        span = Span.of(text, start, end)
        claims.append(
            Claim(
                report_id="r",
                event_type="attack",
                evidence=(span,),
                event=str(number),
                actors=(str(number),),
                report_text=text,
            )
        )
    pieces = pieces_of(text, claims)
    assert "".join(piece.text for piece in pieces) == text
    for claim in claims:
        marked = "".join(piece.text for piece in pieces if claim.id in piece.claims)
        assert marked == claim.evidence[0].text


def test_a_quote_keeps_to_its_paragraph_and_is_cut_at_words() -> None:
    text = "Title\n" + "word " * 60 + "Four were killed." + " word" * 60 + "\nNext"
    start = text.index("Four")
    quote = quote_of(text, Span.of(text, start, start + 17))
    assert quote.words == "Four were killed."
    assert quote.before.startswith("… word")
    assert quote.after.endswith("word …")
    assert "Title" not in quote.before
    assert "Next" not in quote.after


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(4, 4, "4"), (5, 8, "5–8"), (13, None, "at least 13"), (None, 150, "up to 150"),
     (None, None, "some"), (0, 0, "0"), (200000, 999999, "200,000–999,999")],
)  # fmt: skip
def test_bounds_are_told(low: int | None, high: int | None, words: str) -> None:
    assert bounds_words(low, high) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2020, 2, 3), date(2020, 2, 3), "3 Feb 2020"),
        (date(2020, 2, 3), date(2020, 2, 9), "3–9 Feb 2020"),
        (date(2020, 1, 31), date(2020, 2, 2), "31 Jan – 2 Feb 2020"),
        (date(2019, 12, 1), date(2020, 2, 11), "1 Dec 2019 – 11 Feb 2020"),
        (None, None, "date unknown"),
    ],
)
def test_spans_of_days_are_told(first: date | None, last: date | None, words: str) -> None:
    assert span_words(first, last) == words


def test_a_pause_begins_a_new_visit(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    assert shelf.since("amal", NOON) is None
    assert shelf.since("amal", NOON + timedelta(minutes=5)) is None
    later = NOON + timedelta(hours=20)
    assert shelf.since("amal", later) == NOON + timedelta(minutes=5)
    assert shelf.since("amal", later + timedelta(minutes=1)) == NOON + timedelta(minutes=5)
    assert shelf.since("nour", later) is None


def test_what_is_marked_as_seen_is_new_no_more(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.since("amal", NOON)
    shelf.mark_seen("amal", NOON + timedelta(minutes=5))
    assert shelf.since("amal", NOON + timedelta(minutes=6)) == NOON + timedelta(minutes=5)


def test_views_are_kept_by_name_and_a_nameless_one_is_refused(tmp_path: Path) -> None:
    Shelf(tmp_path).save_view("Saraqeb", "place=saraqeb")
    Shelf(tmp_path).save_view("Saraqeb", "place=saraqib")
    assert [view.href for view in Shelf(tmp_path).views()] == ["/events?place=saraqib"]
    with pytest.raises(InputError, match="needs a name"):
        Shelf(tmp_path).save_view("  ", "place=x")
    Shelf(tmp_path).remove_view("Saraqeb")
    assert Shelf(tmp_path).views() == []


def test_a_damaged_shelf_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk.json").write_text("{")
    with pytest.raises(InputError, match="damaged"):
        Shelf(tmp_path).views()


@pytest.mark.parametrize(
    ("days", "unit"), [(20, "day"), (400, "week"), (2000, "month"), (9000, "year")]
)
def test_a_chart_has_bars_that_fit_and_loses_no_event(days: int, unit: str) -> None:
    first = date(2001, 1, 1)
    tally = {((first + timedelta(days=d)).isoformat(), "remote"): 1 for d in range(0, days, 7)}
    chart = family_chart({**tally, (None, "deals"): 5}, "/events")
    drawn = json.loads(chart.json)
    assert chart.unit == unit
    assert len(drawn["days"]) <= 120
    assert sum(drawn["series"][0]["values"]) == len(tally)
    assert len(drawn["days"]) == len(drawn["series"][0]["values"])
