"""The organs that every state has, and the words for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ of a state: its id in ids of actors ("turkey.military"), name and kind."""

    id: str
    name: str
    kind: str

    @staticmethod
    def by_id(organ_id: str) -> Organ | None:
        """The organ of an id, or None."""
        return _BY_ID.get(organ_id)


_WORDS = {
    Organ("government", "government", "state"): "government, authorities, officials, official, "
    "administration, leadership, leaders, state, president, prime minister, cabinet, regime, "
    "presidency, delegation, diplomats, envoy, ambassador, side, leader, premier",
    Organ(
        "military", "military", "force"
    ): "military, army, armed forces, forces, troops, soldiers, "
    "government forces, government troops, regime forces, regime troops, troop, soldier, "
    "ground forces, infantry, commandos, special forces, army forces, army soldiers, army troops, "
    "military forces, defence forces, defense forces, defence force, defense force, marines, "
    "artillery, tanks, paratroopers, servicemen, regime army, general staff, military command, "
    "army chief, military personnel, generals, commanders, armored vehicles",
    Organ("air_force", "air force", "force"): "air force, jets, warplanes, planes, aircraft, "
    "fighter jets, drones, helicopters, jet, warplane, plane, fighter planes, bombers, warplane, "
    "helicopter, drone, air forces, gunships, military aircraft, combat aircraft, military jets",
    Organ(
        "navy", "navy", "force"
    ): "navy, naval forces, warship, warships, coast guard, coastguard, frigate, gunboats",
    Organ("police", "police", "force"): "police, police force, police officers, police officer, "
    "policemen, policeman, security forces, security force, security services, security service, "
    "gendarmerie, national police, federal police, riot police, border guards, border police, "
    "military police, security agencies, security personnel, security troops",
    Organ("intelligence", "intelligence service", "force"): "intelligence, intelligence agency, "
    "intelligence service, intelligence services, intelligence agencies, spies, secret service, "
    "intelligence officials",
    Organ("defence_ministry", "defence ministry", "state"): "defence ministry, defense ministry, "
    "ministry of defence, ministry of defense, defence minister, defense minister, "
    "defence secretary, defense secretary, defence department, defense department",
    Organ("foreign_ministry", "foreign ministry", "state"): "foreign ministry, "
    "ministry of foreign affairs, foreign minister, foreign secretary, secretary of state, "
    "foreign affairs ministry",
    Organ("interior_ministry", "interior ministry", "state"): "interior ministry, "
    "ministry of interior, ministry of the interior, interior minister, home ministry, "
    "home office, home secretary, home minister",
    Organ("health_ministry", "health ministry", "state"): "health ministry, ministry of health, "
    "health minister, public health ministry, ministry of public health",
    Organ("parliament", "parliament", "state"): "parliament, mps, lawmakers, congress, senate",
    Organ("courts", "courts", "state"): "court, courts, supreme court, prosecutors, prosecutor, "
    "judiciary",
    Organ("state_media", "state media", "media"): "state media, state television, state tv, "
    "state news agency, state run news agency, state radio, state run media, official news agency, "
    "state run television",
}
_BY_ID = {organ.id: organ for organ in _WORDS}
_BY_WORDS = {words: organ for organ, text in _WORDS.items() for words in text.split(", ")}


def organ_of(words: str) -> Organ | None:
    """The organ that lower-case words stand for ("armed forces"), or None."""
    return _BY_WORDS.get(words)
