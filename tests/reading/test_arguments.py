"""Who does what to whom, and when, over whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.helpers import claims_of, doc_of, token_of
from vedette.model import Claim
from vedette.reading import read
from vedette.reading.participants import participants
from vedette.reading.roles import Roles
from vedette.reading.syntax import Syntax


def claim(text: str, event_type: str, published: str = "2021-06-11") -> Claim:
    found = [c for c in read(text, published=published) if c.event_type == event_type]
    assert found, [c.event_type for c in read(text, published=published)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "targets"),
    [
        (
            "Ethiopian troops shelled the town of Adwa on Monday, killing nine civilians.",
            "shelling", {"Ethiopian troops"}, {"town of Adwa", "civilians", "Adwa", "town"},
        ),
        (
            "Nine civilians were killed by Ethiopian troops in Adwa on Monday.",
            "attack", {"Ethiopian troops"}, {"civilians"},
        ),
        (
            "Gunmen kidnapped four aid workers near Gao in Mali on Tuesday.",
            "abduction", {"Gunmen"}, {"aid workers"},
        ),
        (
            "Police in Mali arrested a rebel commander and two gunmen in Gao on Tuesday.",
            "arrest", {"Police", "Police in Mali"}, {"rebel commander", "gunmen"},
        ),
    ],
)  # fmt: skip
def test_who_does_what_to_whom(
    text: str, event_type: str, actors: set[str], targets: set[str]
) -> None:
    found = claim(text, event_type)
    assert found.actors
    assert set(found.actors) <= actors
    assert found.targets
    assert set(found.targets) <= targets


def test_parties_to_talks_all_act() -> None:
    found = claim("Russia and Turkey held talks in Geneva on Tuesday.", "talks")
    assert set(found.actors) == {"Russia", "Turkey"}
    assert found.targets == ()


def test_those_who_flee_are_targets() -> None:
    found = claim("Thousands of villagers fled the fighting near Adwa on Monday.", "displacement")
    assert "villagers" in found.targets
    assert "villagers" not in found.actors


def test_an_event_told_again_keeps_its_day() -> None:
    text = (
        "Rebels shelled the airport at Gao in Mali on Tuesday, the army said.\n\n"
        "The shelling of the airport wounded four soldiers."
    )
    days = {str(c.start) for c in read(text, published="2021-06-11") if c.event_type == "shelling"}
    assert days == {"2021-06-08"}


def test_killing_and_what_killed_are_one_claim() -> None:
    text = "Nine fighters were killed in Turkish air strikes near Afrin on Monday."
    found = [c for c in read(text, published="2021-06-11") if c.event_type == "air_strike"]
    assert len(found) == 1
    assert found[0].actors == ("Turkey",)
    assert found[0].targets == ("fighters",)
    assert [(f.kind, f.low) for f in found[0].figures] == [("killed", 9)]


def test_a_killing_by_shelling_names_whose_shelling_it_was() -> None:
    text = "Five Turkish soldiers and three drivers were killed on Tuesday by rebel shelling."
    found = [c for c in read(text, published="2021-06-11") if c.targets]
    assert {"Turkish soldiers", "drivers"} <= set(found[0].targets)
    assert "Turkey" not in found[0].actors


def test_a_refusal_to_confirm_keeps_the_type_of_what_was_asked() -> None:
    text = "An army spokesman refused to confirm the air strikes near Gao in Mali."
    found = read(text, published="2021-06-11")
    assert [(c.event_type, c.source and c.source.stance) for c in found] == [
        ("air_strike", "declines")
    ]


def test_who_is_backed_by_strikes_is_not_hit_by_them() -> None:
    doc = doc_of("The Malian army, backed by French air strikes, pressed towards Kidal.")
    found = participants(doc, token_of(doc, "strikes"), "air_strike")
    assert [m.name for m in found.actors] == ["French"]
    assert found.targets == ()


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Gunmen loyal to General Haftar attacked a convoy of doctors.", "attack"),
        ("Gunmen linked to Boko Haram abducted 12 villagers on Monday.", "abduction"),
        ("Rebels backed by Turkey shelled the village of Ain Issa on Monday.", "shelling"),
    ],
)
def test_whose_side_a_group_is_on_is_no_second_doer(text: str, event_type: str) -> None:
    (actor,) = claim(text, event_type).actors
    assert actor.startswith(text.split()[0])


def test_a_fragment_that_begins_with_a_preposition_is_read_to_its_end() -> None:
    doc = doc_of("Between armies fighting.")
    between, armies, fighting = doc[0], doc[1], doc[2]
    for token, head, dep, pos in (
        (between, between, "ROOT", "ADP"),
        (armies, between, "pobj", "NOUN"),
        (fighting, between, "pcomp", "VERB"),
    ):
        token.head, token.dep_, token.pos_ = head, dep, pos
    assert Roles(Syntax(doc)).subjects(fighting.i) == []


@pytest.mark.parametrize(
    ("text", "event_type", "actors"),
    [
        (
            "The militant group al-Shabab shelled a market in Mogadishu on Tuesday.",
            "shelling", ["al-Shabab"],
        ),
        (
            "Fighters allied to the RSF shot dead the governor of West Darfur on Monday.",
            "attack", ["Fighters"],
        ),
        (
            "A dissident faction of the FARC that rejected the 2016 peace deal killed two police "
            "officers near Cali on Monday.",
            "attack", ["dissident faction"],
        ),
    ],
)  # fmt: skip
def test_a_doer_has_one_name_and_is_not_the_side_it_is_on(
    text: str, event_type: str, actors: list[str]
) -> None:
    assert list(claim(text, event_type).actors) == actors


def test_who_is_named_in_a_clause_joined_after_is_no_doer() -> None:
    text = (
        "A strike hit the post. The source said no Turkish soldiers would be evacuated "
        "and that coordination with Russia was strong."
    )
    assert "Russia" not in claim(text, "withdrawal").actors


def test_talks_hold_no_talks() -> None:
    text = "Talks between clan elders and the regional administration collapsed on Sunday."
    assert "Talks" not in claim(text, "talks").actors


def test_who_is_spoken_to_is_no_target() -> None:
    text = "“They shot at anything that moved,” the mayor told reporters by telephone."
    assert all("reporters" not in c.targets for c in claims_of(text))


def test_an_unlisted_place_is_not_put_in_a_country_named_by_the_way() -> None:
    text = (
        "Congolese troops left Masina in Congo, Congolese officials said, after talks in Kigali. "
        "Mortar rounds hit a camp at Tel Quzn on Monday."
    )
    places = [p.place for p in doc_of(text)._.places if p.place.text == "Tel Quzn"]
    assert [p.country for p in places] == ["CD"]
