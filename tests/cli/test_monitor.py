"""The monitor's commands over a record of a few samples."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from vedette.cli.main import group
from vedette.errors import InputError

SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS = (
    "sw-2020-02-01",
    "sw-2020-02-03-am",
    "sd-2020-02-03-pm",
    "sd-2020-02-07",
    "sf-2020-02-03",
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("monitor")
    lines = (SAMPLES / "reports" / "reports.jsonl").read_text(encoding="utf8").splitlines()
    kept = [line for line in lines if json.loads(line)["id"] in REPORTS]
    (folder / "reports.jsonl").write_text("\n".join(kept), encoding="utf8")
    path = str(folder / "record.db")
    for args in (
        ("add", str(folder / "reports.jsonl")),
        ("agreement", "add", str(SAMPLES / "agreements" / "idlib.yaml")),
        ("site", "add", str(SAMPLES / "sites" / "turkish_posts.yaml")),
    ):
        assert run(*args, db=path).exit_code == 0
    return path


def run(*args: str, db: str) -> Result:
    return CliRunner().invoke(group, [*args, "--db", db], catch_exceptions=False)


def result(*args: str, db: str) -> object:
    told = json.loads(run(*args, "--format", "json", db=db).stdout)
    assert told["release"] == ("public" if "public" in args else "internal")
    assert told["codebook"]
    return told["result"]


def test_clauses_are_judged(db: str) -> None:
    made: dict[str, list[dict[str, object]]] = result("agreements", db=db)  # type: ignore[assignment]
    judged = {row["number"]: row["judgement"] for row in made["clauses"]}
    assert judged["1"] == "compliant"
    assert judged["2"] == "alleged_breach"
    assert "compliant" in run("agreements", db=db).stdout


def test_three_of_twelve_stay_a_count(db: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("sites", "--format", "csv", db=db).stdout)))
    counted = [r for r in rows if r["state"] == "surrounded"]
    assert counted and all(r["what"] == "group" and r["count"] == "3 of 12" for r in counted)
    named = [r for r in rows if r["what"] == "site"]
    assert len(named) == 12 and {r["state"] for r in named} == {"no report by name"}


@pytest.mark.parametrize("command", ["sites", "casualties", "series --by party", "alerts"])
def test_tables_for_people(command: str, db: str) -> None:
    shown = run(*command.split(), db=db)
    assert shown.exit_code == 0 and len(shown.stdout.splitlines()) > 3


def test_adding_again_changes_nothing(db: str) -> None:
    again = run("site", "add", str(SAMPLES / "sites" / "turkish_posts.yaml"), db=db)
    assert "12 sites, 0 of them new" in again.stdout


def test_an_analyst_overrules(db: str) -> None:
    before = result("agreements", db=db)
    judged = run("agreement", "judge", "idlib-2018", "3", "disputed", "--by", "ana", db=db)
    assert "clause 3 of idlib-2018 is disputed, by ana" in judged.stdout
    after: dict[str, list[dict[str, object]]] = result("agreements", db=db)  # type: ignore[assignment]
    row = next(r for r in after["clauses"] if r["number"] == "3")
    assert (row["judgement"], row["computed"]) == ("disputed", "undetermined")
    assert before != after
    with pytest.raises(InputError, match="no clause '99'"):
        run("agreement", "judge", "idlib-2018", "99", "disputed", "--by", "ana", db=db)


@pytest.mark.parametrize(
    "command",
    ["sites", "agreements", "casualties", "displacement", "series", "alerts", "sites --movements",
     "agreements --claims", "series --by clause", "series --by party --backed"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["json", "csv"])
def test_every_command_in_every_format(command: str, form: str, db: str, tmp_path: Path) -> None:
    file = tmp_path / "out"
    assert run(*command.split(), "--format", form, "-o", str(file), db=db).exit_code == 0
    assert file.read_text(encoding="utf8")
    if form == "csv":
        meta = json.loads((tmp_path / "out.meta.json").read_text(encoding="utf8"))
        assert meta["release"] == "internal" and meta["codebook"]
