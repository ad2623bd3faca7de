"""Component ``vedette_times``: the time expressions of a report, and which one an event has."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from vedette.reading.annotations import TimeMention
from vedette.reading.clauses import ancestors_within, clause_of, governing_verb
from vedette.reading.datelines import datelines
from vedette.reading.dates import Found, find_dates
from vedette.reading.speech import speech
from vedette.reading.told_days import with_told_days

PLANS = frozenset(
    "plan expect schedule intend due will shall set hope aim prepare promise vow pledge announce "
    "propose agree want order".split()
)  # fmt: skip
EXPECTED = frozenset({"expected", "planned", "scheduled", "due", "set"})
NEVER = 0.55
"""How much an event's having no period of its own counts against a period."""
ELSEWHERE = 0.45
"""How much a period counts that stands outside the event's sentence."""
FAR = 25
"""Words between an event and the only time of its sentence, at most."""


@Language.component("vedette_times")
def times(doc: Doc) -> Doc:
    """Fill ``doc._.times``."""
    found = find_dates(doc.text, doc._.report.published, lambda at: _speaks_of_future(doc, at))
    written = datelines(doc.text)
    found = [f for f in found if not any(start <= f.start < end for start, end in written)]
    mentions = []
    for item in with_told_days(doc.text, found, lambda time: not _is_of_saying(doc, time)):
        span = doc.char_span(item.start, item.end, alignment_mode="expand")
        if span is None:
            continue
        p = item.period
        mentions.append(
            TimeMention(span.start, span.end, p.first, p.last, p.grain, p.cumulative, p.rule)
        )
    doc._.times = mentions
    return doc


def _speaks_of_future(doc: Doc, at: int) -> bool:
    """Whether the clause around a character is about what is to come."""
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    verb = governing_verb(span[0]) if span else None
    return verb is not None and is_future(verb)


def _is_of_saying(doc: Doc, time: Found) -> bool:
    """ "..., police said on Friday": the day of the words, not of what they tell."""
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    verb = governing_verb(span[-1]) if span else None
    return verb is not None and verb.lemma_ in speech().tell


def is_future(verb: Token) -> bool:
    """A verb with "will", or an infinitive under a verb of planning."""
    if any(c.lower_ in {"will", "shall", "'ll", "’ll"} for c in verb.children):
        return True
    passive = verb.dep_ == "acl" or any(c.dep_ == "auxpass" for c in verb.children)
    if verb.lower_ in EXPECTED and passive:
        return True
    head = verb.head
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return infinitive and head.i != verb.i and (head.lemma_ in PLANS or head.lower_ in PLANS)


def event_time(doc: Doc, token: int) -> tuple[TimeMention | None, str]:
    """The time of the event that a token tells of, and the rule that chose it.

    Nearest by syntax first: a time that hangs on the word, then one in its clause, then the
    only one of its sentence that no other verb owns.
    """
    sentence = doc[token].sent
    here = [t for t in doc._.times if sentence.start <= t.start < sentence.end]
    here = [t for t in here if not _in_a_name(doc, t)]
    if not here:
        return None, ""
    for test, rule in ((_hangs_on, "hangs on the word"), (_same_clause, "same clause")):
        fitting = [t for t in here if test(doc, t, token)]
        if fitting:
            best = min(fitting, key=lambda t: (t.first is None, abs(t.start - token), t.start))
            return best, f"{rule}: {best.rule}"
    above = [t for t in here if _over(doc, t, token)]
    if above:
        return above[-1], f"time of the clause above: {above[-1].rule}"
    if len(here) == 1 and abs(here[0].start - token) <= FAR:
        return here[0], f"only time of the sentence: {here[0].rule}"
    return None, ""


def _in_a_name(doc: Doc, time: TimeMention) -> bool:
    """ "the 2018 deal": the year belongs to the deal, and to no other event."""
    last = doc[time.end - 1]
    return (
        time.grain == "year"
        and last.dep_ in {"nummod", "compound", "nmod"}
        and last.head.pos_ == "NOUN"
    )


def _hangs_on(doc: Doc, time: TimeMention, token: int) -> bool:
    chain = doc[time.end - 1]
    for _ in range(4):
        if chain.head.i == chain.i:
            return False
        chain = chain.head
        if chain.i == token:
            return True
        if chain.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _same_clause(doc: Doc, time: TimeMention, token: int) -> bool:
    owner = governing_verb(doc[time.end - 1])
    return owner is not None and owner.i == clause_of(doc[token]).i


def _over(doc: Doc, time: TimeMention, token: int) -> bool:
    """ "On Monday, police said that gunmen attacked": the clause above carries the day."""
    owner = governing_verb(doc[time.end - 1])
    if owner is None or (doc[token].tag_ == "VBG" and is_future(owner)):
        return False
    return any(a.i == owner.i for a in ancestors_within(doc[token], 6))


def likeliest(
    times: Sequence[TimeMention | None], shares: Sequence[float], sentence: tuple[int, int]
) -> TimeMention | None:
    """The period with the largest share; never (None) and other sentences count for less.

    Args:
        sentence: first token of the event's sentence and the one after its last.
    """

    def weighed(at: int) -> float:
        time = times[at]
        if time is None:
            return NEVER * shares[at]
        here = sentence[0] <= time.start < sentence[1]
        return shares[at] * (1.0 if here else ELSEWHERE)

    return times[max(range(len(times)), key=lambda i: (weighed(i), -i))]
