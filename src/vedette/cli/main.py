"""The ``vedette`` command: a group whose commands load when they are named."""

from __future__ import annotations

import importlib
import sys

import click

import vedette
from vedette.errors import VedetteError

COMMANDS: dict[str, str] = {
    "read": "Code reports without a database and print their claims.",
    "add": "Read reports, keep them, and link their claims to events.",
    "events": "List the events of the record, by place, time, type, actor, source, words.",
    "show": "Show one event with every claim, quote, source and disagreement.",
    "history": "Show how an event came to be what it is, report by report.",
    "decide": "Accept, reject or amend; join or part events; undo.",
    "relink": "Compute all events anew, after an update of Vedette.",
    "check": "Is this database whole? Hashes, quotes, and all events computed again.",
    "aside": "List the reports that could not be added, and why.",
    "desk": "Open the desk: map, timeline, events and review in the browser.",
    "gazetteer": "Look up places, and add places of your own.",
    "codebook": "Print the event types and fields of the codebook.",
    "agreement": "Add an agreement, or overrule the judgement of a clause.",
    "site": "Add sites to watch.",
    "sites": "Show the board of sites: the latest word of each source.",
    "agreements": "Judge agreements clause by clause.",
    "casualties": "Show casualties by side and status, with bounds.",
    "displacement": "Show displacement by IDMC's fields.",
    "series": "Show counts per day, with gaps, previous period and baseline.",
    "sitrep": "Write the situation report of a period, in HTML, Markdown, DOCX or PDF.",
    "alerts": "Show levels not seen in months, with their reasons.",
}
"""Name and help line of each command; it lives in ``vedette.cli.NAME_command``."""


class LazyGroup(click.Group):
    """A group that imports a command's module only to run it or to show its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"vedette.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(vedette.__version__, prog_name="vedette")
def group() -> None:
    """Turn reports of an armed conflict into a record that can be checked.

    Start with: vedette read samples/
    """


def main() -> None:
    """Run the command line; a known error ends with its message and exit code 2."""
    try:
        group(prog_name="vedette")
    except VedetteError as error:
        click.echo(f"vedette: {error}", err=True)
        sys.exit(2)
