"""Where a place that no list holds must lie: around the places that the report names beside it.

A street, a hospital, a hamlet is rarely in a gazetteer, but a report tells of it among names that
are. UCDP's coders put such a place at the known one beside it with a precision that says so; here
it is the area of :data:`REACH_KM` around it ("along or around a feature", where_prec 5).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from vedette.gazetteer import Entry, load_gazetteer
from vedette.reading.place_names import Name
from vedette.reading.place_senses import Context, beside
from vedette.reading.syntax import syntax_of

REACH_KM = 100.0
"""How far from the known place the unknown one may lie."""
AREA = 5
"""UCDP's where_prec of it."""


@dataclass(frozen=True)
class Vicinity:
    """The known places of a report, by where they are named.

    Attributes:
        known: the names that speak of a place, in the order of the text, each with its place.
    """

    doc: Doc
    known: list[tuple[Name, Entry]]
    context: Context

    def of(self, name: Name) -> Entry | None:
        """The known place beside a name: what qualifies it, the nearest of its sentence, the
        last before it or the first of the report in the country that the report is about; else
        that country."""
        found = next(iter([*self._qualifying(name), *self._nearest(name)]), None)
        if found is not None:
            return found
        main = self.context.main
        return load_gazetteer().country(main) if main else None

    @cached_property
    def _narrow(self) -> list[tuple[Name, Entry]]:
        """Those that are narrower than a country."""
        return [(n, e) for n, e in self.known if e.kind not in {"country", "area"}]

    def _qualifying(self, name: Name) -> Iterator[Entry]:
        outer = {n.start for n in beside(self.doc, name, [n for n, _ in self._narrow])}
        yield from (entry for known, entry in self._narrow if known.start in outer)

    def _nearest(self, name: Name) -> Iterator[Entry]:
        sent = syntax_of(self.doc).sent
        others = [(n, e) for n, e in self._narrow if n.start != name.start]
        here = [(n, e) for n, e in others if sent[n.start] == sent[name.start]]
        yield from (e for _, e in sorted(here, key=lambda o: abs(o[0].start - name.start)))
        home = [(n, e) for n, e in others if e.country == (self.context.main or e.country)]
        yield from (e for n, e in reversed(home) if n.start < name.start)
        yield from (e for _, e in home[:1])
