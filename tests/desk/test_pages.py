"""Every page in a real browser: nothing goes wrong, anyone can use it, a newcomer finds the way."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.desk.desks import ROOT, Desk, Window, window
from vedette.desk.jobs import claims_in
from vedette.model import Report
from vedette.store import open_record

IMAGES = ROOT / "docs" / "images"
DAY = "2020-02-03"
NARROW = (400, 860)
A4 = (680, 960)
"""What is printed on: the sheet without its margins, in pixels."""
PAGES = {
    "overview": "/",
    "map": "/map",
    "events": "/events",
    "event": "/events/{event}",
    "reports": "/reports",
    "report": "/reports/sw-2020-02-03-am",
    "review": "/review",
    "review-event": "/review/{event}",
    "decisions": "/decisions",
    "coders": "/coders",
    "add": "/add",
    "search": "/search?q=saraqeb",
    "sites": "/sites",
    "site": "/sites/post-morek",
    "agreements": "/agreements",
    "agreement": "/agreements/idlib-2018",
    "displacement": "/displacement",
    "casualties": "/casualties",
    "series": "/series?by=area",
    "sitrep": "/sitrep",
    "nothing": "/events?q=zzzz",
    "missing": "/events/e0",
}
DOCUMENTED = {("overview", "light"), ("event", "light"), ("map", "dark"), ("review-event", "light"),
              ("report", "light"), ("agreement", "light")}  # fmt: skip
"""Screenshots that stand in the docs."""


def disputed_event(desk: Desk) -> str:
    """The id of the shelling of 3 February 2020."""
    with open_record(desk.settings.database) as record:
        rows = record.rows(columns=("id", "start", "disputed", "killed"))
    found = [id for id, start, disputed, killed in rows if start == DAY and disputed and killed]
    return str(found[0])


def path_of(name: str, desk: Desk) -> str:
    path = PAGES[name]
    return path.format(event=disputed_event(desk)) if "{" in path else path


@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound_and_accessible_light_dark_and_narrow(
    browser: Browser, reading_desk: Desk, name: str, tmp_path: Path
) -> None:
    with window(browser, reading_desk) as opened:
        page = opened.go(path_of(name, reading_desk))
        if name == "missing":
            opened.troubles.clear()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("html")).to_have_attribute("data-theme", scheme)
            assert opened.axe() == []
            _screenshot(opened, name, scheme, tmp_path)
        page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
        page.wait_for_timeout(300)
        assert opened.too_wide() == []
        _screenshot(opened, name, "narrow", tmp_path)


def _screenshot(opened: Window, name: str, look: str, tmp_path: Path) -> None:
    """A picture of the page; for the docs, or for a person to look at all of them, where asked."""
    asked = os.environ.get("VEDETTE_SCREENSHOTS", "")
    folder = IMAGES if asked == "docs" and (name, look) in DOCUMENTED else Path(asked or tmp_path)
    if asked == "docs" and folder != IMAGES:
        return
    opened.settle()
    path = folder / f"desk-{name}{'' if folder == IMAGES else '-' + look}.jpg"
    opened.page.screenshot(path=path, type="jpeg", quality=72, scale="css")
    assert path.stat().st_size > 5000


def test_a_newcomer_finds_the_disputed_shelling_and_its_figures(
    browser: Browser, reading_desk: Desk
) -> None:
    with open_record(reading_desk.settings.database) as record:
        event = record.event(disputed_event(reading_desk))
    assert event
    dead = [[f.low or 0 for f in c.figures if f.kind == "killed"] for c in event.claims]
    told = [str(number) for number in sorted(sum(numbers) for numbers in dead if numbers)]
    assert {"4", "8"} < set(told)
    with window(browser, reading_desk) as opened:
        page = opened.page
        differ = page.get_by_role("region", name="Where sources differ")
        link = differ.get_by_role("link", name=re.compile("Shelling, Sara"))
        expect(link.first).to_be_visible()
        link.first.click()
        sides = page.get_by_role("region", name="Sources differ: killed")
        figures = sides.locator("td.value strong")
        expect(figures).to_have_text(told)
        for source in ("Turkish defence ministry", "Daily Sabah", "news agencies"):
            expect(sides.get_by_text(source).first).to_be_visible()
        counts = page.get_by_role("region", name="Counts that may include this event")
        expect(counts.locator("td.value strong")).to_have_text("8")
        expect(counts).to_contain_text("earlier this week")
        page.wait_for_load_state("networkidle")


def test_the_reports_text_and_its_claims_light_each_other_up(
    browser: Browser, reading_desk: Desk
) -> None:
    with window(browser, reading_desk) as opened:
        page = opened.go("/reports/sw-2020-02-03-am")
        mark = page.locator("mark", has_text="Four Turkish soldiers")
        mark.hover()
        lit = page.locator("article.claim.lit")
        expect(lit).to_have_count(1)
        expect(lit).to_contain_text("4 killed")
        page.mouse.move(0, 0)
        expect(lit).to_have_count(0)
        mark.focus()
        expect(lit).to_have_count(1)


def test_the_text_on_the_page_is_the_report_character_for_character(
    browser: Browser, reading_desk: Desk
) -> None:
    with open_record(reading_desk.settings.database) as record:
        report = record.report("sd-2020-02-07")
    assert report
    with window(browser, reading_desk) as opened:
        page = opened.go("/reports/sd-2020-02-07")
        assert page.locator("[data-report-text]").text_content() == report.text
        expect(page.get_by_text(report.sha256)).to_be_visible()


def test_filters_stand_in_the_address_and_in_the_csv(browser: Browser, reading_desk: Desk) -> None:
    with window(browser, reading_desk) as opened:
        page = opened.go("/events")
        page.get_by_label("Type").select_option("shelling")
        page.get_by_label("Only where sources differ").check()
        page.get_by_role("button", name="Filter").click()
        page.wait_for_url(re.compile("type=shelling"))
        assert "disputed=1" in page.url
        assert "actor=" not in page.url
        expect(page.get_by_role("link", name="Clear")).to_be_visible()
        number = page.locator(".eventlist tbody tr").count()
        assert number
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV").click()
        lines = Path(download.value.path()).read_text(encoding="utf8").splitlines()
        assert len(lines) == number + 1


def test_a_view_is_saved_under_a_name(browser: Browser, desk: Desk) -> None:
    with window(browser, desk) as opened:
        page = opened.go("/events?type=shelling")
        page.get_by_text("Saved views").click()
        page.get_by_label("Name of this view").fill("قصف")
        page.get_by_role("button", name="Save").click()
        page.goto(desk.url + "/events")
        page.get_by_role("link", name="قصف").click()
        page.wait_for_url(re.compile("type=shelling"))


def test_the_map_shows_what_is_at_a_spot(browser: Browser, reading_desk: Desk) -> None:
    with window(browser, reading_desk) as opened:
        page = opened.go("/map?type=shelling&place=taftanaz&actor=artillery")
        expect(page.locator("[data-map-count]")).to_have_text("1")
        canvas = page.locator("canvas.maplibregl-canvas").bounding_box()
        assert canvas
        above_slider = canvas["height"] / 2 - 55
        page.mouse.click(canvas["x"] + canvas["width"] / 2, canvas["y"] + above_slider)
        expect(page.locator("[data-map-card]")).to_contain_text("Shelling, Taftanaz")


def test_the_theme_is_chosen_and_kept(browser: Browser, reading_desk: Desk) -> None:
    with window(browser, reading_desk, "light") as opened:
        page = opened.go("/events")
        page.get_by_role("button", name="Theme").click()
        expect(page.locator("html")).to_have_attribute("data-theme", "dark")
        assert '<html lang="en" data-theme="dark"' in page.request.get(page.url).text()


def test_keys_lead_to_the_pages_and_can_be_switched_off(
    browser: Browser, reading_desk: Desk
) -> None:
    with window(browser, reading_desk) as opened:
        page = opened.go("/events")
        page.keyboard.press("g")
        page.keyboard.press("r")
        page.wait_for_url(re.compile("/reports$"))
        page.keyboard.press("?")
        page.get_by_label("Single keys work").uncheck()
        page.keyboard.press("Escape")
        page.keyboard.press("g")
        page.keyboard.press("e")
        page.wait_for_timeout(300)
        assert page.url.endswith("/reports")
        page.evaluate("localStorage.clear()")


def test_what_is_new_can_be_marked_as_seen(browser: Browser, desk: Desk) -> None:
    with window(browser, desk) as opened:
        page = opened.go("/")
        page.get_by_role("button", name="Mark all as seen").click()
        expect(page.get_by_role("region", name="New to you")).to_contain_text("Nothing is new")
        opened.settle()


@pytest.mark.parametrize("name", ["overview", "map", "events", "reports", "review", "displacement",
                                  "casualties", "series", "sitrep"])  # fmt: skip
def test_a_page_of_an_empty_record_leads_to_adding_reports(
    browser: Browser, empty_desk: Desk, name: str
) -> None:
    with window(browser, empty_desk) as opened:
        page = opened.go(PAGES[name])
        main = page.get_by_role("main")
        expect(main.get_by_role("link", name="Add reports").first).to_be_visible()
        assert opened.axe() == []


def test_each_paragraph_of_a_report_runs_in_its_own_direction(browser: Browser, desk: Desk) -> None:
    text = "قصف على تفتناز\n\nThree people were killed near Taftanaz, witnesses said."
    told = Report("two-scripts", text, title="تفتناز", original=text.encode())
    with open_record(desk.settings.database) as record:
        record.add_report(told, claims_in(told))
    with window(browser, desk) as opened:
        page = opened.go("/reports/two-scripts")
        left = page.evaluate(
            """() => {
              const text = document.querySelector("[data-report-text]");
              const range = document.createRange();
              range.selectNodeContents(text.querySelector("mark"));
              return range.getBoundingClientRect().left - text.getBoundingClientRect().left;
            }"""
        )
        assert left < 40


@pytest.mark.parametrize("name", ["event", "events", "casualties", "sitrep"])
def test_a_printed_page_is_dark_on_white_and_cuts_nothing_off(
    browser: Browser, reading_desk: Desk, name: str
) -> None:
    with window(browser, reading_desk, "dark", A4) as opened:
        page = opened.go(path_of(name, reading_desk))
        page.emulate_media(media="print")
        assert opened.too_wide() == []
        ground = "getComputedStyle(document.documentElement).getPropertyValue('--warn-soft')"
        light = page.evaluate(ground)
        page.emulate_media(media="screen")
        assert light != page.evaluate(ground)


def test_a_printed_page_has_no_navigation(browser: Browser, reading_desk: Desk) -> None:
    with window(browser, reading_desk) as opened:
        page = opened.go(path_of("event", reading_desk))
        page.emulate_media(media="print")
        expect(page.locator("nav.nav")).to_be_hidden()
        expect(page.locator("header.top")).to_be_hidden()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
