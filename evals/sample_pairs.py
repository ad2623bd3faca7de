"""Pairs of claims made from the events of the samples by seeded variation.

Each pair is of one event told by two sources, or of two events that are alike in all but one
respect. The variations are those seen between outlets: other words and sources, a toll that
rises, an area for a town, a vaguer date, a state for its forces, a wider type.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vedette.linking import CitedClaim, fingerprint
from vedette.model import Claim, Figure, Place, Source, Span

TOWNS = {
    "Saraqeb": Place("Saraqeb", "SY", "g:1", "Saraqib", "Idlib", 35.864, 36.806, 1),
    "Taftanaz": Place("Taftanaz", "SY", "g:2", "Taftanaz", "Idlib", 35.998, 36.785, 1),
    "Ariha": Place("Ariha", "SY", "g:3", "Ariha", "Idlib", 35.813, 36.609, 1),
    "Maaret al-Numan": Place(
        "Maaret al-Numan", "SY", "g:4", "Ma`arrat", "Idlib", 35.643, 36.668, 1
    ),
    "Kafr Nabl": Place("Kafr Nabl", "SY", "g:5", "Kafr Nabl", "Idlib", 35.614, 36.561, 1),
}
IDLIB = Place("Idlib", "SY", "region:SY.12", "Idlib", "Idlib", 35.9, 36.6, 4)
SOURCES = (
    Source("Turkish defence ministry", "official"),
    Source("Daily Sabah", "media"),
    Source("Syrian Observatory for Human Rights", "monitor"),
    Source("residents", "witness"),
    None,
)
PUBLISHERS = ("Sample Wire", "Sample Daily", "Sample Field Note")
TURKEY = (("Turkish soldiers", "turkey.military"), ("Turkey", "turkey"))
SYRIA = (("Syrian army", "syria.army"), ("Syrian government forces", "syria.state_regime_forces"))
REBELS = (("Free Syrian Army", "syria.fsa"),)
RUSSIA = (("Russian jets", "russia.air_force"), ("Russia", "russia"))
ISRAEL = (("Israel", "israel"),)
OPENINGS = ("On that day", "Later", "In the morning", "Reports say that", "At noon")
VERBS = {
    "shelling": ("shelled", "fired mortars at", "opened artillery fire on"),
    "air_strike": ("bombed", "carried out strikes against", "hit from the air"),
    "armed_clash": ("fought", "clashed with", "battled"),
    "attack": ("attacked", "struck", "assaulted"),
    "arrest": ("arrested", "detained", "rounded up"),
    "patrol": ("patrolled with", "went on patrol with", "escorted"),
}
KIN = {"shelling": "attack", "air_strike": "attack", "armed_clash": "attack"}
OTHER_ACT = {"shelling": "arrest", "air_strike": "arrest", "armed_clash": "patrol"}
Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one source may say of an event."""

    event_type: str
    actors: Names
    targets: Names
    town: str
    day: date
    killed: int
    published: int = 0
    vague_day: bool = False
    undated: bool = False
    area: bool = False
    no_actor: bool = False
    no_figure: bool = False


def make_pairs(count: int, seed: int = 1) -> list[tuple[CitedClaim, CitedClaim, bool]]:
    """Pairs and whether they are of one event; half of them are."""
    chance = random.Random(seed)
    pairs = []
    for number in range(count):
        event = _event(chance)
        same = number % 2 == 0
        other = event if same else _another(event, chance)
        pairs.append(
            (_told(_varied(event, chance), chance), _told(_varied(other, chance), chance), same)
        )
    return pairs


def _another(event: Telling, chance: random.Random) -> Telling:
    """Another event, alike in all but one respect and, mostly, its toll."""
    other = chance.choice(DIFFERENT)(event, chance)
    return other if chance.random() < 0.2 else replace(other, killed=chance.randint(1, 40))


def _event(chance: random.Random) -> Telling:
    actors, targets = chance.choice(
        ((SYRIA, TURKEY), (TURKEY, SYRIA), (RUSSIA, REBELS), (REBELS, SYRIA))
    )
    kind = "air_strike" if actors is RUSSIA else chance.choice(("shelling", "armed_clash"))
    day = date(2020, 2, 1) + timedelta(chance.randrange(28))
    return Telling(kind, actors, targets, chance.choice(sorted(TOWNS)), day, chance.randint(1, 40))


def _varied(told: Telling, chance: random.Random) -> Telling:
    killed = told.killed if chance.random() < 0.5 else round(told.killed * chance.uniform(1, 1.6))
    return replace(
        told,
        event_type=KIN[told.event_type]
        if told.event_type in KIN and chance.random() < 0.2
        else told.event_type,
        killed=killed,
        published=chance.choice((0, 0, 1, 1, 2, 7)),
        vague_day=chance.random() < 0.12,
        undated=chance.random() < 0.1,
        area=chance.random() < 0.2,
        no_actor=chance.random() < 0.3,
        no_figure=chance.random() < 0.3,
    )


def _other_day(told: Telling, chance: random.Random) -> Telling:
    return replace(told, day=told.day + timedelta(chance.choice((-14, -3, -2, -1, 1, 2, 3, 14))))


def _other_town(told: Telling, chance: random.Random) -> Telling:
    return replace(told, town=chance.choice([t for t in sorted(TOWNS) if t != told.town]))


def _other_sides(told: Telling, chance: random.Random) -> Telling:
    return replace(told, actors=ISRAEL, targets=told.actors)


def _other_act(told: Telling, chance: random.Random) -> Telling:
    return replace(told, event_type=OTHER_ACT[told.event_type], killed=0)


DIFFERENT: tuple[Callable[[Telling, random.Random], Telling], ...] = (
    _other_day,
    _other_town,
    _other_sides,
    _other_act,
)


def _told(told: Telling, chance: random.Random) -> CitedClaim:
    actor, target = chance.choice(told.actors), chance.choice(told.targets)
    place = IDLIB if told.area else TOWNS[told.town]
    text = _text(told, actor[0], target[0], place.text, chance)
    first, last = _period(told)
    publisher, source = chance.choice(PUBLISHERS), chance.choice(SOURCES)
    count = told.killed and not told.no_figure
    claim = Claim(
        report_id=f"r{chance.getrandbits(48):012x}",
        event_type=told.event_type,
        actors=() if told.no_actor else (actor[0],),
        actor_ids=() if told.no_actor else (actor[1],),
        targets=(target[0],),
        target_ids=(target[1],),
        place=place,
        start=first,
        end=last,
        figures=(Figure("killed", target[0], told.killed, told.killed),) if count else (),
        source=source,
        evidence=(Span.of(text, 0, len(text)),),
        report_text=text,
    )
    day = told.day + timedelta(told.published)
    return CitedClaim(claim, day, publisher, fingerprint=fingerprint(text))


def _period(told: Telling) -> tuple[date | None, date | None]:
    if told.undated:
        return None, None
    if told.vague_day:
        monday = told.day - timedelta(told.day.weekday())
        return monday, monday + timedelta(6)
    return told.day, told.day


def _text(told: Telling, actor: str, target: str, place: str, chance: random.Random) -> str:
    verb = chance.choice(VERBS[told.event_type])
    who = "forces" if told.no_actor else actor
    toll = "" if told.no_figure or not told.killed else f", killing {told.killed} {target}"
    return f"{chance.choice(OPENINGS)} {who} {verb} {target} at {place}{toll}."
