"""``vedette desk``: the web application on this machine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vedette.cli.record_options import db_option
from vedette.errors import InputError

if TYPE_CHECKING:
    from vedette.desk.settings import Settings

TAKEN = 20
"""Ports tried after the first where it is taken and none was asked for."""


@click.command("desk")
@db_option
@click.option("--port", type=click.IntRange(1024, 65535), help="Port; else 8420 or the next free.")
@click.option("--user", help="Name that signs the decisions; else your login name.")
@click.option("--browser/--no-browser", default=None,
              help="Open a browser; the default is to do so from a terminal only.")  # fmt: skip
def command(db: str, port: int | None, user: str | None, browser: bool | None) -> None:
    """Open the desk: map, timeline, events, review, in the browser.

    It answers only this machine and only the browser that opens the printed address, which
    holds a secret for this run. End it with Ctrl-C.

    \b
    Examples:
      vedette add samples/reports && vedette desk
      vedette desk --db idlib.db --port 9000
    """
    import uvicorn

    from vedette.desk.app import create_app

    settings = _settings(db, port or _free_port(), user)
    app = create_app(settings)
    click.echo(f"The desk is open at {settings.opening_url}\nEnd it with Ctrl-C.")
    if sys.stdout.isatty() if browser is None else browser:
        click.launch(settings.opening_url)
    uvicorn.run(
        app, host="127.0.0.1", port=settings.port, log_level="warning", access_log=False,
        server_header=False,
    )  # fmt: skip


def _settings(db: str, port: int, user: str | None) -> Settings:
    from platformdirs import user_data_dir

    from vedette.desk.settings import Settings
    from vedette.store import default_user

    home = Path(user_data_dir("vedette"))
    return Settings(database=db, home=home, port=port, user=user or default_user())


def _free_port() -> int:
    import socket

    from vedette.desk.settings import PORT

    for port in range(PORT, PORT + TAKEN):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise InputError(f"The ports {PORT} to {PORT + TAKEN} are taken", "Give one with --port")
