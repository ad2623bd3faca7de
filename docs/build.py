"""Write the pages of docs/ that say what the program says: its commands and its codebook.

    python docs/build.py

``tests/test_docs.py`` fails when a page is not what this writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from vedette.cli.main import COMMANDS, group
from vedette.codebook import load_codebook

DOCS = Path(__file__).parent
WIDTH = 92
"""Columns of the help texts."""


def commands_page() -> str:
    """Every command with the help it prints."""
    parts = ["# Commands\n", "What `vedette COMMAND --help` prints, for each command.\n"]
    for name, command in sorted(_commands()):
        context = click.Context(
            command,
            info_name=f"vedette {name}",
            max_content_width=WIDTH,
            terminal_width=WIDTH,
            help_option_names=group.context_settings["help_option_names"],
        )
        parts.append(f"## {name}\n\n```text\n{command.get_help(context).rstrip()}\n```\n")
    return "\n".join(parts)


def _commands() -> Iterator[tuple[str, click.Command]]:
    """Each command under its whole name, those of a group after the group."""
    top = click.Context(group)
    for name in COMMANDS:
        command = group.get_command(top, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            for part, inner in command.commands.items():
                yield f"{name} {part}", inner


def types_page() -> str:
    """Every event type with its family and its names in other codebooks, and the value lists."""
    codebook = load_codebook()
    lines = [
        "# Event types and values\n",
        f"Version {codebook.version}. `vedette codebook` prints the same.\n",
        "| event_type | family | what it is | ACLED | PLOVER | CAMEO |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for kind in codebook.types.values():
        names = (" / ".join(kind.acled), kind.plover, kind.cameo)
        known = " | ".join(name or "–" for name in names)
        lines.append(f"| `{kind.name}` | {kind.family} | {kind.definition} | {known} |")
    for title, values in (
        ("Statuses", codebook.statuses),
        ("Source kinds", codebook.source_kinds),
        ("Stances", codebook.stances),
    ):
        lines += ["", f"## {title}\n", *(f"- `{name}`: {text}" for name, text in values.items())]
    kinds = ", ".join(f"`{kind}`" for kind in codebook.figure_kinds)
    return "\n".join([*lines, "", "## Figure kinds\n", kinds, ""])


PAGES = {"commands.md": commands_page, "types.md": types_page}


def main() -> None:
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf8")


if __name__ == "__main__":
    main()
