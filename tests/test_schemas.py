"""What the reader writes fits the schema that ships with it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
from click.testing import CliRunner

from vedette.cli.read_command import command
from vedette.codebook import load_codebook
from vedette.schemas import load_schema

SAMPLES = Path(__file__).parents[1] / "samples"


def test_every_claim_of_the_samples_fits_the_schema() -> None:
    result = CliRunner().invoke(command, [str(SAMPLES), "--format", "jsonl"])
    assert result.exit_code == 0
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(claims) > 40
    validator = jsonschema.Draft202012Validator(load_schema("claim"))
    assert [e.message for c in claims for e in validator.iter_errors(c)] == []


def test_schema_lists_the_codebook() -> None:
    properties = load_schema("claim")["properties"]
    codebook = load_codebook()
    assert properties["event_type"]["enum"] == list(codebook.types)
    assert properties["status"]["enum"] == list(codebook.statuses)
