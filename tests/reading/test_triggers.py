"""Words that tell of an event, and of which type."""

from __future__ import annotations

import pytest

from tests.reading.helpers import claims_of, doc_of
from vedette.errors import VedetteError
from vedette.reading.lexicon import parse_lexicon


def types_in(text: str) -> list[str]:
    return [t.event_type for t in doc_of(text)._.triggers]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Rebels clashed with soldiers near the river on Monday.", "armed_clash"),
        ("The army launched an offensive against the province on Monday.", "offensive"),
        ("Government troops recaptured the town of Adra on Monday.", "territory_taken"),
        ("Militia fighters have surrounded the town and cut the road.", "encirclement"),
        ("Warplanes bombed a market in the town on Monday.", "air_strike"),
        ("The army shelled two villages with artillery on Monday.", "shelling"),
        ("A roadside bomb exploded in the capital on Monday.", "bombing"),
        ("A suicide bomber blew himself up at the gate on Monday.", "suicide_bombing"),
        ("Doctors say sarin gas killed dozens in a chemical attack.", "chemical_attack"),
        ("Gunmen shot dead five villagers on Monday.", "attack"),
        ("Soldiers raped several women in the village.", "sexual_violence"),
        ("Gunmen kidnapped two aid workers on Monday.", "abduction"),
        ("Police arrested three suspects on Monday.", "arrest"),
        ("The rebels released twelve prisoners on Monday.", "release"),
        ("Militiamen looted and burned houses in the village.", "property_destruction"),
        ("Air defences shot down two drones on Monday.", "weapons_intercepted"),
        ("France has deployed troops to the border.", "deployment"),
        ("Troops withdrew from the city on Monday.", "withdrawal"),
        ("The two sides agreed to a ceasefire on Monday.", "ceasefire"),
        ("The ministers met for talks in Geneva on Monday.", "talks"),
        ("Iran has supplied weapons to the rebels.", "cooperation"),
        ("The United Nations called on both sides to stop.", "demand"),
        ("The minister accused the rebels of war crimes.", "accusation"),
        ("The president threatened to attack the island.", "threat"),
        ("The opposition refused to attend the conference.", "rejection"),
        ("The European Union imposed sanctions on two generals.", "sanction"),
        ("Thousands of people protested in the capital on Monday.", "protest"),
        ("Thousands of families have fled their homes.", "displacement"),
        ("Hundreds of refugees returned home on Monday.", "return"),
        ("Trucks delivered humanitarian aid to the camp on Monday.", "aid"),
        ("More than 5,000 people have been killed since the war began.", "toll"),
    ],
)
def test_each_type_is_found(text: str, event_type: str) -> None:
    assert event_type in types_in(text)


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("The town was shelled by the army on Monday.", "shelling"),
        ("The army carried out air strikes on the town on Monday.", "air_strike"),
        ("Police made several arrests in the capital on Monday.", "arrest"),
        ("The withdrawal of troops from the city began on Monday.", "withdrawal"),
        ("The deployment of 500 more soldiers to the border began on Monday.", "deployment"),
        ("The rebels' capture of the airport on Monday surprised many.", "territory_taken"),
        ("The minister said that rebels had kidnapped two engineers.", "abduction"),
        ("Troops, who withdrew from the city on Monday, left mines.", "withdrawal"),
        ("Jets bomb rebel town\n\nThe town lies in the north of the country.", "air_strike"),
    ],
)
def test_however_it_is_said(text: str, event_type: str) -> None:
    """Passives, light verbs, nouns, nested clauses, headlines."""
    assert event_type in types_in(text)


def test_two_verbs_of_one_sentence_tell_of_two_events() -> None:
    text = "Rebels shelled the airport on Monday and thousands of families fled their homes."
    assert types_in(text) == ["shelling", "displacement"]


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Four civilians were killed by shelling on Monday.", "shelling"),
        ("Three people died in an air strike on Monday.", "air_strike"),
    ],
)
def test_deaths_take_their_type_from_what_caused_them(text: str, event_type: str) -> None:
    assert set(types_in(text)) == {event_type}


@pytest.mark.parametrize(
    "text",
    [
        "The recipe needs two eggs and a little butter.",
        "She grew up in a small house by the sea.",
        "The museum is open from nine to five.",
        "",
    ],
)
def test_ordinary_sentences_tell_of_nothing(text: str) -> None:
    assert types_in(text) == []


def test_a_trigger_says_how_sure_it_is_and_by_which_rule() -> None:
    (trigger,) = doc_of("Police arrested three suspects on Monday.")._.triggers
    assert 0 < trigger.score <= 1
    assert trigger.rule == "word list: arrest"


def test_a_word_that_needs_company_holds_only_in_it() -> None:
    lexicon = parse_lexicon({"agreement": {"verbs": ["sign+treaty|deal"]}})
    doc = doc_of("They signed a treaty. They signed a cheque.")
    first, second = (t for t in doc if t.text == "signed")
    assert [e.name for e in lexicon.match(first)] == ["sign+deal|treaty"]
    assert lexicon.match(second) == ()


def test_an_unknown_type_in_the_word_list_is_refused() -> None:
    with pytest.raises(VedetteError, match="unknown type or group"):
        parse_lexicon({"picnic": {"verbs": ["eat"]}})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ministry refused to confirm those clashes on Monday.", ["clashes"]),
        ("The spokesman declined to comment on the air strikes.", ["strikes"]),
        ("Officials insisted that joint patrols were cancelled.", ["patrols"]),
        ("A delegation from Oman is expected in Cairo on Monday for talks.", ["talks"]),
        ("The governor insisted that the army leave the town.", ["insisted"]),
    ],
)
def test_a_verb_that_only_tells_of_an_event_leaves_it_to_the_noun(
    text: str, words: list[str]
) -> None:
    doc = doc_of(text)
    found = [doc[t.token].text for t in doc._.triggers]
    assert [word for word in words if word in found] == words
    assert not {"refused", "declined", "expected"} & set(found)


def test_harm_told_by_a_verb_and_by_the_noun_of_the_event_is_one_claim() -> None:
    text = "Sources said that 120 fighters were killed in a clash on Monday near Homs."
    claims = [c for c in claims_of(text) if c.event_type == "armed_clash"]
    assert [[f.low for f in c.figures] for c in claims] == [[120]]


def test_who_is_taken_to_hospital_is_not_taken_away() -> None:
    text = "Nine people were taken to the hospital in Bankass, the mayor said."
    assert {c.event_type for c in claims_of(text)}.isdisjoint({"abduction", "arrest"})
