"""What was said and done, and where we read it: the entries of a record.

Text is never stored twice. An entry points at ``document.text[start:end]`` through a
:class:`Citation`; offsets are Unicode code points in the decoded raw text. What the reporter
says and what a speaker says are different fields and are never mixed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

__all__ = [
    "Actor",
    "Citation",
    "Cluster",
    "Document",
    "Event",
    "LeverageClaim",
    "Measurement",
    "Meeting",
    "Mention",
    "Part",
    "Position",
    "Problem",
    "Role",
    "Statement",
    "When",
]

QuoteKind = Literal["direct", "mixed", "indirect"]
Act = Literal[
    "claim", "deny", "demand", "offer", "threaten", "reject",
    "accept", "accuse", "promise", "announce", "affirm", "describe",
]  # fmt: skip
Stance = Literal["ideal", "demand", "offer", "accept", "reject", "redline", "conditional", "silent"]
Granularity = Literal["day", "month", "year", "range", "unresolved"]
Status = Literal["past", "planned", "offered", "negated", "ongoing", "conditional"]
ClaimType = Literal["leverage", "strength", "resolve", "readiness", "normative", "sincerity"]
PartKind = Literal[
    "body", "title", "breadcrumb", "counter", "author", "date", "share", "caption",
    "navigation", "cookie", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """A stretch of a document: the quote is always ``text[start:end]``."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page with its function: body text, or a kind of boilerplate."""

    start: int
    end: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class When:
    """A date with the granularity the text supports, and what it was resolved against.

    ``iso`` is ``2025-12-03``, ``2025-12`` or ``2025`` (``2025-12-01/2025-12-05`` for a range),
    and empty when ``granularity`` is ``unresolved``. ``anchor`` says what a relative date was
    counted from; ``inferred`` gives the reason where a date was matched to a case, not read.
    """

    iso: str
    granularity: Granularity
    text: str = ""
    citation: Citation | None = None
    anchor: str = ""
    inferred: str = ""

    @property
    def first_day(self) -> date | None:
        """First day the expression can mean, or None when unresolved."""
        if not self.iso:
            return None
        first = self.iso.split("/")[0]
        return date.fromisoformat(first + "-01-01"[len(first) - 4 :] if len(first) < 10 else first)


@dataclass(frozen=True, slots=True)
class Document:
    """A page as read: the raw text, what each part of it is, and what it says of itself.

    ``id`` is the sha256 of the raw bytes. ``found`` says, per metadata field, where it was
    found (``"title": "first line, repeated twice"``).
    """

    id: str
    source: str
    text: str
    parts: tuple[Part, ...] = ()
    title: str = ""
    author: str = ""
    section: str = ""
    url: str = ""
    outlet: str = ""
    published: When | None = None
    updated: When | None = None
    retrieved: str = ""
    language: str = ""
    found: tuple[tuple[str, str], ...] = ()

    @property
    def dated(self) -> When | None:
        """When the page was published or, where it does not say, the day of its last update."""
        if self.published or self.updated is None:
            return self.published
        return self.updated if self.updated.granularity == "day" else None

    def body(self) -> tuple[Part, ...]:
        """Return the parts that carry the story, in order."""
        return tuple(p for p in self.parts if p.kind == "body")

    def quote(self, citation: Citation) -> str:
        """Return the cited stretch of this document."""
        return self.text[citation.start : citation.end]

    def teller(self, statement: Statement) -> str:
        """Return the words that name who made a statement, on one line, or an empty text.

        "Trump, who has expressed …" is told by Trump.
        """
        if statement.speaker is None:
            return ""
        words = " ".join(self.quote(statement.speaker.citation).split())
        for relative in (" who", " which", " that"):
            words = words.removesuffix(relative)
        return words.rstrip(",")


@dataclass(frozen=True, slots=True)
class Role:
    """An office held from one date to another; an empty date is open."""

    office: str
    party: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, office, state, organisation or armed group that can speak or act.

    ``party`` is the id of the party it speaks for when no dated role says otherwise.
    """

    id: str
    name: str
    kind: Literal["person", "office", "state", "organisation", "group"]
    party: str = ""
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """The words that name someone, and whom they name (``actor`` empty when unknown)."""

    citation: Citation
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something somebody is reported to have said, with the exact words that report it."""

    id: str
    document: str
    kind: QuoteKind
    act: Act
    content: tuple[Citation, ...]
    speaker: Mention | None = None
    party: str = ""
    cue: Citation | None = None
    negated: bool = False
    condition: Citation | None = None
    audience: Literal["public", "private"] = "public"
    continues: str = ""
    when: When | None = None
    about: tuple[str, ...] = ()
    disputed: bool = False
    confidence: float = 1.0
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party is reported to stand on an issue.

    ``option`` is empty when the words fix the issue but not the option. ``issue`` may be
    ``plan`` for a position on a plan as a whole; ``plan`` then names the plan if it is known.
    """

    id: str
    party: str
    issue: str
    stance: Stance
    option: str = ""
    when: When | None = None
    statement: str = ""
    citations: tuple[Citation, ...] = ()
    condition: str = ""
    plan: str = ""
    sources: tuple[str, ...] = ()
    coded: bool = False
    note: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class LeverageClaim:
    """A claim that somebody is strong, resolved, ready, or gains leverage.

    ``holder`` is the party said to hold the leverage, ``claimant`` the party that says so
    (empty when the reporter says so), ``driver`` what it is said to come from
    (``territory``, ``support``, ``cost``, ``resolve`` …), ``direction`` +1 rising, -1 falling.
    """

    id: str
    document: str
    holder: str
    claimant: str
    type: ClaimType
    driver: str
    direction: int
    citations: tuple[Citation, ...]
    statement: str = ""
    issue: str = ""
    basis: Citation | None = None
    since: When | None = None
    when: When | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """Something done: PLOVER class and mode, who to whom, and whether it has happened."""

    id: str
    category: str
    status: Status
    mode: str = ""
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    place: str = ""
    when: When | None = None
    citations: tuple[Citation, ...] = ()
    told_by: str = ""
    text: str = ""
    sources: tuple[str, ...] = ()
    confidence: float = 1.0
    extractor: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who met or will meet whom, where and when, and what came of it."""

    id: str
    participants: tuple[str, ...]
    status: Status
    sides: tuple[str, ...] = ()
    place: str = ""
    when: When | None = None
    outcome: str = ""
    citations: tuple[Citation, ...] = ()
    told_by: str = ""
    text: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Tellings of one thing, in one or several documents; nothing is deleted by merging."""

    id: str
    members: tuple[str, ...]
    kind: Literal["statement", "event", "meeting"] = "statement"
    contradictory: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measurement:
    """One value of a measured or claimed series, e.g. km² taken in a month.

    ``status`` keeps apart what a belligerent *claims*, what an observer *assesses* and what
    we *derived*.
    """

    id: str
    series: str
    when: When
    value: float
    unit: str
    status: Literal["claimed", "assessed", "derived", "published"]
    holder: str = ""
    party: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in the material, kept as data: what, where, and what to do."""

    where: str
    what: str
    repair: str = ""
    severity: Literal["error", "warning", "note"] = "warning"
    document: str = ""
    details: tuple[str, ...] = field(default=())
