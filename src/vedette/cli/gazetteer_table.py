"""Places as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from vedette.gazetteer import Entry, disputed_at, distance_km

KINDS = {"place": "town", "reported": "UCDP place", "facility": "site"}
"""What a reader calls the gazetteer's kinds; the others bear their own names."""


def print_places(
    found: Sequence[Entry], origin: tuple[float, float] | None, told: str, total: int
) -> None:
    """Print places, each on a row; of disputed ones who claims them, below."""
    table = Table(
        title=told, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0)
    )
    table.add_column("name", overflow="fold", min_width=9)
    table.add_column("kind", no_wrap=True)
    table.add_column("region, country", overflow="fold", min_width=11)
    for column in ("coordinates", "people"):
        table.add_column(column, justify="right", no_wrap=True)
    if origin:
        table.add_column("km", justify="right", no_wrap=True)
    table.add_column("id", overflow="fold", min_width=9)
    for entry in found:
        table.add_row(*_cells(entry, origin))
    console = Console()
    console.print(table)
    if total > len(found):
        console.print(f"{total - len(found)} more; see them with --limit {total}")
    if any(entry.local for entry in found):
        console.print("* yours")
    for note in _notes(found):
        console.print(note, markup=False)


def _cells(entry: Entry, origin: tuple[float, float] | None) -> list[str | Text]:
    kind = KINDS.get(entry.kind, entry.kind) + ("*" if entry.local else "")
    around = [part for part in (entry.region, entry.country) if part and part != entry.name]
    cells: list[str | Text] = [
        Text(entry.name), kind, Text(", ".join(around) or "–"),
        f"{entry.latitude:.4f}, {entry.longitude:.4f}",
        f"{entry.people:,}" if entry.people else "–",
    ]  # fmt: skip
    if origin:
        cells.append(f"{distance_km(origin, (entry.latitude, entry.longitude)):,.0f}")
    return [*cells, Text(entry.id)]


def _notes(found: Sequence[Entry]) -> list[str]:
    areas = (disputed_at(e.latitude, e.longitude) for e in found if e.kind != "country")
    return list(dict.fromkeys(area.note for area in areas if area is not None))
