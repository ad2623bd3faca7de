"""The docs say what the program says."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import yaml

ROOT = Path(__file__).parents[1]


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["commands.md", "types.md"])
def test_a_built_page_is_what_the_program_prints(page: str) -> None:
    assert (ROOT / "docs" / page).read_text("utf8") == builder().PAGES[page](), (
        "Run 'python docs/build.py'"
    )


def test_every_page_is_in_the_navigation() -> None:
    nav = yaml.safe_dump(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf8"))["nav"])
    pages = {str(p.relative_to(ROOT / "docs")) for p in (ROOT / "docs").rglob("*.md")}
    assert not {page for page in pages if page not in nav}


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert not broken


def test_commands_in_the_readme_exist() -> None:
    from vedette.cli.main import COMMANDS

    named = set(re.findall(r"vedette ([a-z]+)", (ROOT / "README.md").read_text("utf8")))
    assert named <= set(COMMANDS)
