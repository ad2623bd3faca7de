"""Positions of live sites and movements do not leave at the public level, in any output.

Two records differ in nothing but the exact points of sites and events, inside one region. If
a public output differs between them, a position has left.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.exports.conftest import build, shifted
from tests.monitoring.build import PLACES
from vedette.cli.main import group
from vedette.exports.raster import to_png
from vedette.exports.sitrep_docx import sitrep_docx
from vedette.exports.sitrep_html import sitrep_html
from vedette.exports.sitrep_md import sitrep_md
from vedette.exports.sitrep_parts import drawings
from vedette.exports.sitrep_pdf import sitrep_pdf
from vedette.model import Claim, Inferred, Place, Span
from vedette.monitoring import harm
from vedette.monitoring.sitrep import Asked, SituationReport, compose
from vedette.store import open_record

COMMANDS = [
    "sites", "sites --movements", "agreements", "agreements --claims", "casualties",
    "displacement", "series", "series --by area", "series --by clause", "alerts",
]  # fmt: skip
QUOTES = (
    "The post stands at 35.86447, 36.80591, the note said.",
    "A convoy was seen at 37S BV 12345 67890 on the road.",
    "Tents stood at 35°51′52″N 36°48′21″E near the road.",
)
PERIOD = (date(2020, 2, 1), date(2020, 2, 10))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    folder = tmp_path_factory.mktemp("harm")
    return (
        build(folder / "one.db", PLACES, QUOTES),
        build(folder / "other.db", shifted(0.031, -0.043), QUOTES),
    )


def printed(db: str, command: str, form: str, level: str) -> str:
    args = [*command.split(), "--db", db, "--format", form, "--release", level]
    result = CliRunner().invoke(group, args, catch_exceptions=False)
    assert result.exit_code == 0
    return re.sub(r'"made": "[^"]+"', "", result.stdout)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", ["json", "csv"])
def test_commands_tell_no_position(command: str, form: str, two: tuple[str, str]) -> None:
    one, other = (printed(db, command, form, "public") for db in two)
    assert one == other
    assert not harm.COORDINATES.search(one)


def written(db: str, level: str) -> dict[str, Any]:
    with open_record(db) as record:
        report = compose(record, *PERIOD, "Idlib", Asked(level=level))
    made = replace(report, made=datetime(2020, 1, 1, tzinfo=UTC))
    return {**texts(made), "pictures": [to_png(d) for d in drawings(made).values()]}


def texts(report: SituationReport) -> dict[str, Any]:
    return {
        "record": report.as_record(),
        "html": sitrep_html(report),
        "md": sitrep_md(report),
        "pdf": sitrep_pdf(report),
        "docx": len(sitrep_docx(report)),
    }


def test_situation_report_tells_no_position_in_any_format(two: tuple[str, str]) -> None:
    one, other = (written(db, "public") for db in two)
    for name in one:
        assert one[name] == other[name], name
    assert not harm.COORDINATES.search(one["html"]) and not harm.COORDINATES.search(one["md"])


def test_the_internal_level_does_show_them(two: tuple[str, str]) -> None:
    one, other = (written(db, "internal") for db in two)
    assert one["html"] != other["html"]
    assert "35.86447, 36.80591" in one["html"]


def test_public_positions_are_those_of_the_region(two: tuple[str, str]) -> None:
    with open_record(two[0]) as record:
        report = compose(record, *PERIOD, "Idlib", Asked(level="public"))
    assert report.release == "public"
    for event in (e for e in report.events if e.event_type != "armed_clash"):
        for place in (event.place, *(claim.place for claim in event.claims)):
            assert place is None or place.precision is None or place.precision >= 4
    assert all(site.place.precision in (None, 4) for site in report.sites)


def test_sites_without_a_public_name_lose_theirs() -> None:
    from vedette.monitoring.site_files import parse_site

    data = {"id": "h-1", "kind": "hospital", "owner": "syria_opposition", "name": "Al-Amal",
            "place": {"text": "Saraqeb", "country": "SY", "admin1": "Idlib",
                      "latitude": 35.86, "longitude": 36.8}}  # fmt: skip
    shown = harm.release(parse_site(data), "public")
    assert shown.name == "hospital in Idlib"
    assert "35.86" not in str(shown.as_record()) and "Saraqeb" not in str(shown.as_record())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("at 35.8645, 36.8059 now", "at [position withheld] now"),
        ("at 35.8645N 36.8059E now", "at [position withheld] now"),
        ("grid 37S BV 1234 5678", "grid [position withheld]"),
        ("35°51'52\"N 36°48'21\"E", "[position withheld]"),
        ("killed 12.5, then 13.5 percent", "killed 12.5, then 13.5 percent"),
        ("on 3 February 2020 at 10.30", "on 3 February 2020 at 10.30"),
    ],
)
def test_coordinates_in_words_are_masked(text: str, shown: str) -> None:
    assert harm.masked(text) == shown


def test_a_place_that_is_not_in_the_gazetteer_keeps_no_point() -> None:
    shown = harm.general_place(Place("Somewhere", "SY", None, None, "Nowhere", 35.1, 36.1, 1))
    assert shown and (shown.name, shown.latitude) == ("Nowhere", None)
    shown = harm.general_place(Place("Somewhere", "SY", None, None, None, 35.1, 36.1, 1))
    assert shown and (shown.text, shown.latitude) == ("Syria", None)


def test_outputs_are_written_to_files_too(two: tuple[str, str], tmp_path: Path) -> None:
    for form in ("html", "md", "docx", "pdf", "json"):
        file = tmp_path / f"s.{form}"
        args = ["sitrep", "--db", two[0], "--from", "2020-02-01", "--to", "2020-02-10",
                "--release", "public", "-o", str(file)]  # fmt: skip
        result = CliRunner().invoke(group, args, catch_exceptions=False)
        assert result.exit_code == 0 and file.stat().st_size > 1000


def test_words_of_other_sentences_do_not_leave() -> None:
    text = "A post stands at 35.86447, 36.80591. It was shelled."
    span = Span.of(text, 37, len(text))
    inferred = (Inferred("targets", "post", Span.of(text, 0, 36)),)
    claim = Claim(
        report_id="r", event_type="shelling", evidence=(span,), targets=("post",),
        inferred=inferred, report_text=text,
    )  # fmt: skip
    released = harm.release(claim, "public")
    assert released.inferred == ()
    assert (released.id, released.evidence) == (claim.id, claim.evidence)
