"""What the commands that take reports are told of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.argument("sources", nargs=-1, required=True, metavar="PATH|URL|-..."),
    click.option(
        "--published",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        help="Day of publication of reports that do not give it; relative times need it.",
    ),
    click.option("--title", help="Title of a report that has none."),
    click.option("--publisher", help="Publisher of reports that name none."),
)


def report_options(function: F) -> F:
    """Take ``sources`` and what their reports do not say: day, title and publisher."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function
