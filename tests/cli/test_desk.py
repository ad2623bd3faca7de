"""``vedette desk`` as a person starts it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import httpx


def test_the_printed_address_opens_the_desk_and_no_browser_is_started(tmp_path: Path) -> None:
    command = [sys.executable, "-u", "-m", "vedette", "desk", "--db", str(tmp_path / "new.db")]
    environment = {
        "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "BROWSER": f"touch {tmp_path / 'opened'}",
    }  # fmt: skip
    with subprocess.Popen(
        [*command, "--user", "nour"], stdout=subprocess.PIPE, text=True, env=environment
    ) as started:
        try:
            assert started.stdout
            line = started.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/\?token=\S+", line)
            assert found, line
            page = _eventually(found[0])
            assert "The record is empty" in page
            assert "nour" in page
            assert not (tmp_path / "opened").exists()
        finally:
            started.terminate()


def _eventually(url: str) -> str:
    transport = httpx.HTTPTransport(retries=12)
    with httpx.Client(transport=transport, follow_redirects=True, timeout=30) as client:
        return client.get(url).raise_for_status().text
