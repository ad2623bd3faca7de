"""The reader's name, which its claims carry."""

READER = "vedette-rules/1"
