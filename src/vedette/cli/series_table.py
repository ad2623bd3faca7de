"""Series in a terminal: one line each, a bar a day, gaps as dots."""

from __future__ import annotations

from collections.abc import Sequence

import click

from vedette.monitoring.series import Point, Series

BARS = "▁▂▃▄▅▆▇█"
GAP = "·"


def print_series(found: Sequence[Series]) -> None:
    """Print series with their bars; says what a dot is."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not found:
        click.echo("Series: nothing to show.")
        return
    first, last = found[0].points[0].day, found[0].points[-1].day
    title = f"{found[0].measure.capitalize()} per day, {first} to {last}"
    table = Table(title=title, title_justify="left", header_style="bold")
    for name in (found[0].by or "all", "days", "total", "previous", "baseline/day", "gaps"):
        table.add_column(name, overflow="fold")
    top = max((p.value or 0 for one in found for p in one.points), default=0)
    for one in found:
        table.add_row(
            Text(one.label),
            "".join(_bar(point, top) for point in one.points),
            str(one.total),
            _beside(one.previous, one.previous_days),
            _beside(one.baseline, one.baseline_days),
            str(one.gaps),
        )
    console = Console()
    console.print(table)
    console.print(f"{GAP} is a day of which nothing was reported, not a calm day.")
    _say_undated(found)


def _beside(value: float | None, days: int) -> str:
    """A value of earlier days, with how many of them have reports."""
    return "no report" if value is None else f"{value} ({days} days with reports)"


def _bar(point: Point, top: int) -> str:
    if point.value is None:
        return GAP
    return BARS[round((len(BARS) - 1) * point.value / top)] if point.value and top else " "


def _say_undated(found: Sequence[Series]) -> None:
    left_out = {event for one in found for event in one.undated}
    if left_out:
        click.echo(f"{len(left_out)} events span several days and stand in no single day.")
