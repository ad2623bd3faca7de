"""The actors and targets of every event of a report, chosen among all whom it speaks of.

The rules of grammar (:mod:`vedette.reading.participants`) say who does what to whom where the
words say it; two linear models then weigh everyone in the sentence, and the voice behind it, by
those rules, the path through the parse, and what events of the type want. The codebook's rulings
have the last word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from vedette.reading.annotations import Attribution, Mention, Trigger
from vedette.reading.carrying import fits, speaks_for_it
from vedette.reading.linear import Linear, load_models
from vedette.reading.participants import SHARED, Participants, participants
from vedette.reading.role_features import (
    Candidate,
    Setting,
    nobody_features,
    path_between,
    role_features,
)
from vedette.reading.scene import Entity, Scene, scene_of
from vedette.reading.syntax import Syntax

CARRIED = 0.6
"""Share from which one from another sentence is given: a false doer costs more than none."""
ALLIED = frozenset({"allied", "ally", "loyal", "linked", "link", "affiliated", "affiliate",
                    "aligned", "align", "close", "belong", "back", "support"})  # fmt: skip
"""Words by which a name says whose side a group is on ("fighters *allied* to the RSF")."""
PARTS = frozenset("faction wing splinter branch offshoot cell dissident defector deserter "
                  "remnant".split())  # fmt: skip
"""Nouns of a part that acts without the whole ("a dissident *faction* of the FARC")."""
ALLIED_STEPS = 4
Told = list[tuple[str, Participants]]
HURT = frozenset({"killed", "injured", "missing", "detained", "abducted", "displaced", "returned",
                  "released", "surrendered"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bars:
    """What it takes to be chosen.

    Attributes:
        none: the first must be at least this many times as likely as nobody.
        further: each further one at least this share of the first.
        least: and nobody less likely than this.
    """

    none: float
    further: float
    least: float = 0.1


BARS = {"actors": Bars(0.7, 0.45), "targets": Bars(0.6, 0.45, 0.15)}


def settings(
    doc: Doc, sources: Mapping[int, Attribution | None]
) -> Iterator[tuple[Setting, list[Candidate]]]:
    """For each trigger, in order, its setting and all who may have a part in its event."""
    scene = scene_of(doc)
    told: Told = []
    places = {p.end - 1: p.role for p in doc._.places}
    hurt = frozenset(f.head for f in doc._.figures if f.kind in HURT and f.high != 0)
    for trigger in doc._.triggers:
        ruled = participants(doc, trigger.token, trigger.event_type)
        source = _source_key(scene, sources.get(trigger.token))
        candidates = _candidates(scene, trigger, ruled, told)
        if speaks_for_it(scene.syntax, trigger, ruled):
            candidates += _voice(scene, source, candidates, trigger.token)
        yield Setting(
            scene, trigger, bool(ruled.actors), bool(ruled.targets),
            source, places, hurt, sum(c.inside for c in candidates),
            _nested(candidates), _joined(scene, candidates),
        ), candidates  # fmt: skip
        told.append((trigger.event_type, ruled))


def _nested(candidates: list[Candidate]) -> frozenset[int]:
    inside = [c.mention for c in candidates if c.inside]
    return frozenset(
        m.head for m in inside for o in inside if o is not m and o.start <= m.head < o.end
    )


def _joined(scene: Scene, candidates: list[Candidate]) -> dict[int, str]:
    """Heads of those joined to one that the rules found, with its part."""
    inside = [c for c in candidates if c.inside]
    ruled = {c.mention.head: c.ruled for c in inside if c.ruled}
    found = {}
    for candidate in inside:
        group = group_of(scene, candidate.mention.head)
        part = next((ruled[h] for h in group if h in ruled), "")
        if part and not candidate.ruled:
            found[candidate.mention.head] = part
    return found


def group_of(scene: Scene, head: int) -> frozenset[int]:
    """The words that a list of names joins a word to ("the army, police *and* militias")."""
    syntax = scene.syntax
    while syntax.dep[head] == "conj":
        head = syntax.head[head]
    return frozenset(syntax.conjuncts(head))


def _source_key(scene: Scene, source: Attribution | None) -> str:
    if source is None:
        return ""
    known = scene.key_at.get(source.source_head)
    return known or source.name.lower().removeprefix("the ").replace("’", "'")


def _candidates(scene: Scene, trigger: Trigger, ruled: Participants, told: Told) -> list[Candidate]:
    syntax, at = scene.syntax, trigger.token
    here = syntax.sent[at]
    parts = {scene.key(m): ("actor", ruled.rules.get("actors", "")) for m in ruled.actors}
    parts |= {scene.key(m): ("target", ruled.rules.get("targets", "")) for m in ruled.targets}
    before = _before(scene, trigger.event_type, told)
    found: list[Candidate] = []
    for key, mention in _nearest(scene, here, at).items():
        part, rule = parts.get(key, ("", ""))
        found.append(Candidate(scene.entities[key], mention, True, part, rule, before.get(key, ())))
    return found


def _voice(scene: Scene, source: str, candidates: list[Candidate], at: int) -> list[Candidate]:
    """The source, where the sentence does not name it."""
    entity = scene.entities.get(source)
    if entity is None or any(c.entity is entity for c in candidates):
        return []
    return [Candidate(entity, _last(entity, at), False, "", "", ())]


def _nearest(scene: Scene, sentence: int, at: int) -> dict[str, Mention]:
    """Of each entity of a sentence the mention with the shortest path to the trigger."""
    best: dict[str, tuple[int, Mention]] = {}
    for mention in scene.by_sentence.get(sentence, ()):
        if mention.head == at:
            continue
        path, _ = path_between(scene.syntax, at, mention.head)
        steps = 99 if path in {"far", "none"} else path.count("<") + path.count(">")
        key = scene.key(mention)
        if key not in best or steps < best[key][0]:
            best[key] = (steps, mention)
    return {key: mention for key, (_, mention) in best.items()}


def _last(entity: Entity, at: int) -> Mention:
    return next((m for m in reversed(entity.mentions) if m.head < at), entity.first)


def _before(scene: Scene, event_type: str, told: Told) -> dict[str, tuple[str, ...]]:
    """What part each had in the last event of the type, and in the last three of any."""
    parts: dict[str, set[str]] = {}
    same = [p for kind, p in told if kind == event_type][-1:]
    for name, group in (("same", same), ("near", [p for _, p in told[-3:]])):
        for one in group:
            for role, mentions in (("actor", one.actors), ("target", one.targets)):
                for mention in mentions:
                    parts.setdefault(scene.key(mention), set()).add(f"{name} {role}")
    return {key: tuple(sorted(found)) for key, found in parts.items()}


def cast(doc: Doc, sources: Mapping[int, Attribution | None]) -> dict[int, Participants]:
    """The actors and targets of every trigger, by its token."""
    models = load_models()
    found = {}
    for setting, candidates in settings(doc, sources):
        options = [role_features(setting, c) for c in candidates]
        options.append(nobody_features(setting))
        shares = {r: weighed(models[r], setting, candidates, options, r) for r in BARS}
        found[setting.trigger.token] = chosen(setting, candidates, shares)
    return found


def weighed(
    model: Linear,
    setting: Setting,
    candidates: list[Candidate],
    options: list[list[str]],
    role: str,
) -> list[float]:
    """The share of each candidate; of who does not fit the part, none; the last is nobody's."""
    fitting = [i for i, c in enumerate(candidates) if fits(setting, c, role)]
    shares = [0.0] * len(options)
    found = model.shares([*(options[i] for i in fitting), options[-1]])
    for at, share in zip([*fitting, -1], found, strict=True):
        shares[at] = share
    for i, candidate in enumerate(candidates):
        if not candidate.inside and shares[i] < CARRIED:
            shares[i] = 0.0
    return shares


def chosen(
    setting: Setting, candidates: list[Candidate], shares: Mapping[str, list[float]]
) -> Participants:
    """The parts, by the shares of all candidates (and, last, of nobody)."""
    actors = picked(setting.scene, candidates, shares["actors"], BARS["actors"])
    actors = _whose_side(setting.scene.syntax, actors, candidates)
    targets = picked(setting.scene, candidates, shares["targets"], BARS["targets"])
    if setting.trigger.event_type in SHARED:
        targets = []
    targets = [c for c in targets if c not in actors]
    hit = {c.mention.name for c in targets}
    actors = [c for c in actors if c.ruled == "actor" or c.mention.name not in hit]
    syntax = setting.scene.syntax
    actors, targets = _outermost(syntax, actors), _outermost(syntax, targets)
    actors = [c for c in actors if c.ruled or not _within(c, targets)]
    targets = [c for c in targets if c.ruled or not _within(c, actors)]
    rules = {"actors": _rule(actors), "targets": _rule(targets)}
    return Participants(
        tuple(c.mention for c in actors), tuple(c.mention for c in targets),
        {k: v for k, v in rules.items() if v},
    )  # fmt: skip


def _outermost(syntax: Syntax, found: list[Candidate]) -> list[Candidate]:
    """ "US troops" are not also the US, nor "fighters allied to the RSF" also the RSF."""
    heads = {c.mention.head for c in found if c.inside}
    return [
        c
        for c in found
        if not _within(c, found)
        and not (c.inside and _allied(syntax, c.mention.head, heads))
        and not (c.inside and _describes(syntax, c.mention.head, heads))
    ]


def _describes(syntax: Syntax, head: int, others: set[int]) -> bool:
    """Whether a common noun stands beside the name: "the militant *group* al-Shabab"."""
    if syntax.pos[head] == "PROPN":
        return False
    beside = [head, *syntax.of(head, "appos")]
    if syntax.dep[head] == "appos":
        beside.append(syntax.head[head])
    return any(syntax.pos[b] == "PROPN" and b in others for b in beside)


def _whose_side(
    syntax: Syntax, found: list[Candidate], candidates: list[Candidate]
) -> list[Candidate]:
    """Those on a side in place of the side: "fighters allied to the RSF" did it, not the RSF."""
    inside = {c.mention.head: c for c in candidates if c.inside}
    heads = set(inside)
    kept: dict[int, Candidate] = {}
    for one in found:
        sided = one.inside and _allied(syntax, one.mention.head, heads)
        at = next((h for h in _above(syntax, one.mention.head) if h in heads), -1)
        doer = inside[at] if sided and at >= 0 else one
        kept.setdefault(doer.mention.head, doer)
    return list(kept.values())


def _above(syntax: Syntax, head: int) -> Iterator[int]:
    """The words that a word hangs on, from the nearest up, as far as a side is told."""
    for _ in range(ALLIED_STEPS):
        if syntax.head[head] == head:
            return
        head = syntax.head[head]
        yield head


def _allied(syntax: Syntax, head: int, others: set[int]) -> bool:
    """Whether a name only tells whose side another of them is on."""
    words: list[str] = []
    for _ in range(ALLIED_STEPS):
        if syntax.head[head] == head:
            return False
        head = syntax.head[head]
        if head in others:
            part = words == ["of"] and syntax.lemma[head] in PARTS
            return part or not ALLIED.isdisjoint(words)
        if words and syntax.lemma[head] in ALLIED and not others.isdisjoint(syntax.children[head]):
            return True
        words.append(syntax.lemma[head])
    return False


def _within(candidate: Candidate, others: list[Candidate]) -> bool:
    """Whether a candidate only stands in the phrase of another ("*Turkish* soldiers")."""
    head = candidate.mention.head
    return candidate.inside and any(
        o is not candidate and o.inside and o.mention.start <= head < o.mention.end for o in others
    )


def picked(
    scene: Scene, candidates: list[Candidate], shares: list[float], bars: Bars
) -> list[Candidate]:
    """The likeliest, all nearly as likely, and all joined to them; in the order of the text."""
    ranked = sorted(range(len(candidates)), key=lambda i: (-shares[i], i))
    if not ranked or shares[ranked[0]] < bars.none * shares[-1]:
        return []
    least = max(bars.least, bars.further * shares[ranked[0]])
    kept = [candidates[i] for i in ranked if shares[i] >= least or i == ranked[0]]
    kept += _alongside(scene, candidates, kept)
    return sorted(kept, key=lambda c: c.mention.head)


def _alongside(scene: Scene, candidates: list[Candidate], kept: list[Candidate]) -> list[Candidate]:
    """Those of a kind whom a list of names joins to one that was chosen."""
    found: list[Candidate] = []
    for one in (c for c in kept if c.inside):
        group = group_of(scene, one.mention.head)
        found += [
            c
            for c in candidates
            if c.inside and c.mention.head in group and _alike(c, one)
            and c not in kept and c not in found
        ]  # fmt: skip
    return found


def _alike(a: Candidate, b: Candidate) -> bool:
    return a.mention.kind == b.mention.kind or (a.ruled == b.ruled and bool(a.ruled))


def _rule(found: list[Candidate]) -> str:
    if not found:
        return ""
    c = found[0]
    if c.ruled:
        return f"{c.rule or 'ruling of the type'}, weighed"
    return "in the sentence, weighed" if c.inside else "the voice behind the words, weighed"
