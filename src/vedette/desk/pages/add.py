"""Adding reports: by paste, file or address, with live progress."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel

from vedette.desk.jobs import Job, Jobs, upload_folder
from vedette.desk.rendering import render
from vedette.errors import InputError
from vedette.intake import Defaults

router = APIRouter()
_UNSAFE = re.compile(r"[^\w. -]+")


class Pasted(BaseModel):
    """A pasted text and what is known of it."""

    text: str = ""
    published: str = ""
    publisher: str = ""
    title: str = ""


@router.get("/add")
def form(request: Request) -> HTMLResponse:
    """The three ways in."""
    limit = request.app.state.settings.upload_limit // 2**20
    return render(request, "add.html", draft=Pasted(), limit=limit)


@router.post("/add/text")
def text(request: Request, pasted: Annotated[Pasted, Form()]) -> RedirectResponse:
    """Add a pasted text."""
    if not pasted.text.strip():
        raise InputError("There is no text", "Paste a report first")
    folder = upload_folder()
    path = folder / "pasted text.txt"
    path.write_text(pasted.text, encoding="utf8")
    known = _defaults(pasted.published, pasted.publisher, pasted.title)
    return _started(request, [str(path)], known, folder)


@router.post("/add/file")
def files(
    request: Request,
    files: list[UploadFile],
    published: Annotated[str, Form()] = "",
    publisher: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Add uploaded files."""
    known = _defaults(published, publisher, "")
    folder = upload_folder()
    paths = [_kept(folder, number, file) for number, file in enumerate(files)]
    return _started(request, [str(path) for path in paths], known, folder)


@router.post("/add/url")
def url(request: Request, url: Annotated[str, Form()]) -> RedirectResponse:
    """Add a page of the web; addresses inside this machine or its network are refused."""
    if not url.strip().lower().startswith(("http://", "https://")):
        raise InputError(f"{url[:200]!r} is no web address", "Give one that begins with https://")
    return _started(request, [url.strip()[:2000]], Defaults(), None)


@router.get("/add/jobs/{id}")
def job(request: Request, id: str) -> HTMLResponse:
    """How far an adding is; the page asks again until it is done."""
    found: Job | None = _jobs(request).get(id)
    if found is None:
        raise HTTPException(404, "This adding is long past. Its reports are in the list.")
    fragment = bool(request.headers.get("hx-request"))
    return render(request, "parts/job.html" if fragment else "job.html", job=found)


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _started(
    request: Request, sources: list[str], known: Defaults, folder: Path | None
) -> RedirectResponse:
    job = _jobs(request).start(request.app.state.record, sources, known, folder)
    return RedirectResponse(f"/add/jobs/{job.id}", 303)


def _kept(folder: Path, number: int, file: UploadFile) -> Path:
    """The upload as a file of a harmless name in a folder of its own."""
    name = _UNSAFE.sub("_", Path(file.filename or "").name).lstrip(". ")[-100:] or "file.txt"
    place = folder / str(number)
    place.mkdir()
    with (place / name).open("wb") as out:
        shutil.copyfileobj(file.file, out)
    return place / name


def _defaults(published: str, publisher: str, title: str) -> Defaults:
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        raise InputError(f"{published!r} is no day", "Write YYYY-MM-DD") from None
    return Defaults(day, title.strip() or None, publisher.strip() or None)
