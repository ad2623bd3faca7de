"""Attacks on the desk: each is refused or harmless."""

from __future__ import annotations

import csv
import http.client
import io
import re
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from tests.desk.desks import Desk
from vedette.desk.security import csrf_token
from vedette.desk.settings import Settings
from vedette.intake import Defaults
from vedette.intake.report import Raw, make_report
from vedette.store import open_record

SCRIPT = "<script>document.title='stolen'</script>"
STORY = "Rebels attacked an army post near Sirte in Libya on 12 March 2024, killing four soldiers."


def token(settings: Settings) -> dict[str, str]:
    return {"form_token": csrf_token(settings)}


def finished(client: httpx.Client, answer: httpx.Response) -> str:
    """The page of a job that has ended."""
    assert answer.status_code == 303
    for _ in range(200):
        page = client.get(answer.headers["location"]).text
        if "Done." in page:
            return page
        time.sleep(0.05)
    raise AssertionError("The job does not end")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8420", "127.0.0.1", "localhost:1"])
def test_a_rebound_host_name_is_not_answered(client: httpx.Client, host: str) -> None:
    answer = client.get("/events", headers={"host": host})
    assert answer.status_code == 421
    assert "Shelling" not in answer.text


def test_without_the_cookie_nothing_is_shown(client: httpx.Client) -> None:
    client.cookies.clear()
    for path in ("/", "/events", "/events.csv", "/map/events.json", "/static/manifest.json"):
        answer = client.get(path)
        assert answer.status_code == 403
        assert "private" in answer.text


def test_a_wrong_token_opens_nothing_and_the_right_one_leaves_the_address(
    client: httpx.Client, settings: Settings
) -> None:
    client.cookies.clear()
    assert client.get("/?token=guess").status_code == 403
    answer = client.get(f"/events?type=shelling&token={settings.opening_token}")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/events?type=shelling"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert client.get("/events").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://127.0.0.1:9999"},
    ],
)
def test_another_sites_page_changes_nothing(
    client: httpx.Client, settings: Settings, headers: dict[str, str]
) -> None:
    data = {**token(settings), "text": STORY}
    assert client.post("/add/text", data=data, headers=headers).status_code == 403


def test_a_form_without_its_token_changes_nothing(client: httpx.Client) -> None:
    for path in ("/add/text", "/add/url", "/views", "/review/undo", "/review/e1/decide"):
        answer = client.post(path, data={"form_token": "x", "text": STORY, "name": "a"})
        assert answer.status_code in (403, 422), path
        assert "old page" in answer.text, path


def test_every_answer_forbids_foreign_and_inline_scripts(client: httpx.Client) -> None:
    for path in ("/", "/events", "/none", "/reports/sw-2020-02-03-am"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not re.search(r"<script(?![^>]* src=)", answer.text)
        assert not re.search(r"\son\w+=|\sstyle=|javascript:", answer.text)


@pytest.fixture
def hostile(settings: Settings) -> Iterator[str]:
    """A report whose every part is hostile, in the record."""
    fields = {
        "title": f'"><img src=x onerror=alert(1)>{SCRIPT}',
        "publisher": '=HYPERLINK("http://evil.example";"x")',
        "url": "javascript:alert(1)",
        "id": "../../etc/passwd",
        "published": "2024-03-15",
    }
    from vedette.desk.jobs import claims_in

    raw = Raw(f"{SCRIPT} {STORY}", b"x", "text/html", fields)
    report = make_report(raw, Defaults())
    with open_record(settings.database) as record:
        record.add_report(report, claims_in(report))
    yield report.id


def test_markup_in_a_report_is_shown_as_text(client: httpx.Client, hostile: str) -> None:
    address = f"/reports/{quote(hostile, safe='')}"
    pages = ["/", "/reports", address, "/events?place=Sirte", "/review"]
    event = re.search(r"/events/(e[0-9a-f]{16})", client.get("/events?place=Sirte").text)
    assert event
    pages += [f"/events/{event[1]}", f"/review/{event[1]}", f"/map/card?ids={event[1]}"]
    for path in pages:
        page = client.get(path).text
        assert "<script>document" not in page, path
        assert "<img src=x" not in page, path
        assert 'href="javascript' not in page, path
    assert "&lt;script&gt;document" in client.get(address).text


def test_the_original_is_a_file_and_never_a_page(client: httpx.Client, hostile: str) -> None:
    answer = client.get(f"/reports/{quote(hostile, safe='')}/original")
    assert answer.content == b"x"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "passwd" not in answer.headers["content-disposition"]


def test_formula_cells_are_disarmed(client: httpx.Client, settings: Settings) -> None:
    with sqlite3.connect(settings.database) as database:
        database.execute("UPDATE events SET title = '=1+1', place = '@SUM(A1)', admin1 = '-2+3'")
    for row in csv.DictReader(io.StringIO(client.get("/events.csv").text)):
        assert row["title"] == "'=1+1"
        assert row["place"] == "'@SUM(A1)"
        assert row["admin1"] == "'-2+3"


@pytest.mark.parametrize("name", ["q", "place", "actor", "source"])
@pytest.mark.parametrize(
    "words", ["' OR 1=1 --", '"; DROP TABLE events; --', "* NEAR(a b)", "a:b OR c", "%_\\", "\x00"]
)
def test_sql_in_a_filter_is_only_words(client: httpx.Client, name: str, words: str) -> None:
    answer = client.get("/events", params={name: words})
    assert answer.status_code == 200
    assert client.get("/events").text.count("data-row") > 10


@pytest.mark.parametrize(
    "query", ["type=x'--", "from=2020-13-40", "box=1,2", "order=id;drop", "page=-1", "page=9e9",
              "status=nope", "box=0,0,0,nan", "from=2020-03-01&to=2020-01-01"],
)  # fmt: skip
def test_a_filter_without_sense_is_told(client: httpx.Client, query: str) -> None:
    answer = client.get(f"/events?{query}")
    assert answer.status_code == 400
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/%2e%2e/settings.py",
        "/static/..%2f..%2f..%2fpyproject.toml",
        "/static/assets/../../app.py",
        "/static//etc/passwd",
        "/reports/../../etc/passwd/original",
        "/events/../../../etc/passwd",
        "/add/jobs/..%2f..%2fx",
    ],
)
def test_no_path_leads_out_of_the_built_files(desk: Desk, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", desk.settings.port)
    cookie = f"{desk.settings.cookie}={desk.settings.session_secret}"
    connection.request("GET", path, headers={"cookie": cookie})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    assert answer.status in (404, 405)
    assert "root:" not in body
    assert "hatchling" not in body


def test_an_uploads_name_cannot_lead_elsewhere(
    client: httpx.Client, settings: Settings, tmp_path: Path
) -> None:
    names = ["../../../escaped.txt", f"{SCRIPT}.txt", "..", "/etc/cron.d/x.txt", "a\\..\\b.txt"]
    files = [("files", (name, STORY.encode(), "text/plain")) for name in names]
    page = finished(client, client.post("/add/file", data=token(settings), files=files))
    assert "<script>document" not in page
    assert not list(tmp_path.parent.rglob("escaped.txt"))


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/x", "http://localhost/", "http://[::1]/", "http://169.254.169.254/meta",
     "http://10.0.0.1/", "http://0/", "http://2130706433/"],
)  # fmt: skip
def test_an_address_inside_the_machine_is_not_fetched(
    client: httpx.Client, settings: Settings, url: str
) -> None:
    page = finished(client, client.post("/add/url", data={**token(settings), "url": url}))
    assert "not on the public network" in page


@pytest.mark.parametrize("url", ["file:///etc/passwd", "/etc/passwd", "javascript:alert(1)", "-"])
def test_what_is_no_web_address_is_refused(
    client: httpx.Client, settings: Settings, url: str
) -> None:
    answer = client.post("/add/url", data={**token(settings), "url": url})
    assert answer.status_code == 400
    assert "root:" not in answer.text


def test_a_gigabyte_is_refused_before_it_is_read(desk: Desk) -> None:
    gigabyte = 2**30
    cookies = {desk.settings.cookie: desk.settings.session_secret}
    with httpx.Client(base_url=desk.url, cookies=cookies) as client:
        with client.stream(
            "POST", "/add/file", headers={"content-length": str(gigabyte)}, content=_megabytes()
        ) as answer:
            assert answer.status_code == 413
            assert b"Nothing was kept" in answer.read()


def _megabytes() -> Iterator[bytes]:
    for _ in range(1024):
        yield bytes(2**20)


def test_a_body_of_no_told_length_is_cut_at_the_limit(client: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
        for _ in range(40):
            yield bytes(2**20)

    kind = {"content-type": "multipart/form-data; boundary=b", "transfer-encoding": "chunked"}
    answer = client.post("/add/file", headers=kind, content=endless())
    assert answer.status_code == 413
    assert "Nothing was kept" in answer.text


def test_a_page_to_go_back_to_is_one_of_the_desk(client: httpx.Client, settings: Settings) -> None:
    page = client.get("/review").text
    event = re.search(r"/review/(e[0-9a-f]{16})", page)
    assert event
    claim = re.search(r"claim=(c[0-9a-f]{16})", client.get(f"/review/{event[1]}").text)
    assert claim
    data = {**token(settings), "verdict": "accept", "claim": claim[1]}
    done = client.post(f"/review/{event[1]}/decide", data=data).headers["location"]
    decision = done.rpartition("done=")[2]
    back = {**token(settings), "decision": decision, "back": "//evil.example/"}
    assert client.post("/review/undo", data=back).headers["location"].startswith("/review?")
