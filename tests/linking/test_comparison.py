"""Comparing two claims: what joins them, what parts them, and in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from tests.linking.helpers import (
    ALEPPO,
    IDLIB,
    MINISTRY,
    MONDAY,
    MONITOR,
    PAPER,
    SARAQEB,
    TAFTANAZ,
    cite,
    killed,
)
from tests.linking.test_clusters import CLAIMS
from vedette.linking import CitedClaim, block_keys, compare, fingerprint
from vedette.model import Figure, Place

BEIRUT = Place("Beirut", "LB", "gn:9", "Beirut", "Beyrouth", 33.9, 35.5, 1)
REBELS = {"targets": ("rebels",), "target_ids": ("syria.fsa",)}
RUSSIA = {"actors": ("Russia",), "actor_ids": ("russia",)}
ANSWER = {"targets": ("Syrian army",), "target_ids": ("syria.army",)}
SYRIA = {"actors": ("Syrian army",), "actor_ids": ("syria.army",)}


def verdict(a: CitedClaim, b: CitedClaim) -> str:
    return compare(a, b).verdict


def words(a: CitedClaim, b: CitedClaim) -> str:
    return "; ".join(reason.words for reason in compare(a, b).reasons)


@settings(max_examples=100, deadline=None)
@given(CLAIMS, CLAIMS)
def test_the_order_of_two_claims_does_not_matter(a: CitedClaim, b: CitedClaim) -> None:
    made = compare(a, b)
    assert made == compare(b, a)
    assert 0 <= made.score <= 1
    assert not (made.parts and made.verdict != "different")


def test_one_place_day_act_and_side_is_one_event_and_says_why() -> None:
    one = cite(source=MINISTRY, figures=killed(4), **SYRIA)
    two = cite(source=PAPER, figures=killed(5), published=MONDAY + timedelta(1))
    assert verdict(one, two) == "same"
    assert "same place: Saraqib, 0 km apart" in words(one, two)
    assert "same day: 3 February 2020" in words(one, two)
    assert "4 then 5 killed, a rising toll" in words(one, two)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"start": MONDAY + timedelta(7)}, "different days: 10 February 2020 and 3 February 2020"),
        ({"start": MONDAY + timedelta(1)}, "a day apart"),
        ({"place": ALEPPO}, "different places: Aleppo and Saraqib, 49 km apart"),
        ({"place": BEIRUT}, "different countries"),
        ({"event_type": "displacement"}, "different acts: Displacement and Shelling"),
        ({**REBELS, **RUSSIA}, "different sides on both hands"),
        (ANSWER, "who acts in one is hit in the other"),
        ({"status": "threatened"}, "words of an act are not the act"),
    ],
)
def test_what_makes_two_events(change: dict[str, object], said: str) -> None:
    one = cite(source=MINISTRY, **SYRIA)
    two = cite(source=PAPER, **change)
    assert verdict(one, two) == "different"
    assert said in words(one, two)


def test_towns_ten_kilometres_apart_are_two_places() -> None:
    near = Place("Tarnaba", "SY", "gn:4", "Tarnaba", "Idlib", 35.95, 36.75, 1)
    assert verdict(cite(source=MINISTRY), cite(source=PAPER, place=near)) == "different"


def test_two_villages_five_kilometres_apart_are_not_surely_one_place() -> None:
    village = Place("Kafr Battikh", "SY", "gn:5", "Kafr Battikh", "Idlib", 35.82, 36.78, 1)
    pair = cite(source=MINISTRY), cite(source=PAPER, place=village)
    assert verdict(*pair) != "same"
    assert "neighbouring places: Kafr Battikh and Saraqib, 5 km apart" in words(*pair)


def test_west_of_a_town_is_within_its_reach() -> None:
    west = replace(SARAQEB, relation="west of", precision=2, radius_km=25.0, longitude=36.7)
    assert verdict(cite(source=MINISTRY), cite(source=PAPER, place=west)) == "same"


def test_a_region_says_little_without_a_figure() -> None:
    town, region = cite(source=MINISTRY, **SYRIA), cite(source=PAPER, place=IDLIB, **SYRIA)
    assert verdict(town, region) != "same"
    counted = [
        cite(source=s, place=p, figures=killed(33))
        for s, p in ((MINISTRY, SARAQEB), (PAPER, IDLIB))
    ]
    assert verdict(*counted) == "same"
    assert "Idlib contains Saraqib" in words(*counted)


def test_an_undated_claim_needs_more_than_place_and_side() -> None:
    assert verdict(cite(source=MINISTRY), cite(source=PAPER, start=None)) != "same"


def test_tolls_too_far_apart_do_not_fit_unless_told_as_a_rise() -> None:
    early = cite(source=MINISTRY, figures=killed(9))
    other = cite(
        "Shelling left 33 dead.", source=PAPER, figures=killed(33), published=MONDAY + timedelta(1)
    )
    risen = cite(
        "The toll of the shelling rose to 33.",
        source=PAPER,
        figures=killed(33),
        published=MONDAY + timedelta(1),
    )
    assert verdict(early, other) != "same"
    assert verdict(early, risen) == "same"
    assert "told as a toll that rose" in words(early, risen)


def test_running_tolls_are_not_compared_with_single_ones() -> None:
    running = (Figure("killed", "Turkish soldiers", 400, 400, cumulative=True),)
    assert "killed" not in words(cite(figures=killed(4)), cite(source=PAPER, figures=running))


def test_a_state_and_its_forces_are_one_side() -> None:
    state = cite(source=PAPER, targets=("Turkey",), target_ids=("turkey",))
    assert "same side hit: turkey" in words(cite(source=MINISTRY), state)


def test_a_denial_meets_what_it_denies() -> None:
    assert (
        verdict(cite(source=MINISTRY, **SYRIA), cite(source=PAPER, status="denied", **SYRIA))
        == "same"
    )


def test_a_planned_patrol_and_its_cancellation_may_be_one() -> None:
    sides = {"actors": ("Turkey", "Russia"), "actor_ids": ("turkey", "russia")}
    both = {"event_type": "patrol", "targets": (), "target_ids": (), **sides}
    planned = cite(source=MINISTRY, status="planned", **both)
    assert verdict(planned, cite(source=PAPER, status="cancelled", **both)) == "same"


def test_words_as_acts_need_one_speaker_and_the_same_words() -> None:
    def threat(quote: str, who: str, actor: str) -> CitedClaim:
        sides = {"actors": (who,), "actor_ids": (actor,), "targets": (), "target_ids": ()}
        return cite(quote, event_type="threat", publisher=quote, **sides)

    one = threat("Ankara warned pro-Damascus forces to back off from Saraqeb.", "Ankara", "turkey")
    same = threat("Turkey warned forces of Damascus to back off from Saraqeb.", "Turkey", "turkey")
    other = threat("Turkey warned that it would open its borders to migrants.", "Turkey", "turkey")
    russia = threat("Moscow warned pro-Damascus forces to back off Saraqeb.", "Moscow", "russia")
    assert verdict(one, same) == "same"
    assert verdict(one, other) != "same"
    assert compare(one, russia).parts


def test_labels_of_one_report_join_and_part() -> None:
    one = cite(report="r", event="e1", source=MINISTRY)
    assert verdict(one, cite(report="r", event="e1", source=PAPER, start=None)) == "same"
    assert compare(one, cite(report="r", event="e2", source=PAPER)).parts
    late = cite(report="r", event="e1", source=PAPER, start=MONDAY + timedelta(30))
    assert compare(one, late).parts


def test_copied_words_are_told_and_other_numbers_are_no_copy() -> None:
    quote = "Four soldiers were killed and nine were wounded by shelling at Saraqeb on 3 February."
    one, two = cite(quote, publisher="A"), cite(quote, publisher="B")
    assert "the same words in both reports" in words(one, two)
    other = cite(quote.replace("3 February", "4 February"), publisher="B")
    assert "the same words" not in words(one, other)


def test_reports_of_other_matters_speak_against() -> None:
    about = fingerprint(
        "Saraqeb Turkey Idlib Monday Syrian Hatay Ankara Moscow Putin Erdogan M4 M5"
    )
    other = fingerprint(
        "Kabul Taliban Kandahar Helmand Ghani Herat Pakistan Quetta Farah Zabul 2010"
    )
    found = words(cite(fingerprint=about), cite(source=PAPER, fingerprint=other))
    assert "the reports share 0% of their names" in found


def test_pairs_that_may_be_one_share_a_block_and_others_mostly_do_not() -> None:
    one = cite(source=MINISTRY)
    for other in (
        cite(source=PAPER, place=IDLIB),
        cite(source=PAPER, event_type="attack"),
        cite(source=PAPER, start=None, published=MONDAY + timedelta(1)),
        cite(source=PAPER, start=MONDAY, end=MONDAY + timedelta(4)),
    ):
        assert set(block_keys(one)) & set(block_keys(other))
    for other in (
        cite(source=PAPER, place=ALEPPO),
        cite(source=PAPER, start=date(2021, 2, 3)),
        cite(source=PAPER, event_type="displacement"),
        cite(source=PAPER, start=None, published=MONDAY + timedelta(90)),
    ):
        assert not set(block_keys(one)) & set(block_keys(other))


@given(CLAIMS)
def test_a_claim_has_few_keys(claim: CitedClaim) -> None:
    assert 1 <= len(block_keys(claim)) <= 10


def test_the_first_day_of_the_calendar_has_keys_too() -> None:
    assert block_keys(cite(start=None, published=date.min))


def test_neighbouring_towns_of_one_region_meet() -> None:
    assert set(block_keys(cite())) & set(block_keys(cite(source=MONITOR, place=TAFTANAZ)))
