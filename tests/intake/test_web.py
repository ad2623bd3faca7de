"""Web addresses: pages come in, the machine and its network stay closed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from vedette.errors import InputError
from vedette.intake.web import MOST_BYTES, fetch, is_public


class Site(BaseHTTPRequestHandler):
    """A small web site on loopback."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path[4:])
            self.end_headers()
            return
        kind = "image/png" if self.path == "/image" else "text/html"
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(b"x" * (MOST_BYTES + 10) if self.path == "/long" else b"<html>page</html>")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def anyone(_address: str) -> bool:
    return True


def test_page_is_fetched_through_a_redirect(site: str) -> None:
    page = fetch(f"{site}/to//page", guard=anyone)
    assert page.body == b"<html>page</html>"


@pytest.mark.parametrize("path", ["/none", "/image", "/long", "/to//to//to//to//to//to//to//x"])
def test_what_is_no_page_is_refused(site: str, path: str) -> None:
    with pytest.raises(InputError):
        fetch(site + path, guard=anyone)


def test_the_machine_itself_is_refused(site: str) -> None:
    with pytest.raises(InputError, match="not on the public network"):
        fetch(site)


def test_a_redirect_into_the_machine_is_refused(site: str) -> None:
    seen: list[str] = []

    def once(address: str) -> bool:
        seen.append(address)
        return len(seen) == 1

    with pytest.raises(InputError, match="not on the public network"):
        fetch(f"{site}/to/http://localhost:1/secret", guard=once)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "::1",
        "fe80::1",
        "0.0.0.0",
        "::ffff:127.0.0.1",
        "224.0.0.1",
        "100.64.0.1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://",
        "http://user:pw@example.org/",
        "http://example.org:99999/",
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(InputError):
        fetch(url)
