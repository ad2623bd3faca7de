"""The person's own things beside the record: saved views and the last visit."""

from __future__ import annotations

import json
import os
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from vedette.errors import InputError

MOST_VIEWS = 50
PAUSE = timedelta(minutes=30)
"""Away for longer, and the next page begins a new visit."""
_writing = threading.Lock()


@dataclass(frozen=True, slots=True)
class View:
    """A saved view: a name and the filters of an address."""

    name: str
    query: str

    @property
    def href(self) -> str:
        return f"/events?{self.query}"


class Shelf:
    """A small JSON file in the person's folder, replaced whole at each change."""

    def __init__(self, home: Path) -> None:
        self._path = home / "desk.json"

    def views(self) -> list[View]:
        """Saved views, by name."""
        return [View(name, query) for name, query in sorted(self._read()["views"].items())]

    def save_view(self, name: str, query: str) -> None:
        """Keep a view; one of the same name is replaced.

        Raises:
            InputError: it has no name, or there are too many.
        """
        name = name.strip()
        with _writing:
            data = self._read()
            if not name or len(name) > 60:
                raise InputError("A view needs a name of at most 60 characters")
            if name not in data["views"] and len(data["views"]) >= MOST_VIEWS:
                raise InputError(f"There are {MOST_VIEWS} saved views", "Remove one first")
            data["views"][name] = query[:2000]
            self._write(data)

    def remove_view(self, name: str) -> None:
        """Forget a view."""
        with _writing:
            data = self._read()
            data["views"].pop(name, None)
            self._write(data)

    def since(self, user: str, now: datetime | None = None) -> datetime | None:
        """When the visit before this one ended, or what is new was last marked as seen.

        ``None`` on the first visit. Notes this moment.
        """
        now = now or datetime.now(UTC)
        with _writing:
            data = self._read()
            visit = data["visits"].get(user, {})
            last = datetime.fromisoformat(visit["last"]) if "last" in visit else None
            since = visit.get("since")
            if last is not None and now - last > PAUSE:
                since = last.isoformat()
            data["visits"][user] = {"last": now.isoformat(), "since": since}
            self._write(data)
        return datetime.fromisoformat(since) if since else None

    def mark_seen(self, user: str, now: datetime | None = None) -> None:
        """Note that nothing up to this moment is new to a person."""
        moment = (now or datetime.now(UTC)).isoformat()
        with _writing:
            data = self._read()
            data["visits"][user] = {"last": moment, "since": moment}
            self._write(data)

    def _read(self) -> dict[str, Any]:
        try:
            data = json.loads(self._path.read_text(encoding="utf8"))
        except FileNotFoundError:
            data = {}
        except ValueError:
            raise InputError(
                f"{self._path} is damaged", "Remove the file; it holds only views and visits"
            ) from None
        return {"views": dict(data.get("views", {})), "visits": dict(data.get("visits", {}))}

    def _write(self, data: dict[str, Any]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf8")
        os.replace(part, self._path)
