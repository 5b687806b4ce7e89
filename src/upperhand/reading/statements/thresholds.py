"""The least chance at which a frame is kept: the lowest that its form allows.

The two models of :mod:`upperhand.reading.statements.ranking` learned from political news. What
they saw too seldom there, but what can hardly be anything else than somebody's words, is kept at
a lower chance; the forms are told apart in :mod:`upperhand.reading.statements.sure_forms`. The
chances were set by hand on pages that had been opened, and are not calibrated.
"""

from __future__ import annotations

from collections.abc import Callable

from upperhand.reading.statements import sure_forms as form
from upperhand.reading.statements import taking_stands as stand
from upperhand.reading.statements.frames import Frame, Page

__all__ = ["least"]

# Higher than the best F1 asks (.44), for a statement put into a mouth costs more than one left
# out (ARCHITECTURE.md gives what it gains and costs).
KEEP = 0.6
# From the lowest chance up: a frame is kept at that of the first form it has.
FORMS: tuple[tuple[float, tuple[Callable[[Frame, Page], bool], ...]], ...] = (
    (0.005, (form.waves_an_idea_away,)),
    (
        0.05,
        (
            form.is_half,
            form.utters,
            form.is_own_tag,
            form.puts_a_plan_forward,
            form.calls_in_marks,
        ),
    ),
    (
        0.1,
        (
            form.tells_that,
            form.says,
            form.expresses,
            form.is_quoted_tag,
            form.joins,
            form.calls_for,
            stand.refuses,
            stand.sets_terms,
            stand.insists,
            stand.refuses_besides,
            stand.demands_meanwhile,
        ),
    ),
    (
        0.2,
        (
            form.is_after_colon,
            form.speaks_of,
            form.denies_doing,
            form.reports_deeds,
            form.asks_or_promises,
        ),
    ),
    (0.25, (form.names_what, form.labels, form.is_misparsed, form.rules_out)),
    (0.44, (form.is_sure,)),
    (0.5, (form.can_only_tell,)),
)


def least(frame: Frame, page: Page) -> float:
    """Return the chance at which a frame is kept."""
    chances = (chance for chance, forms in FORMS if any(has(frame, page) for has in forms))
    return next(chances, KEEP)
