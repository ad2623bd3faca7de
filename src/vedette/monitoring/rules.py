"""What the monitor makes of event types and words: ``codebook/monitoring.yaml``, checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from vedette.codebook import load_codebook
from vedette.errors import VedetteError
from vedette.model import Claim

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class SiteKind:
    """A kind of site, its label and the nouns that reports use for it."""

    name: str
    label: str
    nouns: str

    @cached_property
    def noun(self) -> Pattern:
        return re.compile(rf"\b(?:{self.nouns})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SiteState:
    """A state of a site in words: "evacuated", and "evacuation" where it is denied or planned."""

    label: str
    noun: str


@dataclass(frozen=True, slots=True)
class StateRule:
    """The state of a site that a type, and a pattern where given, tells.

    ``side`` is what the site's owner is in the event: "actor", "target" or "any".
    """

    state: str
    types: tuple[str, ...]
    side: str
    words: Pattern | None = None
    owner_alone: bool = False

    def fits(self, event_type: str, quotes: str) -> bool:
        return event_type in self.types and (not self.words or bool(self.words.search(quotes)))


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a sentence tells a type: with targets, without, and as a noun."""

    did: str
    alone: str
    noun: str


@dataclass(frozen=True)
class Rules:
    """The whole file; groups of types are frozen sets of names of the codebook."""

    site_kinds: Mapping[str, SiteKind]
    site_states: Mapping[str, SiteState]
    state_rules: tuple[StateRule, ...]
    adverse_states: frozenset[str]
    effective_statuses: frozenset[str]
    displacement_types: Mapping[str, str]
    groups: Mapping[str, frozenset[str]]
    words: Mapping[str, Pattern]
    phrases: Mapping[str, Phrase]
    articles: Mapping[str, Pattern]

    @cached_property
    def state_types(self) -> frozenset[str]:
        """Types that can tell the state of a site."""
        return frozenset(name for rule in self.state_rules for name in rule.types)

    def effective(self, claim: Claim) -> bool:
        """Whether a claim says that its event took place: told, not denied, not only planned."""
        stance = claim.source.stance if claim.source else "asserts"
        return claim.status in self.effective_statuses and stance in ("asserts", "confirms")

    def denies(self, claim: Claim) -> bool:
        """Whether a claim says that its event did not or will not take place."""
        return claim.status == "denied" or bool(claim.source and claim.source.stance == "denies")

    def declines(self, claim: Claim) -> bool:
        """Whether its source would neither confirm nor deny."""
        return bool(claim.source and claim.source.stance == "declines")


GROUPS = (
    "patrols", "withdrawals", "talks", "ground", "humanitarian", "violations", "tolls",
    "sensitive_types",
)  # fmt: skip
WORDS = ("generic_first", "existing_count", "violation_words", "declared_ranges", "sensitive_words")


def parse_rules(data: Mapping[str, Any]) -> Rules:
    """Build the rules from the file's data.

    Raises:
        VedetteError: an event type is not in the codebook, or a state has no label.
    """
    rules = tuple(_state_rule(entry) for entry in data["state_rules"])
    groups = {name: frozenset(data[name]) for name in GROUPS}
    groups["access"] = frozenset(data["access"]["types"])
    words = {name: _pattern(data[name]) for name in WORDS}
    words |= {name: _pattern(text) for name, text in data["status_words"].items()}
    words["access"] = _pattern(data["access"]["words"])
    _check_types({t for group in groups.values() for t in group})
    _check_types({t for rule in rules for t in rule.types} | set(data["displacement_types"]))
    _check_types(set(data["phrases"]))
    unlabelled = {rule.state for rule in rules} - set(data["site_states"])
    if unlabelled:
        raise VedetteError(f"The monitor's states have no label: {', '.join(sorted(unlabelled))}")
    return Rules(
        site_kinds={name: SiteKind(name, **kind) for name, kind in data["site_kinds"].items()},
        site_states={name: SiteState(**words) for name, words in data["site_states"].items()},
        state_rules=rules,
        adverse_states=frozenset(data["adverse_states"]),
        effective_statuses=frozenset(data["effective_statuses"]),
        displacement_types=dict(data["displacement_types"]),
        groups=groups,
        words=words,
        articles={a: _pattern(rf"(?:{nouns})") for a, nouns in data["articles"].items()},
        phrases={name: Phrase(**phrase) for name, phrase in data["phrases"].items()},
    )


def _state_rule(entry: Mapping[str, Any]) -> StateRule:
    words = entry.get("words")
    return StateRule(
        state=entry["state"],
        types=tuple(entry["types"]),
        side=entry["side"],
        words=_pattern(words) if words else None,
        owner_alone=entry.get("owner_alone", False),
    )


def _pattern(text: str) -> Pattern:
    return re.compile(text, re.IGNORECASE)


def _check_types(names: set[str]) -> None:
    unknown = names - set(load_codebook().types)
    if unknown:
        raise VedetteError(f"The monitor's rules name no types: {', '.join(sorted(unknown))}")


@cache
def load_rules() -> Rules:
    """The shipped rules."""
    text = files("vedette.codebook").joinpath("monitoring.yaml").read_text(encoding="utf8")
    return parse_rules(yaml.safe_load(text))
