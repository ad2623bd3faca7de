"""Block keys: two claims are compared only if they share one.

Where more claims share a key than can all be compared, as on the day of a great attack, a sample
of them is compared with every other one. It is a function of the claims alone, whatever came first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from math import floor

from vedette.linking import kinds, sides
from vedette.linking.cited import CitedClaim
from vedette.linking.places import COUNTRY, DISTRICT
from vedette.linking.voices import quotes_of
from vedette.linking.wording import words_of
from vedette.model import Claim, Place

CELL_DEGREES = 0.5
TELLING = 10
"""Figures from which two claims that count the same on the same day are compared anywhere."""
WEEK = 7
CROWD = 100
"""Claims of one key that are all compared with each other; of more, the sample has so many."""


def block_keys(cited: CitedClaim) -> tuple[str, ...]:
    """The keys of a claim, a function of the claim alone, sorted.

    A placed claim of up to a week has a key for each day with its region (and, where it is
    a point, its cell of half a degree, and its place with its very type); one placed in no
    more than a country, or nowhere, has the side that acts or is hit instead. Undated claims
    take the days of publication. Every claim has a key of its report's label and one of its
    exact words, and figures of ten and more have keys of their number and day.
    """
    claim = cited.claim
    group = kinds.kindred(claim.event_type)
    keys = {f"w{_digest(' '.join(words_of(' '.join(quotes_of(claim)))))}"}
    if claim.event:
        keys.add(f"r{_digest(claim.report_id + ' ' + claim.event)}")
    days = tuple(_days(cited))
    for act in (*(f"{group} {where}" for where in _places(claim)), *_exactly(claim)):
        keys.update(f"{day}{_digest(act)}" for day in days)
    for figure in claim.figures:
        number = figure.low or figure.high or 0
        if number >= TELLING and not figure.cumulative:
            what = f"{group} {figure.kind} {figure.low} {figure.high}"
            keys.update(f"{day}{_digest(what)}" for day in days)
    return tuple(sorted(keys))


def is_crowd(count: int) -> bool:
    """Whether so many claims of one key are too many for all to be compared."""
    return count > CROWD


def sample_of(ids: Collection[str]) -> frozenset[str]:
    """Of the claims of one key, those with which every other one is compared.

    All of them; of a crowd the least by id. Ids are hashes, so these are drawn as by lot.
    """
    return frozenset(sorted(ids)[:CROWD] if is_crowd(len(ids)) else ids)


def meet(a: str, b: str, shared: Iterable[str], crowds: Mapping[str, Collection[str]]) -> str:
    """The least of the shared keys by which two claims are compared; empty if there is none.

    Args:
        crowds: the keys that a crowd has, with the sample of each.
    """
    compared = (k for k in shared if k not in crowds or a in crowds[k] or b in crowds[k])
    return min(compared, default="")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _days(cited: CitedClaim) -> Iterator[str]:
    claim = cited.claim
    if claim.start and claim.end:
        length = (claim.end - claim.start).days + 1
        if length <= WEEK:
            yield from (_short(claim.start + timedelta(n)) for n in range(length))
        else:
            yield f"~{_short(claim.end)}"
    elif cited.published:
        yield _short(cited.published)
        if cited.published > date.min:
            yield _short(cited.published - timedelta(1))
    else:
        yield "?"


def _short(day: date) -> str:
    return f"{day:%Y%m%d}"


def _places(claim: Claim) -> Iterator[str]:
    place = claim.place
    if (
        place
        and place.precision
        and place.precision < COUNTRY
        and not kinds.is_placeless(claim.event_type)
    ):
        region = place.admin1 or place.name or place.text
        yield f"in {place.country} {region.casefold()}"
        if place.precision <= DISTRICT:
            yield f"at {_cell(place)}"
        else:
            yield from _sides(claim)
    else:
        yield from _sides(claim)


def _exactly(claim: Claim) -> Iterator[str]:
    """The very act at the very place, which stays a small block where its area is a crowd."""
    place = claim.place
    if place and place.place_id and place.precision and place.precision <= DISTRICT:
        yield f"{claim.event_type} at {place.place_id}"


def _cell(place: Place) -> str:
    x, y = place.longitude or 0.0, place.latitude or 0.0
    return f"{floor(x / CELL_DEGREES)}:{floor(y / CELL_DEGREES)}"


def _sides(claim: Claim) -> Iterator[str]:
    both = [f"by {side}" for side in sides.actors_of(claim)]
    if not kinds.is_spoken(claim.event_type):
        both += [f"on {side}" for side in sides.targets_of(claim)]
    yield from both or [f"where {claim.place.text.casefold() if claim.place else ''}"]
