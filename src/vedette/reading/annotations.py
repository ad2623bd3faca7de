"""What the components of the reader leave on a document for those after them.

Positions ``start`` and ``end`` are token indices, end exclusive, as in ``doc[start:end]``.
Every annotation names the ``rule`` that made it, for ``vedette read --explain``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from vedette.model import Place


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in the text.

    Attributes:
        start, end: the name itself, without preposition or spatial words.
        place: what it resolves to; its ``text`` is the name as written.
        relation: the spatial words ("south of", "near", "the outskirts of"), if any.
        role: "location" (something happens there), "venue" (of talking), "dateline",
            "actor" (a government or a force speaks or acts: "Washington said"),
            "modifier" ("the Idlib ceasefire", "Syrian forces" give a weaker hint).
    """

    start: int
    end: int
    place: Place
    relation: str | None = None
    role: str = "location"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun that can act, be acted on, or speak.

    Attributes:
        start, end: the phrase; ``head`` is its head token.
        name: the most specific form in the report ("Mevlut Cavusoglu" for "he"),
            without determiners, numerals and relative clauses.
        actor_id: id in the actor register, if the phrase (or what it refers to) is there.
        kind: "state", "force", "armed_group", "monitor", "un", "body", "media",
            "person", "people" (civilians, residents), "object" (vehicles, a hospital),
            "pronoun" (not resolved) or "other".
        sides: sides of the register ("syria_government", "turkey"), if known.
        antecedent: head token of the mention that this one refers to, if resolved.
    """

    start: int
    end: int
    head: int
    name: str
    kind: str = "other"
    actor_id: str | None = None
    sides: tuple[str, ...] = ()
    antecedent: int | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression; ``first`` and ``last`` are both None where it stays unknown.

    Attributes:
        grain: "day", "week", "month", "season", "year", "range" or "unknown".
        cumulative: the words open a running period ("since December").
    """

    start: int
    end: int
    first: date | None
    last: date | None
    grain: str = "day"
    cumulative: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A counted thing ("at least 13 Syrian troops").

    Attributes:
        start, end: the number with its bounding words.
        head: token of what is counted ("troops"); -1 where the text leaves it out.
        who: the head phrase ("Syrian troops").
        kind: figure kind of the codebook, judged by the words around it; "other" if none.
        anchor: token of the word that gave the kind ("killed"); -1 where none did.
    """

    start: int
    end: int
    head: int
    low: int | None
    high: int | None
    who: str
    kind: str = "other"
    cumulative: bool = False
    anchor: int = -1
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells of an event.

    Attributes:
        token: head token; ``start`` and ``end`` bound the whole phrase ("carried out ... strikes").
        event_type: type of the codebook.
        score: 0 to 1, how sure the reader is that this is a claim of this type.
    """

    token: int
    start: int
    end: int
    event_type: str
    score: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: the content tokens are from this source.

    Attributes:
        source_head: head token of the source phrase; -1 where it is carried over
            from an earlier sentence.
        cue: token of the speech word ("said", "according").
        content: token ranges that the source stands behind.
        name: the source's most specific form; ``kind`` and ``stance`` as in the codebook.
    """

    source_head: int
    cue: int
    content: tuple[tuple[int, int], ...]
    name: str
    kind: str
    stance: str = "asserts"
    actor_id: str | None = None
    rule: str = ""

    def covers(self, token: int) -> bool:
        """Whether a token lies in the content."""
        return any(start <= token < end for start, end in self.content)


@dataclass(frozen=True, slots=True)
class Frame:
    """One trigger with everything found around it, before frames are merged into claims."""

    trigger: Trigger
    evidence: tuple[int, int]
    status: str = "occurred"
    actors: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    place: PlaceMention | None = None
    time: TimeMention | None = None
    figures: tuple[FigureMention, ...] = ()
    attribution: Attribution | None = None
    rules: dict[str, str] = field(default_factory=dict)
