"""The nouns of the record: reports, claims, decisions and the events computed from them.

Frozen dataclasses only; this module imports nothing of ours but the errors.
Field names and meanings are those of the codebook (docs/codebook.md).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from datetime import date, datetime
from typing import Any

from vedette.errors import ClaimError


def content_id(prefix: str, content: Any) -> str:
    """A short, stable id: the prefix and 16 hex digits of the SHA-256 of canonical JSON."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{prefix}{hashlib.sha256(canonical.encode()).hexdigest()[:16]}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a report: ``text[start:end]`` in characters, with the words themselves."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not self.text.strip() or self.end - self.start != len(self.text) or self.start < 0:
            raise ClaimError(f"The span {self.start}-{self.end} does not fit its quote")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut a span out of ``text``, without the white space at its ends."""
        words = text[start:end]
        left = len(words) - len(words.lstrip())
        right = len(words) - len(words.rstrip())
        return cls(start + left, end - right, text[start + left : end - right])


@dataclass(frozen=True, slots=True)
class Report:
    """One document as received.

    Attributes:
        id: the id given with it, else one made from its text and date.
        text: the readable text; every quote is an exact part of it.
        published: publication date, if known.
        language: ISO 639-1 code, if known.
        original: the bytes as received; ``sha256`` is their hash.
        captured: when the bytes were taken in (UTC).
    """

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    original: bytes = field(default=b"", repr=False)
    captured: datetime | None = None

    @property
    def sha256(self) -> str:
        """Hash of the original bytes, or of the text where there were none."""
        return hashlib.sha256(self.original or self.text.encode()).hexdigest()

    @staticmethod
    def make_id(text: str, published: date | None, publisher: str | None = None) -> str:
        """The id of a report that came without one."""
        return content_id("r", [text, _iso(published), publisher])

    def span(self, start: int, end: int) -> Span:
        """The words from character ``start`` to ``end``."""
        return Span.of(self.text, start, end)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the bounds its words allow; ``None`` is an open bound."""

    kind: str
    who: str
    low: int | None
    high: int | None
    cumulative: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ClaimError(f"The figure's bounds are reversed: {self.low}-{self.high}")

    def as_record(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "who": self.who,
            "low": self.low,
            "high": self.high,
            "cumulative": self.cumulative,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFigure(Figure):
    """A figure of an event: the best value a rule chose, between the lowest and the highest.

    Attributes:
        low: the lowest credible claim's lower bound; high: the highest's upper bound.
        best: the rule's result; None where no claim gives a number to choose.
        group: of people, "civilian", "combatant" or "unknown"; else empty.
        side: id of the side the people are of, where known.
        rule: name of the rule that chose ``best``; ``claims`` are behind the figure.
    """

    best: int | None = None
    group: str = ""
    side: str | None = None
    rule: str = ""
    claims: tuple[str, ...] = ()

    def as_record(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "who": self.who,
            "group": self.group,
            "side": self.side,
            "low": self.low,
            "best": self.best,
            "high": self.high,
            "cumulative": self.cumulative,
            "rule": self.rule,
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class Source:
    """Who the report says it from; ``stance`` is asserts, confirms, denies or declines."""

    name: str
    kind: str
    stance: str = "asserts"

    def as_record(self) -> dict[str, Any]:
        return {"name": self.name, "kind": self.kind, "stance": self.stance}


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the report's words, and what the gazetteer makes of them.

    Attributes:
        text: the place as the report names it ("Saraqeb").
        country: ISO 3166-1 alpha-2 code.
        place_id: gazetteer id ("gn:172057", "ucdp:...", "cc:SY", "adm1:SY.12").
        name: the gazetteer's own name; ``admin1`` the first-level region's.
        latitude, longitude: WGS 84 degrees; both null when unresolved.
        precision: UCDP where_prec, 1 exact to 7 sea or air; null when unresolved.
        radius_km: how far from the point the event may be.
        relation: spatial words around the name ("south of", "near"), if any.
    """

    text: str
    country: str | None = None
    place_id: str | None = None
    name: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: int | None = None
    radius_km: float | None = None
    relation: str | None = None

    def as_record(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "country": self.country,
            "place_id": self.place_id,
            "name": self.name,
            "admin1": self.admin1,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "precision": self.precision,
            "radius_km": self.radius_km,
            "relation": self.relation,
        }


@dataclass(frozen=True, slots=True)
class Inferred:
    """A value of a claim that its own sentence does not name, and the words it comes from.

    Attributes:
        field: "actors", "targets", "place" or "dates".
        words: the name or time as it stands elsewhere in the report.
    """

    field: str
    value: str
    words: Span

    def as_record(self) -> dict[str, Any]:
        words = self.words
        return {
            "field": self.field,
            "value": self.value,
            "start": words.start,
            "end": words.end,
            "words": words.text,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one report says about one event according to one source.

    No quote, no claim: the constructor takes the report's text and refuses evidence
    that is empty or is not exactly there.

    Args:
        inferred: the values that stand elsewhere in the report than in the claim's sentence.
        report_text: the text of the report, checked against and not kept.

    Raises:
        ClaimError: evidence missing or not in the text, or an end before its start.
    """

    report_id: str
    event_type: str
    evidence: tuple[Span, ...]
    status: str = "occurred"
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    actor_ids: tuple[str | None, ...] = ()
    target_ids: tuple[str | None, ...] = ()
    place: Place | None = None
    start: date | None = None
    end: date | None = None
    figures: tuple[Figure, ...] = ()
    source: Source | None = None
    event: str = ""
    reader: str = ""
    inferred: tuple[Inferred, ...] = ()
    report_text: InitVar[str]
    id: str = field(init=False, compare=False)
    """Hash of what is claimed and where it stands; the reader and its label stay out."""

    def __post_init__(self, report_text: str) -> None:
        if not self.evidence:
            raise ClaimError("A claim needs at least one quote from its report")
        for span in (*self.evidence, *(value.words for value in self.inferred)):
            if report_text[span.start : span.end] != span.text:
                raise ClaimError(f"The quote {span.text!r} is not in the report at {span.start}")
        if (self.start is None) != (self.end is None):
            raise ClaimError("A claim has both a start and an end, or neither")
        if self.start and self.end and self.start > self.end:
            raise ClaimError(f"The claim ends ({self.end}) before it starts ({self.start})")
        object.__setattr__(self, "id", content_id("c", [self.report_id, self._content()]))

    def _content(self) -> dict[str, Any]:
        place = self.place
        return {
            "event_type": self.event_type,
            "status": self.status,
            "actors": list(self.actors),
            "targets": list(self.targets),
            "place": {"text": place.text, "country": place.country} if place else None,
            "start": _iso(self.start),
            "end": _iso(self.end),
            "figures": [figure.as_record() for figure in self.figures],
            "source": self.source.as_record() if self.source else None,
            "evidence": [span.text for span in self.evidence],
            "spans": [{"start": span.start, "end": span.end} for span in self.evidence],
        }

    def as_record(self) -> dict[str, Any]:
        """The claim as one JSON object of the contract; ``inferred`` only where something is."""
        record = {
            "id": self.id,
            "report_id": self.report_id,
            "reader": self.reader,
            **self._content(),
            "actor_ids": list(self.actor_ids),
            "target_ids": list(self.target_ids),
            "place": self.place.as_record() if self.place else None,
            "event": self.event,
        }
        if self.inferred:
            record["inferred"] = [value.as_record() for value in self.inferred]
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any], report_text: str) -> Claim:
        """Build a claim back from :meth:`as_record` and its report's text.

        Raises:
            ClaimError: as the constructor does.
        """
        place, source = record.get("place"), record.get("source")
        spans = zip(record["spans"], record["evidence"], strict=True)
        return cls(
            report_id=record["report_id"],
            event_type=record["event_type"],
            status=record["status"],
            actors=tuple(record["actors"]),
            targets=tuple(record["targets"]),
            actor_ids=tuple(record.get("actor_ids") or ()),
            target_ids=tuple(record.get("target_ids") or ()),
            place=Place(**place) if place else None,
            start=_day(record["start"]),
            end=_day(record["end"]),
            figures=tuple(Figure(**figure) for figure in record["figures"]),
            source=Source(**source) if source else None,
            evidence=tuple(Span(s["start"], s["end"], quote) for s, quote in spans),
            event=record.get("event", ""),
            reader=record.get("reader", ""),
            inferred=tuple(
                Inferred(i["field"], i["value"], Span(i["start"], i["end"], i["words"]))
                for i in record.get("inferred", ())
            ),
            report_text=report_text,
        )


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's verdict: signed, dated, reversible, only ever appended.

    Attributes:
        verdict: accept, reject, amend, same, different, unsure, undo.
        subjects: ids of the claims it is about (two for same, different and unsure;
            the id of the decision undone for undo).
        field, value: for amend, the codebook field and its new JSON value.
        by, at, reason: who, when (UTC), why.
    """

    verdict: str
    subjects: tuple[str, ...]
    by: str
    at: datetime
    reason: str = ""
    field: str | None = None
    value: Any = None

    @property
    def id(self) -> str:
        """Hash of the whole decision."""
        return content_id(
            "d",
            [
                self.verdict,
                list(self.subjects),
                self.by,
                self.at.isoformat(),
                self.reason,
                self.field,
                self.value,
            ],
        )

    def as_record(self) -> dict[str, Any]:
        """The decision as one JSON object."""
        return {
            "id": self.id,
            "verdict": self.verdict,
            "subjects": list(self.subjects),
            "field": self.field,
            "value": self.value,
            "by": self.by,
            "at": self.at.isoformat(),
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where claims of one event differ, told in words."""

    field: str
    text: str
    claims: tuple[str, ...]

    def as_record(self) -> dict[str, Any]:
        return {"field": self.field, "text": self.text, "claims": list(self.claims)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the record holds of one event, computed from its claims and decisions.

    Attributes:
        id: "e" and the digits of its first claim's id in order of ids; the same for any
            order of adding.
        figures: by kind, people counted and side; ``totals``: what one source counts in
            all of each kind, sides together.
        actor_ids, target_ids: the register's ids beside ``actors`` and ``targets``.
        rules: for each field that a rule chose, the rule's name.
        support: for each field, the claims behind its value.
        claims: all claims joined in it, in order of publication.
        sources: names of everyone cited; ``independent_sources`` counts those that do
            not copy or quote one another.
        rejected: claims that a person rejected: kept here, counted nowhere.
        verdict: what people made of it: "accepted", "rejected", "amended" or "" for a
            record that is the machine's alone.
        reliability, credibility: Admiralty grades, "A"-"F" and "1"-"6".
    """

    id: str
    event_type: str
    status: str
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: Place | None
    start: date | None
    end: date | None
    figures: tuple[EventFigure, ...]
    rules: Mapping[str, str]
    claims: Sequence[Claim]
    sources: tuple[str, ...]
    independent_sources: int
    actor_ids: tuple[str | None, ...] = ()
    target_ids: tuple[str | None, ...] = ()
    totals: tuple[EventFigure, ...] = ()
    support: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    disagreements: tuple[Disagreement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    rejected: tuple[str, ...] = ()
    verdict: str = ""
    reliability: str = "F"
    credibility: str = "6"

    def as_record(self) -> dict[str, Any]:
        """The event as one JSON object of the contract (docs/linking.md)."""
        return {
            "id": self.id,
            "event_type": self.event_type,
            "status": self.status,
            "actors": list(self.actors),
            "actor_ids": list(self.actor_ids),
            "targets": list(self.targets),
            "target_ids": list(self.target_ids),
            "place": self.place.as_record() if self.place else None,
            "start": _iso(self.start),
            "end": _iso(self.end),
            "figures": [figure.as_record() for figure in self.figures],
            "totals": [figure.as_record() for figure in self.totals],
            "rules": dict(self.rules),
            "support": {name: list(ids) for name, ids in self.support.items()},
            "claims": [claim.as_record() for claim in self.claims],
            "sources": list(self.sources),
            "independent_sources": self.independent_sources,
            "disagreements": [d.as_record() for d in self.disagreements],
            "decisions": [decision.as_record() for decision in self.decisions],
            "rejected": list(self.rejected),
            "verdict": self.verdict,
            "reliability": self.reliability,
            "credibility": self.credibility,
        }
