"""What a case lends the reader: who speaks for whom, and the words of its issues.

A case groups states and bodies into parties (``members``): Germany then speaks as Germany, for
the party ``eur``. People the case names come with their offices there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from upperhand.reading.names.gazetteer import load_gazetteer
from upperhand.reading.positions.issue_library import IssueTerms, OptionTerms
from upperhand.record import Actor
from upperhand.record.casefile import actors_of
from upperhand.record.conflict import Conflict

__all__ = ["actors_of_case", "issues_of_case", "with_members"]


def actors_of_case(conflict: Conflict) -> tuple[Actor, ...]:
    """Return the case's actors, and the gazetteer's members of its parties under their party."""
    party = {member: p.id for p in conflict.parties for member in p.members}
    return with_members(actors_of(conflict), party)


def with_members(own: tuple[Actor, ...], party: Mapping[str, str]) -> tuple[Actor, ...]:
    """Return a conflict's own actors after the gazetteer's states and bodies in its parties.

    ``party`` maps a member ("de") to its party ("eur"); who is named among ``own`` is left out.
    Persons follow the state they serve, while they do: a former president is nobody's.
    """
    named = {a.name for a in own} | {alias for a in own for alias in a.aliases}
    members = tuple(
        replace(a, party=party[a.party], roles=())
        for a in load_gazetteer().actors.values()
        if a.party in party and a.kind != "person" and a.name not in named
    )
    return (*members, *own)


def issues_of_case(conflict: Conflict) -> tuple[IssueTerms, ...]:
    """Return the case's issues with the words by which a reader recognises them."""
    parties = tuple(name for p in conflict.parties for name in (p.name, *p.aliases))
    return tuple(
        IssueTerms(
            id=i.id,
            terms=i.terms,
            options=tuple(OptionTerms(o.id, o.label, o.terms) for o in i.options),
            maps_to=i.map,
            name=i.question,
            parties=parties,
        )
        for i in conflict.issues
    )
