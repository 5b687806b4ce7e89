"""What a case file says that contradicts itself: names, dates, sources and ranges.

The rules run on the file's plain tree, entry by entry, and pass over whatever has not the shape
it should have: that is told by the schema. So one run tells both kinds of fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

__all__ = ["Fault", "contradictions"]

Place = tuple[Any, ...]
Fault = tuple[Place, str]
"""Where in the tree, as keys and indices, and what is wrong there."""
Tree = Mapping[str, Any]

NAMED_ONCE = ("parties", "issues", "offers", "disputes")
CODED_ONCE = ("acceptable", "salience")
OF_PARTY_AND_ISSUE = ("positions", "acceptable", "salience")
DATED = ("positions", "offers", "events", "support", "opinion")
VALUED = (
    ("moving_month_km2",), ("collapse",), ("patience",), ("curvature",), ("prior", "mean"),
    ("prior", "weight"), ("unknown_weight",), ("weight_error",), ("hardness", "stated_once"),
    ("hardness", "repeated"),
)  # fmt: skip
"""Judgements that need a value, or low, mode and high."""
RANGE = ("low", "mode", "high")


def contradictions(tree: Tree) -> Iterator[Fault]:
    """Yield every contradiction in a case file's tree, with its place."""
    yield from _repeats(tree)
    yield from _unknown_names(tree)
    yield from _unknown_options(tree)
    yield from _unknown_sources(tree)
    yield from _impossible_dates(tree)
    yield from _broken_judgements(tree)


def _entries(tree: Tree, name: str) -> Iterator[tuple[Place, Tree]]:
    found = tree.get(name)
    for i, entry in enumerate(found if isinstance(found, list) else []):
        if isinstance(entry, dict):
            yield (name, i), entry


def _ids(tree: Tree, name: str) -> list[str]:
    return [str(e["id"]) for _, e in _entries(tree, name) if "id" in e]


def _options(tree: Tree) -> dict[str, list[str]]:
    """Return the options of every issue; an id given twice, which is a fault, has both lists."""
    found: dict[str, list[str]] = {}
    for _, issue in _entries(tree, "issues"):
        if "id" in issue:
            found.setdefault(str(issue["id"]), []).extend(_ids(issue, "options"))
    return found


def _repeats(tree: Tree) -> Iterator[Fault]:
    for name in NAMED_ONCE:
        yield from _twice(tree, name, ("id",), (name,))
    for place, issue in _entries(tree, "issues"):
        yield from _twice(issue, "options", ("id",), (*place, "options"))
    for name in CODED_ONCE:
        yield from _twice(tree, name, ("party", "issue"), (name,))


def _twice(tree: Tree, name: str, keys: tuple[str, ...], where: Place) -> Iterator[Fault]:
    seen = set()
    for (_, i), entry in _entries(tree, name):
        named = tuple(str(entry[k]) for k in keys if k in entry)
        if named in seen:
            shown = ", ".join(named)
            yield (*where, i, keys[0]), f'{name} lists "{shown}" twice: keep one, or rename it'
        seen |= {named} if len(named) == len(keys) else set()


def _unknown_names(tree: Tree) -> Iterator[Fault]:
    parties, issues = _ids(tree, "parties"), list(_options(tree))
    for side in ("side_a", "side_b"):
        yield from _unknown(tree, side, parties, "party", ())
    if tree.get("side_a") and tree.get("side_a") == tree.get("side_b"):
        yield ("side_b",), f'side_a and side_b are both "{tree["side_a"]}": name two parties'
    for name in OF_PARTY_AND_ISSUE:
        for place, entry in _entries(tree, name):
            yield from _unknown(entry, "party", parties, "party", place)
            yield from _unknown(entry, "issue", issues, "issue", place)
    for place, entry in _entries(tree, "consent"):
        yield from _unknown(entry, "party", parties, "party", place)
        yield from _unknown(entry, "issues", issues, "issue", place)
    for place, entry in _entries(tree, "offers"):
        yield from _unknown(entry, "by", parties, "party", place)
    judgements = tree.get("judgements")
    if isinstance(judgements, dict):
        for place, entry in _entries(judgements, "endurance"):
            yield from _unknown(entry, "party", parties, "party", ("judgements", *place))
        yield from _unknown_in_durability(judgements.get("durability"), tree)


def _unknown_in_durability(coded: Any, tree: Tree) -> Iterator[Fault]:
    """Check who rearms, who guarantees, and on which issue's options."""
    if not isinstance(coded, dict):
        return
    place: Place = ("judgements", "durability")
    parties, options = _ids(tree, "parties"), _options(tree)
    sides = [str(tree[side]) for side in ("side_a", "side_b") if side in tree]
    yield from _unknown(coded, "issue", list(options), "issue", place)
    for name in ("rearming", "bite"):
        for below, entry in _entries(coded, name):
            yield from _unknown(entry, "party", sides, "side", (*place, *below))
    for below, entry in _entries(coded, "guarantors"):
        yield from _unknown(entry, "party", parties, "party", (*place, *below))
    for below, entry in _entries(coded, "levels"):
        yield from _unknown(entry, "guarantors", parties, "party", (*place, *below))
        yield from _no_option(options, coded.get("issue"), entry, "option", (*place, *below))
    known = {str(e.get("option")) for _, e in _entries(coded, "levels")}
    for option in options.get(str(coded.get("issue")), []):
        if option not in known:
            yield (*place, "levels"), f'option "{option}" has no level: give one in [0, 1]'


def _unknown(entry: Tree, key: str, known: list[str], what: str, place: Place) -> Iterator[Fault]:
    """Yield a fault for each name under a key, one or a list of them, that is not known."""
    given = entry.get(key)
    for name in given if isinstance(given, list) else [given]:
        if isinstance(name, str) and name not in known:
            yield (*place, key), f'{what} "{name}" is unknown: have {", ".join(known)}'


def _unknown_options(tree: Tree) -> Iterator[Fault]:
    options = _options(tree)
    for place, issue in _entries(tree, "issues"):
        if issue.get("status_quo"):
            yield from _no_option(options, issue.get("id"), issue, "status_quo", place)
    for place, entry in _entries(tree, "positions"):
        yield from _no_option(options, entry.get("issue"), entry, "option", place)
    for place, entry in _entries(tree, "acceptable"):
        for end in ("from", "to"):
            yield from _no_option(options, entry.get("issue"), entry, end, place)
    for place, offer in _entries(tree, "offers"):
        terms = offer.get("terms")
        if not isinstance(terms, dict):
            continue
        for issue in terms:
            yield from _unknown({issue: issue}, issue, list(options), "issue", (*place, "terms"))
            yield from _no_option(options, issue, terms, issue, (*place, "terms"))
    for place, pair in _entries(tree, "forbidden"):
        yield from _bad_pair(options, pair, place)


def _bad_pair(options: dict[str, list[str]], pair: Tree, place: Place) -> Iterator[Fault]:
    given = pair.get("options")
    for k, named in enumerate(given if isinstance(given, list) else []):
        issue, _, option = str(named).partition(".")
        where = (*place, "options")
        yield from _unknown({str(k): issue}, str(k), list(options), "issue", where)
        yield from _no_option(options, issue, {str(k): option}, str(k), where)


def _no_option(
    options: dict[str, list[str]], issue: Any, entry: Tree, key: str, place: Place
) -> Iterator[Fault]:
    option, known = entry.get(key), options.get(str(issue))
    if isinstance(option, str) and known is not None and option not in known:
        what = f'"{option}" is no option of issue "{issue}": have {", ".join(known)}'
        yield (*place, key), what


def _unknown_sources(tree: Tree) -> Iterator[Fault]:
    known = tree.get("sources")
    if isinstance(known, dict):
        for place, key in _cited(tree, ()):
            if key not in known:
                yield place, f'source "{key}" is not in the map of sources: add it there'


def _cited(node: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Yield every source key below a node, with the place of its list."""
    if isinstance(node, list):
        for i, below in enumerate(node):
            yield from _cited(below, (*place, i))
    elif isinstance(node, dict):
        for key, below in node.items():
            if key in ("sources", "dispute_src") and isinstance(below, list):
                yield from (((*place, key), str(name)) for name in below)
            else:
                yield from _cited(below, (*place, key))


def _impossible_dates(tree: Tree) -> Iterator[Fault]:
    for name in DATED:
        for place, entry in _entries(tree, name):
            yield from _no_day(entry, "date", place)
    for place, entry in _entries(tree, "acceptable"):
        yield from _no_day(entry, "as_of", place)
    yield from _no_day(tree, "cut_off", ())


def _no_day(entry: Tree, key: str, place: Place) -> Iterator[Fault]:
    given = entry.get(key)
    if isinstance(given, str) and len(given) in (4, 7, 10):
        try:
            date.fromisoformat(given + "-01-01"[len(given) - 4 :] if len(given) < 10 else given)
        except ValueError:
            yield (*place, key), f'"{given}" is no date: give year, year-month or year-month-day'


def _broken_judgements(tree: Tree) -> Iterator[Fault]:
    coded = tree.get("judgements")
    if not isinstance(coded, dict):
        return
    for path in VALUED:
        node: Any = coded
        for key in path:
            node = node.get(key) if isinstance(node, dict) else None
        yield from _no_number(node, ("judgements", *path))
    for place, entry in _entries(coded, "endurance"):
        yield from _no_number(entry, ("judgements", *place))
    lasting = coded.get("durability")
    if isinstance(lasting, dict):
        yield from _broken_durability(lasting, ("judgements", "durability"))


def _broken_durability(coded: Tree, at: Place) -> Iterator[Fault]:
    yield from _no_number(coded.get("spread"), (*at, "spread"))
    for name in ("rearming", "bite", "levels"):
        for place, entry in _entries(coded, name):
            yield from _no_number(entry, (*at, *place))
    for place, entry in _entries(coded, "guarantors"):
        for key in ("worth", "cost"):
            yield from _no_number(entry.get(key), (*at, *place, key))


def _no_number(node: Any, place: Place) -> Iterator[Fault]:
    if not isinstance(node, dict) or isinstance(node.get("value"), int | float):
        return
    name = ".".join(map(str, place))
    given = [float(x) for k in RANGE if isinstance(x := node.get(k), int | float)]
    if len(given) < len(RANGE):
        yield place, f"{name} has neither a value nor low, mode and high: give one or the other"
    elif sorted(given) != given:
        yield place, f"{name} runs {given[0]:g}–{given[1]:g}–{given[2]:g}: give low <= mode <= high"
