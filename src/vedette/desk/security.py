"""The guard before every page: who may ask, for what host, from which page, how much.

Everything here is one ASGI middleware, so no page can be added outside of it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from vedette.desk.settings import Settings

SAFE = frozenset({"GET", "HEAD"})
CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
UPLOAD_PATHS = frozenset({"/add/file"})
CACHING = (
    ("/static/assets/", "private, max-age=31536000, immutable"),
    ("/static/", "private, max-age=3600"),
)
"""How long a browser may keep what lies under an address; the built assets' names hold a hash."""


class TooLarge(HTTPException):
    """More bytes than a request may bring."""

    def __init__(self, limit: int) -> None:
        text = f"More than {limit // 1024} kB were sent. Nothing was kept; send less at once."
        super().__init__(413, text)


def csrf_token(settings: Settings) -> str:
    """The token that every form carries: only a page of this desk can know it."""
    secret = settings.session_secret.encode()
    return hmac.new(secret, b"form", hashlib.sha256).hexdigest()


async def require_form_token(request: Request) -> None:
    """Refuse a request that changes something and does not carry the form token.

    Raises:
        HTTPException: 403, the token is missing or wrong.
    """
    if request.method in SAFE:
        return
    given = request.headers.get("x-form-token")
    if given is None:
        value = (await request.form()).get("form_token")
        given = value if isinstance(value, str) else ""
    expected = csrf_token(request.app.state.settings)
    if not hmac.compare_digest(given.encode(), expected.encode()):
        raise HTTPException(403, "This form is from an old page. Go back, reload it, and try again")


class Guard:
    """Answers only this machine's own browser session; adds the headers to every answer."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answer = self._refusal(scope) or self._opening(scope) or self._stranger(scope)
        sender = _with_headers(send, scope["path"])
        if answer is not None:
            await answer(scope, receive, sender)
            return
        await self.app(scope, _limited(receive, self._limit(scope["path"])), sender)

    def _limit(self, path: str) -> int:
        return self.settings.upload_limit if path in UPLOAD_PATHS else self.settings.form_limit

    def _refusal(self, scope: Scope) -> Response | None:
        """The answer to a rebound host name, a foreign page or an oversized body."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self.settings.hosts:
            return PlainTextResponse("The desk does not answer to this host name.", 421)
        if scope["method"] not in SAFE and not self._from_own_page(headers):
            return PlainTextResponse("Only a page of this desk may change the record.", 403)
        limit = self._limit(scope["path"])
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > limit:
            return PlainTextResponse(TooLarge(limit).detail, 413)
        return None

    def _from_own_page(self, headers: Mapping[str, str]) -> bool:
        origin = headers.get("origin")
        if headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return False
        return origin is None or origin in {f"http://{host}" for host in self.settings.hosts}

    def _opening(self, scope: Scope) -> Response | None:
        """Exchange the token of the opening URL for the cookie, and drop it from the address."""
        query = parse_qs(scope["query_string"].decode("latin1"), keep_blank_values=True)
        token = query.pop("token", [""])[0]
        if scope["method"] != "GET" or not _same(token, self.settings.opening_token):
            return None
        rest = f"?{urlencode(query, doseq=True)}" if query else ""
        path = "/" + scope["path"].lstrip("/")
        answer = RedirectResponse(path + rest, 303)
        answer.set_cookie(
            self.settings.cookie,
            self.settings.session_secret,
            httponly=True,
            samesite="strict",
            path="/",
        )
        return answer

    def _stranger(self, scope: Scope) -> Response | None:
        cookie = _cookie(Headers(scope=scope).get("cookie", ""), self.settings.cookie)
        if _same(cookie, self.settings.session_secret):
            return None
        return PlainTextResponse(
            "This desk is private. Open it from the address that 'vedette desk' printed.", 403
        )


def _same(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode(), secret.encode())


def _cookie(header: str, name: str) -> str:
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _limited(receive: Receive, limit: int) -> Receive:
    """Count the body while it streams in, so that a missing or false length hides nothing."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise TooLarge(limit)
        return message

    return counted


def _with_headers(send: Send, path: str) -> Send:
    caching = next((rule for start, rule in CACHING if path.startswith(start)), "no-store")

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers.setdefault("cache-control", caching)
        await send(message)

    return sender
