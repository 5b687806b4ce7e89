"""The corpus of annotated pages: loaded, and every annotation checked against its page.

An annotation names stretches of a page by their words, and by which occurrence of those words is
meant (``{"text": "said", "n": 2}`` is the third "said"; ``n`` is 0 when left out). The loader
turns them into (start, end) and refuses a corpus with a stretch that is not on its page: every
fault of the corpus is listed in one message.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

from ruamel.yaml import YAML

from upperhand.record import Actor, Role
from upperhand.record.entries import Act, QuoteKind

__all__ = [
    "CORPUS", "PARTS", "ROOT", "SHARED", "Cast", "CorpusError", "Page", "Span", "corpus_hash",
    "load_cast", "load_page", "load_pages", "load_seed",
]  # fmt: skip

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).resolve().parent / "corpus"
SHARED = ROOT.parent / "shared"
SEED = SHARED / "input" / "seed-article.txt"
SEED_NOTES = CORPUS / "seed-annotation.json"
PARTS = ("tune", "held", "recent")
ACTS = frozenset(get_args(Act))
KINDS = frozenset(get_args(QuoteKind))


class CorpusError(Exception):
    """An annotation does not fit its page; the message lists every fault found."""


class Span(NamedTuple):
    """A stretch of a page, in code points of the decoded text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Telling:
    """An annotated statement. ``acts`` holds every act that is a right reading."""

    id: int
    kind: str
    acts: tuple[str, ...]
    party: str
    actor: str
    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    negated: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """An annotated event or meeting; ``classes`` holds every class that is a right reading."""

    span: Span
    status: str
    classes: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """An annotated date expression; ``iso`` is empty where the page gives no anchor."""

    span: Span
    iso: str
    granularity: str


@dataclass(frozen=True, slots=True)
class Boast:
    """An annotated claim of leverage, strength, resolve or readiness."""

    span: Span
    holder: str
    claimant: str
    type: str
    direction: int


@dataclass(frozen=True, slots=True)
class Stand:
    """An annotated position: every issue and stance that is a right reading."""

    party: str
    issues: tuple[str, ...]
    stances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its annotation; ``given`` is the day handed to the reader, if any."""

    name: str
    path: Path
    conflict: str
    style: str
    text: str
    published: str
    given: date | None
    tellings: tuple[Telling, ...]
    events: tuple[Happening, ...]
    meetings: tuple[Happening, ...]
    dates: tuple[Dated, ...]
    boasts: tuple[Boast, ...]
    stands: tuple[Stand, ...]
    boilerplate: tuple[Span, ...]
    titles: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who in a conflict; ``member_of`` maps a member state to its party."""

    actors: tuple[Actor, ...]
    member_of: Mapping[str, str]

    def party(self, id: str) -> str:
        """Return the party of this conflict that an id stands for; an id it lacks stays."""
        return self.member_of.get(id, id)

    def knows(self, party: str) -> bool:
        """Check whether this conflict has such a party."""
        return party in self.member_of.values()


def load_pages(part: str) -> tuple[Page, ...]:
    """Return the pages of ``tune`` or ``held``; CorpusError names every misfit of all pages."""
    pages: list[Page] = []
    faults: list[str] = []
    for notes in sorted((CORPUS / part).glob("*.json")):
        try:
            pages.append(load_page(notes))
        except CorpusError as fault:
            faults.append(str(fault))
    if faults:
        raise CorpusError("\n".join(faults))
    return tuple(pages)


def load_page(notes: Path) -> Page:
    """Return one page with its annotation."""
    data = json.loads(notes.read_text(encoding="utf-8"))
    path = ROOT / data["file"] if "/" in data["file"] else notes.parent / data["file"]
    text = path.read_bytes().decode("utf-8")
    faults: list[str] = []
    page = _page(notes.stem, path, text, data, lambda ref: _locate(text, ref, faults))
    faults += _odd_values(page)
    if faults:
        raise CorpusError("\n".join(f"{notes.name}: {fault}" for fault in faults))
    return page


def load_seed() -> Page | None:
    """Return the originating page with its annotation, or None where it is not at hand."""
    if not SEED.exists():
        return None
    raw = SEED.read_bytes()
    data = json.loads(SEED_NOTES.read_text(encoding="utf-8"))
    if hashlib.sha256(raw).hexdigest() != data["sha256"]:
        raise CorpusError(f"{SEED.name} has changed: {SEED_NOTES.name} does not fit it any more")
    return _page("seed-article", SEED, raw.decode("utf-8"), data, lambda pair: Span(*pair))


def load_cast(conflict: str) -> Cast:
    """Return the actors of a conflict, and which states belong to which party."""
    return _cast(CORPUS / "actors" / f"{conflict}.yaml")


def corpus_hash() -> str:
    """Return one hash over every page, annotation and actor file."""
    digest = hashlib.sha256()
    sources = {p for p in CORPUS.rglob("*") if p.is_file() and p.suffix != ".md"}
    sources |= {page.path for part in PARTS for page in load_pages(part)}
    for path in sorted(sources, key=lambda p: p.relative_to(ROOT).as_posix()):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


# --- one annotation ---------------------------------------------------------------------------

Find = Callable[[Any], Span]


def _locate(text: str, ref: Mapping[str, Any], faults: list[str]) -> Span:
    """Return where the words stand on the page; note a fault if they do not."""
    words, place = ref["text"], -1
    for _ in range(ref.get("n", 0) + 1):
        place = text.find(words, place + 1)
        if place < 0:
            faults.append(f"occurrence {ref.get('n', 0)} of {words!r} is not on the page")
            return Span(0, 0)
    return Span(place, place + len(words))


def _page(name: str, path: Path, text: str, data: Mapping[str, Any], find: Find) -> Page:
    given = date.fromisoformat(data["published"]) if data["published_given"] else None
    boilerplate = [find(b) for b in data["boilerplate"]]
    return Page(
        name=name, path=path, conflict=data["conflict"], style=data["style"], text=text,
        published=data["published"], given=given,
        tellings=tuple(_telling(s, find) for s in data["statements"]),
        events=tuple(
            Happening(find(_where(e)), e["status"], tuple(e["class"])) for e in data["events"]
        ),
        meetings=tuple(
            Happening(find(_where(m)), m["status"], (), tuple(m["parties"]))
            for m in data["meetings"]
        ),
        dates=tuple(Dated(find(_where(d)), d["iso"], d["granularity"]) for d in data["dates"]),
        boasts=tuple(_boast(c, find) for c in data["leverage_claims"]),
        stands=tuple(
            Stand(p["party"], tuple(p["issue"]), tuple(p["stance"])) for p in data["positions"]
        ),
        boilerplate=tuple(boilerplate),
        titles=tuple(b for b in boilerplate if _is_title(text[b.start : b.end], data))
        or tuple(find(t) for t in data.get("titles", ())),
    )  # fmt: skip


def _is_title(words: str, data: Mapping[str, Any]) -> bool:
    """Check whether a line outside the story is the page's title, plain or with a number."""
    title = data.get("title", "").casefold().strip(".")
    return bool(title) and title in words.casefold()


def _where(entry: Mapping[str, Any]) -> Any:
    """Return how an entry names its stretch: by words, or by offsets."""
    return entry["span"] if "span" in entry else entry["text"]


def _telling(entry: Mapping[str, Any], find: Find) -> Telling:
    speaker, cue = entry["speaker"], entry["cue"]
    return Telling(
        entry["id"], entry["kind"], tuple(entry["act"]), entry["party"], entry.get("actor", ""),
        find(speaker) if speaker else None, find(cue) if cue else None,
        tuple(find(c) for c in entry["content"]), entry["negated"], entry.get("optional", False),
    )  # fmt: skip


def _boast(entry: Mapping[str, Any], find: Find) -> Boast:
    where = find(_where(entry))
    return Boast(where, entry["holder"], entry["claimant"], entry["type"], entry["direction"])


def _odd_values(page: Page) -> Iterator[str]:
    """Yield what no reader could ever match: unknown kinds, acts, parties."""
    parties = set(load_cast(page.conflict).member_of.values()) | {""}
    for telling in page.tellings:
        where = f"statement {telling.id}"
        if telling.kind not in KINDS:
            yield f"{where} has kind {telling.kind!r}; it must be one of {sorted(KINDS)}"
        for act in set(telling.acts) - ACTS:
            yield f"{where} has act {act!r}; it must be one of {sorted(ACTS)}"
        if telling.party not in parties:
            yield f"{where} has party {telling.party!r}, not in actors/{page.conflict}.yaml"


@cache
def _cast(path: Path) -> Cast:
    data = YAML(typ="safe", pure=True).load(path)
    members = {m: p["id"] for p in data["parties"] for m in (p["id"], *p["members"])}
    return Cast(tuple(_actor(a) for a in data["actors"]), members)


def _actor(entry: Mapping[str, Any]) -> Actor:
    roles = tuple(Role(r["office"], r["party"]) for r in entry.get("roles", ()))
    aliases = tuple(entry.get("aliases", ()))
    return Actor(entry["id"], entry["name"], entry["kind"], entry["party"], aliases, roles)
