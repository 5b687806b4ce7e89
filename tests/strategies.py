"""Hypothesis strategies: scenarios and two-party deal spaces, small and at random."""

import itertools

import numpy as np
from hypothesis import strategies as st

from small_scenario import small_scenario
from upperhand.scenario.space import Choice, DealSpace

chances = st.floats(0.05, 0.95)
places = st.floats(0.0, 1.0)
shares = st.floats(0.05, 1.0)


@st.composite
def scenarios(draw):
    """The small scenario with its numbers drawn anew; shapes, names and links stay."""
    base = small_scenario()
    new = {
        "war.position": draw(st.floats(1.0, 9.0)),
        "war.mobility": draw(st.floats(0.02, 0.5)),
        "war.moves": draw(st.floats(0.0, 12.0)),
        "war.toward_a": draw(places),
        "war.collapse": draw(st.floats(0.001, 0.02)),
    }
    for party in ("north", "south"):
        new[f"endurance.{party}"] = draw(st.floats(40.0, 300.0))
        new[f"patience.{party}"] = draw(st.floats(0.97, 0.995))
        new[f"belief.{party}.mean"] = draw(st.floats(0.3, 0.7))
        new[f"belief.{party}.weight"] = draw(st.floats(1.0, 10.0))
        for issue in base.issues:
            new[f"weight.{party}.{issue.id}"] = draw(shares)
            new[f"ideal.{party}.{issue.id}"] = draw(places)
            new[f"curvature.{party}.{issue.id}"] = draw(st.floats(1.0, 2.2))
    return base.with_(new)


@st.composite
def two_party_spaces(draw):
    """Spaces of up to five issues with up to four options each, some with linked options."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=5))
    worth = [rng.integers(0, 20, size=(2, n)) / 20 for n in sizes]
    choices = [Choice(i, o) for i, n in enumerate(sizes) for o in range(n)]
    pairs = [(a, b) for a, b in itertools.combinations(choices, 2) if a.issue != b.issue]
    linked = draw(st.integers(0, min(3, len(pairs))))
    best = np.sum([w.max(axis=1) for w in worth], axis=0)
    return DealSpace.of(
        {f"i{i}": [f"o{o}" for o in range(n)] for i, n in enumerate(sizes)},
        {"a": [w[0] for w in worth], "b": [w[1] for w in worth]},
        reserve={"a": best[0] * rng.random() * 0.8, "b": best[1] * rng.random() * 0.8},
        conflicts=[pairs[i] for i in rng.permutation(len(pairs))[:linked]],
    )


@st.composite
def fought(draw, common=False):
    """The small scenario with the war's numbers drawn anew; what parties want stays.

    With ``common``, both sides hold the same prior, patience and endurance.
    """
    own = st.tuples(
        st.floats(0.3, 0.7), st.floats(1.0, 10.0), st.floats(40.0, 300.0), st.floats(0.97, 0.995)
    )
    north = draw(own)
    south = north if common else draw(own)
    new = {
        "war.position": draw(st.floats(0.5, 9.5)),
        "war.mobility": draw(st.floats(0.02, 0.5)),
        "war.moves": draw(st.floats(0.0, 12.0)),
        "war.toward_a": draw(places),
        "war.collapse": draw(st.floats(0.001, 0.02)),
    }
    for party, (mean, weight, months, patience) in {"north": north, "south": south}.items():
        new[f"belief.{party}.mean"] = mean
        new[f"belief.{party}.weight"] = weight
        new[f"endurance.{party}"] = months
        new[f"patience.{party}"] = patience
    return small_scenario().with_(new)
