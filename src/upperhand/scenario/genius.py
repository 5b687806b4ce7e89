"""Deal spaces from GENIUS XML: a domain and one utility profile per party.

The rules, which other readers of these files choose differently and which are therefore returned
with every space: an option is worth its evaluation divided by the largest evaluation of the
issue, times the issue's weight (times the weights of the objectives above it, where nested);
the reserve is the profile's ``reservation``, else 0; the ``discount_factor`` is ignored unless
a time is given. Real-valued issues have no list of options and are refused.

Reference: Lin, Kraus, Baarslag, Tykhonov, Hindriks & Jonker (2014), Genius: An Integrated
Environment for Supporting the Design of Generic Automated Negotiators, *Computational
Intelligence* 30(1), 48-70.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from lxml import etree

from upperhand.errors import InputError
from upperhand.scenario.space import DealSpace

__all__ = ["RULES", "read_genius"]

RULES = (
    "worth of an option: its evaluation divided by the largest evaluation of the issue, "
    "times the issue's weight",
    "reserve: as in the profile, 0 where it gives none",
    "parties: named after their profile files, in the order given",
)
NO_DISCOUNT = "discount: ignored"
DOMAIN, PROFILE = "negotiation_template", "utility_space"
MOST_STEPS = 10_000  # options of an integer issue; a domain with more is surely meant as real


@dataclass(slots=True)
class _Issue:
    """One issue as a file gives it: option names with their evaluations, if it gives any."""

    name: str
    line: int
    weight: float = 1.0
    evaluations: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class _File:
    path: Path
    root: str
    issues: list[_Issue]
    reserve: float = 0.0
    discount: float = 1.0


def read_genius(paths: Sequence[Path], *, time: float = 0.0) -> tuple[DealSpace, tuple[str, ...]]:
    """Return the space of a GENIUS domain, and the rules by which its files were read.

    Parameters
    ----------
    paths : sequence of Path
        Profiles, one per party, and at most one domain file; told apart by their content. With
        a domain file options come in its order, else in that of the first profile.
    time : float in [0, 1]
        When the deal is struck: utilities and reserve are multiplied by the profile's discount
        factor to the power of ``time``.

    Raises
    ------
    InputError
        Listing the problems of all files as ``file:line: what``.
    """
    problems: list[str] = []
    files = [read for path in paths if (read := _read(path, problems)) is not None]
    profiles = [file for file in files if file.root == PROFILE]
    domains = [file for file in files if file.root == DOMAIN]
    problems += _counted(profiles, domains, paths)
    if not problems:
        problems += _disagreements((domains or profiles)[0], profiles)
    if problems:
        raise InputError("these GENIUS files cannot be read as a deal space:", problems)
    return _space((domains or profiles)[0], profiles, time), (*RULES, _discounting(time))


def _discounting(time: float) -> str:
    if not time:
        return NO_DISCOUNT
    return f"discount: utilities and reserve times the discount factor to the power of {time:g}"


def _counted(profiles: list[_File], domains: list[_File], paths: Sequence[Path]) -> Iterator[str]:
    where = ", ".join(str(path) for path in paths)
    if not profiles:
        yield f"{where}: no utility profile among them; give one <{PROFILE}> file per party"
    if len(domains) > 1:
        yield f"{where}: {len(domains)} domain files; give one domain at a time"


def _space(order: _File, profiles: list[_File], time: float) -> DealSpace:
    factors = [file.discount**time for file in profiles]
    return DealSpace.of(
        {issue.name: list(issue.evaluations) for issue in order.issues},
        {
            name: [_worth(_find(file, issue.name), issue) * factor for issue in order.issues]
            for name, file, factor in zip(_names(profiles), profiles, factors, strict=True)
        },
        reserve={
            name: file.reserve * factor
            for name, file, factor in zip(_names(profiles), profiles, factors, strict=True)
        },
    )


def _names(profiles: list[_File]) -> list[str]:
    stems = [file.path.stem for file in profiles]
    return [
        stem if stems.count(stem) == 1 else str(file.path)
        for stem, file in zip(stems, profiles, strict=True)
    ]


def _find(file: _File, name: str) -> _Issue:
    return next(issue for issue in file.issues if issue.name == name)


def _worth(issue: _Issue, order: _Issue) -> np.ndarray:
    evaluations = np.array([issue.evaluations[option] for option in order.evaluations])
    largest = evaluations.max()
    return issue.weight * evaluations / (largest if largest > 0 else 1.0)


def _disagreements(order: _File, profiles: list[_File]) -> Iterator[str]:
    """Yield where a profile's issues and options are not those of the domain."""
    for file in profiles:
        ours = {issue.name: issue for issue in file.issues}
        for issue in order.issues:
            if issue.name not in ours:
                yield f"{file.path}: no issue {issue.name!r}, which {order.path} has"
                continue
            lacking = issue.evaluations.keys() - ours[issue.name].evaluations.keys()
            for option in sorted(lacking):
                yield (
                    f"{file.path}:{ours[issue.name].line}: issue {issue.name!r} does not evaluate "
                    f"option {option!r}, which {order.path} has"
                )
            surplus = ours[issue.name].evaluations.keys() - issue.evaluations.keys()
            for option in sorted(surplus):
                yield (
                    f"{file.path}:{ours[issue.name].line}: issue {issue.name!r} evaluates option "
                    f"{option!r}, which {order.path} does not have"
                )
        for name in ours.keys() - {issue.name for issue in order.issues}:
            yield f"{file.path}:{ours[name].line}: issue {name!r}, which {order.path} does not have"


def _read(path: Path, problems: list[str]) -> _File | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except OSError as fault:
        problems.append(f"{path}: cannot be opened ({fault.strerror})")
        return None
    except etree.XMLSyntaxError as fault:
        problems.append(f"{path}:{fault.lineno}: is not XML ({fault.msg})")
        return None
    if root.tag not in (DOMAIN, PROFILE):
        problems.append(
            f"{path}:{root.sourceline}: begins with <{root.tag}>; a GENIUS file begins with "
            f"<{DOMAIN}> (domain) or <{PROFILE}> (profile)"
        )
        return None
    reader = _Reader(path, root.tag == PROFILE, problems)
    issues = [
        issue for top in root.iter("objective") if _is_top(top) for issue in reader.issues(top, 1.0)
    ]
    if not issues:
        problems.append(f"{path}:{root.sourceline}: holds no <issue>")
    return _File(
        path,
        root.tag,
        issues,
        reserve=reader.setting(root, "reservation", 0.0),
        discount=reader.setting(root, "discount_factor", 1.0),
    )


def _is_top(objective: etree._Element) -> bool:
    parent = objective.getparent()
    return parent is None or parent.tag != "objective"


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads elements of one file and collects what is wrong with them."""

    path: Path
    is_profile: bool
    problems: list[str]

    def fault(self, element: etree._Element, what: str) -> None:
        self.problems.append(f"{self.path}:{element.sourceline}: {what}")

    def number(self, element: etree._Element, name: str, default: float) -> float:
        """Return an attribute as a number; a fault and the default if it is none."""
        text = element.get(name)
        try:
            value = float(text) if text is not None else math.nan
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            self.fault(element, f"<{element.tag}> needs a number as {name}, but has {text!r}")
            return default
        return value

    def setting(self, root: etree._Element, tag: str, default: float) -> float:
        element = next(root.iter(tag), None)
        return default if element is None else self.number(element, "value", default)

    def issues(self, objective: etree._Element, factor: float) -> Iterator[_Issue]:
        """Yield the issues below an objective, weights multiplied down the tree."""
        weights = {w.get("index"): w for w in objective.findall("weight")}
        for child in objective:
            if child.tag not in ("issue", "objective"):
                continue
            weight = factor * self.weight(child, weights)
            if child.tag == "objective":
                yield from self.issues(child, weight)
            else:
                yield self.issue(child, weight)

    def weight(self, child: etree._Element, weights: dict[str | None, etree._Element]) -> float:
        if not self.is_profile:
            return 1.0
        element = weights.get(child.get("index"))
        if element is None:
            self.fault(child, f"{child.tag} {child.get('name')!r} has no <weight> of its index")
            return 1.0
        return self.number(element, "value", 1.0)

    def issue(self, element: etree._Element, weight: float) -> _Issue:
        line = element.sourceline if isinstance(element.sourceline, int) else 0
        issue = _Issue((element.get("name") or "").strip(), line, weight)
        kind = element.get("type") or element.get("vtype") or "discrete"
        if kind == "discrete":
            issue.evaluations = self.items(element)
        elif kind == "integer":
            issue.evaluations = self.steps(element)
        else:
            self.fault(element, f"issue {issue.name!r} is {kind}; needed is discrete or integer")
        if not issue.evaluations and kind in ("discrete", "integer"):
            self.fault(element, f"issue {issue.name!r} has no options")
        return issue

    def items(self, element: etree._Element) -> dict[str, float]:
        found: dict[str, float] = {}
        for item in element.findall("item"):
            name = (item.get("value") or "").strip()
            if name in found:
                self.fault(item, f"option {name!r} is given twice")
            found[name] = self.number(item, "evaluation", 0.0) if self.is_profile else 0.0
        return found

    def steps(self, element: etree._Element) -> dict[str, float]:
        """Return the whole numbers of an integer issue with their linear evaluations."""
        inner = element.find("range")
        bounds = element if inner is None else inner
        low = round(self.number(bounds, "lowerbound", 0.0))
        high = round(self.number(bounds, "upperbound", 0.0))
        if high - low >= MOST_STEPS:
            self.fault(element, f"{high - low + 1:,} options; at most {MOST_STEPS:,} are read")
            return {}
        line = element.find("evaluator")
        if not self.is_profile:
            return {str(step): 0.0 for step in range(low, high + 1)}
        if line is None or line.get("ftype") != "linear":
            self.fault(element, "an integer issue needs <evaluator ftype='linear' offset= slope=>")
            return {}
        offset, slope = self.number(line, "offset", 0.0), self.number(line, "slope", 0.0)
        return {str(step): offset + slope * step for step in range(low, high + 1)}
