"""The rules behind each value, for ``vedette read --explain``."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from vedette.reading.explanation import Explanation


def print_explanations(console: Console, explanations: Iterable[Explanation]) -> None:
    """Print one row a value: the claim's number, the field, the value, its words and its rule."""
    table = Table(title="why", header_style="bold", expand=True)
    for name in ("claim", "field", "value", "words", "at", "rule"):
        table.add_column(name, overflow="fold")
    for e in explanations:
        cells = (str(e.claim), e.field, e.value, e.words, f"{e.start}–{e.end}", e.rule)
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
