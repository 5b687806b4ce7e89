"""Conflict and record → scenario, on one date."""

from __future__ import annotations

from datetime import date

from upperhand.errors import CaseError
from upperhand.estimate import Estimate
from upperhand.estimation.battlefield import front_months, ladder_position, news, pace
from upperhand.estimation.judged import judged
from upperhand.estimation.positions import ideal_point, red_line
from upperhand.estimation.salience import weight
from upperhand.record import Record
from upperhand.record.conflict import Conflict
from upperhand.record.judgements import Judged
from upperhand.scenario import (
    Aftermath,
    Belief,
    Bite,
    Endurance,
    GuaranteeLevel,
    Guarantor,
    Interest,
    Issue,
    Offer,
    Option,
    OptionPair,
    Party,
    Rearming,
    Scenario,
    Support,
    War,
)

__all__ = ["estimate", "estimate_war"]


def estimate(conflict: Conflict, record: Record, *, as_of: date, series: str = "") -> Scenario:
    """Return the negotiation as a model on one date.

    Parameters
    ----------
    conflict : Conflict
        The case file.
    record : Record
        Everything said and done; entries after ``as_of`` are not looked at.
    as_of : date
        The scenario's date.
    series : str
        Which series of the front to take as measured; by default the case's assessed one.

    Raises
    ------
    CaseError
        If no month of the series is complete by ``as_of``.
    """
    known = record.as_of(as_of)
    return Scenario(
        id=f"{conflict.id}-{as_of.isoformat()}",
        title=conflict.title,
        as_of=as_of.isoformat(),
        parties=_parties(conflict),
        issues=_issues(conflict),
        interests=tuple(
            _interest(conflict, known, p.id, i.id, as_of)
            for p in conflict.parties
            for i in conflict.issues
        ),
        war=estimate_war(conflict, record, as_of=as_of, series=series),
        forbidden=tuple(
            OptionPair(*_split(f.options[0]), *_split(f.options[1]), f.note)
            for f in conflict.forbidden
        ),
        offers=_offers(conflict, as_of),
        aftermath=_aftermath(conflict),
    )


def _split(place: str) -> tuple[str, str]:
    issue, _, option = place.partition(".")
    return issue, option


def _parties(conflict: Conflict) -> tuple[Party, ...]:
    sides = {conflict.side_a: "a", conflict.side_b: "b"}
    consents = {c.party: c.issues for c in conflict.consent}
    patience = judged(conflict.judgements.patience)
    return tuple(
        Party(
            id=p.id,
            name=p.name,
            role=p.role,
            side=sides.get(p.id, ""),
            veto=p.veto,
            consent=consents.get(p.id, ()),
            patience=patience if p.id in sides else None,
        )
        for p in conflict.parties
    )


def _issues(conflict: Conflict) -> tuple[Issue, ...]:
    return tuple(
        Issue(
            id=i.id,
            question=i.question,
            options=tuple(Option(o.id, o.label, o.scale) for o in i.options),
            status_quo=i.status_quo,
            follows_front=i.follows_front,
            name=i.name,
        )
        for i in conflict.issues
    )


def _interest(conflict: Conflict, record: Record, party: str, issue: str, as_of: date) -> Interest:
    case_issue = conflict.issue(issue)
    return Interest(
        party=party,
        issue=issue,
        ideal=ideal_point(conflict, record, party, case_issue),
        weight=weight(conflict, record, party, issue),
        curvature=judged(conflict.judgements.curvature),
        red_line=red_line(conflict, record, party, case_issue, as_of=as_of),
    )


def estimate_war(
    conflict: Conflict, record: Record, *, as_of: date, series: str = "", until: date | None = None
) -> War:
    """Return the war as the outside path.

    ``until`` stops the clock of the front earlier than ``as_of``: the line stands, and the
    news ends, where they stood then. That is the counterfactual of a claim test. How fast the
    front moves, and with how much momentum, is read from all months known on ``as_of``.
    """
    coded = conflict.judgements
    name = series or coded.series["assessed"]
    everything = front_months(record, name, as_of)
    months = front_months(record, name, until or as_of)
    regime = tuple(m for m in months if m.month >= coded.regime_start.month)
    if not regime:
        raise CaseError(
            f'the series "{name}" has no complete month between {coded.regime_start.month} and '
            f"{until or as_of}: choose a later date, or move judgements.regime_start"
        )
    known = tuple(m for m in everything if m.month >= coded.regime_start.month)
    moves, toward_a = news(regime, coded.moving_month_km2, coded.regime_start, known=known)
    return War(
        steps=coded.ladder.steps,
        position=ladder_position(conflict, record, months, until or as_of),
        mobility=pace(conflict, known),
        moves=moves,
        toward_a=toward_a,
        collapse=judged(coded.collapse),
        endurance=tuple(Endurance(e.party, judged(e)) for e in coded.endurance),
        beliefs=tuple(
            _belief(p.id, coded.prior.mean, coded.prior.weight) for p in conflict.parties
        ),
        support=tuple(
            Support(
                party=s.party,
                to={conflict.side_a: "a", conflict.side_b: "b"}[s.to],
                given=Estimate.exactly(1.0, unit="of today's support", note="as things stand"),
                effect=judged(s),
            )
            for s in coded.support
        ),
        reference=(coded.ladder.checkpoint.share or 0.0) * coded.ladder.steps,
        measure=f"{name}, complete months to {months[-1].month}",
    )


def _belief(party: str, mean: Judged, weight_: Judged) -> Belief:
    return Belief(party, judged(mean), judged(weight_))


def _aftermath(conflict: Conflict) -> Aftermath | None:
    coded = conflict.judgements.durability
    if coded is None:
        return None
    return Aftermath(
        issue=coded.issue,
        rearming=tuple(Rearming(r.party, judged(r)) for r in coded.rearming),
        levels=tuple(GuaranteeLevel(k.option, judged(k), k.guarantors) for k in coded.levels),
        bites=tuple(Bite(b.party, judged(b)) for b in coded.bite),
        spread=judged(coded.spread),
        guarantors=tuple(
            Guarantor(g.party, judged(g.worth), judged(g.cost)) for g in coded.guarantors
        ),
    )


def _offers(conflict: Conflict, as_of: date) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            id=o.id,
            name=o.name,
            by=o.authors,
            date=o.date,
            terms=tuple(o.terms.items()),
            open_issues=o.open,
            note=o.note,
        )
        for o in conflict.offers
        if o.terms and o.date <= as_of.isoformat()
    )
