"""The situation report as one HTML file: no script, no address fetched, fit for print."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from vedette.exports.direction import isolated_html
from vedette.exports.drawing import ROLES
from vedette.exports.sitrep_parts import about, drawings, ids_words, source_words
from vedette.exports.svg import to_svg
from vedette.monitoring.sitrep import SituationReport

if TYPE_CHECKING:
    from jinja2 import Template


def sitrep_html(report: SituationReport) -> str:
    """The whole report; all text of reports is escaped and its direction isolated."""
    from markupsafe import Markup

    figures = {name: Markup(to_svg(drawing)) for name, drawing in drawings(report).items()}
    titles = {name: drawing.title for name, drawing in drawings(report).items()}
    css = style()
    return _template().render(
        report=report,
        about=about(report),
        figures=figures,
        titles=titles,
        css=Markup(css),
        policy=policy(),
        source_words=source_words,
        ids_words=ids_words,
    )


@cache
def style() -> str:
    """The style sheet with the colours of the drawings, light and dark."""
    text = files("vedette.exports.templates").joinpath("sitrep.css").read_text(encoding="utf8")
    light = "".join(f"--{role}:{colours[0]};" for role, colours in ROLES.items())
    dark = "".join(f"--{role}:{colours[1]};" for role, colours in ROLES.items())
    classes = "".join(
        f".f-{role}{{fill:var(--{role})}}.s-{role}{{stroke:var(--{role})}}" for role in ROLES
    )
    screens = "@media screen and (prefers-color-scheme:dark)"
    return f":root{{{light}}}{screens}{{:root{{{dark}}}}}{classes}\n{text}"


def policy() -> str:
    """A Content-Security-Policy under which the file shows whole: its own style and no more."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    env = Environment(
        loader=PackageLoader("vedette.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["isolate"] = isolated_html
    return env.get_template("sitrep.html.j2")
