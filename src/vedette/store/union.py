"""Which things belong together, by pairs (disjoint sets with path halving)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Union:
    """Disjoint sets of ids."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {id: id for id in sorted(ids)}

    def __contains__(self, id: str) -> bool:
        return id in self._parent

    def root(self, id: str) -> str:
        """The least id of the set that an id is in."""
        parent = self._parent
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    def join(self, a: str, b: str) -> None:
        """Make one set of two; ids that are not known are passed over."""
        if a in self._parent and b in self._parent:
            first, second = sorted((self.root(a), self.root(b)))
            self._parent[second] = first

    def groups(self) -> Iterator[tuple[str, list[str]]]:
        """Each set's least id and its members, in order."""
        found: dict[str, list[str]] = {}
        for id in self._parent:
            found.setdefault(self.root(id), []).append(id)
        yield from sorted(found.items())
