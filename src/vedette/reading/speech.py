"""Words of saying and the kinds of those who say it, as lists."""

from __future__ import annotations

from vedette.reading.annotations import Mention

ASSERTING = frozenset(
    "say tell report add announce claim state note insist stress emphasise emphasize acknowledge "
    "admit argue declare describe estimate explain write tweet post believe testify reveal show "
    "find conclude quote cite maintain assert remark observe comment recall repeat reiterate point "
    "confirm deny warn urge accuse allege suggest disclose inform assure indicate hear document "
    "record count put reply respond counter complain caution predict boast signal vow threaten "
    "pledge promise call demand condemn blame criticise criticize denounce concede underline "
    "highlight hint speculate reaffirm learn understand tally see".split()
)
"""Verbs whose subject stands behind what they govern."""
NEEDS_CLAUSE = frozenset(
    "add show find see call put record count learn understand believe hear document respond reply "
    "point estimate demand observe describe blame vow pledge promise threaten urge warn accuse "
    "condemn criticise criticize denounce repeat cite quote post hint signal state post note "
    "recall indicate reveal inform predict highlight underline maintain assure".split()
)
"""Verbs of :data:`ASSERTING` that speak only where a clause or a quotation hangs on them."""
DENYING = frozenset({"deny", "refute", "rebut"})
REFUSING = frozenset({"refuse", "decline"})
TELLING = frozenset({"comment", "confirm", "say", "discuss", "speculate", "deny", "answer", "respond", "elaborate"})  # fmt: skip
CITING = frozenset({"quote", "cite", "citing", "quoting"})

_KINDS = {
    "armed_group": "rebel militant insurgent fighter militia jihadist",
    "witness": "resident witness medic doctor nurse survivor villager local activist neighbour "
    "neighbor family relative mother father brother sister wife husband son daughter worker driver "
    "shopkeeper refugee patient man woman rescuer paramedic friend teacher student people eyewitness",
    "expert": "analyst expert researcher professor academic scholar historian director fellow "
    "lecturer economist",
    "official": "official spokesman spokeswoman spokesperson minister president general "
    "commander ambassador envoy officer governor mayor police army military ministry government "
    "secretary premier leader adviser senator colonel major lieutenant diplomat source authority "
    "court prosecutor judge department embassy coroner lawmaker chief king prince chancellor "
    "delegation lawyer inquest mp congressman commissioner",
    "media": "newspaper agency television report tv radio channel network journalist reporter "
    "broadcaster correspondent magazine daily footage video",
    "monitor": "monitor monitors observatory watchdog ngo charity group organisation organization",
    "un": "un u.n. unicef unhcr",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_OF_MENTION = {
    "state": "official", "force": "official", "body": "official", "armed_group": "armed_group",
    "monitor": "monitor", "un": "un", "media": "media", "people": "witness",
}  # fmt: skip
CAN_SPEAK = frozenset({*_OF_MENTION, "person", "pronoun", "other"})


def source_kind(mention: Mention, phrase: str) -> str:
    """The codebook's kind of a source, by the words of its phrase, then by what it is.

    Args:
        phrase: the words of the mention with what describes it ("a spokesman for the army").
    """
    words = phrase.lower().replace("’s", "").replace("'s", "").split()
    if "state" in words and {"television", "tv", "media", "news", "agency", "radio"} & set(words):
        return "state_media"
    if mention.kind in {"un", "monitor", "media", "armed_group"}:
        return _OF_MENTION[mention.kind]
    for word in words:
        if kind := _KIND_OF.get(word) or _KIND_OF.get(word.removesuffix("s")):
            return kind
    return _OF_MENTION.get(mention.kind, "other")
