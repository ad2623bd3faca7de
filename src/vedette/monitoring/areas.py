"""Areas: the ground that a clause, a series or a situation report is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from vedette.gazetteer import distance_km, load_gazetteer
from vedette.gazetteer.names import fold
from vedette.model import Place
from vedette.monitoring.checking import Fields


@dataclass(frozen=True, slots=True)
class Circle:
    """Ground within ``radius_km`` of a point (degrees, WGS 84)."""

    latitude: float
    longitude: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Area:
    """Named ground: whole first-level regions, single places, circles.

    Attributes:
        country: ISO 3166-1 alpha-2; None is any. Alone, it is the whole country.
        regions: names of first-level regions; places: names of single places.
    """

    name: str
    country: str | None = None
    regions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    circles: tuple[Circle, ...] = ()

    def contains(self, place: Place | None) -> bool:
        """Whether a place is known to lie in the area; an unknown one is not."""
        if place is None or (self.country and place.country != self.country):
            return False
        if not (self.regions or self.places or self.circles):
            return True
        return self._by_name(place) or self._by_position(place)

    def _by_name(self, place: Place) -> bool:
        names = {fold(n) for n in (place.text, place.name) if n}
        regions = {fold(region) for region in self.regions}
        if place.admin1 and fold(place.admin1) in regions:
            return True
        return bool(names & (regions | {fold(name) for name in self.places}))

    def _by_position(self, place: Place) -> bool:
        if place.latitude is None or place.longitude is None or (place.precision or 9) > 2:
            return False
        here = (place.latitude, place.longitude)
        return any(distance_km(here, (c.latitude, c.longitude)) <= c.radius_km
                   for c in self.circles)  # fmt: skip

    def as_record(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "country": self.country,
            "regions": list(self.regions),
            "places": list(self.places),
            "circles": [
                {"latitude": c.latitude, "longitude": c.longitude, "radius_km": c.radius_km}
                for c in self.circles
            ],
        }


def parse_area(data: Any, where: str) -> Area:
    """An area from its data.

    Raises:
        InputError: a field is missing, unknown or out of bounds.
    """
    fields = Fields(data, where)
    area = Area(
        name=fields.text("name"),
        country=fields.optional("country"),
        regions=fields.texts("regions"),
        places=fields.texts("places"),
        circles=tuple(
            _circle(c, f"{where}, circle {i}") for i, c in enumerate(fields.parts("circles"), 1)
        ),
    )
    fields.done()
    if area.country and not (len(area.country) == 2 and area.country.isupper()):
        raise fields.fail(f"'country' is {area.country!r}", "Use the two-letter code, as SY")
    if not (area.country or area.regions or area.places or area.circles):
        raise fields.fail("the area has no ground", "Add country, regions, places or circles")
    return area


def _circle(data: Any, where: str) -> Circle:
    fields = Fields(data, where)
    latitude = fields.number("latitude", -90, 90)
    longitude = fields.number("longitude", -180, 180)
    radius = fields.number("radius_km", 0, 2000)
    fields.done()
    if latitude is None or longitude is None or radius is None:
        raise fields.fail("a circle needs latitude, longitude and radius_km")
    return Circle(latitude, longitude, radius)


def named_area(name: str, known: Collection[Area] = ()) -> Area:
    """The area that a user's words stand for: one of the agreements', a country code, a
    country, a first-level region of the gazetteer, else a single place of that name."""
    for area in known:
        if fold(area.name) == fold(name):
            return area
    if len(name) == 2 and name.isupper():
        return Area(name, country=name)
    entries = load_gazetteer().find(name)
    for kind in ("country", "region"):
        for entry in (e for e in entries if e.kind == kind):
            regions = (entry.name, name) if kind == "region" else ()
            return Area(name, country=entry.country, regions=regions)
    return Area(name, places=(name, *(e.name for e in entries[:1])))
