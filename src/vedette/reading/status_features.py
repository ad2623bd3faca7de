"""What the status model sees of a word that tells of an event: names of features, as text."""

from __future__ import annotations

from collections.abc import Iterator

from vedette.codebook import load_codebook
from vedette.reading.syntax import Syntax

STEPS = 3
MODIFIERS = frozenset(
    {"amod", "compound", "det", "advmod", "neg", "aux", "auxpass", "mark", "prt", "poss"}
)


def status_features(syntax: Syntax, at: int, event_type: str, rule: tuple[str, str]) -> list[str]:
    """Features of one word, given what the rules say of it.

    Args:
        rule: the rules' status and the rule's name.
    """
    name = rule[1].split(":")[0].split(" under ")[0]
    family = load_codebook().types[event_type].family if event_type else ""
    return [
        "bias", f"rule={rule[0]}", f"rule={rule[1]}", f"why={name}", f"type={event_type}",
        f"family={family}", f"rule={rule[0]}&family={family}", f"rule={rule[0]}&type={event_type}",
        f"rule={rule[0]}&why={name}&pos={syntax.pos[at]}", f"type={event_type}&pos={syntax.pos[at]}",
        f"lemma={syntax.lemma[at]}", f"first={syntax.sent[at] == 0}",
        *_own(syntax, at), *_above(syntax, at), *_around(syntax, at),
    ]  # fmt: skip


def _own(syntax: Syntax, at: int) -> Iterator[str]:
    yield f"tag={syntax.tag[at]}"
    yield f"dep={syntax.dep[at]}&pos={syntax.pos[at]}"
    yield f"tag={syntax.tag[at]}&dep={syntax.dep[at]}"
    auxiliaries = []
    for child in syntax.children[at]:
        if syntax.dep[child] in MODIFIERS:
            yield f"{syntax.dep[child]}={syntax.lower[child]}"
        if syntax.dep[child] in {"aux", "auxpass"}:
            auxiliaries.append(syntax.lower[child])
    yield f"verb={'+'.join(auxiliaries)}+{syntax.tag[at]}"


def _above(syntax: Syntax, at: int) -> Iterator[str]:
    inner = at
    for step in range(STEPS):
        head = syntax.head[inner]
        if head == inner:
            return
        dep = syntax.dep[inner]
        yield f"up{step}={dep}"
        yield f"up={dep}>{syntax.lemma[head]}"
        yield f"uptag={dep}>{syntax.tag[head]}"
        if syntax.pos[head] in {"VERB", "AUX"}:
            helpers = [syntax.lower[c] for c in syntax.of(head, "aux", "auxpass", "neg")]
            yield f"upverb={'+'.join(helpers)}+{syntax.tag[head]}"
            yield from (f"upaux={word}" for word in helpers)
            mark = syntax.child(head, "mark")
            if mark >= 0:
                yield f"upmark={syntax.lower[mark]}"
        inner = head


def _around(syntax: Syntax, at: int) -> Iterator[str]:
    for i in range(max(0, at - 4), min(len(syntax.lower), at + 4)):
        if i != at and syntax.sent[i] == syntax.sent[at]:
            yield f"near={syntax.lower[i]}"
