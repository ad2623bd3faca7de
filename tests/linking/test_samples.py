"""The samples, from text to events: what the record must show of them."""

from __future__ import annotations

import jsonschema
import pytest

from tests.linking.helpers import linked_samples
from vedette.linking import compute_event
from vedette.model import Event
from vedette.schemas import load_schema


@pytest.fixture(scope="module")
def events() -> list[Event]:
    cited, clusters = linked_samples()
    by_id = {c.id: c for c in cited}
    return [compute_event([by_id[i] for i in ids]) for ids in clusters]


def telling(events: list[Event], words: str) -> Event:
    found = [e for e in events if any(words in s.text for c in e.claims for s in c.evidence)]
    assert found, words
    return found[0]


def test_the_shelling_of_3_february_is_one_event_with_all_its_tolls(events: list[Event]) -> None:
    shelling = telling(events, "Four Turkish soldiers were killed and nine")
    assert telling(events, "Five Turkish soldiers and one civilian employee") is shelling
    assert telling(events, "Eight Turkish military personnel") is shelling
    assert str(shelling.start) == str(shelling.end) == "2020-02-03"
    deaths = next(t for t in shelling.totals if t.kind == "killed")
    assert (deaths.low, deaths.best, deaths.high) == (4, 8, 8)
    told = next(d.text for d in shelling.disagreements if d.text.startswith("killed"))
    assert told.index("4 Turkish soldiers") < told.index("5 Turkish soldiers")
    assert told.index("5 Turkish soldiers") < told.index("8 Turkish military personnel")
    assert "in a report of 11 February" in told


def test_the_shelling_of_10_february_is_another_event(events: list[Event]) -> None:
    second = telling(events, "wounded by Syrian artillery at the Taftanaz airbase")
    assert second is not telling(events, "Four Turkish soldiers were killed and nine")
    assert telling(events, "Five more soldiers were killed at the Taftanaz airbase") is second


def test_the_two_tolls_of_the_air_strike_of_27_february_are_one_event(events: list[Event]) -> None:
    assert telling(events, "rose to 33") is telling(events, "Nine Turkish soldiers were killed")


def test_events_fit_their_schema_and_their_claims_that_of_claims(events: list[Event]) -> None:
    of_event = jsonschema.Draft202012Validator(load_schema("event"))
    of_claim = jsonschema.Draft202012Validator(load_schema("claim"))
    for record in (event.as_record() for event in events):
        assert [e.message for e in of_event.iter_errors(record)] == []
        assert [e.message for c in record["claims"] for e in of_claim.iter_errors(c)] == []


def test_every_value_has_claims_and_a_rule_behind_it(events: list[Event]) -> None:
    for event in events:
        claims = {claim.id for claim in event.claims}
        assert set(event.support) == set(event.rules)
        for name, behind in event.support.items():
            assert behind and set(behind) <= claims, name
        for figure in (*event.figures, *event.totals):
            assert figure.claims and figure.rule
