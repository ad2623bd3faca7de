"""The fonts of the documents: DejaVu Sans Condensed, cut by data/build_fonts.py.

Latin, Greek, Cyrillic, Hebrew and Arabic; Bitstream Vera licence (LICENSE.txt).
"""

from __future__ import annotations

from importlib.resources import files

FAMILY = "DejaVu Sans Condensed"


def font_path(bold: bool = False) -> str:
    """The file of a font."""
    name = "DejaVuSansCondensed-Bold.ttf" if bold else "DejaVuSansCondensed.ttf"
    return str(files("vedette.exports.fonts").joinpath(name))
