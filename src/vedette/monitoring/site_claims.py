"""Which sites a claim speaks of: by name and place, by owner and kind, or by number.

A number without names ("three of its outposts") attaches to the group as a count and never
to a site; a position that no file lists is kept as an unlisted mention.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vedette.gazetteer import distance_km
from vedette.gazetteer.names import fold
from vedette.model import Claim, Place
from vedette.monitoring.citations import quotes_of
from vedette.monitoring.rules import SiteKind, StateRule, load_rules
from vedette.monitoring.sides import Sides, side_of
from vedette.monitoring.site_files import Group, Site
from vedette.reading.numbers import FIGURE, bounds_of

BETWEEN_WORDS = 5
"""Words that may stand between a number and the noun it counts ("12 existing ... posts")."""
DENIED_GENERAL = re.compile(
    r"\bno (?:\w+ ){0,3}(?:soldiers?|troops?|forces|posts?|outposts?)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a group a claim speaks of; ``whole`` says that it means the whole group."""

    low: int | None
    high: int | None
    whole: bool
    words: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """One claim's hold on a group.

    Attributes:
        sites: the listed sites it names; empty for the group as such.
        states: the states it tells, each a name of codebook/monitoring.yaml.
        counts: for each state told of a number of them, the number.
        unlisted: a place at which it tells of a position that no file lists.
        how: why it attaches, in words.
    """

    group: Group
    sites: tuple[Site, ...]
    states: tuple[str, ...]
    counts: tuple[tuple[str, Count], ...]
    unlisted: Place | None
    how: str


def attach(
    claim: Claim, groups: Sequence[Group], sides: Sides | None = None
) -> tuple[Attachment, ...]:
    """The groups that a claim speaks of, with the sites, states and counts it tells."""
    if claim.event_type not in load_rules().state_types:
        return ()
    sides = sides or Sides()
    found = (_attach_group(claim, group, sides) for group in groups)
    return tuple(attachment for attachment in found if attachment)


def _attach_group(claim: Claim, group: Group, sides: Sides) -> Attachment | None:
    quotes = quotes_of(claim)
    kind = load_rules().site_kinds[group.kind]
    named = _named(claim, group, quotes, kind)
    noun = bool(kind.noun.search(quotes)) or bool(kind.noun.search(" ".join(claim.targets)))
    ours = _owner_in(claim, group, sides, quotes)
    if named and (noun or ours):
        states = _states(claim, group, sides, quotes)
        return Attachment(group, named, states, (), None, _how(named)) if states else None
    if not _in_country(claim, group) or not (ours or _only_kind(noun, group, claim)):
        return None
    if SINGLE.search(quotes) and not kind.noun.search(quotes) and _exact(claim.place):
        return _one_more(claim, group, sides, quotes)
    if not noun:
        return _owner_alone(claim, group, sides, quotes)
    return _as_group(claim, group, sides, quotes)


def _exact(place: Place | None) -> bool:
    return place is not None and (place.precision or 9) <= 2


def _one_more(claim: Claim, group: Group, sides: Sides, quotes: str) -> Attachment:
    """A position told of beside the listed ones; to be told of, it has to exist."""
    states = _states(claim, group, sides, quotes) or ("existing",)
    how = "tells of a position that no file lists"
    return Attachment(group, (), states, (), claim.place, how)


def _how(named: Sequence[Site]) -> str:
    return "names " + ", ".join(site.name for site in named)


def _only_kind(noun: bool, group: Group, claim: Claim) -> bool:
    """ "Observation posts" of no owner, where the group is the ground's own kind of site."""
    listed = claim.place is not None and fold(claim.place.admin1 or "") in group.regions
    return noun and listed and group.kind == "observation_post" and not claim.actors + claim.targets


def _named(claim: Claim, group: Group, quotes: str, kind: SiteKind) -> tuple[Site, ...]:
    """Sites that the claim's place is at, or that its quotes name beside a word for them."""
    found = {*_at(claim.place, group), *_told(group, quotes, kind.nouns)}
    return tuple(site for site in group.sites if site.id in found) if found else ()


def _at(place: Place | None, group: Group) -> set[str]:
    """Ids of the sites at a place: of its name, its id, or within their reach of its point."""
    if place is None or not _one_country(place, group):
        return set()
    names = {fold(name) for name in (place.text, place.name) if name}
    found = {group.by_name[name].id for name in names & group.by_name.keys()}
    exact = place.latitude is not None and (place.precision or 9) <= 1
    for site in group.sites:
        known = place.place_id is not None and place.place_id == site.place.place_id
        near = exact and site.place.latitude is not None
        if known or (near and _distance(site.place, place) <= site.near_km):
            found.add(site.id)
    return found


def _one_country(place: Place, group: Group) -> bool:
    return place.country is None or not group.countries or place.country in group.countries


def _distance(a: Place, b: Place) -> float:
    return distance_km(
        (a.latitude or 0.0, a.longitude or 0.0), (b.latitude or 0.0, b.longitude or 0.0)
    )


@lru_cache(maxsize=2048)
def _beside(name: str, nouns: str) -> re.Pattern[str]:
    apart = r"(?:\W+\w+){0,3}\W+"
    near = re.escape(name)
    return re.compile(
        rf"\b{near}\b{apart}(?:{nouns})\b|\b(?:{nouns})\b{apart}{near}\b", re.IGNORECASE
    )


def _told(group: Group, quotes: str, nouns: str) -> set[str]:
    """Ids of the sites that the quotes name beside a word for them."""
    lowered = quotes.lower()
    spoken = ((name, site) for name, site in group.spoken if name in lowered)
    return {site.id for name, site in spoken if _beside(name, nouns).search(quotes)}


def _owner_in(claim: Claim, group: Group, sides: Sides, quotes: str) -> bool:
    """Whether the owner takes part, speaks of "its" sites, or is named before their noun."""
    if group.owner in sides.actors(claim) | sides.targets(claim):
        return True
    if sides.source(claim) == group.owner:
        return True
    nouns = load_rules().site_kinds[group.kind].nouns
    before = re.finditer(rf"((?:[\w’'-]+ ){{1,4}})(?:{nouns})\b", quotes, re.IGNORECASE)
    return any(side_of(word.strip("’'s")) == group.owner or side_of(word) == group.owner
               for match in before for word in match[1].split())  # fmt: skip


def _in_country(claim: Claim, group: Group) -> bool:
    return claim.place is None or _one_country(claim.place, group)


def _role_fits(rule: StateRule, claim: Claim, group: Group, sides: Sides, quotes: str) -> bool:
    actors, targets = sides.actors(claim), sides.targets(claim)
    if rule.side == "any":
        return True
    if rule.side == "actor":
        return group.owner in actors or not actors
    if group.owner in targets:
        return True
    noun = load_rules().site_kinds[group.kind].noun
    kind_hit = any(noun.search(target) for target in claim.targets)
    return kind_hit or (group.owner not in actors and (not targets or bool(noun.search(quotes))))


def _states(claim: Claim, group: Group, sides: Sides, quotes: str) -> tuple[str, ...]:
    """The first state whose rule fits the claim's type, words and roles."""
    for rule in load_rules().state_rules:
        if rule.fits(claim.event_type, quotes) and _role_fits(rule, claim, group, sides, quotes):
            return (rule.state,)
    return ()


def _owner_alone(claim: Claim, group: Group, sides: Sides, quotes: str) -> Attachment | None:
    """ "No Turkish soldiers would be evacuated": said of the owner's forces as such."""
    states = _states(claim, group, sides, quotes)
    alone = {rule.state for rule in load_rules().state_rules if rule.owner_alone}
    general = DENIED_GENERAL.search(quotes) and not load_rules().effective(claim)
    vague = claim.place is None or (claim.place.precision or 9) >= 4
    if group.owner not in sides.actors(claim) or not set(states) & alone:
        return None
    if not (general or (vague and _in_ground(claim, group))):
        return None
    return Attachment(group, (), states, (), None, "names the owner's forces as a whole")


def _in_ground(claim: Claim, group: Group) -> bool:
    return claim.place is not None and fold(claim.place.admin1 or "") in group.regions


def _as_group(claim: Claim, group: Group, sides: Sides, quotes: str) -> Attachment | None:
    states = _states(claim, group, sides, quotes)
    counts = _counts(quotes, group)
    part = next((count for count in counts if not count.whole), None)
    whole = next((count for count in counts if count.whole), None)
    told = [(state, part) for state in states if part and state != "existing"]
    if whole and ALL.search(whole.words) and states:
        told += [(state, whole) for state in states]
    elif whole:
        told.append(("existing", whole))
    every = tuple(dict.fromkeys((*states, *(state for state, _ in told))))
    if not every:
        return None
    unlisted = _unlisted(claim, quotes, group) if not counts else None
    how = "counts them" if told else "speaks of them without a number"
    return Attachment(
        group, (), every, tuple(told), unlisted,
        "tells of a position that no file lists" if unlisted else how,
    )  # fmt: skip


ALL = re.compile(r"\ball\b", re.IGNORECASE)
SINGLE = re.compile(
    r"\b(?:another|an?|new|one|(?:first|second|third|fourth|fifth)(?: new)?)\s"
    r"(?:[\w-]+\s){0,2}(?:position|(?:out)?post|base|point)\b|\bthe position\b",
    re.IGNORECASE,
)


def _unlisted(claim: Claim, quotes: str, group: Group) -> Place | None:
    """A place of its own where one more position is told of."""
    plural = re.search(r"\b(?:observation )?(?:out)?posts\b", quotes, re.IGNORECASE)
    single = SINGLE.search(quotes)
    return claim.place if _exact(claim.place) and (single or not plural) else None


def _counts(quotes: str, group: Group) -> list[Count]:
    """Numbers that count sites of the group's kind: a part of them, or all there are."""
    nouns = load_rules().site_kinds[group.kind].nouns
    gap = rf"(?:\s+(?:of|out of))?(?:\s+[\w’'-]+){{0,{BETWEEN_WORDS}}}?\s+(?:{nouns})\b"
    after = re.compile(gap, re.IGNORECASE)
    found = []
    for match in FIGURE.finditer(quotes):
        counted = after.match(quotes, match.end())
        bounds = bounds_of(match)
        if counted and bounds and not _crosses(counted[0]):
            words = f"{match[0]}{counted[0]}"
            lead = quotes[max(0, match.start() - 24) : match.start()]
            found.append(
                Count(bounds.low, bounds.high, _whole(words, lead, bounds.high, group), words)
            )
    return found


def _crosses(words: str) -> bool:
    """Whether a number or a word of motion stands between, so that it counts another thing."""
    return bool(re.search(r"\b(?:vehicles|soldiers|troops|to|by|at|from|near|and)\b", words)) or (
        FIGURE.search(words) is not None
    )


def _whole(words: str, lead: str, high: int | None, group: Group) -> bool:
    """Whether a number means all of them: it is the group's size, or its words say so."""
    if re.search(r"\bof\b", words, re.IGNORECASE):
        return False
    if high == group.size:
        return True
    return bool(load_rules().words["existing_count"].search(f"{lead} {words}"))
