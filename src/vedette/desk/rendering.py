"""Templates: one environment, its filters, and the frame that every page shares."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from vedette.codebook import load_codebook
from vedette.desk import assets, words
from vedette.desk.identity import current_user
from vedette.desk.security import csrf_token

FILTERS = {
    "bounds": words.bounds_words,
    "capitalize_first": lambda text: text[:1].upper() + text[1:],
    "day": words.day_words,
    "family": words.family_of,
    "figure": words.figure_words,
    "grade": lambda letter: words.GRADES.get(letter, ""),
    "headline": words.headline,
    "label": words.type_label,
    "moment": words.moment_words,
    "names": words.names_words,
    "place": words.place_words,
    "plain": words.plain,
    "precision": words.precision_words,
    "segment": lambda text: quote(text, safe=""),
    "quantified": words.quantified_words,
    "region": words.region_words,
    "source": words.source_words,
}
GLOBALS = {
    "bounds": words.bounds_words,
    "codebook": load_codebook,
    "count": words.count_words,
    "figures_of": words.figures_of,
    "span": words.span_words,
    "chunk": assets.chunk,
    "script": assets.script,
    "styles": assets.styles,
}


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    environment.globals.update(GLOBALS)
    return environment


ENVIRONMENT = _environment()


def address(path: str, query: Mapping[str, Any]) -> str:
    """A path with the query's non-empty values."""
    pairs = [(name, value) for name, value in query.items() if value not in (None, "", [], ())]
    return f"{path}?{urlencode(pairs, doseq=True)}" if pairs else path


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page, with what its frame needs."""
    settings = request.app.state.settings
    chosen = request.cookies.get("vedette_theme")
    theme = chosen or request.cookies.get("vedette_system")
    frame = {
        "request": request,
        "path": request.url.path,
        "user": current_user(request),
        "form_token": csrf_token(settings),
        "theme": "dark" if theme == "dark" else "light",
        "chosen": chosen in ("light", "dark"),
        "address": address,
    }
    text = ENVIRONMENT.get_template(template).render({**frame, **values})
    return HTMLResponse(text, status)
