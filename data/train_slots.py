"""Train the models that choose actors, targets, times and places told elsewhere (``slots.npz``).

    python -m data.train_slots [--cv]

Reads the coded reports of the corpora (``$VEDETTE_CORPORA`` or ``../shared/corpora``) with
``data/annotations/triggers.csv``, which says which word tells of which claim, and the reports
in our own words (``data/coded``). Each model
scores the options of one claim (all who are spoken of, all periods, all places of other
sentences, nobody, never, nowhere) so that what the coder wrote is likeliest. Nothing is learned
from ``claims``, the set that is quoted. ``--cv`` prints five-fold cross-validation by report
of the corpora instead: agreement of each slot, given the right words and types.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp
from evals.claims import coded, scorer
from evals.corpora import corpora_folder
from scipy.optimize import minimize
from spacy.tokens import Doc

from data.coded_reports import coded_reports
from data.train_triggers import SETS, annotated_words
from vedette.model import Report
from vedette.reading import extensions, pipeline
from vedette.reading.annotations import PlaceMention, TimeMention, Trigger
from vedette.reading.attribution import attribution_of
from vedette.reading.carrying import fits
from vedette.reading.casting import BARS, chosen, settings, weighed
from vedette.reading.event_place import own_place
from vedette.reading.linear import Linear, save
from vedette.reading.place_carrying import Option, grounds_of, likeliest_place, place_options
from vedette.reading.role_features import Candidate, Setting, nobody_features, role_features
from vedette.reading.time_features import calendar_of, time_options
from vedette.reading.times import likeliest

WEIGHTS = Path(__file__).parents[1] / "src/vedette/reading/slots.npz"
RARE = 3
"""A feature seen with fewer claims is left out."""
STRICT = {"actors": 3.0, "targets": 3.0, "times": 4.0, "places": 8.0}
"""L2 penalty of each model."""
OWN = {"actors": 0.3, "targets": 0.3, "places": 0.5}
"""How much a claim of our own reports counts beside one of the corpora. Ours tell of times more
often than others do, and teach nothing of them."""
FOLDS = 5
WRITTEN = "own "
"""Begins the ids of the reports in our own words, which nothing is measured on."""
SCORER = scorer()
Gold = dict[str, Any]
Period = tuple[str | None, str | None]


@dataclass(frozen=True)
class Choice:
    """One slot of one claim: the features of each option and how right each is."""

    report: str
    options: list[list[str]]
    right: list[float]


@dataclass(frozen=True)
class Part:
    """The candidates for actor and target of one claim."""

    report: str
    setting: Setting
    candidates: list[Candidate]
    options: list[list[str]]
    gold: Gold


@dataclass(frozen=True)
class When:
    """The periods that may be a claim's."""

    report: str
    options: list[tuple[TimeMention | None, list[str]]]
    gold: Gold
    sentence: tuple[int, int]


@dataclass(frozen=True)
class Where:
    """The places of other sentences that may be a claim's; ``own``: its own sentence's, if any."""

    report: str
    options: list[Option]
    gold: Gold
    own: PlaceMention | None


Item = TypeVar("Item", Part, When, Where)


def documents() -> Iterator[tuple[Report, Doc, list[tuple[Trigger, Gold]]]]:
    """Each coded report, read with the words its coder meant, and each claim with its word."""
    known = annotated_words()
    for name in SETS:
        for report, gold in coded(corpora_folder() / name):
            doc = _read(report, known[report.id])
            yield report, doc, list(_told(doc, report.text, gold))
    for written in coded_reports():
        report = Report(
            id=f"{WRITTEN}{written.name}", text=written.text, published=written.published
        )
        kinds = {written.words[n]: c["event_type"] for n, c in reversed(written.claims.items())}
        doc = _read(report, kinds)
        at = {doc[t.token].idx: t for t in doc._.triggers}
        yield (
            report,
            doc,
            [
                (at[written.words[n]], claim)
                for n, claim in written.claims.items()
                if written.words[n] in at
            ],
        )


def _read(report: Report, words: Mapping[int, str]) -> Doc:
    nlp = pipeline.load()
    doc = nlp.make_doc(report.text)
    doc._.report = extensions.ReportContext(
        report.id, report.published, report.title, report.publisher
    )
    for name, pipe in nlp.pipeline:
        if name == "vedette_arguments":
            break
        if name == "vedette_triggers":
            at = {token.idx: token.i for token in doc}
            doc._.triggers = tuple(
                Trigger(at[offset], at[offset], at[offset] + 1, kind)
                for offset, kind in sorted(words.items())
                if offset in at
            )
            continue
        doc = pipe(doc)
    return doc


def _told(doc: Doc, text: str, gold: Sequence[Gold]) -> Iterator[tuple[Trigger, Gold]]:
    for claim in gold:
        quotes = [(text.find(quote), len(quote)) for quote in claim["evidence"]]
        for trigger in doc._.triggers:
            at = doc[trigger.token].idx
            if trigger.event_type == claim["event_type"] and any(
                start <= at < start + length for start, length in quotes
            ):
                yield trigger, claim
                break


def parts(read: Sequence[tuple[Report, Doc, list[tuple[Trigger, Gold]]]]) -> list[Part]:
    """The candidates of every claim that has a word of its own."""
    found = []
    for report, doc, told in read:
        sources = {t.token: attribution_of(doc, t.token) for t in doc._.triggers}
        claims = {t.token: claim for t, claim in reversed(told)}
        for setting, candidates in settings(doc, sources):
            claim = claims.get(setting.trigger.token)
            if claim is not None:
                options = [role_features(setting, c) for c in candidates]
                options.append(nobody_features(setting))
                found.append(Part(report.id, setting, candidates, options, claim))
    return found


def role_choice(part: Part, role: str) -> Choice:
    """Right is the best match of each name the coder wrote; lesser matches are left out."""
    right = [0.0] * len(part.options)
    left_out = set()
    for name in part.gold[role]:
        matches = [
            (_likeness(name, c), c.inside, bool(c.ruled), -i)
            for i, c in enumerate(part.candidates)
            if SCORER.same_name(name, c.entity.name)
        ]
        left_out |= {-m[3] for m in matches}
        if matches:
            right[-max(matches)[3]] = 1.0
    if not part.gold[role]:
        right[-1] = 1.0
    may = [*(fits(part.setting, c, role) for c in part.candidates), True]
    kept = [i for i in range(len(right)) if may[i] and (right[i] or i not in left_out)]
    return Choice(part.report, [part.options[i] for i in kept], [right[i] for i in kept])


def _likeness(name: str, candidate: Candidate) -> float:
    a, b = SCORER.words(name), SCORER.words(candidate.entity.name)
    return len(a & b) / max(len(a), len(b))


def times(read: Sequence[tuple[Report, Doc, list[tuple[Trigger, Gold]]]]) -> list[When]:
    """The periods that each claim may have."""
    found = []
    for report, doc, told in read:
        calendar = calendar_of(doc)
        for trigger, claim in told:
            sentence = doc[trigger.token].sent
            within = (sentence.start, sentence.end)
            found.append(When(report.id, time_options(calendar, trigger), claim, within))
    return found


def places(read: Sequence[tuple[Report, Doc, list[tuple[Trigger, Gold]]]]) -> list[Where]:
    """The places that each claim may have."""
    found = []
    for report, doc, told in read:
        own = {t.token: own_place(doc, t) for t in doc._.triggers}
        grounds = grounds_of(doc, own)
        for trigger, claim in told:
            options = place_options(grounds, trigger)
            found.append(Where(report.id, options, claim, own[trigger.token]))
    return found


def place_choice(where: Where) -> Choice:
    """Right is the coder's place, else its country by half; where neither is told, nowhere."""
    options = [place for place, _ in where.options]
    right = [float(p is not None and _place_agreement(where.gold, p) == 1) for p in options]
    if not any(right):
        right = [0.5 * (p is not None and _lies_in(where.gold, p)) for p in options]
        right[-1] = 0.5
    return Choice(where.report, [features for _, features in where.options], right)


def _lies_in(gold: Gold, country: PlaceMention) -> bool:
    named = (country.place.place_id or "").startswith("country:")
    return named and _place_agreement(gold, country) == 0.5


def _place_agreement(gold: Gold, found: PlaceMention | None) -> float | None:
    """As the scorer has it; None where both are empty."""
    place = {"text": found.place.text, "country": found.place.country} if found else None
    value: float | None = SCORER.slot_scores(gold, {"place": place})["place"]
    return value


def time_choice(when: When) -> Choice:
    """Right is the coder's period; where nobody names it, those that overlap it."""
    gold: Period = (when.gold["start"], when.gold["end"])
    periods = [_period(time) for time, _ in when.options]
    right = [float(period == gold) for period in periods]
    if not any(right):
        right = [0.5 * (_agreement(gold, period) or 0.0) for period in periods]
    return Choice(when.report, [features for _, features in when.options], right)


def _period(time: TimeMention | None) -> Period:
    if time is None or time.first is None or time.last is None:
        return None, None
    return time.first.isoformat(), time.last.isoformat()


def _agreement(gold: Period, found: Period) -> float | None:
    """As the scorer has it; None where both are empty."""
    a: Gold = {
        "status": "",
        "actors": [],
        "targets": [],
        "place": None,
        "figures": [],
        "source": None,
    }
    claims = [{**a, "start": p[0], "end": p[1]} for p in (gold, found)]
    value: float | None = SCORER.slot_scores(*claims)["dates"]
    return value


def fit(choices: Sequence[Choice], slot: str) -> Linear:
    """Weights under which what is right is likeliest: a softmax over each claim's options.

    Args:
        slot: one of :data:`STRICT`; its penalty, and how much our own reports count.
    """
    penalty, weight = STRICT[slot], OWN.get(slot, 0.0)
    counts = Counter(f for choice in choices for f in {f for o in choice.options for f in o})
    columns = {f: i for i, f in enumerate(sorted(f for f, c in counts.items() if c >= RARE))}
    rows = [[columns[f] for f in o if f in columns] for c in choices for o in c.options]
    seen = sp.csr_matrix(
        (np.ones(sum(map(len, rows))), np.concatenate(rows).astype(np.int64),
         np.cumsum([0, *map(len, rows)])),
        shape=(len(rows), len(columns)),
    )  # fmt: skip
    group = np.repeat(np.arange(len(choices)), [len(c.options) for c in choices])
    right = np.array([r for c in choices for r in c.right])
    total = np.bincount(group, right, len(choices))[group]
    right = np.divide(right, total, out=np.zeros_like(right), where=total > 0)
    used = total > 0
    counted = np.array([weight if c.report.startswith(WRITTEN) else 1.0 for c in choices])[group]

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        scores = seen @ weights
        most = np.full(len(choices), -np.inf)
        np.maximum.at(most, group, scores)
        scores = scores - most[group]
        sums = np.bincount(group, np.exp(scores), len(choices))[group]
        away = np.where(used, counted * (np.exp(scores) / sums - right), 0.0)
        told = counted * right * (scores - np.log(sums))
        value = -told[used].sum() + penalty / 2 * weights @ weights
        return float(value), np.asarray(seen.T @ away + penalty * weights)

    found = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B",
                     options={"maxiter": 150})  # fmt: skip
    return Linear({f: float(found.x[i]) for f, i in columns.items()})


def folds(reports: Sequence[str]) -> dict[str, int]:
    """The fold of each report that is measured on, the same on every run."""
    shuffled = sorted({r for r in reports if not r.startswith(WRITTEN)})
    random.Random(0).shuffle(shuffled)
    return {report: i % FOLDS for i, report in enumerate(shuffled)}


def crossed(choices: Sequence[Choice], slot: str) -> Callable[[str], Linear]:
    """For each report the model that never saw it."""
    fold = folds([c.report for c in choices])
    models = [fit([c for c in choices if fold.get(c.report) != k], slot) for k in range(FOLDS)]
    return lambda report: models[fold[report]]


def measured(items: Sequence[Item]) -> list[Item]:
    """Those of the reports that are measured on."""
    return [item for item in items if not item.report.startswith(WRITTEN)]


def cross_validate(found: Sequence[Part], dated: Sequence[When], placed: Sequence[Where]) -> None:
    """Print how each slot agrees with the coder, by models that never saw the report."""
    model = {r: crossed([role_choice(p, r) for p in found], r) for r in BARS}
    values = defaultdict(list)
    for part in measured(found):
        shares = {
            role: weighed(
                model[role](part.report), part.setting, part.candidates, part.options, role
            )
            for role in BARS
        }
        cast = chosen(part.setting, part.candidates, shares)
        for role, mentions in (("actors", cast.actors), ("targets", cast.targets)):
            values[role].append(SCORER.names_agree(part.gold[role], [m.name for m in mentions]))
    clock = crossed([time_choice(w) for w in measured(dated)], "times")
    for when in measured(dated):
        shares_ = clock(when.report).shares(f for _, f in when.options)
        period = _period(likeliest([time for time, _ in when.options], shares_, when.sentence))
        values["times"].append(_agreement((when.gold["start"], when.gold["end"]), period))
    chart = crossed([place_choice(w) for w in placed if w.own is None], "places")
    for where in measured(placed):
        place = where.own
        if place is None:
            weights = chart(where.report).shares(f for _, f in where.options)
            place = likeliest_place(where.options, weights)
        values["places"].append(_place_agreement(where.gold, place))
    for slot, all_ in values.items():
        known = [v for v in all_ if v is not None]
        print(f"{slot:10} {sum(known) / len(known):.4f}  of {len(known)}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the slot models.")
    parser.add_argument("--cv", action="store_true", help="cross-validate; write nothing")
    options = parser.parse_args()
    read = list(documents())
    found, dated, placed = parts(read), times(read), places(read)
    print(f"{len(found)} claims with candidates, {len(dated)} with periods")
    if options.cv:
        cross_validate(found, dated, placed)
        return
    choices = {role: [role_choice(p, role) for p in found] for role in BARS}
    choices["times"] = [time_choice(w) for w in measured(dated)]
    choices["places"] = [place_choice(w) for w in placed if w.own is None]
    save({name: fit(some, name) for name, some in choices.items()}, str(WEIGHTS))


if __name__ == "__main__":
    main()
