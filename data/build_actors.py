"""Build src/vedette/actors/register.json from the lists in data/actors and, if given, UCDP's.

    python data/build_actors.py [ucdp_actors.csv]

The lists are our own; data/actors/ucdp.psv holds what is taken of the UCDP actor list 22.1
(Uppsala Conflict Data Program, CC BY 4.0) and is made anew where the CSV is given.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from vedette.actors.names import is_acronym
from vedette.actors.register import INDEXES, key_of

HERE = Path(__file__).parent / "actors"
TARGET = Path(__file__).parents[1] / "src" / "vedette" / "actors" / "register.json"
OWN = ("armed", "bodies")


def rows(path: Path) -> Iterator[list[str]]:
    """The rows of a list, without its comments."""
    for line in path.read_text(encoding="utf8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]


def several(cell: str) -> list[str]:
    """The names of one cell."""
    return [name.strip() for name in cell.split(",") if name.strip()]


def slug(name: str) -> str:
    """A state's id from its name."""
    return "_".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def year(cell: str) -> int | None:
    """A year, or None for an open end."""
    return int(cell) if cell else None


def actors(name: str, source: str = "vedette") -> Iterator[list[object]]:
    """id, name, kind, country, sides, aliases, first and last year, source of each actor."""
    for actor_id, title, kind, country, sides, first, last, aliases in rows(HERE / f"{name}.psv"):
        yield [actor_id, title, kind, country or None, several(sides), several(aliases),
               year(first), year(last), source]  # fmt: skip


class Compiler:
    """Rows and the index of every name; of two rows with one name the first keeps it."""

    def __init__(self) -> None:
        self.actors: list[list[object]] = []
        self.index: dict[str, dict[str, int]] = {name: {} for name in INDEXES}

    def add(self, row: list[object], names: list[str]) -> int:
        """Append an actor with its names."""
        self.actors.append(row)
        for name in names:
            self.put("acronyms" if is_acronym(name) else "names", name, len(self.actors) - 1)
        return len(self.actors) - 1

    def put(self, index: str, name: str, row: int) -> None:
        """Let a name stand for a row in one index."""
        self.index[index].setdefault(key_of(name), row)

    def knows(self, name: str) -> bool:
        """Whether a name is taken."""
        return any(key_of(name) in self.index[index] for index in ("acronyms", "names"))

    def add_states(self) -> None:
        """The states with their adjectives, peoples and seats."""
        for country, name, adjectives, people, seats, aliases, given in rows(HERE / "states.psv"):
            actor_id = given or slug(name)
            sides, years = [actor_id], [None, None]
            row: list[object] = [actor_id, name, "state", country, sides, several(aliases)]
            row += [*years, "vedette"]
            at = self.add(row, [name, *several(aliases)])
            for index, cell in (("adjectives", adjectives), ("people", people), ("seats", seats)):
                for form in several(cell):
                    self.put(index, form, at)

    def add_actors(self) -> None:
        """Our own lists, then of UCDP's what they do not hold."""
        for row in (row for name in OWN for row in actors(name)):
            self.add(row, names_of(row))
        for row in actors("ucdp", "ucdp"):
            names = [name for name in names_of(row) if not self.knows(name)]
            if row[1] in names:
                self.add(row, names)

    def add_leaders(self) -> None:
        """The office holders."""
        ids = {str(row[0]): at for at, row in enumerate(self.actors)}
        for actor_id, people in rows(HERE / "leaders.psv"):
            for name in (name for person in people.split(";") for name in several(person)):
                self.put("leaders", name, ids[actor_id])


def names_of(row: list[object]) -> list[str]:
    """Every name of an actor's row."""
    return [str(row[1]), *row[5]]  # type: ignore[misc]


def compile_register() -> str:
    """The register as the text of its file."""
    compiler = Compiler()
    compiler.add_states()
    compiler.add_actors()
    compiler.add_leaders()
    data = {"actors": compiler.actors, **compiler.index}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def main(arguments: list[str]) -> None:
    """Write the register, first taking in UCDP's list if one is given."""
    if arguments:
        take_ucdp(Path(arguments[0]))
    TARGET.write_text(compile_register(), encoding="utf8")


NON_STATE = "1"
"""The code of organised groups; peoples and clans are left out, being no armed groups."""
PLAIN_WORDS = {"Royalists", "Tibet", "Neutralists", "Cobras", "Ninjas", "Cocoyes", "Rastas",
               "Counterrevolutionaries", "Outlaws", "Greenlanders"}  # fmt: skip
"""Names that would be read into any text."""
NOISE = ("faction", "forces of", "Military", "Supporters", "Republic of", "Government")


def take_ucdp(path: Path) -> None:
    """Write data/actors/ucdp.psv: the named non-state groups of UCDP's actor list."""
    countries = {name: code for code, name, *_ in rows(HERE / "states.psv")}
    lines = ["# From the UCDP actor list 22.1, Uppsala Conflict Data Program, CC BY 4.0"]
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            line = ucdp_line(row, countries)
            if line:
                lines.append(line)
    (HERE / "ucdp.psv").write_text("\n".join(lines) + "\n", encoding="utf8")


def ucdp_line(row: dict[str, str], countries: dict[str, str]) -> str | None:
    """One actor of UCDP's as a row of ours, or None where its name is only a description."""
    short, full = (" ".join(row[k].split()) for k in ("NameData", "NameOrigFullEng"))
    if row["Org"] != NON_STATE or short in PLAIN_WORDS:
        return None
    if any(word in short for word in NOISE):
        return None
    if any(sign in short + full for sign in "|,()[]&"):
        return None
    name = full if full and full != "n/a" else short
    place = row["Location"].split(",")[0].split("(")[0].strip()
    aliases = short if short != name else ""
    side = f"ucdp_{row['ActorId']}"
    return "|".join([f"ucdp.{row['ActorId']}", name, "armed_group",
                     countries.get(place, ""), side, "", "", aliases])  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
