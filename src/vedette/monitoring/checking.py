"""Reads the data files that an analyst writes, with errors that name the field and the remedy."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from vedette.errors import InputError

ID = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
LARGEST_FILE = 2_000_000
"""Bytes; a hand-written file is far below."""


class UniqueKeyLoader(yaml.SafeLoader):
    """The safe loader, refusing a key that stands twice where one would be lost."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=deep) for key, _ in node.value]
        twice = {key for key in keys if isinstance(key, str) and keys.count(key) > 1}
        if twice:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {sorted(twice)[0]!r} stands twice", node.start_mark
            )
        return super().construct_mapping(node, deep)


def load_yaml(path: str | Path) -> Any:
    """The data of a YAML or JSON file.

    Raises:
        InputError: the file is missing, too large, no text or no YAML.
    """
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise InputError(f"{file} is larger than 2 MB", "Give a hand-written YAML file")
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not UTF-8 text", "Save it as UTF-8") from error
    try:
        return yaml.load(text, Loader=UniqueKeyLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        detail = " ".join(str(error).split())
        raise InputError(f"{file} is not YAML: {detail}", "Check its indents and colons") from error


class Fields:
    """One mapping of a file, read field by field; ``done`` refuses what was not asked for.

    Args:
        where: words for the mapping in messages ("agreement idlib-2018, clause 2").
    """

    def __init__(self, data: Any, where: str) -> None:
        if not isinstance(data, Mapping):
            raise InputError(f"{where}: a mapping of fields is expected, not {_kind(data)}")
        self._data, self._where, self._asked = data, where, set[str]()

    def fail(self, problem: str, remedy: str = "") -> InputError:
        return InputError(f"{self._where}: {problem}", remedy)

    def raw(self, name: str) -> Any:
        self._asked.add(name)
        return self._data.get(name)

    def text(self, name: str) -> str:
        """A required text, without white space at its ends."""
        value = self.optional(name)
        if value is None:
            raise self.fail(f"the field {name!r} is missing or empty", f"Add '{name}: ...'")
        return value

    def optional(self, name: str) -> str | None:
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, bool | list | Mapping):
            raise self.fail(f"{name!r} must be text, not {_kind(value)}")
        return str(value).strip() or None

    def identifier(self, name: str) -> str:
        value = self.text(name)
        if not ID.fullmatch(value):
            raise self.fail(
                f"{value!r} cannot be an id", "Use lower-case letters, digits, '-', '_' and '.'"
            )
        return value

    def day(self, name: str) -> date | None:
        value = self.raw(name)
        if value is None or type(value) is date:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise self.fail(f"{name!r} is no date: {value!r}", "Write YYYY-MM-DD") from error

    def number(self, name: str, low: float, high: float) -> float | None:
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fail(f"{name!r} must be a number, not {value!r}")
        if not low <= value <= high:
            raise self.fail(f"{name!r} is {value}, outside {low} to {high}")
        return float(value)

    def flag(self, name: str) -> bool:
        value = self.raw(name)
        if value is not None and not isinstance(value, bool):
            raise self.fail(f"{name!r} must be true or false, not {value!r}")
        return bool(value)

    def texts(self, name: str, known: Collection[str] | None = None) -> tuple[str, ...]:
        """A list of texts; one text stands for a list of one. ``known`` are those allowed."""
        value = self.raw(name)
        listed = [] if value is None else value if isinstance(value, list) else [value]
        if any(isinstance(item, list | Mapping) or item is None for item in listed):
            raise self.fail(f"{name!r} must be a list of texts")
        found = tuple(str(item).strip() for item in listed)
        unknown = [item for item in found if known is not None and item not in known]
        if unknown:
            allowed = ", ".join(sorted(known or ()))
            raise self.fail(f"{name!r} holds the unknown {unknown[0]!r}", f"Known are: {allowed}")
        return found

    def parts(self, name: str) -> list[Any]:
        value = self.raw(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.fail(f"{name!r} must be a list, not {_kind(value)}")
        return value

    def pattern(self, name: str) -> str | None:
        value = self.optional(name)
        try:
            re.compile(value or "")
        except re.error as error:
            raise self.fail(f"{name!r} is no regular expression: {error}") from error
        return value

    def done(self) -> None:
        """Refuse fields that no one asked for, so that a slip of the pen is not lost."""
        extra = sorted(str(name) for name in set(self._data) - self._asked)
        if extra:
            known = ", ".join(sorted(self._asked))
            raise self.fail(f"the field {extra[0]!r} is not known", f"Known are: {known}")


def _kind(value: Any) -> str:
    names = {list: "a list", dict: "a mapping", type(None): "nothing", bool: "true or false"}
    return names.get(type(value), f"{value!r}"[:60])
