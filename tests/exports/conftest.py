"""A record of handmade claims around Idlib, with the sample agreement and posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.monitoring.build import PLACES, figure
from tests.monitoring.conftest import SAMPLES
from vedette.model import Claim, Place, Report, Source, Span
from vedette.monitoring.agreements import load_agreement
from vedette.monitoring.site_files import load_sites
from vedette.store import Record, open_record

ARABIC = "هيئة تحرير الشام"
HOSTILE = "<script>alert(1)</script>"


def build(path: Path, places: dict[str, Place], quotes: Sequence[str] = ()) -> str:
    """Make the record in a file; ``quotes`` are further sentences of a report of 8 February."""
    with open_record(str(path), create=True) as record:
        fill(record, places, quotes)
    return str(path)


def fill(record: Record, places: dict[str, Place], quotes: Sequence[str] = ()) -> None:
    agreement, data = load_agreement(SAMPLES / "agreements" / "idlib.yaml")
    record.put_document("agreement", agreement.id, data)
    for site, site_data in load_sites(SAMPLES / "sites" / "turkish_posts.yaml"):
        moved = dict(site_data)
        if site.id == "post-morek":
            at = places["Morek"]
            point = {"latitude": at.latitude, "longitude": at.longitude}
            moved["place"] = {**site_data["place"], **point}
        record.put_document("site", site.id, moved)
    for report, claims in reports_of(places, quotes):
        record.add_report(report, claims)


def reports_of(
    places: dict[str, Place], quotes: Sequence[str]
) -> Iterator[tuple[Report, list[Claim]]]:
    sentences: list[tuple[str, dict[str, Any]]] = [
        ("Syrian forces shelled a Turkish convoy west of Saraqeb on Monday, killing five soldiers.",
         {"event_type": "shelling", "actors": ("Syrian army",), "targets": ("Turkish soldiers",),
          "place": places["Saraqeb"], "start": date(2020, 2, 3), "end": date(2020, 2, 3),
          "figures": (figure("killed", "Turkish soldiers", 5, 5),),
          "source": Source("Turkish defence ministry", "official")}),
        ("Three of its outposts have been encircled by regime forces, Turkey says.",
         {"event_type": "encirclement", "actors": ("regime forces",), "targets": ("outposts",),
          "place": places["Idlib"], "source": Source("Turkey", "official")}),
        ("Anadolu said that Turkey reinforced its observation post at Morek.",
         {"event_type": "deployment", "actors": ("Turkey",), "place": places["Morek"],
          "start": date(2020, 2, 7), "end": date(2020, 2, 7),
          "source": Source("Anadolu", "state_media")}),
        (f"{ARABIC} fighters attacked army lines near Saraqeb, a monitor said.",
         {"event_type": "armed_clash", "actors": (f"{ARABIC} fighters",),
          "targets": ("army lines",), "place": PLACES["Saraqeb"], "start": date(2020, 2, 5),
          "end": date(2020, 2, 5), "source": Source(HOSTILE, "monitor")}),
        ("Hundreds of thousands of people fled Saraqeb, the UN said.",
         {"event_type": "displacement", "targets": ("people",), "place": places["Saraqeb"],
          "figures": (figure("displaced", "people", 200000, 999999),),
          "source": Source("=HYPERLINK(1)", "un")}),
        ("Joint patrols in the area were cancelled because of the weather, it said.",
         {"event_type": "patrol", "status": "cancelled", "actors": ("Turkey", "Russia"),
          "place": places["Taftanaz"], "source": Source("Turkish source", "official")}),
        *[(q, {"event_type": "deployment", "actors": ("Turkey",), "place": places["Taftanaz"],
               "source": Source("Field Note", "monitor")}) for q in quotes],
    ]  # fmt: skip
    text = " ".join(sentence for sentence, _ in sentences)
    report = Report("r-one", text, date(2020, 2, 8), "A week in Idlib", "Sample Wire")
    claims = []
    for number, (sentence, fields) in enumerate(sentences):
        start = text.index(sentence)
        span = Span(start, start + len(sentence), sentence)
        claims.append(Claim(report_id=report.id, evidence=(span,), event=f"e{number}",
                            report_text=text, **fields))  # fmt: skip
    yield report, claims


def shifted(north: float, east: float) -> dict[str, Place]:
    """The places with every exact point moved, inside the same region."""
    return {
        name: place if (place.precision or 9) > 2 else replace(
            place, latitude=(place.latitude or 0) + north, longitude=(place.longitude or 0) + east
        )
        for name, place in PLACES.items()
    }  # fmt: skip


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build(tmp_path_factory.mktemp("sitrep") / "record.db", PLACES)
