"""What a sentence does not name is carried over only where its words lead back, and is marked."""

from __future__ import annotations

from datetime import date

from tests.reading.helpers import claim_of, claims_of, doc_of
from vedette.model import Claim
from vedette.reading.explanation import explain

RAID = (
    "Fighters of the Taliban raided a market in Khost on Tuesday, residents said. "
    "They burned twelve shops."
)
STRIKE = (
    "The army entered Kosti on Tuesday. "
    "In nearby Wad Nimir, a drone strike hit a fuel depot and killed nine people."
)


def carried(claim: Claim, field: str) -> list[str]:
    return [i.value for i in claim.inferred if i.field == field]


def test_a_strike_that_nobody_is_said_to_have_made_has_no_doer() -> None:
    assert claim_of(STRIKE, "air_strike").actors == ()


def test_a_place_that_the_sentence_names_wins_over_the_one_before() -> None:
    place = claim_of(STRIKE, "air_strike").place
    assert place is not None
    assert (place.text, place.country, place.relation) == ("Wad Nimir", "SD", None)


def test_whom_a_pronoun_stands_for_is_inferred_with_the_words_it_comes_from() -> None:
    burned = claim_of(RAID, "property_destruction")
    assert carried(burned, "actors") == list(burned.actors)
    (words,) = (i.words for i in burned.inferred if i.field == "actors")
    assert RAID[words.start : words.end] == words.text == "Fighters of the Taliban"


def test_what_the_sentence_names_is_not_inferred() -> None:
    assert claim_of(STRIKE, "air_strike").inferred == ()


def test_inferred_values_are_kept_in_the_record_and_left_out_where_there_are_none() -> None:
    burned = claim_of(RAID, "property_destruction")
    assert Claim.from_record(burned.as_record(), RAID) == burned
    assert "inferred" not in claim_of(STRIKE, "air_strike").as_record()


def test_the_explanation_quotes_the_sentence_that_a_value_is_from() -> None:
    rules = [e.rule for e in explain(doc_of(RAID)) if e.words == "They"]
    assert rules
    assert all("carried over from: 'Fighters of the Taliban raided" in rule for rule in rules)


def test_means_sides_and_nobody_are_no_doers() -> None:
    for text in (
        "Drones hit the fuel depot at Kosti on Monday.",
        "Warplanes bombed a camp near Kosti on Monday.",
        "No group has claimed the attack in Kosti.",
    ):
        assert [c.actors for c in claims_of(text)] == [()], text


def test_means_that_someone_is_said_to_use_are_doers() -> None:
    claim = claim_of("Russian jets bombed a camp near Kosti on Monday.", "air_strike")
    assert claim.actors == ("Russian jets",)


def test_neither_the_blow_nor_where_the_hurt_were_taken_is_a_target() -> None:
    text = (
        "The strike was carried out by Ethiopian forces. "
        "Several others were wounded and taken to hospitals in Chad."
    )
    for claim in claims_of(text):
        assert {"strike", "hospitals"}.isdisjoint(claim.targets)
        assert claim.place is None or claim.place.text != "Chad"


def test_a_speaker_is_not_meant_by_what_others_did() -> None:
    assert "residents" not in claim_of(RAID, "property_destruction").actors


def test_a_dateline_is_no_part_of_what_follows() -> None:
    text = "BOGOTA, Sept 11 - Gunmen killed a mayor in Argelia on Sunday, police said."
    claim = claim_of(text, "attack", date(2019, 9, 11))
    assert claim.actors == ("Gunmen",)
    assert claim.start == claim.end == date(2019, 9, 8)


def test_retook_is_a_verb() -> None:
    claim = claim_of("Rebels backed by Chad retook Sirte on Monday.", "territory_taken")
    assert claim.place is not None and claim.place.text == "Sirte"
    assert claim.actors == ("Rebels backed by Chad",)


def test_each_figure_has_the_period_beside_it() -> None:
    text = "About 300,000 people fled in January and 75,000 in February."
    told = {
        (c.start, f.low)
        for c in claims_of(text)
        for f in c.figures
        if c.event_type == "displacement"
    }
    assert told == {(date(2024, 1, 1), 300000), (date(2024, 2, 1), 75000)}
