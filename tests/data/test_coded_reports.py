"""Reports in our own words: how they are written, and what a wrong one says."""

from __future__ import annotations

from pathlib import Path

import pytest
from data.coded_reports import BadReport, coded_reports, read_report

HEAD = (
    "town-1\npublished: 2018-02-21\ntitle: Market hit\n\n"
    "Jets bombed{1} a market, residents said.\n--\n"
)
LINE = (
    "1 | air_strike | occurred | actors: Jets | place: Douma, SY | dates: 2018-02-20 "
    "| figures: killed people 3-; injured people 24-99 cumulative "
    "| source: residents, witness, asserts | event: e1"
)


def test_a_report_is_its_text_without_marks_and_its_claims_in_the_codebooks_fields() -> None:
    report = read_report(HEAD + LINE)
    assert report.text == "Jets bombed a market, residents said."
    assert report.text[report.words["1"] :].startswith("bombed")
    claim = report.claims["1"]
    assert claim["place"] == {"text": "Douma", "country": "SY"}
    assert (claim["start"], claim["end"]) == ("2018-02-20", "2018-02-20")
    assert [(f["low"], f["high"], f["cumulative"]) for f in claim["figures"]] == [
        (3, None, False),
        (24, 99, True),
    ]
    assert claim["source"]["kind"] == "witness"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1 | air_raid | occurred", "no event type 'air_raid'"),
        ("1 | air_strike | done", "no status 'done'"),
        ("1 | air_strike | occurred | where: Douma", "no slot, or told twice"),
        ("1 | air_strike | occurred | place: Douma", "place without a country code"),
        ("1 | air_strike | occurred | figures: many people", "not a figure"),
        ("1 | air_strike | occurred | source: army, general, asserts", "not a source's kind"),
        ("2 | air_strike | occurred", "claim 2 has no word"),
        ("", "marks without a claim: 1"),
    ],
)
def test_a_wrong_report_says_what_is_wrong(line: str, told: str) -> None:
    with pytest.raises(BadReport, match=f"town-1.*{told}"):
        read_report(HEAD + line)


def test_every_report_that_we_keep_can_be_read() -> None:
    folder = Path(__file__).parents[2] / "data/coded"
    names = [report.name for report in coded_reports(folder)]
    assert len(names) == len(set(names))
    assert len(names) > 900
