"""The record in a database: the one place with SQL."""

from vedette.store.check import Problem
from vedette.store.filters import EventFilter, make_filter
from vedette.store.history import Change, Version
from vedette.store.record import Added, Record, default_user, open_record
from vedette.store.writes import Aside, Document

__all__ = [
    "Added",
    "Aside",
    "Change",
    "Document",
    "EventFilter",
    "Problem",
    "Record",
    "Version",
    "default_user",
    "make_filter",
    "open_record",
]
