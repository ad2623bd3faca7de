"""Joining claims: ECB+ dev with gold mentions and as read, pairs made from samples, the samples.

On ECB+ the mentions have no date, type or place on the map, so only wording, names, sides and
the reports' matter can speak; the prior for such pairs was chosen on the train split. The
baseline joins equal head words within a topic.
"""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from evals import outlets
from evals.conll import conll_f1
from evals.corpora import CorporaAbsent
from evals.ecb import Mention, gold_chains, load_mentions
from evals.sample_pairs import make_pairs
from vedette.intake import Defaults, SetAside, open_reports
from vedette.linking import CitedClaim, Comparison, block_keys, cluster, compare
from vedette.reading import read_report

ROOT = Path(__file__).parents[1]
PAIRS = 4000
UNDATED_PRIOR = 7.0
"""Log odds added to the evidence of an ECB+ pair; the best whole number on the train split."""
Joined = Iterable[tuple[str, ...]]


def run() -> dict[str, float]:
    """CoNLL F1 beside the baseline; precision and recall of pairs."""
    values = {}
    try:
        mentions = load_mentions("Dev")
        values["ecb_dev.conll"] = conll_f1(_chains(mentions), linked_mentions(mentions))
        values["ecb_dev.same_head_word"] = conll_f1(_chains(mentions), _by_head_word(mentions))
        cited, chains = outlets.read_stories("Dev")
        marks = gold_chains("Dev")
        precision, shared = outlets.score(cited, chains, tuple(link(cited)), marks)
        values |= {"outlets.precision": precision, "outlets.shared_joined": shared}
    except CorporaAbsent:
        pass
    for name, scores in (("pairs", score_pairs()), ("samples", score_samples())):
        values.update({f"{name}.precision": scores[0], f"{name}.recall": scores[1]})
    return values


def _chains(mentions: Sequence[Mention]) -> list[list[str]]:
    chains: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        chains[mention.chain].append(mention.cited.id)
    return list(chains.values())


def _by_head_word(mentions: Sequence[Mention]) -> list[list[str]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention in mentions:
        groups[mention.topic, mention.lemma].append(mention.cited.id)
    return list(groups.values())


def linked_mentions(mentions: Sequence[Mention]) -> Joined:
    """Clusters of mentions: those of one topic and kind of act are compared."""
    blocks: dict[tuple[str, str], list[CitedClaim]] = defaultdict(list)
    for mention in mentions:
        blocks[mention.topic, mention.cited.claim.event_type].append(mention.cited)
    made = [
        _shifted(compare(a, b))
        for block in blocks.values()
        for a, b in itertools.combinations(block, 2)
    ]
    return cluster([m.cited for m in mentions], made, ())


def _shifted(made: Comparison) -> Comparison:
    """The comparison under the prior of undated mentions; more likely than not is the same."""
    if made.parts:
        return made
    total = UNDATED_PRIOR + sum(reason.weight for reason in made.reasons)
    score = 1 / (1 + 2**-total)
    same = score >= 0.5
    return replace(
        made, score=0.9 + score / 10 if same else score, verdict="same" if same else "unsure"
    )


def score_pairs(count: int = PAIRS) -> tuple[float, float]:
    """Precision and recall of the verdict "same" over pairs that share a block."""
    right = found = true = 0
    for a, b, same in make_pairs(count):
        met = not set(block_keys(a)).isdisjoint(block_keys(b))
        joined = met and compare(a, b).verdict == "same"
        true, found, right = true + same, found + joined, right + (joined and same)
    return right / max(1, found), right / max(1, true)


def score_samples() -> tuple[float, float]:
    """Precision and recall of joined pairs of claims of the samples, as the reader makes them."""
    cited = read_samples()
    owner = {i: n for n, ids in enumerate(link(cited)) for i in ids}
    gold = _gold_events(cited)
    right = found = true = 0
    for a, b in itertools.combinations(sorted(gold), 2):
        same, joined = gold[a] == gold[b], owner[a] == owner[b]
        true, found, right = true + same, found + joined, right + (joined and same)
    return right / max(1, found), right / max(1, true)


def read_samples() -> list[CitedClaim]:
    """The claims of the samples."""
    reports = open_reports(str(ROOT / "samples"), Defaults(None, None, None))
    return [
        CitedClaim.of(claim, report)
        for report in reports
        if not isinstance(report, SetAside)
        for claim in read_report(report)
    ]


def link(cited: Sequence[CitedClaim]) -> Joined:
    """Clusters of claims, compared where they share a block."""
    blocks: dict[str, list[CitedClaim]] = defaultdict(list)
    for claim in cited:
        for key in block_keys(claim):
            blocks[key].append(claim)
    pairs = {
        (a.id, b.id): (a, b)
        for block in blocks.values()
        for a, b in itertools.combinations(sorted(block, key=lambda c: c.id), 2)
    }
    return cluster(cited, [compare(a, b) for a, b in pairs.values()], ())


def _gold_events(cited: Sequence[CitedClaim]) -> dict[str, str]:
    """The event of each claim that tells of one in ``sample_events.json``, by its words."""
    events = json.loads((Path(__file__).parent / "sample_events.json").read_text("utf8"))
    gold: dict[str, str] = {}
    for event, tellings in events.items():
        for report, words in tellings:
            for claim in (c.claim for c in cited if c.claim.report_id.startswith(report)):
                if any(words in span.text for span in claim.evidence):
                    gold.setdefault(claim.id, event)
    return gold
