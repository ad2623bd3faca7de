"""``vedette read`` as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = (
    "Rebels attacked an army post near Sirte in Libya on Tuesday, killing four soldiers, "
    "the ministry said."
)


def vedette(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vedette", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        env={"COLUMNS": "160", "PATH": "/usr/bin:/bin"},
    )


def test_table_shows_the_parts_of_a_claim(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(TEXT)
    done = vedette("read", str(tmp_path / "r.txt"), "--published", "2024-03-15")
    assert done.returncode == 0
    for words in ("attack", "Rebels", "Sirte", "2024-03-12", "killed 4", "ministry"):
        assert words in done.stdout


def test_json_lines_from_standard_input() -> None:
    done = vedette("read", "-", "--published", "2024-03-15", "--format", "jsonl", stdin=TEXT)
    claim = json.loads(done.stdout.splitlines()[0])
    assert claim["event_type"] == "armed_clash"
    assert claim["evidence"] == [TEXT]
    assert claim["spans"] == [{"start": 0, "end": len(TEXT)}]


def test_explain_names_rule_and_words() -> None:
    done = vedette("read", "-", "--published", "2024-03-15", "--explain", stdin=TEXT)
    assert "why" in done.stdout
    assert "weekday" in done.stdout


def test_bad_reports_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(TEXT)
    done = vedette("read", str(tmp_path))
    assert done.returncode == 2
    assert "a.txt: It is empty" in done.stderr
    assert "Sirte" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("read", "none.txt"),
        ("read", "http://127.0.0.1/"),
        ("read",),
        ("read", "-", "--published", "Friday"),
    ],
)
def test_errors_end_with_code_2_and_no_traceback(arguments: tuple[str, ...]) -> None:
    done = vedette(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


def test_markup_in_a_report_is_shown_as_text() -> None:
    text = TEXT.replace("Rebels", "[bold]Rebels[/bold]")
    done = vedette("read", "-", stdin=text)
    assert done.returncode == 0
    assert "[bold]" in done.stdout


def test_help_teaches() -> None:
    assert "vedette read story.txt" in vedette("read", "--help").stdout
    assert "samples" in vedette("--help").stdout


def test_codebook_prints_every_type() -> None:
    printed = json.loads(vedette("codebook", "--format", "json").stdout)
    assert len(printed["types"]) == 38


def test_values_from_other_sentences_are_marked_and_the_mark_is_explained() -> None:
    text = "Gunmen raided a market in Sirte on Tuesday. They burned twelve shops."
    done = vedette("read", "-", "--published", "2024-03-15", stdin=text)
    assert "~Gunmen" in done.stdout
    assert "~ not named in the claim's own sentence" in done.stdout
