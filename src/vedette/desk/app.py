"""The desk as one ASGI application: the guard, the pages, the built files."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from vedette.desk.assets import STATIC, manifest
from vedette.desk.jobs import Jobs
from vedette.desk.kept import RESULTS, WATCHES, Kept
from vedette.desk.pages import ROUTERS, maps, overview, review, sitrep
from vedette.desk.rendering import render
from vedette.desk.security import Guard, require_form_token
from vedette.desk.settings import Settings
from vedette.desk.warming import Warming
from vedette.errors import InputError, VedetteError
from vedette.gazetteer import load_gazetteer
from vedette.store import open_record

FIRST = (
    overview.standing,
    review.waiting,
    maps.ground,
    overview.alerts_of,
    sitrep.article_of,
    lambda _: load_gazetteer(),
)
"""What is computed ahead: what everyone opens, of the whole record or its latest months."""
TITLES = {
    403: "Refused",
    404: "Not found",
    405: "Refused",
    409: "The record has changed",
    413: "Too much at once",
}

UNTOLD = {
    "Not Found": "The desk has no page at this address.",
    "Method Not Allowed": "This address cannot be opened like that.",
}
"""The framework's own words for a refusal, and ours."""


def create_app(settings: Settings) -> FastAPI:
    """The desk on one record.

    Raises:
        InputError: the pages have not been built.
        StoreError: the record cannot be opened.
    """
    manifest()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with open_record(settings.database, create=True) as record:
            app.state.record = record
            warming.start(pause=0)
            yield
            warming.end()

    app = FastAPI(
        title="Vedette desk",
        lifespan=lifespan,
        dependencies=[Depends(require_form_token)],
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.settings = settings
    app.state.jobs = Jobs()
    warming = Warming(app, FIRST)
    app.state.kept = Kept(RESULTS, warming.start)
    app.state.watches = Kept(WATCHES)
    app.add_middleware(Guard, settings=settings)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in ROUTERS:
        app.include_router(router)
    _handle_errors(app)
    return app


def _handle_errors(app: FastAPI) -> None:
    """Every refusal is a page that says what is wrong and what to do."""

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        title = TITLES.get(error.status_code, "Something is wrong")
        text = UNTOLD.get(error.detail, error.detail)
        return render(request, "error.html", error.status_code, title=title, text=text)

    @app.exception_handler(VedetteError)
    async def known(request: Request, error: VedetteError) -> Response:
        status = 400 if isinstance(error, InputError) else 500
        return render(request, "error.html", status, title="That did not work", text=str(error))

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> Response:
        named = ", ".join(sorted({str(problem["loc"][-1]) for problem in error.errors()}))
        text = f"The address or form holds a value that makes no sense: {named}."
        return render(request, "error.html", 400, title="Not understood", text=text)
