"""Time expressions of English news as words, and the first and last day each one means.

Every pattern is one entry of :data:`PATTERNS`; the first that matches at a place wins, so
longer ones stand before shorter ones. Rulings are the codebook's: "last week" is the Monday
to Sunday before, "this week" runs from Monday to publication, "since" from the first day of
what follows to publication. Without a publication date only dates given in full resolve.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
          "september", "october", "november", "december")  # fmt: skip
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
           "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}

STEPS = {"last": -1, "this": 0, "next": 1}
_WEEKDAY = r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|"
    r"aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_COUNT = r"(?P<count>\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_PART = r"(?:early|earlier|late|mid|the (?:beginning|start|middle|end) of)"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day that words mean; both None where they stay unknown."""

    first: date | None
    last: date | None
    grain: str
    rule: str
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a time expression is resolved against.

    Attributes:
        published: the report's day, if known.
        future: the words around speak of what is to come.
    """

    published: date | None
    future: bool = False


Match = re.Match[str]
Resolver = Callable[[Match, date, bool], Period | None]


def _unknown(rule: str) -> Period:
    return Period(None, None, "unknown", rule)


def _span(first: date, last: date, grain: str, rule: str) -> Period:
    return Period(first, last, grain, rule)


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _month_number(text: str) -> int:
    return next(i for i, m in enumerate(MONTHS, 1) if m.startswith(text[:3].lower()))


def _count(text: str) -> int:
    return NUMBERS.get(text) or int(text)


def _shift_month(day: date, months: int) -> tuple[date, date]:
    total = day.year * 12 + day.month - 1 + months
    return month_of(total // 12, total % 12 + 1)


def _nearest_year(month: int, day: int, published: date, future: bool) -> int:
    """The year that puts a month and day last before publication (next after it, if future)."""
    year = published.year
    if future:
        return year + 1 if (month, day) < (published.month, published.day) else year
    return year - 1 if (month, day) > (published.month, published.day) else year


def _full_date(m: Match, published: date | None, future: bool) -> Period | None:
    month, day = _month_number(m["month"]), int(m["day"])
    last = int(m["day2"]) if "day2" in m.re.groupindex and m["day2"] else day
    if "year" in m.re.groupindex and m["year"]:
        year = int(m["year"])
    elif published is None:
        return _unknown("no year and no publication date")
    else:
        year = _nearest_year(month, day, published, future)
    try:
        first, end = date(year, month, day), date(year, month, last)
    except ValueError:
        return _unknown("no such day")
    if end < first:
        return _unknown("ends before it starts")
    return _span(first, end, "day" if first == end else "range", "date")


def _iso(m: Match, _published: date | None, _future: bool) -> Period | None:
    try:
        day = date(int(m["year"]), int(m["m"]), int(m["d"]))
    except ValueError:
        return None
    return _span(day, day, "day", "ISO date")


def _numeric(m: Match, _published: date | None, _future: bool) -> Period | None:
    """12/03/2020 resolves only where day and month cannot be taken for each other."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    options = {(d, mo) for d, mo in ((a, b), (b, a)) if mo <= 12 and d <= 31}
    if len(options) != 1:
        return _unknown("numeric date, day and month not told apart")
    day, month = options.pop()
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return _span(found, found, "day", "numeric date")


def _month_year(m: Match, published: date | None, future: bool) -> Period | None:
    month = _month_number(m["month"])
    if "year" in m.re.groupindex and m["year"]:
        year = int(m["year"])
    elif published is None:
        return _unknown("no year and no publication date")
    else:
        year = _nearest_year(month, 1, published, future)
    return _span(*month_of(year, month), "month", "month")


def _last_month_named(m: Match, published: date, future: bool) -> Period | None:
    month = _month_number(m["month"])
    step = {"last": False, "next": True}.get(m["which"], future)
    year = _nearest_year(month, published.day if step else 1, published, step)
    if m["which"] == "last" and (year, month) == (published.year, published.month):
        year -= 1
    return _span(*month_of(year, month), "month", f"{m['which']} month")


def _month_of_year(m: Match, published: date, _future: bool) -> Period:
    """ "May last year"."""
    year = published.year + STEPS[m["which"]]
    return _span(*month_of(year, _month_number(m["month"])), "month", f"month of {m['which']} year")


def _day_of_week(m: Match, published: date, _future: bool) -> Period:
    """ "Thursday next week"."""
    monday = published + DAY * (7 * STEPS[m["which"]] - published.weekday())
    day = monday + DAY * _weekday_number(m)
    return _span(day, day, "day", f"day of {m['which']} week")


def _weekday_number(m: Match) -> int:
    """Monday is 0."""
    return next(i for i, w in enumerate(WEEKDAYS) if w.startswith(m["weekday"]))


def _weekday(m: Match, published: date, future: bool) -> Period:
    target = _weekday_number(m)
    which = m["which"] or ""
    back = (published.weekday() - target) % 7
    if "next" in which or (future and "last" not in which):
        ahead = (target - published.weekday()) % 7
        day = published + DAY * (ahead or (0 if future and "next" not in which else 7))
        return _span(day, day, "day", "weekday to come")
    day = published - DAY * (back or (7 if "last" in which else 0))
    return _span(day, day, "day", "weekday on or before publication")


def _relative_day(m: Match, published: date, _future: bool) -> Period:
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(m["word"], 0)
    day = published + DAY * step
    if m["word"] == "overnight":
        return _span(published - DAY, published, "range", "overnight")
    return _span(day, day, "day", m["word"])


def _ago(m: Match, published: date, _future: bool) -> Period | None:
    count, unit = _count(m["count"]), m["unit"]
    if unit == "hour":
        day = published - DAY * (count // 24)
        return _span(day, day, "day", "hours ago")
    if unit == "day":
        return _span(published - DAY * count, published - DAY * count, "day", "days ago")
    if unit == "week":
        monday = published - DAY * (published.weekday() + 7 * count)
        return _span(monday, monday + 6 * DAY, "week", "weeks ago")
    if unit == "month":
        return _span(*_shift_month(published, -count), "month", "months ago")
    return _unknown("vaguer than a month")


def _past(m: Match, published: date, _future: bool) -> Period | None:
    """ "in the past three days": from that long before publication to publication."""
    count, unit = _count(m["count"] or "one"), m["unit"]
    days = {"hour": (count + 23) // 24, "day": count, "week": 7 * count}.get(unit)
    if days is not None:
        return _span(published - DAY * days, published, "range", "the past days")
    months = count * (12 if unit == "year" else 1)
    if months > published.year * 12:
        return None
    first = _shift_month(published, -months)[0]
    day = min(published.day, monthrange(first.year, first.month)[1])
    return _span(first.replace(day=day), published, "range", "the past months")


def _relative_unit(m: Match, published: date, _future: bool) -> Period:
    which, unit = m["which"], m["unit"]
    step = {"last": -1, "this past": -1, "the previous": -1, "next": 1, "the coming": 1}.get(
        which, 0
    )
    monday = published - DAY * published.weekday() + 7 * DAY * step
    if unit == "week":
        last = published if step == 0 else monday + 6 * DAY
        return _span(monday, last, "week", f"{which} week")
    if unit == "weekend":
        back = step - 1 if step == 0 and published.weekday() < 5 else step
        saturday = published - DAY * published.weekday() + 7 * DAY * back + 5 * DAY
        return _span(saturday, saturday + DAY, "range", f"{which} weekend")
    if unit == "month":
        first, last = _shift_month(published, step)
        return _span(first, published if step == 0 else last, "month", f"{which} month")
    year = published.year + step
    last = published if step == 0 else date(year, 12, 31)
    return _span(date(year, 1, 1), last, "year", f"{which} year")


def _weekend(_m: Match, published: date, _future: bool) -> Period:
    back = (published.weekday() - 5) % 7
    saturday = published - DAY * back
    return _span(saturday, min(saturday + DAY, published), "range", "the weekend")


def _year(m: Match, published: date | None, _future: bool) -> Period | None:
    year = int(m["year"])
    if published and year > published.year + 30:
        return None
    last = date(year, 12, 31)
    return _span(date(year, 1, 1), last, "year", "year")


def _season(m: Match, published: date | None, _future: bool) -> Period | None:
    first, last = SEASONS[m["season"]]
    if m["year"]:
        year = int(m["year"])
    elif published is None:
        return None
    else:
        year = published.year - (1 if "last" in m[0] else 0)
    end_year = year + 1 if last < first else year
    return _span(date(year, first, 1), month_of(end_year, last)[1], "season", "season")


def _recent(_m: Match, _published: date | None, _future: bool) -> Period:
    return _unknown("vaguer than a month")


def _needs_day(resolver: Resolver) -> Callable[[Match, date | None, bool], Period | None]:
    """A resolver of words that mean nothing without the day of publication."""

    def resolve(m: Match, published: date | None, future: bool) -> Period | None:
        if published is None:
            return _unknown("no publication date")
        return resolver(m, published, future)

    return resolve


_TIME_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"
_DAY2 = r"(?:-|–|to|and) ?(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?"
_WHICH_DAY = r"(?P<which>last|next|this(?: coming| past)?|earlier|early|late)"
_TODAY = r"this (?:morning|afternoon|evening)|earlier (?:today|in the day)|the early hours of today"
_UNIT = r"(?P<unit>hour|day|week|month|year)s?"
_WHICH_UNIT = r"(?P<which>last|this past|this|next|the previous|the coming)"
_SEASON2 = r"(?P<season2>)(?:spring|summer|autumn|winter)"
_MONTH_ENDS = r"(?= (?:to|until|and|when|after|before|that|the|by|,)|[,.;:)\s]|$)"
_SPELLS = r"(?:hours|days|weeks|months|years)"
_VAGUE = (
    rf"(?:in )?(?:recent|past|coming) {_SPELLS}|the (?:past|last) few {_SPELLS}|recently"
    r"|in the coming (?:days|weeks|months)"
)
Pattern = tuple[re.Pattern[str], Callable[[Match, date | None, bool], Period | None]]
PATTERNS: tuple[Pattern, ...] = tuple(
    (re.compile(rf"(?<![\w-]){pattern}(?![\w])", re.IGNORECASE), resolver)
    for pattern, resolver in (
        (r"(?P<year>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)", _iso),
        (rf"{_DAY} ?{_DAY2} (?:of )?{_MONTH}(?:,? {_YEAR})?", _full_date),
        (rf"{_MONTH} {_DAY} ?{_DAY2}(?:,? {_YEAR})?", _full_date),
        (rf"(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?", _full_date),
        (rf"{_MONTH} {_DAY}(?!\d|[.,]\d)(?:,? {_YEAR})?", _full_date),
        (r"(?P<a>[0-3]?\d)[/.](?P<b>[0-3]?\d)[/.](?P<year>(?:19|20)\d\d)", _numeric),
        (rf"{_MONTH},? (?:of )?{_YEAR}", _month_year),
        (rf"(?P<which>last|this|next) {_MONTH}", _needs_day(_last_month_named)),
        (rf"{_MONTH} (?:of )?(?P<which>last|this|next) year", _needs_day(_month_of_year)),
        (rf"{_WEEKDAY} (?P<which>last|this|next) week", _needs_day(_day_of_week)),
        (rf"(?:{_WHICH_DAY} )?{_WEEKDAY}{_TIME_OF_DAY}(?:'s|’s)?", _needs_day(_weekday)),
        (
            rf"(?P<word>yesterday|tomorrow|last night|overnight|today|tonight){_TIME_OF_DAY}",
            _needs_day(_relative_day),
        ),
        (rf"(?P<word>{_TODAY})", _needs_day(_relative_day)),
        (rf"{_COUNT} {_UNIT} (?:ago|earlier|before)", _needs_day(_ago)),
        (rf"(?:the )?(?:past|last|previous|preceding) (?:{_COUNT} ){_UNIT}", _needs_day(_past)),
        (
            r"(?:(?:the )?past|in the last) (?P<count>)(?P<unit>day|week|month|year)",
            _needs_day(_past),
        ),
        (
            rf"(?:earlier |later |late |early )?{_WHICH_UNIT} (?P<unit>week(?:end)?|month|year)",
            _needs_day(_relative_unit),
        ),
        (
            r"the (?:start|beginning) of (?P<which>this|the) (?P<unit>week|month|year)",
            _needs_day(_relative_unit),
        ),
        (r"(?:the|at the|over the) weekend", _needs_day(_weekend)),
        (rf"(?:(?:the )?{_SEASON}(?: of)? {_YEAR}|(?:last|this) {_SEASON2})", _recent),
        (rf"(?:{_PART}[ -])?{_MONTH}{_MONTH_ENDS}", _month_year),
        (rf"(?:{_PART}[ -])?{_YEAR}", _year),
        (_VAGUE, _recent),
    )
)  # fmt: skip

_SEASON_OF_YEAR = re.compile(rf"(?<!\w)(?:the )?{_SEASON}(?: of)? {_YEAR}(?!\w)", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|ever since)(?: (?:early|late|mid|the start of|the beginning of))?[ -]$",
    re.IGNORECASE,
)
_TO = re.compile(r"^\s*(?:-|–|to|until|through|and)\s*$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression at its characters."""

    start: int
    end: int
    period: Period


def find_dates(text: str, published: date | None, future_at: Callable[[int], bool]) -> list[Found]:
    """All time expressions of a text, in order, none overlapping.

    Args:
        future_at: whether the words at a character speak of what is to come.
    """
    taken: list[Found] = []
    used = bytearray(len(text) + 1)
    for found in _matches(text, published, future_at):
        if not any(used[found.start : found.end]):
            used[found.start : found.end] = b"\x01" * (found.end - found.start)
            taken.append(found)
    taken.sort(key=lambda f: f.start)
    return _ranges(text, published, [_since(text, published, f) for f in taken])


def _matches(
    text: str, published: date | None, future_at: Callable[[int], bool]
) -> Iterator[Found]:
    for m in _SEASON_OF_YEAR.finditer(text):
        if period := _season(_lower(m), published, False):
            yield Found(m.start(), m.end(), period)
    for pattern, resolver in PATTERNS:
        for m in pattern.finditer(text):
            if _is_not_a_time(text, m):
                continue
            if period := resolver(_lower(m), published, future_at(m.start())):
                yield Found(m.start(), m.end(), period)


@lru_cache(maxsize=8)
def lowered_in_place(text: str) -> str:
    """A text in lower case, each letter at its place: "İ" alone would become two."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _lower(m: Match) -> Match:
    """The same match over the lower-cased words, so that resolvers compare plain strings."""
    lowered = m.re.match(lowered_in_place(m.string), m.start())
    return lowered if lowered is not None else m


def _is_not_a_time(text: str, m: Match) -> bool:
    """ "may", "march", "sun" as plain words; years that are counts ("2000 people")."""
    words = m[0]
    if words in {
        "may",
        "march",
        "mar",
        "sun",
        "jan",
        "dec",
        "oct",
        "nov",
        "apr",
        "aug",
        "jun",
        "jul",
    }:
        return True
    if words.lower() in {"may", "march"} and not text[: m.start()].rstrip().lower().endswith(
        (
            "in",
            "since",
            "until",
            "by",
            "last",
            "early",
            "late",
            "of",
            "from",
            "to",
            "through",
            "and",
            "mid-",
        )
    ):
        return True
    if words.isdigit() and len(words) == 4:
        before, after = (
            text[max(0, m.start() - 12) : m.start()].lower(),
            text[m.end() : m.end() + 14],
        )
        counted = re.match(
            r"[\s-](?:people|civilians|soldiers|troops|fighters|families|houses|men|km|miles|killed"
            r"|of them|vehicles|others)",
            after,
        )
        sized = re.search(
            r"(?:nearly|about|least|than|almost|some|around|over|resolution|no\.|[£$€#.,/]) ?$",
            before,
        )
        return bool(counted or sized)
    return False


def _since(text: str, published: date | None, found: Found) -> Found:
    before = _SINCE.search(text, max(0, found.start - 30), found.start)
    if before is None or found.period.first is None or published is None:
        return found
    if found.period.first > published:
        return found
    rule = f"since + {found.period.rule}"
    period = replace(found.period, last=published, grain="range", rule=rule, cumulative=True)
    return Found(before.start(), found.end, period)


def _ranges(text: str, published: date | None, found: list[Found]) -> list[Found]:
    """Join "from 3 May to 5 June" and "between Monday and Wednesday" into one period."""
    out: list[Found] = []
    for item in found:
        previous = out[-1] if out else None
        if previous and _joins(text, previous, item):
            first, last = previous.period.first, item.period.last
            period = Period(
                first, last, "range", f"from {previous.period.rule} to {item.period.rule}"
            )
            out[-1] = Found(previous.start, item.end, period)
        else:
            out.append(item)
    return out


def _joins(text: str, a: Found, b: Found) -> bool:
    if not (
        _TO.match(text[a.end : b.start]) and _FROM.search(text[max(0, a.start - 10) : a.start])
    ):
        return False
    first, last = a.period.first, b.period.last
    return first is not None and last is not None and first <= last
