"""Who declines to confirm an event, or denies it, answers what the report tells elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.codebook import load_codebook
from vedette.reading.annotations import Frame
from vedette.reading.status import WORDS

ANSWERS = frozenset({"declines", "denies"})
LOOSE = frozenset({"attack", "armed_clash", "offensive"})
"""Types by which an answer may name an event told more exactly ("those clashes")."""
VIOLENT = frozenset({"fighting", "remote", "people"})


def answered_by(frames: Sequence[Frame]) -> dict[int, int]:
    """For each frame that answers, the frame it answers: the nearest before it, else after.

    Args:
        frames: of one report, in the order of its text.

    Returns:
        indices into ``frames``; those that answer nothing told are left out.
    """
    found = {}
    for at, frame in enumerate(frames):
        if _stance(frame) in ANSWERS and frame.trigger.event_type not in WORDS:
            told = [i for i, other in enumerate(frames) if _is_told(frame, other)]
            before = [i for i in told if i < at]
            if told:
                found[at] = before[-1] if before else told[0]
    return found


def with_answers(frames: Sequence[Frame], answers: dict[int, int]) -> list[Frame]:
    """The frames, those that answer filled in from what they answer.

    Who only declines says nothing of who did it to whom; who denies may say it otherwise.
    """
    return [
        _filled(frame, frames[answers[at]]) if at in answers else frame
        for at, frame in enumerate(frames)
    ]


def _stance(frame: Frame) -> str:
    return frame.attribution.stance if frame.attribution else ""


def _is_told(frame: Frame, other: Frame) -> bool:
    if other is frame or _stance(other) in ANSWERS:
        return False
    one, two = frame.trigger.event_type, other.trigger.event_type
    if one == two:
        return True
    families = {load_codebook().family_of(one), load_codebook().family_of(two)}
    return one in LOOSE and families <= VIOLENT


def _filled(frame: Frame, told: Frame) -> Frame:
    declines = _stance(frame) == "declines"
    rule = f"as the event it answers: {told.trigger.event_type}"
    taken = {
        name: getattr(told, name)
        for name in ("actors", "targets", "place", "time")
        if getattr(told, name)
        and (declines or not getattr(frame, name) or _is_carried(frame, name))
    }
    return replace(frame, **taken, rules=frame.rules | dict.fromkeys(taken, rule))


def _is_carried(frame: Frame, name: str) -> bool:
    """Whether a frame's place or time stands in another sentence than its own."""
    value = getattr(frame, name) if name in {"place", "time"} else None
    start, end = frame.evidence
    return value is not None and not start <= value.start < end
