"""What every section of a brief is given: results, bound numbers, and names with their marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from upperhand.record.conflict import CaseIssue
from upperhand.report import words
from upperhand.report.bound import Bound
from upperhand.report.charts.theme import MARK
from upperhand.report.findings import Findings
from upperhand.report.results import Results
from upperhand.scenario import Scenario
from upperhand.simulation.claim_test import PeriodTest

__all__ = ["Page"]

THIRD_MARKS = ("▲", "◆", "▼", "★", "✚", "⬟", "◇", "△")


@dataclass(frozen=True, slots=True)
class Page:
    """Results and how to name and show what is in them."""

    results: Results
    n: Bound

    @classmethod
    def of(cls, results: Results) -> Page:
        """Return the page of some results."""
        return cls(results, Bound(results))

    @property
    def findings(self) -> Findings:
        """The findings the page is written from."""
        return self.results.findings

    @property
    def scenario(self) -> Scenario:
        """The scenario solved."""
        return self.results.findings.scenario

    @property
    def sides(self) -> tuple[str, str]:
        """Ids of the two belligerents, side A first."""
        return self.scenario.side("a").id, self.scenario.side("b").id

    def name(self, party: str) -> str:
        """Return a party's name, or the id where the case does not know it."""
        return next((p.name for p in self.scenario.parties if p.id == party), party)

    def mark(self, party: str) -> str:
        """Return the shape that stands beside a party's name everywhere."""
        parties = self.scenario.parties
        side = next((p.side for p in parties if p.id == party), "")
        third = [p.id for p in parties if not p.side]
        if side:
            return MARK[side]
        return THIRD_MARKS[third.index(party) % len(THIRD_MARKS)] if party in third else ""

    def party(self, party: str) -> Markup:
        """Return a party's name with its shape and colour."""
        side = next((p.side for p in self.scenario.parties if p.id == party), "")
        return Markup(
            '<span class="party party-{}"><span class="mark" aria-hidden="true">{}</span> {}</span>'
        ).format(side or "third", self.mark(party), self.name(party))

    def issue(self, issue: str) -> str:
        """Return a short name of an issue."""
        return words.issue_name(self.scenario.issue(issue))

    def file(self, source: str) -> str:
        """Return a source without the folders it lies in."""
        return words.file_name(source)

    def case_issue(self, issue: str) -> CaseIssue:
        """Return the issue as the case tells it."""
        return self.findings.conflict.issue(issue)

    def option(self, issue: str, option: str) -> Markup:
        """Return an option's label, marked as a label."""
        label = self.scenario.issue(issue).option(option).label
        return Markup('<span class="label">{}</span>').format(label)

    def names(self, parties: tuple[str, ...]) -> str:
        """Return parties as a list in words."""
        return words.listed(self.name(p) for p in parties)

    def issues(self, ids: tuple[str, ...] | list[str]) -> str:
        """Return issues as a list in words."""
        return words.listed(self.issue(i) for i in ids)

    def speaker(self, statement: str) -> Markup:
        """Return the words that name who made a statement, or nothing."""
        record = self.findings.record
        made = next((s for s in record.statements if s.id == statement), None)
        if made is None or made.speaker is None:
            return Markup()
        named = record.document(made.document).teller(made)
        return Markup(' (<span class="speaker">{}</span>)').format(named)

    def date(self, iso: str) -> Markup:
        """Return a date for people and machines."""
        return Markup('<time datetime="{}">{}</time>').format(iso, words.day(iso))

    def period(self, period: PeriodTest) -> Markup:
        """Return a tested period in words: *over the last 3 months*, *since 1 Dec 2025*."""
        if period.stated or period.label.startswith("since"):
            return Markup("since {}").format(self.date(period.since))
        the = "the " if period.label.startswith("last") else ""
        return Markup('over {}<span class="label">{}</span>').format(the, period.label)

    def assumption(self, path: str) -> str:
        """Return an estimate's path in words."""
        return words.assumption_name(self.scenario, path)

    def teller(self, name: str) -> str:
        """Return who told something: a party, a source of the case, or the name as it stands."""
        source = self.findings.conflict.sources.get(name)
        return source.name if source else self.name(name)

    def holder(self, name: str) -> str:
        """Return the party a name speaks for, or nothing: a person, a capital, a state."""
        told = set(re.findall(r"\w+", name))
        for party in self.findings.conflict.parties:
            people = {p.name.split()[-1] for p in party.people}
            codes = {m.upper() for m in party.members}
            called = [party.id, party.name, *party.aliases]
            if (
                name in called
                or told & (people | codes)
                or any(set(c.split()) <= told or c in name for c in called[1:])
            ):
                return party.id
        return ""

    @property
    def as_of(self) -> Markup:
        """The brief's date, marked wherever it was inferred."""
        shown = self.date(self.findings.dating.as_of)
        if self.findings.dating.how != "inferred":
            return shown
        return Markup('{} <span class="inferred">inferred</span>').format(shown)
