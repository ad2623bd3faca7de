"""The register finds actors under the names that reports give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette import actors
from vedette.actors.names import fold, sound


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("Turkey", "turkey"),
        ("Türkiye", "turkey"),
        ("Ankara", "turkey"),
        ("the Kremlin", "russia"),
        ("Downing Street", "united_kingdom"),
        ("the Pentagon", "us.pentagon"),
        ("U.S.", "united_states"),
        ("Turkish army", "turkey.military"),
        ("Ukraine's foreign ministry", "ukraine.foreign_ministry"),
        ("armed forces of Sudan", "sudan_government.military"),
        ("Daesh", "is"),
        ("ISIL", "is"),
        ("Hizballah", "lebanon.hezbollah"),
        ("Hizbullah", "lebanon.hezbollah"),
        ("Ansar Allah", "yemen.houthis"),
        ("Hay’at Tahrir al-Sham", "syria.hts"),
        ("Hayat Tahrir el Sham", "syria.hts"),
        ("al Shabab", "aq.shabaab"),
        ("Médecins Sans Frontières", "monitor.msf"),
        ("SOHR", "monitor.sohr"),
        ("Recep Tayyip Erdoğan", "turkey"),
        ("RSF", "sudan.rsf"),
    ],
)
def test_finds_an_actor_in_any_spelling(name: str, actor_id: str) -> None:
    found = actors.find(name)
    assert found is not None
    assert found.id == actor_id


@pytest.mark.parametrize("word", ["who", "is", "us", "care", "village", "Springfield", ""])
def test_plain_words_are_no_actors(word: str) -> None:
    assert actors.find(word) is None


def test_a_state_medium_is_told_from_a_free_one() -> None:
    state, free = actors.find("Anadolu"), actors.find("Reuters")
    assert state is not None and free is not None
    assert (state.source_kind, free.source_kind) == ("state_media", "media")


def test_ids_lead_back_to_their_actors() -> None:
    for actor in actors.load_register():
        assert actors.get(actor.id) == actor
    organ = actors.find("Turkish army")
    assert organ is not None
    assert actors.get(organ.id) == organ
    assert actors.get("turkey.nothing") is None
    assert actors.get("nowhere") is None


def test_every_name_leads_to_an_actor_and_every_id_is_one_of_a_kind() -> None:
    register = actors.load_register()
    ids = [actor.id for actor in register]
    assert len(ids) == len(set(ids)) == len(register)
    for actor in register:
        assert actors.find(actor.name) is not None, actor.name


def test_country_of_follows_the_actor() -> None:
    assert actors.country_of("Boko Haram") == "NG"
    assert actors.country_of("Syrian Democratic Forces") == "SY"
    assert actors.country_of("a passer-by") is None


@given(st.text(max_size=40))
def test_folding_is_final(name: str) -> None:
    once = fold(name)
    assert fold(once) == once
    assert sound(once) == sound(once.upper().casefold())


@given(st.text(max_size=60))
def test_any_text_may_be_looked_up(name: str) -> None:
    found = actors.find(name)
    assert found is None or actors.get(found.id) == found
