"""Every error Vedette raises on purpose: what is wrong and what to do about it."""

from __future__ import annotations


class VedetteError(Exception):
    """Root of the errors shown to a user without a traceback (exit code 2).

    Args:
        problem: what is wrong, one sentence without a full stop.
        remedy: what the user can do, one sentence without a full stop.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem}. {remedy}." if remedy else f"{problem}.")


class InputError(VedetteError):
    """A file, address or option that cannot be used."""


class ReportError(VedetteError):
    """One report that cannot be read; it is set aside and the batch goes on."""


class ClaimError(VedetteError):
    """A claim that breaks the codebook: no exact quote, an unknown type, reversed bounds."""


class StoreError(VedetteError):
    """The database is missing, damaged, or of another version."""


class StaleError(StoreError):
    """A decision was made on something that has changed since."""
