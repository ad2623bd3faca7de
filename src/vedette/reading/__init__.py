"""The reader: from the text of a report to its claims."""

from vedette.reading.pipeline import load, read, read_doc, read_report

__all__ = ["load", "read", "read_doc", "read_report"]
