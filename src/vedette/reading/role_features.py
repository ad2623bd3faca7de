"""What the role models see of one who may have a part in an event: names of features, as text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vedette.codebook import load_codebook
from vedette.reading.annotations import Mention, Trigger
from vedette.reading.scene import Entity, Scene
from vedette.reading.syntax import Syntax

LONGEST = 6
"""Steps of a path through the parse; a longer one is only "far"."""
NEAR = 3
"""Steps up to which a path is told apart by the word it starts from."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that may have a part in the event of a trigger.

    Attributes:
        mention: the mention nearest to the trigger.
        inside: whether it stands in the trigger's sentence; else it is the voice behind it.
        ruled: the part that the rules of grammar give it ("actor", "target" or "").
        rule: the name of that rule.
        before: its parts in what the report told before ("actor" or "target" of the last event
            of the type, "other" of another type).
    """

    entity: Entity
    mention: Mention
    inside: bool
    ruled: str
    rule: str
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for all candidates of one trigger.

    Attributes:
        has_actor, has_target: whether the rules found one.
        source: key of the entity that the words are from, "" in the report's own voice.
        places: head tokens of the sentence's places; ``counted``: of what is counted as hurt.
        inside: candidates in the sentence.
        nested: heads of mentions that stand within another; ``joined``: of mentions joined to
            one that the rules found ("police and *soldiers* arrested"), with its part.
    """

    scene: Scene
    trigger: Trigger
    has_actor: bool
    has_target: bool
    source: str
    places: dict[int, str]
    counted: frozenset[int]
    inside: int
    nested: frozenset[int]
    joined: dict[int, str]


def role_features(setting: Setting, candidate: Candidate) -> list[str]:
    """Features of one candidate for one trigger."""
    syntax, kind = setting.scene.syntax, setting.trigger.event_type
    family = load_codebook().types[kind].family
    has = f"{setting.has_actor:d}{setting.has_target:d}"
    m = candidate.mention
    ruled = candidate.ruled or "none"
    found = [
        "bias", f"type={kind}", f"has={has}", f"kind={m.kind}", f"kind={m.kind}&type={kind}",
        f"kind={m.kind}&family={family}&in={candidate.inside:d}", f"in={candidate.inside:d}",
        f"in={candidate.inside:d}&has={has}&type={kind}", f"in={candidate.inside:d}&has={has}",
        f"ruled={ruled}&has={has}", f"ruled={ruled}&type={kind}", f"ruled={ruled}&kind={m.kind}",
        f"ruled={ruled}&rule={candidate.rule}", f"ruled={ruled}&family={family}",
        f"known={m.actor_id is not None:d}",
        f"named={m.name[:1].isupper():d}&in={candidate.inside:d}",
        f"count={_bucket(len(candidate.entity.mentions))}&in={candidate.inside:d}",
    ]  # fmt: skip
    found += [f"before={b}&in={candidate.inside:d}" for b in candidate.before]
    found += [f"before={b}&type={kind}" for b in candidate.before]
    known = _known_event(syntax, setting.trigger.token)
    found += [f"before={b}&known={known}&has={has}" for b in candidate.before]
    if setting.source:
        speaks = candidate.entity.key == setting.source
        found += [f"speaks={speaks:d}&type={kind}", f"speaks={speaks:d}&family={family}"]
    if candidate.inside:
        found += _inside(syntax, setting, candidate, kind, family)
    else:
        found += _outside(setting, candidate, kind)
    return found


def nobody_features(setting: Setting) -> list[str]:
    """Features of leaving a part empty."""
    syntax, at = setting.scene.syntax, setting.trigger.token
    kind, has = setting.trigger.event_type, f"{setting.has_actor:d}{setting.has_target:d}"
    return [
        "none", f"none&type={kind}", f"none&has={has}", f"none&pos={syntax.pos[at]}",
        f"none&tag={syntax.tag[at]}&dep={syntax.dep[at]}",
        f"none&source={bool(setting.source):d}&type={kind}",
    ]  # fmt: skip


def _known_event(syntax: Syntax, at: int) -> str:
    """Whether the trigger is a noun told of before ("the attack"), or told anew."""
    if syntax.pos[at] in {"VERB", "AUX"}:
        return "verb"
    determiner = syntax.child(at, "det")
    return str(syntax.lower[determiner]) if determiner >= 0 else "bare"


def _outside(setting: Setting, candidate: Candidate, kind: str) -> Iterator[str]:
    m = candidate.mention
    yield f"voice&type={kind}"
    yield f"voice&kind={m.kind}"
    yield f"voice&has={setting.has_actor:d}"


def _inside(
    syntax: Syntax, setting: Setting, candidate: Candidate, kind: str, family: str
) -> Iterator[str]:
    at, m = setting.trigger.token, candidate.mention
    dep, pos = syntax.dep[m.head], syntax.pos[at]
    path, top = path_between(syntax, at, m.head)
    steps = path.count(">") + path.count("<")
    verb = "V" if pos in {"VERB", "AUX"} else "N"
    yield f"path={path}&pos={verb}"
    yield f"path={path}&pos={verb}&type={kind}"
    yield f"path={path}&pos={verb}&family={family}"
    yield f"path={path}&tag={syntax.tag[at]}&kind={m.kind}"
    yield f"steps={min(steps, 7)}&kind={m.kind}"
    if steps <= NEAR:
        yield f"path={path}&lemma={syntax.lemma[at]}"
    if top != at and top != m.head:
        yield f"path={path}&top={syntax.lemma[top]}"
        yield f"toppath={path.rpartition('<')[2]}&top={syntax.lemma[top]}"
    side = "before" if m.head < at else "after"
    yield f"side={side}&dep={dep}&pos={verb}"
    yield f"side={side}&dep={dep}&family={family}&pos={verb}"
    yield f"side={side}&far={_bucket(abs(m.head - at))}"
    yield f"side={side}&kind={m.kind}&family={family}"
    yield f"lemma={syntax.lemma[m.head]}"
    yield f"lemma={syntax.lemma[m.head]}&family={family}"
    if dep == "pobj":
        yield f"prep={syntax.lower[syntax.head[m.head]]}&type={kind}"
        yield f"prep={syntax.lower[syntax.head[m.head]]}&side={side}"
    yield f"ent={syntax.ent[m.head]}&type={kind}"
    yield f"dep={dep}&head={syntax.lemma[syntax.head[m.head]]}"
    if m.head in setting.nested:
        yield f"nested&dep={dep}&kind={m.kind}"
        yield f"nested&family={family}"
    if m.head in setting.joined:
        yield f"joined={setting.joined[m.head]}&type={kind}"
        yield f"joined={setting.joined[m.head]}"
    if m.head in setting.places:
        yield f"place={setting.places[m.head]}&type={kind}"
    if m.head in setting.counted:
        yield f"counted&type={kind}"
        yield "counted"
    yield f"of={_bucket(setting.inside)}"
    yield from _referring(syntax, candidate, dep)
    if dep in {"nsubj", "nsubjpass"}:
        yield f"subject={dep}&ofroot={syntax.head[syntax.head[m.head]] == syntax.head[m.head]:d}"


def _referring(syntax: Syntax, candidate: Candidate, dep: str) -> Iterator[str]:
    """A pronoun or a description may stand for another than was found."""
    rule, word = candidate.mention.rule, syntax.lower[candidate.mention.head]
    if rule not in {"pronoun", "description", "relative"}:
        return
    ruled = candidate.ruled or "none"
    yield f"by={rule}"
    yield f"by={rule}&word={word}"
    yield f"by={rule}&word={word}&ruled={ruled}"
    yield f"by={rule}&dep={dep}&ruled={ruled}"


def path_between(syntax: Syntax, at: int, to: int) -> tuple[str, int]:
    """The way through the parse from one word to another, and the word where it turns.

    "<" goes up and ">" goes down; prepositions stand with their word ("<dobj>prep:by>pobj").
    """
    up = _chain(syntax, at)
    down = _chain(syntax, to)
    places = {token: n for n, token in enumerate(up)}
    turn = next((n for n, token in enumerate(down) if token in places), -1)
    if turn < 0:
        return "none", at
    top = down[turn]
    if places[top] + turn > LONGEST:
        return "far", top
    climbed = "".join(f"<{_label(syntax, token)}" for token in up[: places[top]])
    return climbed + "".join(f">{_label(syntax, t)}" for t in reversed(down[:turn])), top


def _chain(syntax: Syntax, token: int) -> list[int]:
    found = [token]
    while syntax.head[token] != token and len(found) < 12:
        token = syntax.head[token]
        found.append(token)
    return found


def _label(syntax: Syntax, token: int) -> str:
    dep = str(syntax.dep[token])
    return f"{dep}:{syntax.lower[token]}" if dep in {"prep", "agent", "dative"} else dep


def _bucket(number: int) -> str:
    return str(number) if number < 4 else "4-7" if number < 8 else "8-15" if number < 16 else "16+"
