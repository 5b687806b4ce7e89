"""Learn what :mod:`upperhand.reading.statements.ranking` weighs, from PolNeAR's training part.

::

    python tests/eval/train_filter.py                 learn, write nothing
    python tests/eval/train_filter.py --write         write weights.json, network.npz; score dev
    python tests/eval/train_filter.py --choice        learn the choice alone; keep the filter

Every reading of every cue is a case. A reading is right when its cue is the annotated one and it
shares half of its letters, and the source, with the attribution; it is best when no reading of its
cue shares more. The choice among readings is a conditional logit, the filter a logistic regression
on the chosen readings; both have a Gaussian prior (ridge) and are fitted by L-BFGS, and a network
learns what the filter's facts leave over (``train_network.py``). The same corpus gives the same
numbers. Only numbers are kept, no text.

Pages of our own were tried as lessons too, and left out: 78 of them, at once to eight times the
weight of an article's attributions, lifted the scores of those pages and lowered those of the
pages kept apart (full F1 .861 to .853, .850 and .841).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polnear
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from train_network import fit_network, told_apart

import upperhand.reading.statements.ranking as ranking
from upperhand.reading.grammar.parse import ParsedDocument, load_parser, parse_all
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.statements.context import Network, seen
from upperhand.reading.statements.features import features, rival_facts
from upperhand.reading.statements.find import all_frames, page_of
from upperhand.reading.statements.frames import Frame, Page

OUT = Path(__file__).resolve().parents[2] / "src" / "upperhand" / "reading" / "statements"
RIVAL_RIDGE = 5.0
FILTER_RIDGE = 4.5
# A fact seen less often than this gets no weight: it would be learned by heart.
FEWEST = 5
SMALLEST = 6  # hundredths: smaller weights are dropped from the file
EXACT = 2.0  # worth of an exact content, above any share


@dataclass
class Cases:
    """Readings as rows: their article and cue, how good they are, and their facts."""

    article: list[int] = field(default_factory=list)
    cue: list[int] = field(default_factory=list)
    worth: list[float] = field(default_factory=list)
    facts: list[np.ndarray] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)

    def add(self, article: int, cue: int, worth: float, facts: Sequence[str]) -> None:
        """Add one reading."""
        self.article.append(article)
        self.cue.append(cue)
        self.worth.append(worth)
        known = self.names
        row = {known.setdefault(f, len(known)) for f in facts}
        self.facts.append(np.fromiter(row, dtype=np.int32, count=len(row)))

    def matrix(self) -> tuple[csr_matrix, np.ndarray]:
        """Return rows by frequent facts, and which facts those are."""
        flat = np.concatenate(self.facts)
        often = np.bincount(flat, minlength=len(self.names)) >= FEWEST
        number = np.cumsum(often) - 1
        rows = [number[f[often[f]]] for f in self.facts]
        ends = np.cumsum([0, *map(len, rows)])
        columns = np.concatenate(rows)
        shape = (len(rows), int(often.sum()))
        return csr_matrix((np.ones(len(columns)), columns, ends), shape=shape), often


def pages(parsed: ParsedDocument) -> Iterator[tuple[int, Page, list[Frame]]]:
    """Yield every paragraph with the readings of its cues."""
    for paragraph in parsed.paragraphs:
        page = page_of(paragraph, parsed.document.text)
        yield paragraph.index, page, list(all_frames(page))


def worth(frame: Frame, parsed: ParsedDocument, index: int, gold: Sequence) -> float:
    """Return how good a reading is: 0 wrong, a share of letters, EXACT if the words are equal.

    A reading of another cue than the annotated one is wrong, however many words it shares: of
    "urged Kyiv to agree" it is "urged" that tells.
    """
    raw, text = parsed.paragraphs[index].raw, parsed.document.text
    words, content = (raw(*frame.words),), tuple(raw(*s) for s in frame.content)
    source = (raw(*frame.source),) if frame.source else ()
    best = 0.0
    for one in gold:
        if one.cue and not polnear.touch(one.cue, words):
            continue
        much = polnear.share(one.content, content)
        if much >= polnear.HALF and polnear.touch(one.source, source):
            same = _words(text, one.content) == _words(text, content)
            best = max(best, EXACT if same else much)
    return best


def _words(text: str, spans: Sequence[polnear.Span]) -> list[list[str]]:
    """Return the words of a content; marks and spaces decide nothing."""
    return [re.findall(r"\w+", text[start:end]) for start, end in spans]


def collect(most: int | None) -> tuple[Cases, list[tuple[Frame, Page]]]:
    """Return the readings of all articles as cases for the choice, and the readings themselves."""
    names, cases, kept = load_gazetteer(), Cases(), []
    documents = (polnear._document("train", n) for n in polnear.articles("train")[:most])
    cues: dict[tuple[int, int, int, bool], int] = {}
    for number, parsed in enumerate(parse_all(documents, load_parser(), names)):
        gold = polnear.annotated("train", parsed.document.id)
        for index, page, frames in pages(parsed):
            for frame in frames:
                key = (number, index, frame.cue, frame.pattern in ranking.APART)
                cue = cues.setdefault(key, len(cues))
                good = worth(frame, parsed, index, gold)
                cases.add(number, cue, good, rival_facts(frame, page))
                kept.append((frame, page))
    return cases, kept


def fit_choice(facts: csr_matrix, cue: np.ndarray, worth: np.ndarray) -> np.ndarray:
    """Fit a conditional logit: the best readings of a cue against its others."""
    best = np.zeros(cue.max() + 1)
    np.maximum.at(best, cue, worth)
    order = np.argsort(cue, kind="stable")
    order = order[best[cue[order]] > 0]
    cue, worth, facts = cue[order], worth[order], facts[order]
    starts = np.flatnonzero(np.r_[True, cue[1:] != cue[:-1]])
    sizes = np.diff(np.r_[starts, len(cue)])
    aim = (worth == best[cue]).astype(float)
    aim /= np.repeat(np.add.reduceat(aim, starts), sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = facts @ weights
        score -= np.repeat(np.maximum.reduceat(score, starts), sizes)
        odds = np.exp(score)
        share = odds / np.repeat(np.add.reduceat(odds, starts), sizes)
        value = -(aim * np.log(np.maximum(share, 1e-12))).sum()
        return value + 0.5 * RIVAL_RIDGE * weights @ weights, (
            facts.T @ (share - aim) + RIVAL_RIDGE * weights
        )

    return _minimum(loss, facts.shape[1])


def fit_filter(facts: csr_matrix, right: np.ndarray) -> np.ndarray:
    """Fit a logistic regression: right readings against wrong ones."""

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = facts @ weights
        value = np.logaddexp(0, -score * (2 * right - 1)).sum()
        miss = 1 / (1 + np.exp(-score)) - right
        return value + 0.5 * FILTER_RIDGE * weights @ weights, (
            facts.T @ miss + FILTER_RIDGE * weights
        )

    return _minimum(loss, facts.shape[1])


def _minimum(loss: object, size: int) -> np.ndarray:
    found = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return found.x


def chosen(score: np.ndarray, cue: np.ndarray) -> list[int]:
    """Return the row of the best reading of every cue."""
    best: dict[int, int] = {}
    for row, one in enumerate(cue):
        if one not in best or score[row] > score[best[one]]:
            best[one] = row
    return sorted(best.values())


def learn_choice(most: int | None = None) -> dict[str, int]:
    """Learn the weights of the choice among the readings of a cue, and nothing else."""
    cases, _ = collect(most)
    facts, often = cases.matrix()
    return _named(fit_choice(facts, *_aims(cases)), cases.names, often)


def _aims(cases: Cases) -> tuple[np.ndarray, np.ndarray]:
    return np.array(cases.cue), np.array(cases.worth)


def learn(most: int | None = None) -> tuple[dict[str, dict[str, int]], Network]:
    """Learn all weights, and the network beside them, from the training articles."""
    cases, readings = collect(most)
    facts, often = cases.matrix()
    cue, good = _aims(cases)
    rivals = fit_choice(facts, cue, good)
    filtered, looked_at = Cases(), []
    for row in chosen(facts @ rivals, cue):
        frame, page = readings[row]
        filtered.add(cases.article[row], cases.cue[row], good[row], features(frame, page))
        looked_at.append(seen([frame], page))
    kept, frequent = filtered.matrix()
    right = (np.array(filtered.worth) > 0).astype(float)
    weights = {
        "rivals": _named(rivals, cases.names, often),
        "attribution": _named(fit_filter(kept, right), filtered.names, frequent),
    }
    told = told_apart(kept, right, np.array(filtered.article), fit_filter)
    return weights, fit_network(np.concatenate(looked_at), told, right)


def _named(weights: np.ndarray, names: dict[str, int], often: np.ndarray) -> dict[str, int]:
    listed = [name for name, number in names.items() if often[number]]
    whole = np.rint(weights * ranking.UNIT).astype(int)
    return {n: int(w) for n, w in sorted(zip(listed, whole, strict=True)) if abs(w) >= SMALLEST}


def main() -> None:
    """Learn, and write the weights if asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--choice", action="store_true", help="keep the filter as it is")
    options.add_argument("--most", type=int, help="learn from the first N articles only")
    wanted = options.parse_args()
    if wanted.choice:
        kept = json.loads((OUT / "weights.json").read_text(encoding="utf-8"))
        weights, network = {**kept, "rivals": learn_choice(wanted.most)}, None
    else:
        weights, network = learn(wanted.most)
    print({name: len(part) for name, part in weights.items()})
    if wanted.write:
        write(weights, network)
        ranking.bundled_weights.cache_clear()
        polnear.print_table("dev")


def write(weights: dict[str, dict[str, int]], network: Network | None) -> None:
    """Write what was learned beside the modules that use it."""
    written = json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True)
    (OUT / "weights.json").write_text(written + "\n", encoding="utf-8")
    if network is None:
        return
    halves = {n: getattr(network, n).astype(np.float16) for n in ("inner", "bias", "outer")}
    rest = np.array([network.shift, network.gain], dtype=np.float16)
    np.savez_compressed(OUT / "network.npz", **halves, rest=rest)


if __name__ == "__main__":
    main()
