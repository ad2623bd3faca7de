"""Component ``vedette_attribution``: who stands behind which words.

For each word of saying: its source (the subject, "according to X", "citing X"), and its
content: the clause it governs, the quotation it belongs to, the sentence it closes. Then, in
the order of the text, pronouns take the last voice, and quotations without a word of saying
stay with the one who opened them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from vedette.reading import nouns
from vedette.reading.annotations import Attribution
from vedette.reading.quotes import quotations
from vedette.reading.speakers import Speakers, Voice
from vedette.reading.speech import speech
from vedette.reading.status import WORDS
from vedette.reading.syntax import Syntax, syntax_of

CLAUSES = ("ccomp", "xcomp", "parataxis")
OBJECTS = ("dobj", "prep", "dative", "npadvmod")
FACTIVE = frozenset(
    "condemn denounce criticise criticize deplore lambast slam decry blast welcome praise reject "
    "rebuff dismiss oppose refuse decline veto".split()
)
"""What these are about is told as a fact by the report, not by whoever says them."""
PLAIN = frozenset("say tell add report state claim announce confirm insist declare".split())
BREAKS = frozenset({",", "”", '"', "''", "–", "—", "--", "-"})
SHORT = 14
"""Tokens: what stands after "..., a spokesman said" is at most this long."""
STATEMENT_ENDS = frozenset({"further", "notes", "background", "media", "follow", "contact", "ends"})
REDUCED = frozenset({"acl", "relcl", "advcl", "amod", "xcomp"})
"""Labels of a participle that has no verb of its own to make it a passive."""
HANGING = frozenset({"conj", "advcl", "xcomp", "ccomp", "dep"})
"""Labels of a verb that may share the subject of the one above."""
RELATIVES = frozenset({"who", "which", "that"})
Range = tuple[int, int]
Ranges = tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying before its source is known.

    Attributes:
        speaker: token of the source phrase.
        content: what it governs; ``quoting`` marks words that name an inner source.
    """

    token: int
    speaker: int
    content: Ranges
    stance: str
    rule: str


@Language.component("vedette_attribution", assigns=["doc._.attributions"])
def attribution(doc: Doc) -> Doc:
    """Fill ``doc._.attributions``, in the order of their cues."""
    syntax = syntax_of(doc)
    quotes = quotations(syntax.text)
    cues = sorted(
        [*_spoken(doc, syntax, quotes), *_cited(syntax), *_told_nouns(syntax)],
        key=lambda c: c.token,
    )
    doc._.attributions = _heard(doc, syntax, cues, quotes)
    return doc


def attribution_of(doc: Doc, token: int) -> Attribution | None:
    """The innermost source that stands behind a word; None where the report says it itself.

    Where the source's own words negate the event, its stance is a denial.
    """
    syntax = syntax_of(doc)
    stated: list[Attribution] = doc._.attributions
    covering = [a for a in stated if a.covers(token) and not _describes(syntax, a, token)]
    found = min(covering, key=lambda a: (_size(a, token), -a.cue), default=None)
    if found is None or found.stance != "asserts" or _is_words(doc, token):
        return found
    if _negated(syntax, token, found.cue):
        return replace(found, stance="denies", rule=f"{found.rule}, negated")
    return found


def _is_words(doc: Doc, token: int) -> bool:
    return any(t.token == token and t.event_type in WORDS for t in doc._.triggers)


def _size(found: Attribution, token: int) -> int:
    return next(end - start for start, end in found.content if start <= token < end)


def _describes(syntax: Syntax, found: Attribution, token: int) -> bool:
    """The source's own description is not what it says ("the group, which took the town, said")."""
    at = found.source_head
    return at >= 0 and syntax.left[at] <= token <= syntax.right[at]


def _negated(syntax: Syntax, token: int, cue: int) -> bool:
    if token == cue:
        return False
    if syntax.pos[token] in {"VERB", "AUX"}:
        return syntax.child(token, "neg") >= 0
    return any(syntax.lower[c] == "no" for c in syntax.of(token, "det"))


def _spoken(doc: Doc, syntax: Syntax, quotes: list[Range]) -> Iterator[Cue]:
    words = speech()
    for token, lemma in enumerate(syntax.lemma):
        if lemma not in words.cues or syntax.pos[token] not in {"VERB", "AUX"}:
            continue
        speaker = _subject(syntax, token)
        if speaker < 0:
            continue
        if (refused := _refused(syntax, token)) is not None:
            yield Cue(token, speaker, refused, "declines", f"did not tell: {syntax.lower[token]}")
        elif not _unsaid(syntax, token):
            content = _content(doc, syntax, token, quotes) or ()
            content += _statement(doc, syntax, token)
            if content:
                yield Cue(
                    token, speaker, content, _stance(lemma), f"speech verb: {syntax.lower[token]}"
                )


def _statement(doc: Doc, syntax: Syntax, cue: int) -> Ranges:
    """ "The minister said:" and a text without quotation marks: all of it, to its end."""
    end = doc[cue].sent.end
    at = cue + 1
    while at < len(syntax.text) and (syntax.pos[at] == "SPACE" or syntax.text[at] == ":"):
        at += 1
    if (
        at < end
        or ":" not in syntax.text[cue + 1 : at]
        or syntax.text[at : at + 1] in (["“"], ['"'])
    ):
        return ()
    last = at
    while last < len(syntax.text):
        if "\n" in syntax.text[last - 1] and syntax.lower[last] in STATEMENT_ENDS:
            break
        last += 1
    return ((at, last),) if last > at else ()


def _refused(syntax: Syntax, token: int) -> Ranges | None:
    """ "refused to confirm the strike", "would not comment on it", "has not confirmed it"."""
    words, lemma = speech(), syntax.lemma[token]
    told = -1
    if lemma in words.refuse:
        told = next((c for c in syntax.of(token, "xcomp") if syntax.lemma[c] in words.about), -1)
    elif lemma in {"confirm", "comment"} and syntax.child(token, "neg") >= 0:
        told = token
    if told < 0:
        return None
    return _around([*syntax.of(told, *CLAUSES, *OBJECTS)], syntax, told, told + 1)


def _around(parts: list[int], syntax: Syntax, start: int, end: int) -> Ranges:
    return (*((syntax.left[c], syntax.right[c] + 1) for c in parts), (start, end))


def _unsaid(syntax: Syntax, token: int) -> bool:
    """ "if he says", "did not say", "is difficult to confirm", "refused to confirm"."""
    if any(syntax.dep[c] == "neg" or (syntax.dep[c] == "mark" and syntax.lower[c] == "if")
           for c in syntax.children[token]):  # fmt: skip
        return True
    head = syntax.head[token]
    if any(syntax.lower[c] in {"would", "could", "might"} for c in syntax.of(token, "aux")):
        return True
    if syntax.lemma[token] == "agree" and not syntax.of(token, "ccomp"):
        return True
    return syntax.dep[token] == "xcomp" and syntax.lemma[head] in speech().refuse


def _stance(lemma: str) -> str:
    words = speech()
    return "denies" if lemma in words.deny else "confirms" if lemma in words.confirm else "asserts"


def _subject(syntax: Syntax, token: int) -> int:
    """The subject, the agent of a passive, or the subject of the verb this one hangs on."""
    heads: list[int] = syntax.head
    if _passive(syntax, token):
        return syntax.object_of(token, "by")
    if (inverted := _inverted(syntax, token)) >= 0:
        return inverted
    at = token
    for _ in range(4):
        subject = syntax.child(at, "nsubj")
        if subject >= 0 and (at == token or not _mute(syntax, subject)):
            relative = syntax.lower[subject] in RELATIVES and syntax.dep[at] == "relcl"
            return heads[at] if relative else subject
        if syntax.dep[at] == "acl" and syntax.tag[at] == "VBG":
            return heads[at]
        if syntax.dep[at] == "pcomp" and syntax.lower[heads[at]] == "as":
            quoted = heads[heads[at]]
            return max(syntax.child(quoted, "nsubjpass"), syntax.child(quoted, "dobj"))
        if syntax.dep[at] not in HANGING or heads[at] == at:
            return -1
        at = heads[at]
    return -1


def _mute(syntax: Syntax, token: int) -> bool:
    """A common noun for a thing or a thought, which cannot speak for the verb further down."""
    return syntax.pos[token] == "NOUN" and nouns.kind_of(syntax.lemma[token]) in {"other", "object"}


def _inverted(syntax: Syntax, token: int) -> int:
    """ "The bomb was in a car, said the mayor": a subject that the parser took for an object."""
    plain = syntax.lemma[token] in PLAIN and token > 0 and syntax.text[token - 1] in BREAKS
    plain = plain and syntax.tag[token] in {"VBD", "VBZ", "VBP"}
    if not plain or syntax.of(token, "nsubj"):
        return -1
    found = syntax.child(token, "dobj")
    return found if found >= 0 and syntax.left[found] == token + 1 else -1


def _passive(syntax: Syntax, token: int) -> bool:
    if syntax.of(token, "auxpass"):
        return True
    if syntax.tag[token] != "VBN" or syntax.dep[token] not in REDUCED or syntax.of(token, "nsubj"):
        return False
    return all(syntax.lemma[c] != "have" for c in syntax.of(token, "aux"))


def _content(doc: Doc, syntax: Syntax, cue: int, quotes: list[Range]) -> Ranges | None:
    """What a speech verb governs, with the verb itself: the words are an act too."""
    lemma, words = syntax.lemma[cue], speech()
    if lemma in FACTIVE:
        return ((cue, cue + 1),)
    sentence = (doc[cue].sent.start, doc[cue].sent.end)
    spoken = _spoken_beside(sentence, cue, quotes)
    if _interrupts(syntax, sentence, cue):
        return (sentence, *spoken)
    clauses = [c for c in syntax.of(cue, *CLAUSES) if syntax.pos[c] != "PUNCT"]
    after = [c for c in clauses if c > cue]
    if after or (not clauses and lemma in PLAIN and not spoken and _follows(syntax, cue)):
        end = _end_of_content(syntax, sentence, cue)
        return (*_around(clauses, syntax, cue, max(end, cue + 1)), *spoken)
    if clauses:
        return (*_around(clauses, syntax, cue, cue + 1), *spoken)
    if spoken:
        return (*spoken, (cue, cue + 1))
    if lemma in words.need_clause or (lemma == "call" and not syntax.of(cue, "prep")):
        return None
    objects = syntax.of(cue, *OBJECTS)
    if objects:
        return _around(objects, syntax, cue, cue + 1)
    return ((cue, cue + 1),) if lemma in words.act else None


def _spoken_beside(sentence: Range, cue: int, quotes: list[Range]) -> Ranges:
    """The quotations that touch the sentence of a word of saying which is outside them."""
    if any(a <= cue < b for a, b in quotes):
        return ()
    start, end = sentence
    return tuple(q for q in quotes if q[0] < end and q[1] > start + 1 and q[0] < cue + 40)


def _interrupts(syntax: Syntax, sentence: Range, cue: int) -> bool:
    """ "Troops took the town, a monitor said.", "The bomb, said the mayor, was in a car."."""
    speaker = syntax.child(cue, "nsubj")
    if speaker < 0 or syntax.of(cue, "mark") or syntax.lower[speaker] in RELATIVES:
        return False
    first = min(syntax.left[speaker], cue)
    last = max(cue, syntax.right[speaker])
    if first - sentence[0] < 3 or syntax.text[first - 1] not in BREAKS:
        return False
    rest = [
        i
        for i in range(last + 1, min(sentence[1], last + SHORT))
        if syntax.text[i] in BREAKS | {"."}
    ]
    ends = sentence[1] - last < SHORT
    if not (ends or rest):
        return False
    return not any(c > last and syntax.dep[c] in CLAUSES for c in syntax.children[cue])


def _follows(syntax: Syntax, cue: int) -> bool:
    """Whether something that could be said stands after a plain word of saying."""
    at = cue + 1
    return at < len(syntax.head) and syntax.pos[at] not in {"PUNCT", "SPACE", "CCONJ"}


def _end_of_content(syntax: Syntax, sentence: Range, cue: int) -> int:
    """Content runs to the end of the sentence, or to what the same speaker does next."""
    for child in syntax.children[cue]:
        if child <= cue + 1:
            continue
        before = syntax.text[syntax.left[child] - 1]
        if syntax.dep[child] == "conj" and syntax.pos[child] == "VERB":
            joined = next((c for c in syntax.of(cue, "cc") if cue < c < child), -1)
            if joined > 0:
                return joined
        if syntax.dep[child] == "advcl" and before == ",":
            return syntax.left[child]
    head = syntax.head[cue]
    if syntax.dep[cue] in {"relcl", "acl"} or (head > cue and head < sentence[1]):
        return syntax.right[cue] + 1
    return sentence[1]


def _cited(syntax: Syntax) -> Iterator[Cue]:
    """ "according to X", "citing X", "quoting X"; the one quoted is the innermost source."""
    for token, lower in enumerate(syntax.lower):
        if lower == "according":
            speaker = _governed(syntax, token)
        elif syntax.lemma[token] in speech().cite and syntax.pos[token] in {"VERB", "ADP", "SCONJ"}:
            passive = syntax.of(token, "auxpass")
            speaker = -1 if passive else syntax.child(token, "dobj", "pobj")
        else:
            continue
        if speaker >= 0:
            content = _clause_over(syntax, token)
            if lower == "according":
                content = _whole(syntax, token) or content
            yield Cue(token, speaker, content, "asserts", f"cited: {lower}")


def _whole(syntax: Syntax, token: int) -> Ranges:
    """ "According to the army, ..." and "..., according to the army.": the whole sentence."""
    start = end = token
    while start and syntax.sent[start - 1] == syntax.sent[token]:
        start -= 1
    while end < len(syntax.sent) and syntax.sent[end] == syntax.sent[token]:
        end += 1
    opens = all(syntax.pos[i] in {"PUNCT", "SPACE"} for i in range(start, token))
    closes = syntax.text[token - 1] == "," and not any(
        syntax.pos[i] == "VERB" and syntax.dep[i] in {"ROOT", "conj", "advcl"}
        for i in range(token + 1, end)
    )
    return ((start, end),) if opens or closes else ()


def _told_nouns(syntax: Syntax) -> Iterator[Cue]:
    """ "The army's claim that ...", "the minister's announcement that ..."."""
    for token, lemma in enumerate(syntax.lemma):
        if lemma not in speech().nouns or syntax.pos[token] != "NOUN":
            continue
        speaker = max(syntax.child(token, "poss"), syntax.object_of(token, "by", "from"))
        clauses = [c for c in syntax.of(token, "acl", "ccomp") if syntax.of(c, "mark")]
        if speaker >= 0 and clauses:
            content = _around(clauses, syntax, token, token + 1)
            yield Cue(token, speaker, content, "asserts", f"noun of saying: {lemma}")


def _governed(syntax: Syntax, token: int) -> int:
    """The noun that "according to" governs, however the parser hangs it."""
    for at in (token, *syntax.children[token]):
        found = max(syntax.child(at, "pobj"), syntax.object_of(at, "to"))
        if found >= 0:
            return found
    return -1


def _clause_over(syntax: Syntax, token: int) -> Ranges:
    at = syntax.head[token] if syntax.dep[token] != "ROOT" else token
    while syntax.pos[at] not in {"VERB", "AUX"} and syntax.head[at] != at:
        at = syntax.head[at]
    return ((syntax.left[at], syntax.right[at] + 1),)


def _heard(doc: Doc, syntax: Syntax, cues: list[Cue], quotes: list[Range]) -> list[Attribution]:
    """Give every cue its source and every open quotation its speaker, in the order of the text."""
    speakers = Speakers(doc, syntax)
    found: list[Attribution] = []
    waiting = [q for q in quotes if not any(_opens(cue, q) for cue in cues)]
    for cue in cues:
        while waiting and waiting[0][0] < cue.token:
            found += _carried(speakers, found, waiting.pop(0))
        voice = speakers.voice(cue.speaker)
        if voice is None or (voice.kind == "other" and _shows(syntax, cue, voice)):
            continue
        found.append(_attribution(cue, voice))
        if not any(a <= cue.token < b for a, b in quotes):
            speakers.hear(voice)
    for quote in waiting:
        found += _carried(speakers, found, quote)
    return sorted(found, key=lambda a: (a.cue, a.content))


def _shows(syntax: Syntax, cue: Cue, voice: Voice) -> bool:
    """ "The losses show that ...": nobody speaks."""
    words = speech()
    return (
        syntax.lemma[cue.token] in words.showing
        and not voice.person
        and (syntax.lemma[cue.speaker] not in words.vehicle | {"footage", "video", "image"})
    )


def _opens(cue: Cue, quote: Range) -> bool:
    """Whether a cue outside a quotation governs it, whole or in part."""
    start, end = quote
    return not start <= cue.token < end and any(a < end and b > start for a, b in cue.content)


def _attribution(cue: Cue, voice: Voice) -> Attribution:
    return Attribution(cue.speaker, cue.token, cue.content, voice.name, voice.kind, cue.stance,
                       voice.actor_id, cue.rule)  # fmt: skip


def _carried(speakers: Speakers, found: list[Attribution], quote: Range) -> Iterator[Attribution]:
    """A quotation that no cue governs: whoever spoke last goes on."""
    voice = speakers.last(quote[0])
    if voice is None or not found:
        return
    yield Attribution(-1, found[-1].cue, (quote,), voice.name, voice.kind, "asserts",
                      voice.actor_id, "quotation goes on")  # fmt: skip
