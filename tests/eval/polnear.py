"""Scores on PolNeAR (Newell, Margolin and Ruths 2018, LREC): attributions in US political news.

::

    python tests/eval/polnear.py              the table for the development articles
    python tests/eval/polnear.py train 40     the first 40 training articles

The corpus is kept beside the project. ``full`` counts an attribution as read when the content
spans share at least half of their joint letters and the sources overlap (or both are missing);
``exact`` when the content spans are equal, offset for offset, and ``exact, letters`` when they hold
the same letters and digits (the rule for pages of our own). CORE are direct and mixed
quotations, and indirect speech with a speech verb or "according to". *False speaker*: the
content is right and the speaker stands elsewhere than the annotated source. *Reporter leak*:
content read where no annotated attribution has a single letter. Statements of one cue are joined
first (``one_cue.py``).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from metrics import Metric, rates
from one_cue import joined

from upperhand.reading.grammar.cues import SPEECH
from upperhand.reading.grammar.parse import load_parser, parse_all
from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.statements.find import quote_kind, statements
from upperhand.record import Document, Part, Statement

GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold" / "polnear"
HALF = 0.5
SPAN = re.compile(r"^(T\d+)\t([\w-]+) ([\d ;]+)\t", re.MULTILINE)
LINK = re.compile(r"^E\d+\t(.*?)\s*$", re.MULTILINE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """An attribution, annotated or read: its spans, and whether it is of the core."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    kind: str
    core: bool


def articles(part: str) -> list[str]:
    """Return the names of the articles of a part (``train``, ``dev``), in order."""
    return sorted(p.stem for p in (GOLD / part / "text").glob("*.txt"))


def text_of(part: str, name: str) -> str:
    """Return an article's text, line ends as they are."""
    with (GOLD / part / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


def annotated(part: str, name: str) -> list[Attribution]:
    """Return the attributions that the first annotator of an article marked."""
    files = sorted((GOLD / part / "attributions").glob(f"{name}_????.ann"))
    with files[0].open(encoding="utf-8", newline="") as file:
        raw = file.read()
    text = text_of(part, name)
    spans = {m[1]: [_span(s) for s in m[3].split(";")] for m in SPAN.finditer(raw)}
    found = []
    for link in LINK.finditer(raw):
        roles: dict[str, list[Span]] = {"Content": [], "Source": [], "Cue": []}
        for pair in link[1].split():
            role, _, span = pair.partition(":")
            roles.setdefault(role.rstrip("0123456789"), []).extend(spans.get(span, ()))
        if roles["Content"]:
            found.append(_gold(text, roles))
    return found


def _span(written: str) -> Span:
    start, end = written.split()
    return int(start), int(end)


def _gold(text: str, roles: Mapping[str, Sequence[Span]]) -> Attribution:
    content = tuple(sorted(roles["Content"]))
    kind = quote_kind(" … ".join(text[a:b] for a, b in content))
    cue = " ".join(text[a:b] for a, b in roles["Cue"]).lower()
    core = kind != "indirect" or cue.startswith("according to") or _speaks(cue)
    return Attribution(content, tuple(roles["Source"]), tuple(roles["Cue"]), kind, core)


def _speaks(cue: str) -> bool:
    return any(lemma in SPEECH for word in re.findall(r"[a-z]+", cue) for lemma in _lemmas(word))


@cache
def _lemmas(word: str) -> frozenset[str]:
    """Return what the word may be a form of; both sides of a comparison use this one rule."""
    irregular = {"said": "say", "told": "tell", "wrote": "write", "began": "begin", "put": "put"}
    forms = {word, irregular.get(word, word)}
    for ending, back in (
        ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""),
        ("ing", "e"), ("d", ""),
    ):  # fmt: skip
        if word.endswith(ending):
            forms.add(word.removesuffix(ending) + back)
    forms |= {f[:-1] for f in forms if len(f) > 3 and f[-1] == f[-2]}
    return frozenset(forms)


def told(text: str, statement: Statement) -> Attribution:
    """Return a statement in the form the scores are counted on."""
    cue = (statement.cue.start, statement.cue.end) if statement.cue else None
    words = text[cue[0] : cue[1]].lower() if cue else ""
    core = statement.kind != "indirect" or words.startswith("according to") or _speaks(words)
    speaker = statement.speaker.citation if statement.speaker else None
    return Attribution(
        content=tuple((c.start, c.end) for c in statement.content),
        source=((speaker.start, speaker.end),) if speaker else (),
        cue=(cue,) if cue else (),
        kind=statement.kind,
        core=core,
    )


# Matching --------------------------------------------------------------------------------------


def share(a: Sequence[Span], b: Sequence[Span]) -> float:
    """Return shared over joint letters of two contents."""
    shared = sum(max(0, min(e, z) - max(s, y)) for s, e in a for y, z in b)
    joint = sum(e - s for s, e in (*a, *b)) - shared
    return shared / joint if joint else 0.0


def touch(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Tell whether two sources overlap, or are both missing."""
    if not a or not b:
        return not a and not b
    return any(s < z and y < e for s, e in a for y, z in b)


def full_pairs(gold: Sequence[Attribution], read: Sequence[Attribution]) -> dict[int, int]:
    """Pair annotated with read attributions, best shares first, each once."""
    shares = [
        (share(g.content, r.content), i, j)
        for i, g in enumerate(gold)
        for j, r in enumerate(read)
        if touch(g.source, r.source)
    ]
    pairs: dict[int, int] = {}
    for much, i, j in sorted(shares, key=lambda x: -x[0]):
        if much >= HALF and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def exact_pairs(gold: Sequence[Attribution], read: Sequence[Attribution]) -> dict[int, int]:
    """Pair annotated with read attributions of equal content, each once."""
    pairs: dict[int, int] = {}
    for i, g in enumerate(gold):
        for j, r in enumerate(read):
            if i not in pairs and j not in pairs.values() and g.content == r.content:
                pairs[i] = j
    return pairs


def letter_pairs(
    text: str, gold: Sequence[Attribution], read: Sequence[Attribution]
) -> dict[int, int]:
    """Pair annotated with read attributions whose contents have the same letters and digits.

    A quotation annotated sentence by sentence is the same content as one that runs on; so is one
    with or without its closing stop. Pages of our own are compared by this rule.
    """
    mine = [_letters(text, g.content) for g in gold]
    theirs = [_letters(text, r.content) for r in read]
    pairs: dict[int, int] = {}
    for i, said in enumerate(mine):
        j = next((j for j, t in enumerate(theirs) if t == said and j not in pairs.values()), None)
        if j is not None:
            pairs[i] = j
    return pairs


def _letters(text: str, content: Sequence[Span]) -> frozenset[int]:
    return frozenset(k for a, b in content for k in range(a, b) if text[k].isalnum())


def counts(gold: Sequence[Attribution], read: Sequence[Attribution], text: str) -> Counter[str]:
    """Return the counts of one article that all rates are made of."""
    count: Counter[str] = Counter()
    full, exact = full_pairs(gold, read), exact_pairs(gold, read)
    alike = letter_pairs(text, gold, read)
    for group in ("all", "core", "direct", "mixed", "indirect"):
        mine = [i for i, g in enumerate(gold) if _of(g, group)]
        theirs = [j for j, r in enumerate(read) if _of(r, group)]
        count[f"{group}.gold"] += len(mine)
        count[f"{group}.read"] += len(theirs)
        count[f"{group}.found"] += sum(i in full for i in mine)
        count[f"{group}.right"] += sum(j in full.values() for j in theirs)
        count[f"{group}.exact found"] += sum(i in exact for i in mine)
        count[f"{group}.exact right"] += sum(j in exact.values() for j in theirs)
        count[f"{group}.alike"] += sum(i in alike for i in mine)
    for r in read:
        near = [g for g in gold if share(g.content, r.content) >= HALF]
        count["placed"] += bool(near and r.source)
        count["false"] += bool(near and r.source) and not any(
            touch(g.source, r.source) for g in near
        )
        count["leak"] += not any(share(g.content, r.content) for g in gold)
    return count


def _of(one: Attribution, group: str) -> bool:
    return group == "all" or (group == "core" and one.core) or one.kind == group


# Reading ---------------------------------------------------------------------------------------


def page_counts(part: str = "dev", most: int | None = None) -> list[dict[str, int]]:
    """Return the counts of every article; empty where the corpus is missing."""
    if not (GOLD / part).is_dir():
        return []
    names = load_gazetteer()
    chosen = articles(part)[:most]
    documents = (_document(part, name) for name in chosen)
    parsed = parse_all(documents, load_parser(), names)
    return [
        dict(
            counts(
                annotated(part, p.document.id),
                _read(p.document, statements(p.document, p, names)),
                p.document.text,
            )
        )
        for p in parsed
    ]


def _document(part: str, name: str) -> Document:
    text = text_of(part, name)
    return Document(id=name, source=name, text=text, parts=(Part(0, len(text), "body"),))


def _read(document: Document, said: Iterable[Statement]) -> list[Attribution]:
    return joined(document.text, [told(document.text, s) for s in said])


def _metrics() -> tuple[Metric, ...]:
    found = []
    for group in ("all", "core", "direct", "mixed", "indirect"):
        gold, read = f"{group}.gold", f"{group}.read"
        found += [
            Metric(f"{group} full P", f"{group}.right", (read,)),
            Metric(f"{group} full R", f"{group}.found", (gold,)),
            Metric(f"{group} full F1", f"{group}.found", (gold, read), times=2),
            Metric(f"{group} exact F1", f"{group}.exact found", (gold, read), times=2),
            Metric(f"{group} exact F1, letters", f"{group}.alike", (gold, read), times=2),
        ]
    return (
        *found,
        Metric("false speaker", "false", ("placed",), better="lower"),
        Metric("reporter leak", "leak", ("all.read",), better="lower"),
    )


METRICS = _metrics()


def main() -> None:
    """Print the table for a part."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("part", nargs="?", default="dev")
    options.add_argument("most", nargs="?", type=int)
    chosen = options.parse_args()
    print_table(chosen.part, chosen.most)


def print_table(part: str, most: int | None = None) -> None:
    """Print the rates of a part with their 95 % intervals."""
    pages = page_counts(part, most)
    if not pages:
        print(f"PolNeAR {part} is not beside the project: nothing was measured.")
        return
    for name, rate in rates(pages, METRICS).items():
        print(f"{name:20} {rate.value:.3f}  [{rate.low:.3f}, {rate.high:.3f}]  n = {rate.bottom}")


if __name__ == "__main__":
    main()
