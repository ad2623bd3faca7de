"""The review by keyboard: every verdict, what it will change, undo, and two windows at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.desks import Desk, Window, window
from tests.desk.test_pages import disputed_event
from vedette.model import Decision
from vedette.store import open_record


def decisions(desk: Desk) -> list[Decision]:
    """What amal has decided, the latest first."""
    with open_record(desk.settings.database) as record:
        return [made for made in record.latest_decisions(20) if made.by == "amal"]


def panel(opened: Window, key: str) -> Page:
    """Press a verdict's key and wait for its panel."""
    opened.page.keyboard.press(key)
    expect(
        opened.page.locator("#decision form, #decision .note, #decision ul").first
    ).to_be_visible()
    return opened.page


def confirm(page: Page, reason: str) -> None:
    """Type a reason where the cursor already is, and confirm with Enter."""
    expect(page.get_by_label("Reason")).to_be_focused()
    page.keyboard.type(reason)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("done="))


def test_accept_and_undo_by_keyboard(browser: Browser, desk: Desk) -> None:
    with window(browser, desk) as opened:
        page = opened.go("/review")
        page.keyboard.press("n")
        page.wait_for_url(re.compile("/review/e"))
        confirm(panel(opened, "a"), "read both reports")
        assert [made.verdict for made in decisions(desk)] == ["accept"]
        assert decisions(desk)[0].reason == "read both reports"
        expect(page.get_by_role("status")).to_contain_text("Accepted")
        page.keyboard.press("z")
        expect(page.get_by_role("status")).to_contain_text("Undone")
        assert [made.verdict for made in decisions(desk)] == ["undo", "accept"]


def test_reject_shows_what_will_change_and_needs_a_reason(browser: Browser, desk: Desk) -> None:
    event = disputed_event(desk)
    with window(browser, desk) as opened:
        page = opened.go(f"/review/{event}")
        panel(opened, "r")
        changes = page.locator("dl.change")
        expect(changes.locator("del").first).to_be_visible()
        page.keyboard.press("Enter")
        assert decisions(desk) == []
        confirm(page, "copied from another day")
        assert decisions(desk)[0].verdict == "reject"


def test_amend_a_field(browser: Browser, desk: Desk) -> None:
    event = disputed_event(desk)
    with window(browser, desk) as opened:
        page = opened.go(f"/review/{event}")
        panel(opened, "e")
        expect(page.get_by_label("Field")).to_be_focused()
        page.keyboard.type("Status")
        page.locator("label[data-shown-for=status] select").select_option("denied")
        page.get_by_role("button", name="See what will change").press("Enter")
        change = page.locator("dl.change dd", has_text="denied").first
        expect(change).to_contain_text("occurred")
        confirm(page, "the ministry took it back")
    made = decisions(desk)[0]
    assert (made.verdict, made.field, made.value) == ("amend", "status", "denied")


def test_amend_figures_as_lines(browser: Browser, desk: Desk) -> None:
    event = disputed_event(desk)
    with window(browser, desk) as opened:
        page = opened.go(f"/review/{event}")
        panel(opened, "e")
        page.get_by_label("Field").select_option("figures")
        page.get_by_label("How many").fill("killed some soldiers")
        page.get_by_role("button", name="See what will change").click()
        expect(page.get_by_role("alert")).to_contain_text("is no figure")
        panel(opened, "e")
        page.get_by_label("Field").select_option("figures")
        page.get_by_label("How many").fill("killed 5-8 soldiers")
        page.get_by_role("button", name="See what will change").click()
        expect(page.locator("dl.change")).to_contain_text("5–8 (soldiers)")
        confirm(page, "both counts stand")
    with open_record(desk.settings.database) as record:
        found = record.event(event)
    assert found
    assert [(f.kind, f.low, f.high) for f in found.figures] == [("killed", 5, 8)]


def test_part_and_join_again(browser: Browser, desk: Desk) -> None:
    event = disputed_event(desk)
    with open_record(desk.settings.database) as record:
        before = record.event(event)
    assert before
    claim = before.claims[-1]
    with window(browser, desk) as opened:
        page = opened.go(f"/review/{event}?claim={claim.id}")
        panel(opened, "p")
        expect(page.locator("dl.change")).to_contain_text("events")
        confirm(page, "another shelling")
        with open_record(desk.settings.database) as record:
            parted = record.event(claim.id)
        assert parted
        assert [one.id for one in parted.claims] == [claim.id]
        page = opened.go(f"/review/{parted.id}?claim={claim.id}")
        panel(opened, "m")
        other = next(c.id for c in before.claims if c.id != claim.id)
        page.get_by_label("Another event").fill(f"{desk.url}/events/e{other[1:]}")
        page.get_by_role("button", name="See what will change").click()
        confirm(page, "the same after all")
    with open_record(desk.settings.database) as record:
        joined = record.event(claim.id)
    assert joined
    assert len(joined.claims) > 1


def test_unsure_is_kept(browser: Browser, desk: Desk) -> None:
    event = disputed_event(desk)
    with window(browser, desk) as opened:
        opened.go(f"/review/{event}")
        confirm(panel(opened, "u"), "")
    assert {made.verdict for made in decisions(desk)} == {"unsure"}


def test_two_windows_do_not_overwrite_each_other(browser: Browser, desk: Desk) -> None:
    event = disputed_event(desk)
    with window(browser, desk) as first, window(browser, desk) as second:
        for opened in (first, second):
            opened.go(f"/review/{event}")
            panel(opened, "r")
        confirm(first.page, "wrong day")
        second.page.get_by_label("Reason").fill("wrong place")
        second.page.keyboard.press("Enter")
        expect(second.page.get_by_role("alert")).to_contain_text("was not written")
        expect(second.page.get_by_role("alert")).to_contain_text("wrong day")
        second.troubles.clear()
    assert [made.reason for made in decisions(desk)] == ["wrong day"]


def test_code_by_hand_what_the_reader_missed(browser: Browser, desk: Desk) -> None:
    with window(browser, desk) as opened:
        page = opened.go("/reports/sf-2020-02-11")
        page.evaluate("""() => {
          const text = document.querySelector("[data-report-text]");
          const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf("Shelters near the border");
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + 24);
            getSelection().addRange(range);
          }
        }""")
        expect(page.locator("[data-quote]")).to_have_text("Shelters near the border")
        page.get_by_label("Event type").select_option("humanitarian_harm")
        page.get_by_label("Place, as the text names it").fill("Idlib")
        page.get_by_role("button", name="Add this claim").click()
        expect(page.get_by_role("status")).to_contain_text("added to the record")
    with open_record(desk.settings.database) as record:
        found = [c for c in record.claims_of("sf-2020-02-11") if c.reader == "hand:amal"]
    assert [(c.event_type, c.evidence[0].text) for c in found] == [
        ("humanitarian_harm", "Shelters near the border")
    ]


@pytest.mark.parametrize("way", ["text", "file"])
def test_added_reports_show_their_claims_at_once(browser: Browser, desk: Desk, way: str) -> None:
    story = (
        "Rebels attacked an army post near Sirte in Libya on 12 March 2024, killing four soldiers."
    )
    with window(browser, desk) as opened:
        page = opened.go("/add")
        if way == "text":
            page.get_by_label("Text", exact=True).fill(story)
            page.get_by_role("button", name="Add this text").click()
        else:
            file = {"name": "تقرير.txt", "mimeType": "text/plain", "buffer": story.encode()}
            page.locator("input[type=file]").set_input_files(file)
            page.get_by_role("button", name="Add these files").click()
        expect(page.get_by_role("status")).to_contain_text("Done.", timeout=30_000)
        expect(page.locator("#job")).to_contain_text("near Sirte · 4 killed")


def test_a_clause_is_judged_by_hand(browser: Browser, desk: Desk) -> None:
    with window(browser, desk) as opened:
        page = opened.go("/agreements/idlib-2018")
        clause = page.locator("#clause-3")
        clause.get_by_text("Overrule").click()
        clause.get_by_label("Judgement").select_option("disputed")
        clause.get_by_label("Reason").fill("each side draws another line")
        clause.get_by_role("button", name="Keep my judgement").click()
        expect(page.locator("#clause-3")).to_contain_text("Overruled by amal")
