"""The commands on the record, as a person runs them."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest

from vedette.cli.main import main
from vedette.errors import StoreError
from vedette.store import open_record

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
REPORTS = [
    {
        "id": "am",
        "published": "2020-02-03",
        "publisher": "Wire",
        "title": "Shelling near Saraqeb",
        "text": "The Syrian army shelled Turkish troops in Saraqeb on Monday, killing four "
        "soldiers, the Turkish defence ministry said.",
    },
    {
        "id": "pm",
        "published": "2020-02-04",
        "publisher": "Post",
        "title": "=HYPERLINK(1)",
        "text": "The Syrian army shelled Turkish troops in Saraqeb on Monday, killing eight "
        "soldiers, the Syrian Observatory for Human Rights said.",
    },
]


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def vedette(*arguments: str, db: Path, user: str = "ana") -> Done:
    """Run a command in this process: the whole program, but for its start."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    settings = {"COLUMNS": "160", "VEDETTE_DB": str(db), "VEDETTE_USER": user}
    with (
        patch.dict(os.environ, settings),
        patch.object(sys, "argv", ["vedette", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
    return Done(code, out.getvalue(), err.getvalue())


def write(folder: Path, *reports: dict[str, str]) -> Path:
    path = folder / "reports.jsonl"
    path.write_text("\n".join(json.dumps(report) for report in reports), "utf8")
    return path


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    done = vedette("add", str(write(folder, *REPORTS)), db=folder / "record.db")
    assert done.returncode == 0, done.stderr
    assert "2 new, 0 known, 0 set aside" in done.stderr
    return folder / "record.db"


def shelling(db: Path) -> str:
    listed = vedette("events", "--type", "shelling", "--format", "csv", db=db).stdout
    (row,) = csv.DictReader(io.StringIO(listed))
    return row["id"]


def test_events_are_listed_with_bounds_and_disagreement(db: Path) -> None:
    printed = vedette("events", db=db).stdout
    for words in ("2020-02-03", "Saraqib", "Shelling", "4–8", "≠", "1 events"):
        assert words in printed


def test_adding_again_changes_nothing(db: Path) -> None:
    before = vedette("events", "--format", "jsonl", db=db).stdout
    done = vedette("add", str(db.parent / "reports.jsonl"), db=db)
    assert "0 new, 2 known" in done.stderr
    assert vedette("events", "--format", "jsonl", db=db).stdout == before


def test_json_lines_hold_whole_claims(db: Path) -> None:
    event = json.loads(vedette("events", "--format", "jsonl", db=db).stdout)
    assert {c["report_id"] for c in event["claims"]} == {"am", "pm"}
    assert event["claims"][0]["evidence"][0] in REPORTS[0]["text"]
    assert event["disagreements"][0]["text"].startswith("killed: 4")


def test_geojson_holds_the_point(db: Path) -> None:
    found = json.loads(vedette("events", "--format", "geojson", db=db).stdout)
    (feature,) = found["features"]
    assert feature["geometry"]["type"] == "Point"
    assert feature["properties"]["killed_high"] == 8


def test_no_cell_of_csv_begins_like_a_formula(tmp_path: Path) -> None:
    from vedette.cli.event_formats import COLUMNS, csv_lines

    row = tuple("=1+1" if name == "title" else "-x" if name == "place" else None
                for name in COLUMNS)  # fmt: skip
    (cells,) = csv.DictReader(io.StringIO("\n".join(csv_lines([row]))))
    assert (cells["title"], cells["place"]) == ("'=1+1", "'-x")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--place", "saraqeb"], True),
        (["--place", "Marea"], False),
        (["--period", "2020-02"], True),
        (["--period", "2021.."], False),
        (["--type", "remote"], True),
        (["--actor", "Turkish"], True),
        (["--source", "ministry"], True),
        (["--source", "Reuters"], False),
        (["--text", "eight soldiers"], True),
        (["--country", "sy"], True),
        (["--only-disputed"], True),
        (["--min-killed", "9"], False),
        (["--box", "36,35,37,36"], True),
        (["--box", "0,0,1,1"], False),
        (["--as-of", "2019-01-01"], False),
    ],
)
def test_filters(db: Path, options: list[str], found: bool) -> None:
    lines = vedette("events", *options, "--format", "jsonl", db=db).stdout.splitlines()
    assert bool(lines) is found


def test_show_has_the_words_side_by_side(db: Path) -> None:
    printed = vedette("show", shelling(db), db=db).stdout
    for words in ("killed", "8 (4–8)", "disagree", "killing four", "killing eight", "Wire, 2020-"):
        assert words in printed


def test_show_gives_the_weeks_count_beside_the_days(db: Path, tmp_path: Path) -> None:
    own = Path(shutil.copy(db, tmp_path / "own.db"))
    event = shelling(own)
    told = "Syrian government shelling killed nine Turkish soldiers in Idlib this week."
    week = {"id": "week", "published": "2020-02-07", "publisher": "Post", "text": told}
    vedette("add", str(write(tmp_path, week)), db=own)
    printed = vedette("show", event, db=own).stdout
    assert "8 (4–8)" in printed
    assert "9 Turkish soldiers killed (2020-02-03 to 2020-02-07, Idlib (SY))" in printed


def test_a_decision_is_kept_shown_and_undone(db: Path) -> None:
    event = json.loads(vedette("show", shelling(db), "--format", "json", db=db).stdout)
    wrong = next(c["id"] for c in event["claims"] if c["report_id"] == "pm")
    seen = vedette("decide", "reject", wrong, "--preview", db=db).stdout
    assert "would be" in seen and "killed 4," in seen
    assert "8 (4–8)" in vedette("show", event["id"], db=db).stdout
    made = vedette("decide", "reject", wrong, "--why", "a parody", db=db).stdout
    assert "ana decided reject" in made and "killed 4," in made
    decision = made.split()[3]
    history = vedette("history", event["id"], db=db).stdout
    assert "a parody" in history and "report am" in history
    undone = vedette("decide", "undo", decision, db=db).stdout
    assert "8 (4–8)" in undone


def test_check_finds_the_record_whole(db: Path) -> None:
    done = vedette("check", db=db)
    assert done.returncode == 0
    assert "is whole" in done.stdout


def test_what_cannot_be_read_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "b.txt").write_text(REPORTS[0]["text"])
    clash = {**REPORTS[0], "text": "Another text altogether about talks in Ankara, officials said."}
    write(tmp_path, REPORTS[0], clash)
    done = vedette("add", str(tmp_path), db=tmp_path / "r.db")
    assert done.returncode == 2
    assert "2 new, 0 known, 2 set aside" in done.stderr
    listed = vedette("aside", db=tmp_path / "r.db").stdout
    assert "binary" in listed and "Another report has the id" in listed


@pytest.mark.parametrize(
    "arguments",
    [
        ("events", "--box", "1,2"),
        ("events", "--period", "Friday"),
        ("events", "--type", "picnic"),
        ("events", "--order", "beauty"),
        ("show", "e0000000000000000"),
        ("history", "e0000000000000000"),
        ("decide", "reject", "c0000000000000000"),
        ("decide", "amend", "e0000000000000000", "start"),
        ("decide", "same", "e0000000000000000"),
    ],
)
def test_mistakes_end_with_code_2_and_a_remedy(db: Path, arguments: tuple[str, ...]) -> None:
    done = vedette(*arguments, db=db)
    assert done.returncode == 2
    assert done.stderr.startswith("vedette: ")
    assert "Traceback" not in done.stderr


def test_no_database_is_told(tmp_path: Path) -> None:
    done = vedette("events", db=tmp_path / "none.db")
    assert done.returncode == 2
    assert "There is no database" in done.stderr and "vedette add" in done.stderr


def test_the_samples_tell_their_story(tmp_path: Path) -> None:
    db = tmp_path / "r.db"
    command = [sys.executable, "-m", "vedette", "add", str(SAMPLES), "--db", str(db)]
    assert subprocess.run(command, capture_output=True).returncode == 0
    options = ("--type", "shelling", "--period", "2020-02-03..2020-02-10", "--min-killed", "1")
    listed = vedette("events", *options, "--format", "jsonl", db=db).stdout
    events = [json.loads(line) for line in listed.splitlines()]
    third, tenth = (e for e in events if e["start"] == e["end"])
    assert (third["start"], tenth["start"]) == ("2020-02-03", "2020-02-10")
    killed = next(t for t in third["totals"] if t["kind"] == "killed")
    assert (killed["low"], killed["high"]) == (4, 8)
    words = next(d["text"] for d in third["disagreements"] if d["field"] == "figures")
    assert "5 Turkish soldiers" in words and "4 Turkish soldiers" in words and "8 " in words
    assert vedette("check", db=db).returncode == 0


def test_an_agreement_filters_what_bears_on_it(db: Path) -> None:
    samples = SAMPLES.parent / "agreements" / "idlib.yaml"
    assert vedette("agreement", "add", str(samples), db=db).returncode == 0
    listed = vedette("events", "--agreement", "idlib-2018", "--format", "jsonl", db=db)
    assert [json.loads(line)["event_type"] for line in listed.stdout.splitlines()] == ["shelling"]
    assert vedette("events", "--agreement", "none", db=db).returncode == 2


def test_relinking_with_the_same_version_changes_nothing(db: Path) -> None:
    before = vedette("events", "--format", "jsonl", db=db).stdout
    assert vedette("relink", db=db).returncode == 0
    assert vedette("events", "--format", "jsonl", db=db).stdout == before
    assert vedette("check", db=db).returncode == 0


def test_add_killed_and_run_again_is_as_if_never_killed(tmp_path: Path) -> None:
    db, whole = tmp_path / "killed.db", tmp_path / "whole.db"
    command = [sys.executable, "-m", "vedette", "add", str(SAMPLES), "--db", str(db)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and reports_in(db) < 3:
        time.sleep(0.05)
    process.kill()
    process.wait()
    kept = reports_in(db)
    again = vedette("add", str(SAMPLES), db=db)
    assert kept >= 3
    assert again.returncode == 0 and f" {kept} known" in again.stderr
    vedette("add", str(SAMPLES), db=whole)
    assert vedette("check", db=db).returncode == 0
    listed = [vedette("events", "--format", "jsonl", db=path).stdout for path in (db, whole)]
    assert listed[0] == listed[1]


def reports_in(db: Path) -> int:
    """How many reports are committed; none while the tables are being made."""
    try:
        with open_record(str(db)) as record:
            return record.count_reports()
    except StoreError:
        return 0
