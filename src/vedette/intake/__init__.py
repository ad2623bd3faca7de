"""The ways in: files, folders, standard input and web addresses, each giving reports."""

from __future__ import annotations

from vedette.intake.open import open_reports
from vedette.intake.report import Defaults, SetAside

__all__ = ["Defaults", "SetAside", "open_reports"]
