"""The words of a brief: likelihood, numbers, dates and names, each from one table.

Likelihood words follow the bands of ICD 203 (US Intelligence Community Directive 203, 2015). A
word never stands without its number, and no chance is ever shown as 0 % or 100 %.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from upperhand.scenario import Issue, Scenario

__all__ = [
    "ACTS",
    "CHANCE_THAT",
    "DRIVERS",
    "LIKELIHOOD",
    "STANCES",
    "VERDICTS",
    "assumption_name",
    "day",
    "file_name",
    "issue_name",
    "kind_of",
    "likelihood",
    "listed",
    "percent",
    "points",
    "shared_name",
    "signed_points",
    "three_digits",
    "together",
]

LIKELIHOOD = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""Upper end of each band, and its word (ICD 203). A chance on a bound takes the lower word."""

CHANCE_THAT = {
    "almost no chance": "there is {} that",
    "roughly even": "the chances are {} that",
}
"""How a sentence opens with a likelihood word, where *it is … that* would not do."""

LEAST, MOST = 0.01, 0.99
THIN = "\u202f"  # narrow no-break space: a number and its unit stay on one line
MINUS = "\u2212"

VERDICTS = {
    "supported": ("●", "supported"),
    "partly": ("◐", "partly supported"),
    "not supported": ("○", "not supported"),
    "cannot tell": ("?", "cannot tell"),
}
"""Shape and words of each verdict: the colour only repeats them."""

STANCES = {
    "redline": ("■", "red line"),
    "demand": ("▲", "demands"),
    "ideal": ("△", "names as its aim"),
    "offer": ("●", "offers"),
    "accept": ("✓", "accepts"),
    "conditional": ("◐", "on a condition"),
    "reject": ("✕", "rejects"),
    "silent": ("○", "gave no answer"),
}

ACTS = {
    "claim": "claims",
    "deny": "denies",
    "demand": "demands",
    "offer": "offers",
    "threaten": "threatens",
    "reject": "rejects",
    "accept": "accepts",
    "accuse": "accuses",
    "promise": "promises",
    "announce": "announces",
    "affirm": "affirms",
    "describe": "describes",
}

DRIVERS = {
    "territory": "gains at the front",
    "battlefield": "gains at the front",
    "support": "support from outside",
    "cost": "what the war costs the other side",
    "costs": "what the war costs the other side",
    "resolve": "resolve to fight on",
    "beliefs": "what others believe of the war",
    "sincerity": "how seriously talks are meant",
}
"""What a claim says leverage comes from, in words."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def likelihood(chance: float) -> str:
    """Return the word for a chance.

    >>> likelihood(0.88), likelihood(0.5), likelihood(0.0)
    ('very likely', 'roughly even', 'almost no chance')
    """
    return next(word for top, word in LIKELIHOOD if chance <= top)


def percent(share: float) -> str:
    """Return a share in per cent, never as none or all of it.

    >>> percent(0.884), percent(0.0), percent(0.999)
    ('88\\u202f%', '<1\\u202f%', '>99\\u202f%')
    """
    if math.isnan(share):
        return "none"
    if share < LEAST:
        return f"<1{THIN}%"
    if share > MOST:
        return f">99{THIN}%"
    return f"{share * 100:.0f}{THIN}%"


def points(utility: float) -> str:
    """Return a utility on the scale of a brief: 0 the worst deal for a party, 100 the best.

    >>> points(0.4034), points(-0.021)
    ('40', '\\u22122')
    """
    return "none" if math.isnan(utility) else _minus(f"{utility * 100:.0f}")


def signed_points(difference: float) -> str:
    """Return a difference of utilities in points, with its sign.

    >>> signed_points(0.0241), signed_points(-0.003), signed_points(0.0)
    ('+2.4', '\\u22120.3', '0.0')
    """
    if math.isnan(difference):
        return "none"
    shown = f"{difference * 100:+.1f}"
    return "0.0" if float(shown) == 0 else _minus(shown)


def three_digits(value: float) -> str:
    """Return a number with three significant digits, thousands apart.

    >>> three_digits(0.008734), three_digits(108845.0), three_digits(-3.0)
    ('0.00873', '109\\u202f000', '\\u22123')
    """
    if value == 0:
        return "0"
    places = max(2 - math.floor(math.log10(abs(value))), 0)
    rounded = round(value, 2 - math.floor(math.log10(abs(value))))
    shown = f"{rounded:,.{places}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return _minus(shown.replace(",", THIN))


def _minus(shown: str) -> str:
    return "0" if shown == "-0" else shown.replace("-", MINUS)


def day(iso: str) -> str:
    """Return a date as people write it, at the granularity it has.

    >>> day("2025-12-03"), day("2025-12"), day("2025")
    ('3 Dec 2025', 'Dec 2025', '2025')
    """
    if "/" in iso:
        return " to ".join(day(part) for part in iso.split("/"))
    parts = iso.split("-")
    if len(parts) == 3:
        at = date.fromisoformat(iso)
        return f"{at.day} {MONTHS[at.month - 1]} {at.year}"
    return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else iso


def listed(names: Iterable[str]) -> str:
    """Return names as a list in words.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b and c', 'a', 'none')
    """
    several = list(names)
    if not several:
        return "none"
    return several[0] if len(several) == 1 else f"{', '.join(several[:-1])} and {several[-1]}"


def file_name(source: str) -> str:
    """Return a source without the folders it lies in: they tell of a machine, not of the page.

    >>> file_name("notes/talks/page.txt")
    'page.txt'
    """
    return Path(source).name or source


def issue_name(issue: Issue) -> str:
    """Return an issue's short name, or its id in words, with abbreviations in capitals."""
    if issue.name:
        return issue.name
    told = " ".join([issue.question, *(o.label for o in issue.options)])
    words = [_capitals(word, told) for word in issue.id.replace(".", "_").split("_")]
    return words[0][:1].upper() + " ".join(words)[1:]


def _capitals(word: str, told: str) -> str:
    abbreviation = re.search(rf"\b{re.escape(word.upper())}\b", told) is not None
    return word.upper() if abbreviation or not set(word) & set("aeiouy") else word


def assumption_name(scenario: Scenario, path: str) -> str:
    """Return an estimate's path in words, e.g. *weight of South, Ukraine*."""
    what, whose = shared_name(scenario, [path])
    return (
        f"{what} {whose}" if kind_of(path) in PER_ISSUE else ", ".join(filter(None, (what, whose)))
    )


def kind_of(path: str) -> str:
    """Return which kind of estimate a path leads to, e.g. ``weight``, ``belief.mean``.

    >>> kind_of("belief.ru.mean"), kind_of("weight.ru.donbas"), kind_of("war.moves")
    ('belief.mean', 'weight', 'war.moves')
    """
    kind, *rest = path.split(".")
    if kind in PER_ISSUE or kind == "aftermath":
        return kind
    return path if kind == "war" else ".".join([kind, *rest[1:]])


def shared_name(scenario: Scenario, paths: Sequence[str]) -> tuple[str, str]:
    """Return what estimates of one kind are, and whose, in words."""
    kind = kind_of(paths[0])
    if kind.startswith("war."):
        return WAR[kind[4:]].format(a=scenario.side("a").name), ""
    if kind == "aftermath":
        return _after_a_deal(scenario, paths)
    if kind in PER_PARTY:
        return PER_PARTY[kind], listed(scenario.party(p.split(".")[1]).name for p in paths)
    by_party: dict[str, list[str]] = {}
    for path in paths:
        _, party, issue = path.split(".", 2)
        name = issue_name(scenario.issue(issue))
        by_party.setdefault(scenario.party(party).name, []).append(name)
    return PER_ISSUE[kind], "; ".join(f"{', '.join(i)}, {p}" for p, i in by_party.items())


def _after_a_deal(scenario: Scenario, paths: Sequence[str]) -> tuple[str, str]:
    """Return what estimates of the time after a deal are, e.g. *power shift after a deal*."""
    what, *whose = paths[0].split(".")[1:]
    names = {p.id: p.name for p in scenario.parties}
    labels = {o.id: o.label for issue in scenario.issues for o in issue.options}
    held = (p.split(".")[-1] for p in paths) if whose else ()
    return AFTER.get(what, what), listed(
        names.get(h, labels.get(h, h)) for h in held
    ) if whose else ""


AFTER = {
    "shift": "shift of power after a deal, towards",
    "bite": "what breaking a guaranteed deal would cost",
    "level": "strength of the guarantee",
    "spread": "size of yearly shocks to a deal",
}
WAR = {
    "position": "where the front stands",
    "mobility": "how fast the front moves",
    "moves": "how much news the fighting has brought",
    "toward_a": "share of the front’s moves that went {a}’s way",
    "collapse": "chance that the war is decided off the front",
}
PER_ISSUE = {
    "ideal": "ideal on",
    "weight": "weight of",
    "curvature": "how cheap small departures are on",
    "hardness": "hardness of the red line on",
}
PER_PARTY = {
    "endurance": "months of war borne",
    "patience": "patience",
    "belief.mean": "odds believed before the war’s record",
    "belief.weight": "weight of those prior odds",
    "support.given": "support received now",
    "support.effect": "effect of support on the odds",
}


def together(names: Sequence[str], *, most: int = 3) -> str:
    """Return the first few names as a list, the rest as *others*."""
    kept = list(names[:most])
    return listed([*kept, "others"] if len(names) > most else kept)
