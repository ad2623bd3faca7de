"""What the trigger model may learn from."""

from data.trigger_texts import Annotated, apart

QUOTED = (
    "Shells fell on the market of the old town on Monday morning, killing four traders and "
    "wounding a boy of nine, the hospital said."
)


def _text(name: str, text: str) -> Annotated:
    return Annotated(name, text, "further", {0: "shelling"})


def test_a_text_that_holds_a_quoted_report_is_not_learned_from() -> None:
    copied = _text("copied", f"Our correspondent writes. {QUOTED.upper()} More follows.")
    other = _text("other", "Rebels took two villages east of the river, residents said on Monday.")
    assert [t.name for t in apart([copied, other], [QUOTED])] == ["other"]


def test_a_stock_phrase_in_common_does_no_harm() -> None:
    alike = _text("alike", "The raid, killing four traders and wounding a boy of nine, is a crime.")
    assert [t.name for t in apart([alike], [QUOTED])] == ["alike"]
