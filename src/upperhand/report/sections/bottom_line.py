"""Bottom line: the finding as title, one to three sentences, and the key figures."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from upperhand.bargaining.leverage import RULE
from upperhand.report.findings import TestedClaim
from upperhand.report.page import Page
from upperhand.report.words import DRIVERS, VERDICTS
from upperhand.simulation.claim_test import ClaimTest, PeriodTest

__all__ = ["headline", "main_claim", "telling_period", "view"]

HALF, EVEN, OPEN = 0.5, (0.45, 0.55), 0.95


def view(page: Page) -> dict[str, Any]:
    """Return what the section shows."""
    main = main_claim(page)
    test = page.findings.claims[main].test if main is not None else None
    return {
        "sentences": _sentences(page, main),
        "main": main,
        "period": _shown_period(page, main),
        "verdict": _verdict(page.findings.claims[main]) if main is not None else "",
        "period_words": page.period(test.periods[telling_period(test.periods)]) if test else "",
    }


def headline(page: Page) -> str:
    """Return the finding in one or two short sentences, without numbers."""
    room, main = _room_found(page), main_claim(page)
    if main is None:
        return f"{room}."
    claim = page.findings.claims[main]
    return f"{room}. The claim that {claimed(page, claim)} is {_verdict(claim)}."


def claimed(page: Page, tested: TestedClaim) -> str:
    """Return what the test of a claim puts to the test, in neutral words."""
    driver = DRIVERS.get(tested.claim.driver, tested.claim.driver or "something")
    return f"{driver} raised {page.name(tested.claim.holder)}’s leverage"


def _verdict(tested: TestedClaim) -> str:
    if tested.test is None:
        return "not tested"
    words = VERDICTS[tested.test.verdict][1]
    return "one the model cannot decide" if tested.test.verdict == "cannot tell" else words


def _room_found(page: Page) -> str:
    room = page.results.room
    on = f" on {page.issues(room.widest)}" if room.widest else ""
    if room.none_binding < HALF:
        return "No deal beats fighting on for both sides in this model"
    if room.judged < EVEN[0]:
        return "Stated red lines close the room for a deal" + (f", above all{on}" if on else "")
    if room.judged <= EVEN[1]:
        return f"Room for a deal hangs on which red lines bind{', above all' + on if on else ''}"
    if room.judged < OPEN and on:
        return f"There is room for a deal, most at risk from the red lines{on}"
    return "There is room for a deal that both sides would rather have than fight on"


def main_claim(page: Page) -> int | None:
    """Return the place of the claim the title speaks of: the first leverage claim tested."""
    claims = page.findings.claims
    rising = [k for k, c in enumerate(claims) if c.test is not None and c.claim.direction >= 0]
    leverage = [k for k in rising if claims[k].claim.type == "leverage"]
    return next(iter([*leverage, *rising]), None)


def telling_period(periods: tuple[PeriodTest, ...]) -> int:
    """Return the period to quote first: the one a claim states, else the longest tested."""
    stated = [k for k, p in enumerate(periods) if p.stated]
    return stated[-1] if stated else min(range(len(periods)), key=lambda k: periods[k].since)


def _shown_period(page: Page, main: int | None) -> str:
    test = page.findings.claims[main].test if main is not None else None
    if test is None:
        return ""
    return f"findings.claims[{main}].test.periods[{telling_period(test.periods)}]"


def _sentences(page: Page, main: int | None) -> list[Markup]:
    found = [_on_room(page)]
    if main is not None:
        found.append(_on_claim(page, main))
    return [*found, _on_blocking(page)]


def _on_room(page: Page) -> Markup:
    n, room = page.n, page.results.room
    a, b = (page.name(p) for p in page.sides)
    if room.none_binding < HALF:
        return Markup(
            "In this model a deal that {} and {} would both rather have than fight on exists in {} "
            "of draws, before any red line is counted."
        ).format(a, b, n.percent("room.none_binding"))
    hard = "even if all bind" if room.all_binding else "and none is left if all of them bind"
    return Markup(
        "In this model {} a deal exists which {} and {} would both rather have than fight on, with "
        "each red line as hard as judged; the share of draws rises to {} if no stated red line "
        "binds, {}."
    ).format(n.chance_that("room.judged"), a, b, n.percent("room.none_binding"), hard)


def _on_claim(page: Page, main: int) -> Markup:
    tested = page.findings.claims[main]
    test, n = tested.test, page.n
    if test is None:
        return Markup()
    first = telling_period(test.periods)
    if not test.periods[first].gain[RULE].draws:
        return Markup("The claim that {} cannot be tested: no draw has a deal to compare.").format(
            claimed(page, tested)
        )
    path = f"findings.claims[{main}].test.periods"
    return Markup(
        "The claim that {} is {}: {} what happened at the front changed the expected terms of {} "
        "by {} points of {} (range {} to {}), {}{}."
    ).format(
        claimed(page, tested), _verdict(tested), page.period(test.periods[first]),
        page.name(tested.claim.holder), n.signed(f"{path}[{first}].gain[{RULE}].median"),
        n.count("scale[best]"), n.signed(f"{path}[{first}].gain[{RULE}].low"),
        n.signed(f"{path}[{first}].gain[{RULE}].high"), SAYS[test.periods[first].verdict],
        _beside(page, test, path, first),
    )  # fmt: skip


SAYS = {
    "supported": "which supports it",
    "partly": "which supports it on some issues only",
    "not supported": "which does not support it",
    "cannot tell": "from which the model cannot tell",
}
"""What the change over one period says of a claim."""


def _beside(page: Page, test: ClaimTest, path: str, first: int) -> Markup:
    """Add the shortest period where several were tested: the claim may mean that one."""
    short = max(range(len(test.periods)), key=lambda k: test.periods[k].since)
    if short == first or not test.periods[short].gain[RULE].draws:
        return Markup()
    return Markup("; {} by {}, {}").format(
        page.period(test.periods[short]),
        page.n.signed(f"{path}[{short}].gain[{RULE}].median"),
        SAYS[test.periods[short].verdict],
    )


def _on_blocking(page: Page) -> Markup:
    n, room = page.n, page.results.room
    if room.widest:
        one = len(room.widest) == 1
        return Markup(
            "{} {}: without a binding red line {}, the share of draws with room goes from {} to {}."
        ).format(
            "The issue whose softening opens most room is"
            if one
            else "The issues whose softening opens most room are",
            page.issues(room.widest),
            "there" if one else "on one of them",
            n.percent("room.judged"),
            n.percent(f"room.if_soft[{room.widest[0]}]"),
        )
    if any(room.blocked.values()):
        return Markup("Red lines meet on several issues at once: softening one alone opens none.")
    return Markup("No red line closes the room in any draw.")
