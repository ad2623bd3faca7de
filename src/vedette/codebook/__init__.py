"""The codebook: every event type, family, status, kind and crosswalk, loaded from data."""

from vedette.codebook.loader import Codebook, EventType, load_codebook

__all__ = ["Codebook", "EventType", "load_codebook"]
