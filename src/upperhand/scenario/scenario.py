"""The scenario: the negotiation as a model, on one date, with a reason for every number."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace

from upperhand.errors import ScenarioError
from upperhand.estimate import Estimate
from upperhand.scenario.guarantee import Aftermath
from upperhand.scenario.issue import Issue, OptionPair
from upperhand.scenario.limits import beyond
from upperhand.scenario.party import Interest, Party
from upperhand.scenario.war import Support, War

__all__ = ["Offer", "Scenario"]

DIGEST_LENGTH = 12
OF_INTERESTS = ("ideal.", "weight.", "curvature.", "hardness.")


@dataclass(frozen=True, slots=True)
class Offer:
    """A package on the table: terms as (issue, option) pairs; open issues are left out."""

    id: str
    name: str
    by: tuple[str, ...]
    date: str
    terms: tuple[tuple[str, str], ...]
    open_issues: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A negotiation held while a war goes on, as a model.

    Every number in it is an :class:`~upperhand.estimate.Estimate` with a path, e.g.
    ``war.position``, ``weight.ru.donbas``, ``hardness.ua.donbas``; :meth:`estimates` lists them
    and :meth:`with_` returns a scenario in which some of them stand elsewhere. That one verb
    carries counterfactuals, claim tests, sliders and draws alike.
    """

    id: str
    title: str
    as_of: str
    parties: tuple[Party, ...]
    issues: tuple[Issue, ...]
    interests: tuple[Interest, ...]
    war: War
    forbidden: tuple[OptionPair, ...] = ()
    offers: tuple[Offer, ...] = ()
    aftermath: Aftermath | None = None

    def __post_init__(self) -> None:
        faults = list(_faults(self))
        if faults:
            raise ScenarioError(f'scenario "{self.id}" contradicts itself', faults)

    def party(self, id: str) -> Party:
        """Return the party with this id."""
        for party in self.parties:
            if party.id == id:
                return party
        raise KeyError(id)

    def issue(self, id: str) -> Issue:
        """Return the issue with this id."""
        for issue in self.issues:
            if issue.id == id:
                return issue
        raise KeyError(id)

    def interest(self, party: str, issue: str) -> Interest:
        """Return what an issue is worth to a party."""
        for interest in self.interests:
            if (interest.party, interest.issue) == (party, issue):
                return interest
        raise KeyError((party, issue))

    def offer(self, id: str) -> Offer:
        """Return the offer with this id."""
        for offer in self.offers:
            if offer.id == id:
                return offer
        raise KeyError(id)

    @property
    def vetoes(self) -> tuple[Party, ...]:
        """The parties that must gain from a deal, side A first."""
        return tuple(sorted((p for p in self.parties if p.veto), key=lambda p: p.side or "z"))

    def side(self, name: str) -> Party:
        """Return the belligerent on side "a" or "b"."""
        return next(p for p in self.parties if p.side == name)

    def estimates(self) -> Iterator[tuple[str, Estimate]]:
        """Yield every estimate with its path, in a fixed order."""
        for name in ("position", "mobility", "moves", "toward_a", "collapse"):
            yield f"war.{name}", getattr(self.war, name)
        for endurance in self.war.endurance:
            yield f"endurance.{endurance.party}", endurance.months
        for belief in self.war.beliefs:
            yield f"belief.{belief.party}.mean", belief.mean
            yield f"belief.{belief.party}.weight", belief.weight
        for support in self.war.support:
            yield f"support.{support.party}.given", support.given
            yield f"support.{support.party}.effect", support.effect
        for party in self.parties:
            if party.patience:
                yield f"patience.{party.id}", party.patience
        for interest in self.interests:
            where = f"{interest.party}.{interest.issue}"
            yield f"ideal.{where}", interest.ideal
            yield f"weight.{where}", interest.weight
            yield f"curvature.{where}", interest.curvature
            if interest.red_line:
                yield f"hardness.{where}", interest.red_line.hardness
        if self.aftermath:
            yield from self.aftermath.estimates()

    def estimate(self, path: str) -> Estimate:
        """Return the estimate at a path; KeyError with the nearest paths if there is none."""
        found = dict(self.estimates())
        if path not in found:
            near = ", ".join(p for p in found if p.split(".")[0] == path.split(".")[0]) or "none"
            raise KeyError(f"no estimate at {path}; of that kind: {near}")
        return found[path]

    def with_(self, changes: Mapping[str, float | Estimate]) -> Scenario:
        """Return this scenario with the estimates at some paths replaced.

        A float fixes the value there without spread and keeps the reasons; an Estimate replaces
        it. Unknown paths raise KeyError, so a typing error never passes for "no effect".
        """
        known = dict(self.estimates())
        for path in changes:
            if path not in known:
                self.estimate(path)
        new = {
            path: value if isinstance(value, Estimate) else known[path].fixed_at(float(value))
            for path, value in changes.items()
        }
        return _replaced(self, new)

    @property
    def digest(self) -> str:
        """First 12 hex digits of the sha256 of everything in the scenario."""
        text = json.dumps(asdict(self), sort_keys=True, default=str, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def _replaced(scenario: Scenario, new: Mapping[str, Estimate]) -> Scenario:
    war = replace(
        scenario.war,
        position=new.get("war.position", scenario.war.position),
        mobility=new.get("war.mobility", scenario.war.mobility),
        moves=new.get("war.moves", scenario.war.moves),
        toward_a=new.get("war.toward_a", scenario.war.toward_a),
        collapse=new.get("war.collapse", scenario.war.collapse),
        endurance=tuple(
            replace(e, months=new.get(f"endurance.{e.party}", e.months))
            for e in scenario.war.endurance
        ),
        beliefs=tuple(
            replace(
                b,
                mean=new.get(f"belief.{b.party}.mean", b.mean),
                weight=new.get(f"belief.{b.party}.weight", b.weight),
            )
            for b in scenario.war.beliefs
        ),
    )
    if scenario.war.support:
        war = replace(war, support=tuple(_support_replaced(s, new) for s in war.support))
    parties = tuple(
        replace(p, patience=new[f"patience.{p.id}"]) if f"patience.{p.id}" in new else p
        for p in scenario.parties
    )
    # Draws change a few interests at a time, or none: the others are kept as they are.
    touched = {tuple(path.split(".")[1:]) for path in new if path.startswith(OF_INTERESTS)}
    interests = scenario.interests
    if touched:
        interests = tuple(
            _interest_replaced(i, new) if (i.party, i.issue) in touched else i for i in interests
        )
    aftermath = scenario.aftermath and scenario.aftermath.replaced(new)
    faults = list(filter(None, (beyond(path, e) for path, e in new.items())))
    if faults:
        raise ScenarioError(f'scenario "{scenario.id}" contradicts itself', faults)
    parts = {"war": war, "parties": parties, "interests": interests, "aftermath": aftermath}
    return _rebuilt(scenario, parts)


def _rebuilt(scenario: Scenario, parts: Mapping[str, object]) -> Scenario:
    """Return a sound scenario with sound parts, without looking at all the rest again.

    Draws make thousands of scenarios that differ in numbers alone; those were just checked.
    """
    made = object.__new__(Scenario)
    for f in fields(Scenario):
        object.__setattr__(made, f.name, parts.get(f.name, getattr(scenario, f.name)))
    return made


def _support_replaced(support: Support, new: Mapping[str, Estimate]) -> Support:
    return replace(
        support,
        given=new.get(f"support.{support.party}.given", support.given),
        effect=new.get(f"support.{support.party}.effect", support.effect),
    )


def _interest_replaced(interest: Interest, new: Mapping[str, Estimate]) -> Interest:
    where = f"{interest.party}.{interest.issue}"
    line = interest.red_line
    if line:
        line = replace(line, hardness=new.get(f"hardness.{where}", line.hardness))
    return replace(
        interest,
        ideal=new.get(f"ideal.{where}", interest.ideal),
        weight=new.get(f"weight.{where}", interest.weight),
        curvature=new.get(f"curvature.{where}", interest.curvature),
        red_line=line,
    )


def _faults(scenario: Scenario) -> Iterator[str]:
    yield from filter(None, (beyond(path, e) for path, e in scenario.estimates()))
    parties = {p.id for p in scenario.parties}
    issues = {i.id: {o.id for o in i.options} for i in scenario.issues}
    for side in ("a", "b"):
        if sum(p.side == side for p in scenario.parties) != 1:
            yield f'exactly one party must stand on side "{side}"'
    held = {(i.party, i.issue) for i in scenario.interests}
    for party, issue in sorted({(p, i) for p in parties for i in issues} - held):
        yield (
            f'party "{party}" has no weight on issue "{issue}". Give one, or say it does not '
            "care:  weight: 0"
        )
    for party, issue in sorted(held):
        if party not in parties or issue not in issues:
            yield f'an interest names party "{party}" and issue "{issue}": one of them is unknown'
    for interest in scenario.interests:
        for option in interest.red_line.options if interest.red_line else ():
            if option not in issues.get(interest.issue, set()):
                yield f'red line of "{interest.party}" on "{interest.issue}": no option "{option}"'
    for pair in scenario.forbidden:
        for issue, option in ((pair.issue, pair.option), (pair.other_issue, pair.other_option)):
            if option not in issues.get(issue, set()):
                yield f'a forbidden pair names "{issue}.{option}", which does not exist'
    for offer in scenario.offers:
        for issue, option in offer.terms:
            if option not in issues.get(issue, set()):
                yield f'offer "{offer.id}" names "{issue}.{option}", which does not exist'
    if scenario.aftermath:
        sides = {p.id for p in scenario.parties if p.side}
        yield from scenario.aftermath.faults(sides, parties, issues)
