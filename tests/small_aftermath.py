"""What follows a deal on the river: either side may rearm, and the League may guarantee it."""

from dataclasses import replace

from small_scenario import about, issue, near, small_scenario, sure
from upperhand.scenario import (
    Aftermath,
    Bite,
    GuaranteeLevel,
    Guarantor,
    Interest,
    OptionPair,
    Rearming,
)

LEVELS = {"nothing": 0.0, "watch": 0.3, "shield": 1.0}


def aftermath(**changes):
    base = Aftermath(
        issue="surety",
        rearming=(Rearming("north", about(0.0, 0.4, 0.8)), Rearming("south", about(0.0, 0.4, 0.8))),
        levels=tuple(
            GuaranteeLevel(o, near(level), ("league",) if level else ())
            for o, level in LEVELS.items()
        ),
        bites=(Bite("north", about(0.1, 0.3, 0.5)), Bite("south", about(0.1, 0.3, 0.5))),
        spread=about(0.1, 0.2, 0.3),
    )
    return replace(base, **changes)


def guaranteed(base=None, **changes):
    """A scenario with one more issue, on which a guarantee is settled; South would have more."""
    base = base or small_scenario()
    surety = issue(
        "surety", ("nothing", 0.0), ("watch", 0.5), ("shield", 1.0), status_quo="nothing"
    )
    wants = {"north": (0.0, 0.2), "south": (1.0, 0.2), "league": (0.5, 0.0)}
    interests = tuple(
        Interest(p, "surety", sure(ideal), sure(weight), sure(1.0))
        for p, (ideal, weight) in wants.items()
    )
    return replace(
        base,
        issues=(*base.issues, surety),
        interests=(*base.interests, *interests),
        aftermath=aftermath(**changes),
    )


def no_shield_for_the_bank(scenario):
    """The scenario in which North's bank and a full guarantee exclude each other."""
    pair = OptionPair("river", "bank_north", "surety", "shield", "no room for both")
    return replace(scenario, forbidden=(*scenario.forbidden, pair))


def willing(worth, cost):
    return (Guarantor("league", sure(worth), sure(cost)),)
