"""What the monitor tells of texts whose facts are known, from the text to the board.

``story`` is the share of the facts that a careful reader lists from the wire story of
../shared/design (7 February 2020); ``samples`` those of samples/reports; ``missions`` the counts
of the sample mission reports. A fact is missed where any step misses it: reading, linking, or
the monitor.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from evals.corpora import CorporaAbsent, corpora_folder
from vedette.intake import Defaults, SetAside, open_reports
from vedette.monitoring.agreements import load_agreement
from vedette.monitoring.casualties import table as casualties
from vedette.monitoring.clauses import ledger
from vedette.monitoring.displacement import table as displacement
from vedette.monitoring.missions import counts
from vedette.monitoring.movements import movements
from vedette.monitoring.site_files import load_sites
from vedette.monitoring.sites import board
from vedette.monitoring.watch import Watch, watch
from vedette.reading import read_doc
from vedette.store import open_record

SAMPLES = Path(__file__).parents[1] / "samples"
Fact = Callable[[Watch], bool]


def run() -> dict[str, float]:
    """The shares, 0 to 1; prints the facts that are missed.

    Raises:
        CorporaAbsent: the story is not on this machine.
    """
    story = corpora_folder().parent / "design" / "idlib_story.txt"
    if not story.is_file():
        raise CorporaAbsent(f"No story at {story}")
    seen = watched(story, date(2020, 2, 7))
    samples = watched(SAMPLES / "reports" / "reports.jsonl", None)
    missions = watched(SAMPLES / "reports" / "mission_reports.jsonl", None)
    return {
        "story": share("story", STORY, seen),
        "samples": share("samples", OF_SAMPLES, samples),
        "missions": share("missions", OF_MISSIONS, missions),
    }


def watched(path: Path, published: date | None) -> Watch:
    """A record of the reports of a file, with the sample agreement and sites."""
    with tempfile.TemporaryDirectory() as folder:
        with open_record(f"{folder}/record.db", create=True) as record:
            agreement, data = load_agreement(SAMPLES / "agreements" / "idlib.yaml")
            record.put_document("agreement", agreement.id, data)
            for site, site_data in load_sites(SAMPLES / "sites" / "turkish_posts.yaml"):
                record.put_document("site", site.id, site_data)
            for report in open_reports(str(path), Defaults(published)):
                if not isinstance(report, SetAside):
                    record.add_report(report, read_doc(report)._.claims)
            return watch(record)


def share(name: str, facts: dict[str, Fact], seen: Watch) -> float:
    """The share of the facts that hold."""
    missed = [told for told, holds in facts.items() if not holds(seen)]
    for told in missed:
        print(f"  {name}: missed: {told}")
    return 1 - len(missed) / len(facts)


def group_tells(seen: Watch, label: str, voice: str, count: str = "") -> bool:
    """Whether a source's word on the group of posts stands on the board."""
    made = board(seen.sites, seen.events, seen.reports, seen.sides)
    return any(
        entry.label == label and voice in entry.citation.voice
        and (not count or entry.count_words(12) == count)
        for group in made.groups for entry in group.latest
    )  # fmt: skip


def unlisted(seen: Watch, place: str, label: str) -> bool:
    """Whether a position at a place stands outside the files' sites."""
    made = board(seen.sites, seen.events, seen.reports, seen.sides)
    return any(row.place.text == place and label in {e.label for e in row.entries}
               for row in made.unlisted)  # fmt: skip


def judged(seen: Watch, number: str, judgement: str) -> bool:
    """Whether a clause is judged so, with claims."""
    row = ledger(seen.agreements[0], seen.events, sites=seen.sites, reports=seen.reports).row(
        number
    )
    return row.judgement == judgement and bool(row.items)


def killed(seen: Watch, side: str, status: str, bounds: tuple[int, int | None]) -> bool:
    """Whether a row of those killed has these bounds."""
    rows = casualties(seen.events, reports=seen.reports).of("killed")
    return any((r.side, r.status, r.low, r.high) == (side, status, *bounds) for r in rows)


def killed_on(seen: Watch, day: date, bounds: tuple[int, int, int]) -> bool:
    """Whether an event of a day has Turkish combatants killed: low, best, high."""
    rows = casualties(seen.events, reports=seen.reports).of("killed")
    figures = [m.figure for r in rows if r.side == "turkey" for m in r.members
               if m.event.start == m.event.end == day]  # fmt: skip
    return any((f.low, f.best, f.high) == bounds for f in figures)


def killed_by(seen: Watch, kind: str, side: str) -> bool:
    """Whether Turkish dead are told of an event of a type done by a side."""
    rows = casualties(seen.events, reports=seen.reports).of("killed")
    return any(
        m.event.event_type == kind and any(side in seen.sides.actors(c) for c in m.event.claims)
        for r in rows if r.side == "turkey" for m in r.members
    )  # fmt: skip


def displaced(seen: Watch, bounds: tuple[int | None, int | None], told: int, role: str) -> bool:
    """Whether a figure stands once, told so often, in a role."""
    rows = [r for r in displacement(seen.events, seen.reports).rows if (r.low, r.high) == bounds]
    return len(rows) == 1 and rows[0].told >= told and rows[0].role == role


def cancelled(seen: Watch, reason: str) -> bool:
    """Whether a joint patrol in the northeast is cancelled for a reason."""
    found = movements(seen.events, seen.reports, seen.sides)
    return any(m.kind == "patrol" and m.outcome == "cancelled" and m.reason_kind == reason
               and "northeast" in m.where for m in found)  # fmt: skip


def counted(seen: Watch, region: str, low: int, previous: int | None) -> bool:
    """Whether a mission's count stands beside its previous one."""
    return any((c.region, c.low, c.previous) == (region, low, previous)
               for c in counts(seen.events, seen.reports))  # fmt: skip


def denied_access(seen: Watch, place: str) -> bool:
    """Whether access is denied at a place."""
    found = movements(seen.events, seen.reports, seen.sides)
    return any(m.kind == "access" and m.outcome == "denied" and place in m.where for m in found)


BEST = "recommended figure"
STORY: dict[str, Fact] = {
    "12 posts exist": partial(group_tells, label="existing", voice="", count="12 of 12"),
    "3 of 12 surrounded, says Turkey": partial(
        group_tells, label="surrounded", voice="Turkey", count="3 of 12"
    ),
    "reinforced, says Anadolu": partial(group_tells, label="reinforced", voice="Anadolu"),
    "evacuation denied by a security source": partial(
        group_tells, label="evacuation denied", voice="source"
    ),
    "a position at Saraqeb beside the twelve": partial(unlisted, place="Saraqeb", label="existing"),
    "clause 1 compliant": partial(judged, number="1", judgement="compliant"),
    "clause 2 alleged breach": partial(judged, number="2", judgement="alleged_breach"),
    "patrols in the northeast cancelled, weather": partial(cancelled, reason="weather"),
    "200,000-999,999 displaced, told twice, counted once": partial(
        displaced, bounds=(200000, 999999), told=2, role=BEST
    ),
    "5 Turkish soldiers killed": partial(killed, side="turkey", status="combatant", bounds=(5, 5)),
    "3 civilians killed": partial(killed, side="", status="civilian", bounds=(3, 3)),
    "13 or more Syrian troops killed": partial(
        killed, side="syria_government", status="combatant", bounds=(13, None)
    ),
    "Turkish dead by government shelling": partial(
        killed_by, kind="shelling", side="syria_government"
    ),
}
OF_SAMPLES: dict[str, Fact] = {
    "12 posts exist": partial(group_tells, label="existing", voice="", count="12 of 12"),
    "3 of 12 surrounded": partial(group_tells, label="surrounded", voice="Turk", count="3 of 12"),
    "reinforced, says Anadolu": partial(group_tells, label="reinforced", voice="Anadolu"),
    "evacuation denied": partial(group_tells, label="evacuation denied", voice="source"),
    "a new position near Saraqeb": partial(unlisted, place="Saraqeb", label="set up"),
    "clause 1 compliant": partial(judged, number="1", judgement="compliant"),
    "clause 2 alleged breach": partial(judged, number="2", judgement="alleged_breach"),
    "3 February: 4 to 8 killed, best 8": partial(killed_on, day=date(2020, 2, 3), bounds=(4, 8, 8)),
    "10 February: 5 killed": partial(killed_on, day=date(2020, 2, 10), bounds=(5, 5, 5)),
    "27 February: 9 to 33 killed, best 33": partial(
        killed_on, day=date(2020, 2, 27), bounds=(9, 33, 33)
    ),
    "patrols in the northeast cancelled, weather": partial(cancelled, reason="weather"),
    "almost 700,000 displaced, the latest": partial(
        displaced, bounds=(None, 700000), told=1, role=BEST
    ),
    "390,000 displaced stands beside it": partial(
        displaced, bounds=(390000, 390000), told=1, role="triangulation"
    ),
    "315,000 is a part of it": partial(displaced, bounds=(315000, 315000), told=1, role="part"),
}
OF_MISSIONS: dict[str, Fact] = {
    "Donetsk, 214 after 130": partial(counted, region="Donetsk", low=214, previous=130),
    "Luhansk, 46 after 58": partial(counted, region="Luhansk", low=46, previous=58),
    "Zolote, 7": partial(counted, region="Zolote", low=7, previous=None),
    "Donetsk, 97 after 214": partial(counted, region="Donetsk", low=97, previous=214),
    "Luhansk, 61 after 46": partial(counted, region="Luhansk", low=61, previous=46),
    "Donetsk, 150 or more after 97": partial(counted, region="Donetsk", low=150, previous=97),
    "passage denied near Olenivka": partial(denied_access, place="Olenivka"),
    "access denied near Luhansk": partial(denied_access, place="Luhansk"),
}
