"""A room imports only from rooms below it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "vedette"
ORDER = (
    ("errors",),
    ("model",),
    ("schemas",),
    ("codebook", "actors"),
    ("gazetteer",),
    ("intake", "reading"),
    ("linking",),
    ("store",),
    ("monitoring",),
    ("exports",),
    ("desk",),
    ("cli",),
)
FLOOR = {room: height for height, rooms in enumerate(ORDER) for room in rooms}
FILES = [p for p in sorted(SOURCE.rglob("*.py")) if p.relative_to(SOURCE).parts[0] in FLOOR] + [
    SOURCE / f"{room}.py" for room in ("errors", "model")
]


def rooms_imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    parts = (name.split(".") for name in names)
    return {p[1] for p in parts if p[0] == "vedette" and len(p) > 1 and p[1] in FLOOR}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_file_imports_only_from_its_own_room_and_below(path: Path) -> None:
    room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    above = {other for other in rooms_imported(path) if FLOOR[other] > FLOOR[room]}
    assert not above
