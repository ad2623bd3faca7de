"""Agreement and site files: what is accepted, and what a fault is answered with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.monitoring.conftest import SAMPLES
from vedette.codebook import load_codebook
from vedette.errors import InputError, VedetteError
from vedette.monitoring.agreements import Agreement, load_agreement, parse_agreement
from vedette.monitoring.checking import load_yaml
from vedette.monitoring.rules import load_rules, parse_rules
from vedette.monitoring.site_files import Site, load_sites, parse_site
from vedette.schemas import load_schema

GOOD: dict[str, Any] = {
    "id": "a-1",
    "title": "A truce",
    "signed": "2020-03-05",
    "parties": [{"id": "turkey", "name": "Turkey"}, {"id": "russia", "name": "Russia"}],
    "area": {"name": "Idlib", "country": "SY", "regions": ["Idlib"]},
    "clauses": [
        {"number": 1, "text": "No attacks", "bearings": [{"effect": "breach", "types": "shelling"}]}
    ],
}
SITE: dict[str, Any] = {
    "id": "p-1",
    "kind": "observation_post",
    "owner": "turkey",
    "name": "Morek",
    "place": {"text": "Morek", "country": "SY"},
}


def changed(base: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy with one value changed; "-" takes the field away."""
    *way, last = path.split("/")
    copy: Any = load_copy(base)
    at = copy
    for step in way:
        at = at[int(step) if step.isdigit() else step]
    if value == "-":
        del at[last]
    else:
        at[last] = value
    return copy  # type: ignore[no-any-return]


def load_copy(data: Any) -> Any:
    if isinstance(data, dict):
        return {k: load_copy(v) for k, v in data.items()}
    return [load_copy(v) for v in data] if isinstance(data, list) else data


def test_samples_are_whole(agreement: Agreement, posts: list[Site]) -> None:
    assert [c.number for c in agreement.clauses] == [str(n) for n in range(1, 11)]
    assert len({post.id for post in posts}) == 12
    assert {post.group for post in posts} == {"idlib-2018/turkey/observation_post"}
    assert str(agreement.clauses[4].deadline) == "2018-10-15"


def test_samples_fit_the_schemas() -> None:
    _, agreement = load_agreement(SAMPLES / "agreements" / "idlib.yaml")
    jsonschema.validate(agreement, load_schema("agreement"))
    sites = [data for _, data in load_sites(SAMPLES / "sites" / "turkish_posts.yaml")]
    jsonschema.validate(sites, load_schema("site"))


def test_schemas_list_types_states_and_kinds() -> None:
    bearing = load_schema("agreement")["properties"]["clauses"]["items"]["properties"]["bearings"]
    properties = bearing["items"]["properties"]
    assert properties["types"]["anyOf"][0]["enum"] == list(load_codebook().types)
    assert properties["states"]["anyOf"][0]["enum"] == list(load_rules().site_states)
    site = load_schema("site")["$defs"]["site"]["properties"]
    assert site["kind"]["enum"] == list(load_rules().site_kinds)


def test_good_files_pass_code_and_schema() -> None:
    assert parse_agreement(GOOD).clauses[0].number == "1"
    jsonschema.validate(GOOD, load_schema("agreement"))
    assert parse_site(SITE).place.latitude is None
    jsonschema.validate(SITE, load_schema("site"))


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("id", "A 1!", "cannot be an id"),
        ("id", "-", "'id' is missing"),
        ("title", "", "'title' is missing or empty"),
        ("title", ["x"], "'title' must be text"),
        ("signed", "5 March 2020", "'signed' is no date"),
        ("parties", [{"id": "turkey", "name": "Turkey"}], "two parties or more"),
        ("parties", {"turkey": "Turkey"}, "'parties' must be a list"),
        ("area", None, "a mapping of fields is expected"),
        ("area", {"name": "Idlib"}, "the area has no ground"),
        ("area", {"name": "Idlib", "country": "Syria"}, "Use the two-letter code"),
        ("clauses", [], "needs a clause"),
        ("clause", [], "the field 'clause' is not known"),
        ("clauses/0/bearings", [{"effect": "breach", "types": ["bombardment"]}], "'bombardment'"),
        ("clauses/0/bearings", [{"effect": "violation", "types": ["shelling"]}], "Use one of"),
        ("clauses/0/bearings", [{"effect": "breach", "types": []}], "'types' is empty"),
        ("clauses/0/bearings", [{"effect": "breach", "types": ["shelling"], "by": ["mars"]}],
         "neither a party nor a side"),
        ("clauses/0/bearings", [{"effect": "breach", "types": ["shelling"], "words": "(("}],
         "no regular expression"),
        ("clauses/0/bearings", [{"effect": "breach", "types": ["shelling"], "states": ["lost"]}],
         "'lost'"),
        ("clauses/0/deadline", "soon", "clause 1: 'deadline' is no date"),
    ],
)  # fmt: skip
def test_agreement_faults_are_named(path: str, value: Any, words: str) -> None:
    with pytest.raises(InputError) as error:
        parse_agreement(changed(GOOD, path, value))
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("kind", "fort", "'kind' is 'fort'"),
        ("owner", "atlantis", "no side of the register"),
        ("place", "Morek", "a mapping of fields is expected"),
        ("place/latitude", 35.1, "both latitude and longitude"),
        ("place/latitude", 350, "outside -90 to 90"),
        ("near_km", "far", "'near_km' must be a number"),
        ("name", "-", "'name' is missing"),
    ],
)
def test_site_faults_are_named(path: str, value: Any, words: str) -> None:
    with pytest.raises(InputError) as error:
        parse_site(changed(SITE, path, value))
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id: [1", "is not YAML"),
        ("id: a\nid: b", "stands twice"),
        ("", "a mapping of fields is expected, not nothing"),
        ("just words", "a mapping of fields is expected"),
        ("!!python/object/apply:os.system ['true']", "is not YAML"),
    ],
)
def test_files_that_are_no_agreement(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf8")
    with pytest.raises(InputError) as error:
        load_agreement(file)
    assert words in str(error.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_yaml(tmp_path / "none.yaml")
    binary = tmp_path / "b.yaml"
    binary.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(InputError, match="not UTF-8"):
        load_yaml(binary)


def test_one_clause_number_stands_once() -> None:
    twice = changed(GOOD, "clauses", GOOD["clauses"] * 2)
    with pytest.raises(InputError, match="the clause number '1' stands twice"):
        parse_agreement(twice)


def test_rules_refuse_types_that_the_codebook_lacks() -> None:
    import yaml

    import vedette.codebook as codebook

    file = Path(codebook.__file__).with_name("monitoring.yaml")
    data = yaml.safe_load(file.read_text(encoding="utf8"))
    with pytest.raises(VedetteError, match="no types: bombardment"):
        parse_rules({**data, "patrols": ["bombardment"]})
