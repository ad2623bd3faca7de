"""The sample agreement and sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.monitoring.agreements import Agreement, load_agreement
from vedette.monitoring.site_files import Site, load_sites

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="session")
def agreement() -> Agreement:
    return load_agreement(SAMPLES / "agreements" / "idlib.yaml")[0]


@pytest.fixture(scope="session")
def posts() -> list[Site]:
    return [site for site, _ in load_sites(SAMPLES / "sites" / "turkish_posts.yaml")]
