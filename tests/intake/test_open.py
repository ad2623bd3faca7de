"""Every way in, and everything that may be wrong with what comes."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from vedette.errors import InputError
from vedette.intake import Defaults, SetAside, open_reports
from vedette.model import Report

ENGLISH = "Rebels attacked an army post near the town on Monday, the ministry said.\n"
ARABIC = "قال المرصد إن القوات الحكومية قصفت المدينة يوم الاثنين وقتلت أربعة جنود قرب الحدود.\n" * 3
FRENCH = (
    "Les rebelles ont attaqué un poste de l'armée près de la ville lundi, "
    "a annoncé le ministère de la défense dans un communiqué.\n" * 3
)
TURKISH = (
    "Savunma Bakanlığı, pazartesi günü kasaba yakınlarında düzenlenen "
    "saldırıda dört askerin öldüğünü ve dokuz askerin yaralandığını açıkladı.\n" * 3
)


def only(path: Path) -> Report | SetAside:
    found = list(open_reports(path))
    assert len(found) == 1
    return found[0]


def set_aside(path: Path, data: bytes) -> SetAside:
    path.write_bytes(data)
    found = only(path)
    assert isinstance(found, SetAside)
    return found


def read(path: Path, data: bytes) -> Report:
    path.write_bytes(data)
    found = only(path)
    assert isinstance(found, Report)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = ENGLISH * 3 + "The café in Orléans stayed open, said José.\n"
    assert "café in Orléans" in read(tmp_path / "r.txt", text.encode(encoding)).text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x7fELF\x00\x00\x01", "binary"),
        (b"1234 5678 !!!", "no text"),
        (ARABIC.encode(), "another language (ar)"),
        (FRENCH.encode(), "another language (fr)"),
        (TURKISH.encode(), "another language (tr)"),
        ((ENGLISH * 20_000).encode(), "characters, more than"),
    ],
)
def test_what_is_no_report_is_set_aside_with_its_reason(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    assert reason in str(set_aside(tmp_path / "r.txt", data))


def test_fifty_megabytes_are_set_aside_unread(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    found = only(path)
    assert isinstance(found, SetAside)
    assert "too large (50 MB" in found.reason


def test_english_full_of_foreign_names_is_english(tmp_path: Path) -> None:
    text = (
        "Ahmed al-Jolani and Hay'at Tahrir al-Sham fighters entered Ma'arrat al-Nu'man "
        "and Jisr al-Shughur on Friday."
    )
    assert read(tmp_path / "r.txt", text.encode()).language == "en"


def test_page_gives_article_title_date_and_publisher_without_scripts(tmp_path: Path) -> None:
    page = f"""<!doctype html><html><head><title>Post attacked</title>
    <meta property="og:site_name" content="The Paper">
    <meta property="article:published_time" content="2024-03-15T08:00:00Z"></head>
    <body><script>alert('x')</script><article><h1>Post attacked</h1>
    <p>{ENGLISH * 4}</p></article></body></html>"""
    report = read(tmp_path / "r.html", page.encode())
    assert report.published == date(2024, 3, 15)
    assert report.publisher == "The Paper"
    assert "alert" not in report.text
    assert "Rebels attacked" in report.text
    assert report.original == page.encode()


def test_broken_lines_do_not_stop_the_others(tmp_path: Path) -> None:
    good = {"text": ENGLISH, "published": "2024-03-15", "publisher": "Wire", "id": "a1"}
    lines = [
        json.dumps(good),
        "{broken",
        "[1]",
        json.dumps({"title": "no text"}),
        json.dumps({"text": ENGLISH, "published": "Friday"}),
        "",
        json.dumps({"text": ENGLISH}),
    ]
    path = tmp_path / "r.jsonl"
    path.write_text("\n".join(lines))
    found = list(open_reports(path))
    assert [type(f).__name__ for f in found] == [
        "Report",
        "SetAside",
        "SetAside",
        "SetAside",
        "SetAside",
        "Report",
    ]
    assert isinstance(found[0], Report)
    assert (found[0].id, found[0].published) == ("a1", date(2024, 3, 15))
    assert "line 2" in str(found[1])


def test_defaults_fill_only_what_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({"text": ENGLISH, "publisher": "Wire"}))
    report = next(open_reports(path, Defaults(date(2024, 3, 15), publisher="Other")))
    assert isinstance(report, Report)
    assert (report.published, report.publisher) == (date(2024, 3, 15), "Wire")


def test_folder_is_read_in_order_and_other_files_are_left(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "notes.md", "image.png"):
        (tmp_path / name).write_text(ENGLISH + name)
    texts = [r.text for r in open_reports(tmp_path) if isinstance(r, Report)]
    assert [t[-5:] for t in texts] == ["a.txt", "b.txt"]


def test_missing_file_and_empty_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file or folder"):
        list(open_reports(tmp_path / "none.txt"))
    with pytest.raises(InputError, match="holds no reports"):
        list(open_reports(tmp_path))


def test_ids_are_the_same_on_every_run(tmp_path: Path) -> None:
    first = read(tmp_path / "r.txt", ENGLISH.encode())
    again = read(tmp_path / "again.txt", ENGLISH.encode())
    assert first.id == again.id
