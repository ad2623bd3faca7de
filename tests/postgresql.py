"""A PostgreSQL server of the tests' own, in a temporary folder, reached by a socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

FAST = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
NUMBERS = count(1)


class Server:
    """A running server; a new schema of its one database is as good as a new database."""

    def __init__(self, folder: Path, user: str) -> None:
        self.folder = folder
        self.user = user

    def url(self, name: str) -> str:
        return f"postgresql://{self.user}@/{name}?host={quote(str(self.folder), safe='')}"

    def new(self) -> str:
        """The URL of a new, empty schema."""
        name = f"vedette{next(NUMBERS)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return f"{self.url('postgres')}&options=-csearch_path%3D{name}"


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, where PostgreSQL is installed."""
    found = [Path(p).parent for p in [shutil.which("initdb")] if p]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in found if (folder / "pg_ctl").exists()), None)


@contextmanager
def running() -> Iterator[Server]:
    """Start a server as a user who is not root, and stop it in the end."""
    binaries = programs()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="vedette-pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, user)
    try:
        data = folder / "data"
        _run(user, folder, binaries / "initdb", "-D", data, "-U", user, "-A", "trust", "-N")
        options = f"{FAST} -k {folder}"
        log = folder / "log"
        _run(user, folder, binaries / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start")
        yield Server(folder, user)
        _run(user, folder, binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str:
    if os.getuid() != 0:
        return pwd.getpwuid(os.getuid()).pw_name
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(user: str, folder: Path, *command: object) -> None:
    other = {"user": user, "group": pwd.getpwnam(user).pw_gid} if os.getuid() == 0 else {}
    subprocess.run(
        [str(part) for part in command],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        **other,
    )
