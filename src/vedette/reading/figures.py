"""Component ``vedette_figures``: what a report counts, with bounds and kind."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from vedette.reading import nouns
from vedette.reading.annotations import FigureMention
from vedette.reading.clauses import ancestors_within
from vedette.reading.figure_words import (
    ANIMALS,
    ARMED,
    FITS,
    HARMS,
    KIND_OF,
    KIND_OF_COUNTED,
    NEXT,
    NOT_COUNTED,
    OF_PEOPLE,
    OPEN,
    PEOPLE,
    PEOPLE_OF,
)
from vedette.reading.numbers import FIGURE, Bounds, bounds_of
from vedette.reading.totals import counted_in_total, is_superseded, kind_in_total

COMPLEMENTS = frozenset({"dobj", "acomp", "oprd", "attr", "xcomp", "advcl", "conj", "ccomp"})
SAID_AFTER = frozenset({"killed", "injured", "missing", "displaced"})
"""Kinds whose word may stand after the number ("left 40 dead")."""
NO_ONE = re.compile(
    r"\b(?:no|zero|without(?: any)?)\s+"
    r"(?:reported |civilian |further |coalition |immediate |military )*"
    r"(?:casualties|deaths|injuries|fatalities|civilians|one|people|losses|victims)\b",
    re.IGNORECASE,
)
BEFORE_ID = re.compile(
    r"(?:resolution|article|no\.?|number|chapter|phase|battalion|brigade|flight|room|route)\s*$",
    re.I,
)
RUNNING = re.compile(
    r"\b(?:since|so far|to date|in total|overall|death toll|toll|altogether|in all|"
    r"over the past|in the past|"
    r"in the last|over the last|in (?:two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:days|weeks|months|years))\b",
    re.IGNORECASE,
)


@Language.component("vedette_figures")
def figures(doc: Doc) -> Doc:
    """Fill ``doc._.figures``."""
    starts = [t.idx for t in doc]
    times = [(t.start, t.end) for t in doc._.times]
    found = [f for f in _counted(doc, starts, times)] + list(_none(doc, starts))
    doc._.figures = _in_turn(doc, sorted(found, key=lambda f: f.start))
    return doc


def _in_turn(doc: Doc, found: list[FigureMention]) -> list[FigureMention]:
    """ "At least 12 soldiers died and six were wounded": six soldiers, and at least."""
    out: list[FigureMention] = []
    for figure in found:
        last = out[-1] if out else None
        if last is not None and figure.head < 0 and figure.kind in OF_PEOPLE:
            between = doc[last.end : figure.start]
            if len(between) <= NEXT and between.text.count(".") == 0 and last.kind in OF_PEOPLE:
                at_least = last.high is None and last.low is not None and figure.high == figure.low
                joined = any(t.lower_ == "and" for t in between) and at_least
                high = None if joined else figure.high
                figure = replace(figure, who=figure.who or last.who, high=high)
        out.append(figure)
    return out


def _token_at(starts: list[int], char: int) -> int:
    return max(0, bisect_right(starts, char) - 1)


def _counted(doc: Doc, starts: list[int], times: list[tuple[int, int]]) -> Iterator[FigureMention]:
    for m in FIGURE.finditer(doc.text):
        bounds = bounds_of(m)
        at = m.start("vague") if m["vague"] else m.start("first")
        start, last = _token_at(starts, m.start()), _token_at(starts, m.end() - 1)
        number = doc[_token_at(starts, at)]
        if (
            bounds is None
            or _is_in(times, number.i)
            or BEFORE_ID.search(doc.text, max(0, m.start() - 12), m.start())
        ):
            continue
        figure = _figure(doc, doc[start : last + 1], doc[last], bounds)
        if figure is not None:
            yield figure


def _worth_counting(phrase: Span, head: Token | None) -> bool:
    """People or things of war, counted for the first time ("the two men" were told before)."""
    if head is None or phrase.text.lower() == "one" or any(c.lower_ == "the" for c in head.lefts):
        return False
    if phrase[0].lower_ in {"the", "all"}:
        return False
    return _is_people(head) or head.lemma_.lower() in KIND_OF_COUNTED


def _is_in(spans: list[tuple[int, int]], token: int) -> bool:
    return any(start <= token < end for start, end in spans)


def _figure(doc: Doc, phrase: Span, number: Token, bounds: Bounds) -> FigureMention | None:
    total = counted_in_total(number)
    head = total if total is not None else _head(number)
    if is_superseded(number) or (total is None and _is_no_figure(phrase, number, head)):
        return None
    kind, anchor, rule = _kind(number, head)
    if total is not None and (moved := kind_in_total(total, KIND_OF)):
        kind, anchor, rule = moved, total.i, f"a total that moved: {total.lower_}"
    if kind in OF_PEOPLE and head is not None and not (_is_people(head) or _is_harmed(head)):
        kind, anchor, rule = _of_things(head)
    if kind == "other" and not _worth_counting(phrase, head):
        return None
    return FigureMention(
        phrase.start, phrase.end, head.i if head is not None else -1, bounds.low, bounds.high,
        _who(number, head), kind, _is_running(number), anchor, f"{bounds.rule}; {rule}",
    )  # fmt: skip


def _is_harmed(head: Token) -> bool:
    """Whether an unlisted noun is whom a verb that takes people harms: "kidnapped five loggers"."""
    lemma = head.lemma_.lower()
    harmed = head.dep_ in {"dobj", "nsubjpass"} and head.head.lemma_.lower() in HARMS
    return harmed and nouns.kind_of(lemma) == "other" and lemma not in ANIMALS


def _is_people(head: Token) -> bool:
    """Whether a counted noun is of people, or of none that we know (then it may be)."""
    lemma = head.lemma_.lower()
    if lemma in PEOPLE or head.ent_type_ in {"NORP", "PERSON"}:
        return True
    if lemma in KIND_OF_COUNTED:
        return KIND_OF_COUNTED[lemma] in OF_PEOPLE
    return nouns.kind_of(lemma) not in {"object", "other"} or lemma in KIND_OF


def _of_things(head: Token) -> tuple[str, int, str]:
    """Things are not killed or held, whatever stands beside them ("two separate attacks")."""
    kind = KIND_OF_COUNTED.get(head.lemma_.lower(), "other")
    return kind, head.i, f"counted: {head.lower_}"


def _head(number: Token) -> Token | None:
    """The noun that is counted: "13 troops", "dozens of troops"; None in "killed four"."""
    for child in number.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and inner.pos_ != "PRON":
                return inner
    if number.dep_ in {
        "nummod",
        "amod",
        "compound",
        "quantmod",
        "det",
        "npadvmod",
    } and number.head.pos_ in {"NOUN", "PROPN", "ADJ"}:
        head = number.head
        return head if head.i > number.i else None
    if number.dep_ == "nummod" and number.head.pos_ == "NUM":
        return _head(number.head)
    following = number.doc[number.i + 1] if number.i + 1 < len(number.doc) else None
    if (
        following is not None
        and following.pos_ in {"NOUN", "PROPN"}
        and number.pos_ in {"NUM", "ADJ"}
    ):
        return following
    return None


def _is_no_figure(phrase: Span, number: Token, head: Token | None) -> bool:
    """Years, ages, times, distances, money, names of weapons, ordinals."""
    doc, end = phrase.doc, phrase.end
    after = doc[end] if end < len(doc) else None
    if head is not None and head.lemma_.lower() in NOT_COUNTED:
        return True
    if after is not None and (
        after.lower_ in NOT_COUNTED
        or after.lemma_.lower() in NOT_COUNTED
        or after.text in {"%", "-"}
    ):
        return True
    if (
        head is None
        and after is not None
        and after.text in {",", ")"}
        and doc[phrase.start - 1].text in {",", "("}
    ):
        return True
    if head is None and phrase.start > 1 and _is_age(doc, phrase):
        return True
    text = phrase.text.lower()
    if text in {"one", "the one", "only one", "another", "a", "just one"} and head is None:
        return number.dep_ not in {"dobj", "nsubjpass"} and not _near_casualty(number)
    if re.fullmatch(r"(?:19|20)\d\d", text) and (head is None or head.lemma_.lower() not in PEOPLE):
        return True
    if number.dep_ in {"appos", "npadvmod"} and head is None and not _near_casualty(number):
        return True
    return number.ent_type_ in {"MONEY", "PERCENT", "ORDINAL", "FAC", "PRODUCT", "LAW"}


def _is_age(doc: Doc, phrase: Span) -> bool:
    """ "Rosa Mbeki, 22, died"."""
    name, comma = doc[phrase.start - 2], doc[phrase.start - 1]
    return comma.text == "," and name.pos_ == "PROPN" and phrase.text.isdigit() and (
        len(phrase.text) <= 2
    )  # fmt: skip


def _near_casualty(number: Token) -> bool:
    return any(
        KIND_OF.get(a.lemma_.lower()) in {"killed", "injured"} for a in ancestors_within(number, 2)
    )


HURT_WORDS = {"wounded": "wound", "injured": "injure", "dead": "dead", "killed": "kill"}
"""Words right after a number that say what became of those counted ("15 wounded")."""


def _kind(number: Token, head: Token | None) -> tuple[str, int, str]:
    """Kind, its word and the rule: what is counted first, then the words above and beside it."""
    after = number.doc[number.i + 1] if number.i + 1 < len(number.doc) else number
    if after.lower_ in HURT_WORDS:
        return KIND_OF[HURT_WORDS[after.lower_]], after.i, f"right after: {after.lower_}"
    if head is not None and (kind := KIND_OF_COUNTED.get(head.lemma_.lower())):
        if kind not in {"displaced", "detained", "abducted"} or not _above(number, head):
            return kind, head.i, f"counted: {head.lower_}"
    if found := _above(number, head):
        return found
    if head is not None and head.lemma_.lower() in ARMED:
        return "deployed", head.i, f"armed people, no other word: {head.lower_}"
    return "other", -1, "no word of a kind near"


def _above(number: Token, head: Token | None) -> tuple[str, int, str] | None:
    base = head if head is not None else number
    beside = [c for c in base.children if c.dep_ in {"acl", "relcl", "amod"}] + [number]
    chain = [base, *ancestors_within(base, 4)]
    counted = head is not None and head.lemma_.lower() in KIND_OF_COUNTED
    for word in [*beside, *chain]:
        if counted and word.i == base.i:
            continue
        if kind := KIND_OF.get(word.lemma_.lower()):
            if (
                kind in {"deployed", "displaced", "returned"}
                and head is not None
                and head.lemma_.lower() not in PEOPLE
            ):
                continue
            return kind, word.i, f"word beside or above: {word.lower_}"
        for child in word.children:
            kind = KIND_OF.get(child.lemma_.lower())
            if child.dep_ in COMPLEMENTS and child.i > base.i and kind in SAID_AFTER:
                return kind, child.i, f"word beside: {child.lower_}"
        if word.pos_ == "VERB" and word.i != base.i and word.dep_ in {"ROOT", "ccomp"}:
            break
    return None


def _who(number: Token, head: Token | None) -> str:
    """The head phrase with what stands between the number and it ("Turkish soldiers")."""
    if head is None:
        return ""
    doc = number.doc
    first = number.i + 1 if head.i > number.i else _first_of(head)
    words = doc[first : head.i + 1].text
    return re.sub(r"^(?:of (?:the |its |their )?|more )", "", words).strip()


def _first_of(head: Token) -> int:
    """Where a noun with the words that describe it begins: "Turkish soldiers"."""
    before = [c.i for c in head.lefts if c.dep_ in {"amod", "compound", "nmod"}]
    return min([*before, head.i])


def _is_running(number: Token) -> bool:
    """Whether the sentence's words make it a toll over a period."""
    sentence = number.sent
    return bool(RUNNING.search(sentence.text)) and "killed in" not in sentence.text.lower()


def _none(doc: Doc, starts: list[int]) -> Iterator[FigureMention]:
    """ "no casualties", "no one was killed"."""
    for m in NO_ONE.finditer(doc.text):
        start, last = _token_at(starts, m.start()), _token_at(starts, m.end() - 1)
        word = doc[last]
        above = next(
            (a for a in [word, *ancestors_within(word, 3)] if a.lemma_.lower() in KIND_OF), None
        )
        kind = KIND_OF[above.lemma_.lower()] if above is not None else "killed"
        if above is None and "casualt" not in m[0].lower() and "victim" not in m[0].lower():
            continue
        yield FigureMention(
            start, last + 1, last, 0, 0, word.text, kind, False, above.i if above else last, "none"
        )


def fitted(figure: FigureMention, event_type: str) -> FigureMention | None:
    """The figure as one of an event of this type; None where it says nothing of such an event."""
    kind = figure.kind
    if event_type in PEOPLE_OF and kind in OPEN and figure.who.split()[-1:] != []:
        kind = PEOPLE_OF[event_type]
    elif kind in {"deployed", "displaced"} and event_type in {
        "aid",
        "humanitarian_harm",
        "encirclement",
        "cooperation",
    }:
        kind = "other"
    fits = FITS[kind]
    if fits is not None and event_type not in fits:
        return None
    return figure if kind == figure.kind else replace(figure, kind=kind)


def distance(a: Token, b: Token) -> int:
    """Steps between two words of a sentence in its parse; 99 between sentences."""
    up = {a.i: 0, **{t.i: n for n, t in enumerate(ancestors_within(a, 12), 1)}}
    for n, t in enumerate([b, *ancestors_within(b, 12)]):
        if t.i in up:
            return up[t.i] + n
    return 99


def figures_of(doc: Doc, tokens: list[int]) -> dict[int, tuple[FigureMention, ...]]:
    """Share the figures of a document out to the words that tell of its events.

    Each figure goes to the event word of its sentence that is nearest to its anchor in the
    parse, the earlier one where two are equally near.
    """
    shared: dict[int, list[FigureMention]] = {}
    for figure in doc._.figures:
        sentence = doc[figure.start].sent
        near = [t for t in tokens if sentence.start <= t < sentence.end]
        if near:
            at = doc[figure.anchor if figure.anchor >= 0 else max(figure.head, figure.start)]
            best = min(near, key=lambda t: (distance(doc[t], at), t))
            shared.setdefault(best, []).append(figure)
    return {t: tuple(found) for t, found in shared.items()}
