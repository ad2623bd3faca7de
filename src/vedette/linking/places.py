"""Evidence of places: distance against both reaches, and regions that contain towns."""

from __future__ import annotations

from collections.abc import Iterator

from vedette.gazetteer import distance_km
from vedette.linking import kinds
from vedette.linking.cited import CitedClaim
from vedette.linking.reason import CONFLICT, Reason
from vedette.linking.wording import words_of
from vedette.model import Place

EXACT = 2
"""UCDP where_prec up to which a place is a point with a reach."""
DISTRICT, REGION, AREA, COUNTRY = 3, 4, 5, 6
REACH_KM = {1: 4.0, 2: 15.0, 3: 40.0, 4: 120.0, 5: 150.0}
BESIDE_KM = 2.0
"""Two named points are one place up to this distance."""
NEAR_KM = 20.0
"""Beyond both reaches by this much, two places are different ones."""


def weigh(a: CitedClaim, b: CitedClaim) -> Iterator[Reason]:
    """One reason for the places."""
    one, other = a.claim.place, b.claim.place
    if one is None or other is None:
        words = "neither names a place" if one is other else "one names no place"
        yield Reason("place", 0.0 if kinds.is_placeless(a.claim.event_type) else -1.5, words)
    elif kinds.is_placeless(a.claim.event_type):
        found = _places(one, other)
        yield Reason("place", max(-1.5, min(0.5, found.weight)), found.words)
    else:
        yield _places(one, other)


def is_exact(cited: CitedClaim) -> bool:
    """Whether the claim is placed within a district."""
    place = cited.claim.place
    if place is None or (place.precision or COUNTRY) > DISTRICT:
        return False
    return not _may_be_region(place)


def _may_be_region(place: Place) -> bool:
    """Whether the name is the region's too, as "Idlib" or "Aleppo" is."""
    return bool(place.name and place.admin1) and _named(place.name) == _named(place.admin1)


def holds(wide: Place, narrow: Place) -> bool:
    """Whether one place is the other, or an area that the other surely lies in."""
    if wide.country != narrow.country or not wide.country:
        return False
    if wide.place_id and wide.place_id == narrow.place_id:
        return wide.relation == narrow.relation or not wide.relation
    if (wide.precision or 0) >= COUNTRY:
        return True
    region = (wide.precision or 0) >= REGION or _may_be_region(wide)
    return region and bool(narrow.admin1) and _named(wide.name) == _named(narrow.admin1)


def _named(name: str | None) -> tuple[str, ...]:
    return words_of(name or "")


def reach_km(place: Place) -> float:
    """How far from its point the event may be."""
    return place.radius_km or REACH_KM.get(place.precision or DISTRICT, 40.0)


def _name(place: Place) -> str:
    name = place.name or place.text
    return f"{place.relation} {name}" if place.relation else name


def _places(a: Place, b: Place) -> Reason:
    names = " and ".join(sorted((_name(a), _name(b))))
    if a.country and b.country and a.country != b.country:
        return Reason("place", CONFLICT, f"different countries: {names}")
    if not (a.precision and b.precision) or (_is_unlisted(a) and _is_unlisted(b)):
        return _by_name(a, b, names)
    coarse = max(a.precision, b.precision)
    if coarse <= DISTRICT:
        return _points(a, b, names)
    return _areas(a, b, names)


def _is_unlisted(place: Place) -> bool:
    """Whether no list holds the place, so that its point is only that of one beside it."""
    return place.place_id is None and (place.precision or 0) >= AREA


def _by_name(a: Place, b: Place, names: str) -> Reason:
    one, other = set(words_of(a.text)), set(words_of(b.text))
    if one == other:
        return Reason("place", 1.5, f"same place name: {a.text}")
    if one <= other or other <= one:
        return Reason("place", 0.0, f"place names that share words: {names}")
    return Reason("place", -2.0, f"a place is not on the map: {names}")


def _apart(a: Place, b: Place) -> float | None:
    if None in (a.latitude, a.longitude, b.latitude, b.longitude):
        return None
    return distance_km((a.latitude or 0, a.longitude or 0), (b.latitude or 0, b.longitude or 0))


def _points(a: Place, b: Place, names: str) -> Reason:
    apart = _apart(a, b)
    if apart is None:
        return Reason("place", -2.0, f"a place has no coordinates: {names}")
    km = f"{apart:.0f} km apart"
    if a.place_id and a.place_id == b.place_id:
        if a.relation == b.relation:
            return Reason("place", 4.0, f"same place: {names.split(' and ')[0]}, {km}")
        return Reason("place", 3.0, f"the same town, told differently: {names}")
    if _named(a.admin1) == _named(b.admin1) and (_may_be_region(a) or _may_be_region(b)):
        return Reason("place", -0.5, f"one may be the region of the other: {names}, {km}")
    allowed = reach_km(a) + reach_km(b)
    if apart <= allowed:
        return Reason("place", *_within(a, b, apart, f"{names}, {km}"))
    if apart <= allowed + NEAR_KM:
        return Reason("place", -8.0, f"near but not the same place: {names}, {km}")
    return Reason("place", CONFLICT, f"different places: {names}, {km}")


def _within(a: Place, b: Place, apart: float, words: str) -> tuple[float, str]:
    """Weight and words for two points within reach of each other: two names are two places."""
    if _named(a.name) == _named(b.name):
        return 3.0, f"the same name within reach: {words}"
    if apart <= BESIDE_KM or (a.precision or EXACT) > 1 or (b.precision or EXACT) > 1:
        return 1.5, f"within reach of each other: {words}"
    return -2.0, f"neighbouring places: {words}"


def _areas(a: Place, b: Place, names: str) -> Reason:
    if a.place_id and a.place_id == b.place_id:
        weight = 1.0 if (a.precision or 0) < COUNTRY else 0.0
        return Reason("place", weight, f"same {_sort(a)}: {_name(a)}")
    wide, narrow = (a, b) if (a.precision or 0) >= (b.precision or 0) else (b, a)
    if (wide.precision or 0) >= COUNTRY:
        return Reason("place", -1.5, f"one place is only a country: {names}")
    if a.text.casefold() == b.text.casefold():
        return Reason("place", 1.0, f"same place name: {a.text}")
    if wide.name and narrow.admin1 and wide.name.casefold() == narrow.admin1.casefold():
        return Reason("place", 0.0, f"{_name(wide)} contains {_name(narrow)}")
    apart = _apart(a, b)
    if apart is None or apart <= reach_km(wide):
        return Reason("place", -3.0, f"not surely the same area: {names}")
    return Reason("place", CONFLICT, f"different areas: {names}, {apart:.0f} km apart")


def _sort(place: Place) -> str:
    return "country" if (place.precision or 0) >= COUNTRY else "region"
