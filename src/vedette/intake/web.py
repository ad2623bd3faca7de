"""Web addresses, fetched without letting anyone reach into this machine or its network.

The name is resolved once; every address it has must be public, and the connection goes to that
very address (so that a second look-up cannot lead elsewhere). Redirects pass the same gate.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from vedette.errors import InputError

MOST_BYTES = 5_000_000
MOST_REDIRECTS = 5
TIMEOUT_S = 20.0
Guard = Callable[[str], bool]


def is_public(address: str) -> bool:
    """Whether an IP address is of the public network."""
    ip = ipaddress.ip_address(address)
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not (mapped or ip).is_multicast


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered."""

    url: str
    body: bytes
    media_type: str


def fetch(url: str, guard: Guard = is_public) -> Page:
    """The page at an address.

    Args:
        guard: tells whether an IP address may be connected to.

    Raises:
        InputError: the address is not public or not http(s), or it does not answer with a page.
    """
    for _ in range(MOST_REDIRECTS + 1):
        answer = _get(url, guard)
        if isinstance(answer, Page):
            return answer
        url = urljoin(url, answer)
    raise InputError(f"{url} redirects more than {MOST_REDIRECTS} times")


def _get(url: str, guard: Guard) -> Page | str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise InputError(f"{url[:200]} is no web address", "Give one that begins with http(s)://")
    if parts.username or parts.password:
        raise InputError("The address holds a user name", "Give the address without it")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise InputError(f"{url[:200]} has no such port") from None
    connection = _connect(parts.scheme, parts.hostname, port, guard)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(
            "GET", path, headers={"User-Agent": "vedette", "Accept": "text/html, text/plain"}
        )
        return _answer(url, connection.getresponse())
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise InputError(f"{url[:200]} does not answer ({error})", "Try again later") from error
    finally:
        connection.close()


def _connect(scheme: str, host: str, port: int, guard: Guard) -> http.client.HTTPConnection:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"There is no host {host[:100]!r}", "Check the address") from error
    addresses = [str(row[4][0]) for row in found]
    if not all(guard(a) for a in addresses):
        raise InputError(
            f"{host[:100]} is not on the public network", "Only public addresses are fetched"
        )
    try:
        link = socket.create_connection((addresses[0], port), TIMEOUT_S)
    except OSError as error:
        raise InputError(f"{host[:100]} does not answer ({error})", "Try again later") from error
    if scheme == "https":
        try:
            link = ssl.create_default_context().wrap_socket(link, server_hostname=host)
        except OSError as error:
            link.close()
            raise InputError(f"{host[:100]} has no valid certificate ({error})") from error
    connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT_S)
    connection.sock = link
    return connection


def _answer(url: str, response: http.client.HTTPResponse) -> Page | str:
    if response.status in {301, 302, 303, 307, 308}:
        target = response.getheader("Location")
        if target:
            return target
    if response.status != 200:
        raise InputError(f"{url[:200]} answers {response.status} {response.reason}")
    body = response.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise InputError(f"{url[:200]} is longer than {MOST_BYTES // 1_000_000} MB")
    kind = (response.getheader("Content-Type") or "text/html").split(";")[0].strip().lower()
    if not kind.startswith(("text/", "application/xhtml", "application/json")):
        raise InputError(f"{url[:200]} is {kind}, not a page")
    return Page(url, body, kind)
