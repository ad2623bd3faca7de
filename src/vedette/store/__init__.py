"""The record in a database: the one place with SQL."""

from vedette.store.added import Added, default_user
from vedette.store.check import Problem
from vedette.store.filters import EventFilter, make_filter
from vedette.store.history import Change, Version
from vedette.store.record import Record, open_record
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
