"""What the browser tests share: a running desk, and windows that note what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from vedette.desk.settings import Settings

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DRIVER = "GL Driver Message"
"""The software driver of the tests complains of its own speed."""


@dataclass(frozen=True)
class Desk:
    """A desk that answers on loopback."""

    settings: Settings

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.settings.port}"


@dataclass
class Window:
    """A browser window on the desk, and everything that went wrong in it."""

    page: Page
    desk: Desk
    troubles: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a page and wait until its map, if it has one, is drawn."""
        self.page.goto(self.desk.url + path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the map is drawn."""
        if self.page.locator("[data-map]").count():
            self.page.wait_for_selector("[data-map][data-ready]", timeout=60_000)

    def too_wide(self) -> list[str]:
        """Elements that stick out of the window, if the page has to be scrolled sideways."""
        found: list[str] = self.page.evaluate(TOO_WIDE)
        return found

    def axe(self) -> list[str]:
        """Serious and critical findings of axe-core on the page as it is."""
        self.page.evaluate(AXE.read_text(encoding="utf8"))
        found = self.page.evaluate(
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
        )
        return [_told(one) for one in found["violations"] if one["impact"] in SERIOUS]


TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > room + 1 && !one.closest(".scroll, .nav"))
    .map((one) => `${one.tagName}.${one.className} ${one.getBoundingClientRect().right}`);
}"""
SERIOUS = ("serious", "critical")


def _told(found: dict[str, Any]) -> str:
    nodes = "; ".join(node["html"][:160] for node in found["nodes"][:3])
    return f"{found['id']}: {nodes}"


@contextmanager
def window(
    browser: Browser, desk: Desk, scheme: str = "light", size: tuple[int, int] = (1360, 900)
) -> Iterator[Window]:
    """A window that has opened the desk by its address; ends by asserting that all went well."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    opened = Window(page, desk)
    page.on("console", lambda m: _note(opened, m.type, m.text))
    page.on("pageerror", lambda error: opened.troubles.append(str(error)))
    page.on("request", lambda r: _note_request(opened, r.url))
    page.goto(desk.settings.opening_url)
    yield opened
    context.close()
    assert not opened.troubles


def _note(opened: Window, kind: str, text: str) -> None:
    if kind in ("error", "warning") and DRIVER not in text:
        opened.troubles.append(f"{kind}: {text}")


def _note_request(opened: Window, url: str) -> None:
    if not url.startswith((opened.desk.url, "data:", "blob:")):
        opened.troubles.append(f"a request off the desk: {url}")
