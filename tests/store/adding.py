"""Add synthetic reports, made without the reader, and print after each how many are in.

python -m tests.store.adding ADDRESS REPORTS
"""

from __future__ import annotations

import sys
from datetime import date, timedelta

from tests.store.making import PLACES, claim, place, report
from vedette.model import Source
from vedette.store import open_record

VOICES = tuple(Source(f"source {letter}", "media") for letter in "abcde")


def main(address: str, count: int) -> None:
    towns = sorted(PLACES)
    with open_record(address, create=True) as record:
        for number in range(count):
            town = towns[number % len(towns)]
            day = date(2020, 1, 1) + timedelta(number // 12)
            killed = number % 5
            text = f"Story {number}: shells killed {killed} soldiers in {town}, someone said."
            told = report(text, day, publisher=f"Paper {number % 7}", id=f"k{number:05}")
            made = claim(told, killed, place=place(town), source=VOICES[number % len(VOICES)])
            if not record.holds(told):
                record.add_report(told, [made])
            sys.stdout.write(f"{number + 1}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
