"""Component ``vedette_attribution``: who stands behind which words.

For each word of saying: its source (the subject, "according to X", "quoted by X"), and its
content: the clause it governs, the quotation it belongs to, the sentence it closes.
Quotations that run over several sentences stay with the one who opened them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from vedette.actors import get
from vedette.reading.actors import mention_at
from vedette.reading.annotations import Attribution, Mention
from vedette.reading.speech import (
    ASSERTING,
    CAN_SPEAK,
    CITING,
    DENYING,
    NEEDS_CLAUSE,
    REFUSING,
    TELLING,
    source_kind,
)
from vedette.reading.syntax import Syntax, syntax_of

OPENING, CLOSING, STRAIGHT = frozenset("“‘"), frozenset("”"), '"'
RANKS = frozenset(
    "spokesman spokeswoman spokesperson officials official residents sources commanders".split()
)
VOICES = frozenset({"person", "state", "force", "armed_group", "monitor", "un", "body"})
CONTENT = ("ccomp", "xcomp", "parataxis")
Ranges = tuple[tuple[int, int], ...]


@Language.component("vedette_attribution")
def attribution(doc: Doc) -> Doc:
    """Fill ``doc._.attributions``, in the order of their cues."""
    syntax = syntax_of(doc)
    quotes = quotations(doc)
    found = [*_cues(doc, syntax, quotes), *_according(doc, syntax)]
    found.sort(key=lambda a: a.cue)
    doc._.attributions = _carried(doc, syntax, found, quotes)
    return doc


def quotations(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges between quotation marks, also over sentences; an unclosed one ends its block."""
    found: list[tuple[int, int]] = []
    start = -1
    for token in doc:
        text = token.text
        if start < 0 and (text in OPENING or text == STRAIGHT):
            start = token.i
        elif start >= 0 and (text in CLOSING or text == STRAIGHT):
            found.append((start, token.i + 1))
            start = -1
        elif start >= 0 and "\n\n" in text:
            found.append((start, token.i))
            start = -1
    return [(a, b) for a, b in found if b - a > 3]


def _cues(doc: Doc, syntax: Syntax, quotes: list[tuple[int, int]]) -> Iterator[Attribution]:
    for cue, lemma in enumerate(syntax.lemma):
        if syntax.pos[cue] not in {"VERB", "AUX"}:
            continue
        if lemma in REFUSING:
            yield from _declined(doc, syntax, cue)
        elif lemma in ASSERTING or lemma in DENYING:
            yield from _said(doc, syntax, cue, quotes)


def _said(
    doc: Doc, syntax: Syntax, cue: int, quotes: list[tuple[int, int]]
) -> Iterator[Attribution]:
    if _unspoken(syntax, cue):
        return
    content = _content(doc, syntax, cue, quotes)
    if content is None:
        return
    source = _source(doc, syntax, cue)
    if source is not None:
        yield _attribution(doc, syntax, source, cue, content, _stance(syntax, cue), "speech verb")


def _unspoken(syntax: Syntax, cue: int) -> bool:
    """ "will say", "if he says": nothing has been said; a negated speech verb too."""
    return any(
        syntax.dep[c] == "neg" or (syntax.dep[c] == "mark" and syntax.lower[c] == "if")
        for c in syntax.children[cue]
    )


def _stance(syntax: Syntax, cue: int) -> str:
    lemma = syntax.lemma[cue]
    if lemma in DENYING:
        return "denies"
    return "confirms" if lemma == "confirm" else "asserts"


def _source(doc: Doc, syntax: Syntax, cue: int) -> Mention | None:
    """The subject, the agent of a passive, or the subject of the verb this one is joined to."""
    agent = syntax.object_of(cue, "by")
    if syntax.tag[cue] == "VBN" and syntax.of(cue, "auxpass", "agent") or syntax.dep[cue] == "acl":
        return _speaker(doc, agent) if agent >= 0 else None
    at = cue
    for _ in range(3):
        subject = syntax.child(at, "nsubj")
        if subject >= 0:
            return _relative(doc, syntax, at, subject)
        if syntax.dep[at] not in {"conj", "advcl", "xcomp"}:
            return None
        at = syntax.head[at]
    return None


def _relative(doc: Doc, syntax: Syntax, verb: int, subject: int) -> Mention | None:
    """ "the minister, who said": the one before "who"."""
    if syntax.lower[subject] in {"who", "which", "that"} and syntax.dep[verb] == "relcl":
        return _speaker(doc, syntax.head[verb])
    return _speaker(doc, subject)


def _speaker(doc: Doc, token: int) -> Mention | None:
    mention = mention_at(doc, token)
    if mention is None or mention.kind not in CAN_SPEAK:
        return None
    if mention.kind == "pronoun" or mention.name.lower() in {"it", "he", "she", "they", "we", "i", "you", "who"}:  # fmt: skip
        return replace(mention, kind="pronoun")
    return mention


def _content(doc: Doc, syntax: Syntax, cue: int, quotes: list[tuple[int, int]]) -> Ranges | None:
    """What a speech verb governs, with the verb itself: the words are an act too."""
    lemma = syntax.lemma[cue]
    clauses = [
        c for c in syntax.of(cue, *CONTENT) if syntax.pos[c] in {"VERB", "AUX", "ADJ", "NOUN"}
    ]
    if clauses:
        ranges = [(syntax.left[c], syntax.right[c] + 1) for c in clauses]
        return (*ranges, (cue, cue + 1))
    sentence = doc[cue].sent
    if syntax.dep[cue] in {"parataxis", "ccomp", "conj"} and _closes(syntax, cue):
        return ((sentence.start, sentence.end),)
    spoken = [
        q
        for q in quotes
        if q[0] < sentence.end and q[1] > sentence.start and not q[0] <= cue < q[1]
    ]
    if spoken:
        return (*spoken, (cue, cue + 1))
    if lemma in NEEDS_CLAUSE:
        objects = syntax.of(cue, "dobj", "prep")
        return (
            (*((syntax.left[o], syntax.right[o] + 1) for o in objects), (cue, cue + 1))
            if objects
            else None
        )
    if objects := syntax.of(cue, "dobj", "prep", "npadvmod", "dative"):
        return (*((syntax.left[o], syntax.right[o] + 1) for o in objects), (cue, cue + 1))
    return ((sentence.start, sentence.end),)


def _closes(syntax: Syntax, cue: int) -> bool:
    """ "Troops took the town, a monitor said": the verb of saying stands last with its subject."""
    head = syntax.head[cue]
    return head < cue and syntax.right[cue] - cue < 12 and syntax.child(cue, "nsubj") >= 0


def _declined(doc: Doc, syntax: Syntax, cue: int) -> Iterator[Attribution]:
    """ "refused to confirm the strike", "declined to comment on it"."""
    telling = [c for c in syntax.of(cue, "xcomp") if syntax.lemma[c] in TELLING]
    source = _source(doc, syntax, cue) if telling else None
    if source is not None:
        verb = telling[0]
        content = ((syntax.left[verb], syntax.right[verb] + 1), (cue, cue + 1))
        yield _attribution(doc, syntax, source, cue, content, "declines", "refused to tell")


def _according(doc: Doc, syntax: Syntax) -> Iterator[Attribution]:
    """ "according to X", "citing X"."""
    for token, lower in enumerate(syntax.lower):
        if lower == "according":
            speaker = _object_after(syntax, token)
        elif lower in CITING and syntax.tag[token] == "VBG":
            speaker = syntax.child(token, "dobj")
        else:
            continue
        source = _speaker(doc, speaker) if speaker >= 0 else None
        if source is not None:
            clause = _clause_over(syntax, token)
            yield _attribution(doc, syntax, source, token, clause, "asserts", f"{lower} to")


def _object_after(syntax: Syntax, token: int) -> int:
    """The noun that "according to" governs, however the parser hangs it."""
    for at in (token, *syntax.children[token]):
        found = syntax.child(at, "pobj")
        if found >= 0:
            return found
        found = syntax.object_of(at, "to")
        if found >= 0:
            return found
    return -1


def _clause_over(syntax: Syntax, token: int) -> Ranges:
    at = syntax.head[token]
    while syntax.pos[at] not in {"VERB", "AUX"} and syntax.head[at] != at:
        at = syntax.head[at]
    return ((syntax.left[at], syntax.right[at] + 1),)


def _attribution(
    doc: Doc, syntax: Syntax, source: Mention, cue: int, content: Ranges, stance: str, rule: str
) -> Attribution:
    name, kind = named(doc, syntax, source)
    return Attribution(
        source.head,
        cue,
        content,
        name,
        kind,
        stance,
        source.actor_id,
        f"{rule}: {syntax.lower[cue]}",
    )


def named(doc: Doc, syntax: Syntax, source: Mention) -> tuple[str, str]:
    """Name and kind of a source as the codebook wants them."""
    head = source.antecedent if source.antecedent is not None else source.head
    phrase = doc[syntax.left[head] : min(syntax.right[head], head + 8) + 1].text
    kind = source_kind(source, phrase)
    actor = get(source.actor_id) if source.actor_id else None
    if actor is not None and actor.state_media:
        kind = "state_media"
    if source.name[:1].islower() or source.name.split()[0].lower() in RANKS:
        return _described(doc, syntax, head) or source.name, kind
    return source.name, kind


def _described(doc: Doc, syntax: Syntax, head: int) -> str:
    """ "a spokesman for the US military": the noun with what stands before and the phrase after it."""
    start, end = syntax.left[head], head + 1
    while start < head and (
        syntax.pos[start] in {"DET", "NUM", "PUNCT"} or syntax.dep[start] == "punct"
    ):
        start += 1
    tail = next(
        (
            c
            for c in syntax.of(head, "prep")
            if syntax.lower[c] in {"for", "of", "from", "in", "at"}
        ),
        -1,
    )
    if tail == head + 1 and syntax.right[tail] - head <= 7:
        end = syntax.right[tail] + 1
    stop = next((i for i in range(head + 1, end) if syntax.text[i] in {",", "“", '"', "("}), end)
    return doc[start:stop].text if head - start <= 6 else ""


def _carried(
    doc: Doc, syntax: Syntax, found: list[Attribution], quotes: list[tuple[int, int]]
) -> list[Attribution]:
    """Give quotations that no cue covers to whoever spoke last before, or right after, them."""
    carried = list(found)
    for start, end in quotes:
        if end - start < 5 or any(a.covers((start + end) // 2) for a in found):
            continue
        before = [a for a in found if a.cue < start and start - a.cue < 90 and _is_a_voice(doc, a)]
        after = [a for a in found if end <= a.cue < end + 8]
        speaker = (after or before[-1:])[:1]
        carried += [
            replace(
                a,
                source_head=-1,
                content=((start, end),),
                stance="asserts",
                rule="quotation goes on",
            )
            for a in speaker
        ]
    return carried


def _is_a_voice(doc: Doc, attribution: Attribution) -> bool:
    mention = mention_at(doc, attribution.source_head) if attribution.source_head >= 0 else None
    return mention is not None and mention.kind in VOICES and attribution.rule.startswith("speech")


def attribution_of(doc: Doc, token: int) -> Attribution | None:
    """The innermost source that stands behind a word; None where the report says it itself."""
    covering = [a for a in doc._.attributions if a.covers(token)]
    covering = [a for a in covering if not _is_own_subject(doc, a, token)]
    return min(covering, key=lambda a: (_size(a), -a.cue), default=None)


def _size(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _is_own_subject(doc: Doc, attribution: Attribution, token: int) -> bool:
    """The source's own description is not what it says ("the group, which seized the town, said")."""
    if attribution.source_head < 0:
        return False
    syntax = syntax_of(doc)
    return syntax.left[attribution.source_head] <= token <= syntax.right[attribution.source_head]
