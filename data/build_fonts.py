"""Build the fonts of the documents (``src/vedette/exports/fonts``) from DejaVu.

    python -m data.build_fonts DEJAVU

DEJAVU is the unpacked npm package ``dejavu-fonts-ttf`` 2.37.3 (Bitstream Vera licence, DejaVu's
changes in the public domain). Needs ``fonttools``, which comes with ``fpdf2``.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).parents[1] / "src" / "vedette" / "exports" / "fonts"
NAMES = ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf")
UNICODES = (
    "U+0020-024F,U+0259,U+02B0-02FF,U+0300-036F,U+0370-03FF,U+0400-052F,U+0590-05FF,"
    "U+0600-06FF,U+0750-077F,U+1E00-1EFF,U+2000-206F,U+20A0-20BF,U+2100-214F,U+2190-2199,"
    "U+25A0-25CF,U+FB1D-FDFF,U+FE70-FEFF"
)
"""Latin, Greek, Cyrillic, Hebrew, Arabic with its joined forms, punctuation, arrows, shapes."""


def main(package: str) -> None:
    """Cut the fonts to the scripts of :data:`UNICODES`, with all their shaping rules."""
    FONTS.mkdir(exist_ok=True)
    for name in NAMES:
        source = Path(package) / "ttf" / name
        subset.main([str(source), f"--unicodes={UNICODES}", "--layout-features=*",
                     "--no-hinting", f"--output-file={FONTS / name}"])  # fmt: skip
    shutil.copyfile(Path(package) / "LICENSE", FONTS / "LICENSE.txt")


if __name__ == "__main__":
    main(sys.argv[1])
