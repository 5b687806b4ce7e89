"""From what parties said to where they stand: ideal points and red lines.

What a party says it wants is a claim about its preferences. The ideal point takes the claim at
its word as the starting value; a red line carries a hardness, the chance that it truly binds.
Only what was on record at the scenario's date is used: a range coded later gives way to what the
party had said until then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from upperhand.estimate import Estimate
from upperhand.estimation.judged import judged
from upperhand.record import Position, Record
from upperhand.record.conflict import CaseIssue, CaseOption, Conflict
from upperhand.record.reported import Acceptable
from upperhand.scenario import RedLine

__all__ = ["ideal_point", "red_line"]

WANTED = ("ideal", "demand", "redline", "offer")
LIMITING = ("demand", "redline", "reject")
CONCEDED = ("demand", "redline", "offer", "accept", "conditional")
# A limit that was stated this often in the window counts as repeated.
OFTEN = 3
# Agencies retell a statement for days; what is told again within these is one occasion.
RETOLD = timedelta(days=3)
# A side that said nothing may want a little less than its pole: this share of the scale at most.
SHORT_OF_POLE = 0.15


def ideal_point(conflict: Conflict, record: Record, party: str, issue: CaseIssue) -> Estimate:
    """Return the place on an issue's scale a party states as wanted, or its side's pole.

    A belligerent's ideal lies between the stated position nearest its own pole and that pole:
    whatever it asked for short of that is a concession. A third party's is the last one it put
    forward, with a range over all it put forward.
    """
    scale = {o.id: o.scale for o in issue.options}
    stated = [
        p
        for p in record.by_issue(issue.id)
        if p.party == party and p.stance in WANTED and p.option in scale
    ]
    if not stated:
        return _silent_ideal(conflict, party, issue)
    places = [scale[p.option] for p in stated]
    pole = _pole(conflict, party, issue)
    mode = places[-1] if pole is None else min(places, key=lambda x: abs(x - pole))
    ends = places if pole is None else [mode, pole]
    return Estimate(
        min(ends),
        mode,
        max(ends),
        unit="place on the scale",
        because=tuple(p.id for p in stated),
        note="last position stated; range: all it asked for or offered"
        if pole is None
        else "stated position nearest its own pole; range: from there to the pole",
    )


def _pole(conflict: Conflict, party: str, issue: CaseIssue) -> float | None:
    """Return the end of the scale a side would have, None for third parties."""
    places = [o.scale for o in issue.options]
    side = _side(conflict, party)
    if side and issue.integrative:
        return max(places)
    return {"a": min(places), "b": max(places)}.get(side)


def _silent_ideal(conflict: Conflict, party: str, issue: CaseIssue) -> Estimate:
    places = [o.scale for o in issue.options]
    side = _side(conflict, party)
    if issue.integrative:
        best = max(places)
        return Estimate.exactly(best, unit="place on the scale", note="both sides gain: coded")
    if side:
        pole = min(places) if side == "a" else max(places)
        inner = pole + (1 if side == "a" else -1) * SHORT_OF_POLE * (max(places) - min(places))
        return Estimate(
            min(pole, inner),
            pole,
            max(pole, inner),
            unit="place on the scale",
            note="no position on record: its side's pole, which is how the options were ordered",
        )
    return Estimate(
        min(places),
        sum(places) / len(places),
        max(places),
        unit="place on the scale",
        note="no position on record: anywhere on the scale",
    )


def red_line(
    conflict: Conflict, record: Record, party: str, issue: CaseIssue, *, as_of: date
) -> RedLine | None:
    """Return the options a party could accept by its own words, or None if it set no limit."""
    side = _side(conflict, party)
    stated = [p for p in record.by_issue(issue.id) if p.party == party]
    coded = _coded(conflict, party, issue.id)
    if coded and date.fromisoformat(coded.as_of) <= as_of:
        options, reason = _coded_range(issue, coded), f"coded range: {coded.evidence or coded.note}"
    else:
        options = _stated_range(issue, side, stated) if side else ()
        reason = "limit read from what the party asked for, offered, accepted and refused"
    if not options or len(options) == len(issue.options):
        return None
    return RedLine(options, _hardness(conflict, stated, reason))


def _coded(conflict: Conflict, party: str, issue: str) -> Acceptable | None:
    return next((a for a in conflict.acceptable if (a.party, a.issue) == (party, issue)), None)


def _coded_range(issue: CaseIssue, coded: Acceptable) -> tuple[str, ...]:
    scale = {o.id: o.scale for o in issue.options}
    ends = sorted((scale[coded.nearest], scale[coded.farthest]))
    return tuple(o.id for o in issue.options if ends[0] <= o.scale <= ends[1])


def _stated_range(issue: CaseIssue, side: str, stated: Sequence[Position]) -> tuple[str, ...]:
    # How far a side has gone, by asking, offering or accepting, is as far as it has said it goes.
    if not any(_on(issue, p, (*LIMITING, *CONCEDED)) for p in stated):
        return ()
    conceded = [_away(issue, side, p.option) for p in stated if _on(issue, p, CONCEDED)]
    refused = [_away(issue, side, p.option) for p in stated if _on(issue, p, ("reject",))]
    farthest = max(conceded, default=1.0)
    nearest_refused = min(refused, default=2.0)
    return tuple(
        o.id
        for o in issue.options
        if _distance(side, o) <= farthest and _distance(side, o) < nearest_refused
    )


def _on(issue: CaseIssue, position: Position, stances: tuple[str, ...]) -> bool:
    return position.stance in stances and position.option in {o.id for o in issue.options}


def _away(issue: CaseIssue, side: str, option: str) -> float:
    return next(_distance(side, o) for o in issue.options if o.id == option)


def _distance(side: str, option: CaseOption) -> float:
    """Distance of an option from a side's own pole."""
    return option.scale if side == "a" else 1 - option.scale


def _hardness(conflict: Conflict, stated: Sequence[Position], reason: str) -> Estimate:
    """Hardness by how the limit was stated: called a red line or repeated, or said once."""
    limiting = [p for p in stated if p.stance in LIMITING]
    occasions = _occasions(limiting)
    often = occasions >= OFTEN or any(p.stance == "redline" for p in limiting)
    kinds = conflict.judgements.hardness
    base = judged(kinds.repeated if often else kinds.stated_once)
    return Estimate(
        base.low,
        base.mode,
        base.high,
        unit="chance that it binds",
        because=tuple(p.id for p in limiting),
        note=f"{reason}; stated on {occasions} occasion(s) on record; {base.note}",
    )


def _occasions(stated: Sequence[Position]) -> int:
    """Count the occasions on which something was said: retellings within days are one.

    Undated tellings repeat a dated one if there is any; by themselves they are one occasion.
    """
    days = sorted(d for p in stated if (d := p.when.first_day if p.when else None))
    if not days:
        return min(len(stated), 1)
    apart = [after - before > RETOLD for before, after in pairwise(days)]
    return 1 + sum(apart)


def _side(conflict: Conflict, party: str) -> str:
    return {conflict.side_a: "a", conflict.side_b: "b"}.get(party, "")
