"""The brief: findings → one HTML file that opens anywhere and says where every number is from.

One file, no network, no script: the style sheet is inlined and named by its hash in the content
security policy, charts are static SVG. Sections stand in the order of the story; one whose
engine found nothing to say is left out.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from upperhand.report import words
from upperhand.report.findings import Findings
from upperhand.report.page import Page
from upperhand.report.results import results
from upperhand.report.sections import (
    assumptions,
    bottom_line,
    claims_tested,
    is_there_a_deal,
    sources,
    upper_hand,
    what_moved,
    what_they_said,
    who_wants_what,
    would_it_last,
)

__all__ = ["SECTIONS", "brief"]

SECTIONS: tuple[tuple[str, str, Callable[[Page], dict[str, Any] | None]], ...] = (
    ("bottom_line", "Bottom line", bottom_line.view),
    ("what_moved", "What moved", what_moved.view),
    ("claims_tested", "Claims tested", claims_tested.view),
    ("who_wants_what", "Who wants what", who_wants_what.view),
    ("is_there_a_deal", "Is there a deal", is_there_a_deal.view),
    ("upper_hand", "Who holds the upper hand", upper_hand.view),
    ("would_it_last", "Would it last", would_it_last.view),
    ("what_they_said", "What they said", what_they_said.view),
    ("assumptions", "Assumptions and what would change this view", assumptions.view),
    ("sources", "Sources and method", sources.view),
)
"""Template, title and view of every section, in the order of the story."""

BLANK = re.compile(r"\n\s*\n+")


def brief(findings: Findings) -> str:
    """Return a brief as one HTML file.

    Parameters
    ----------
    findings : Findings
        What the main job found.

    Returns
    -------
    str
        A complete HTML document. The same findings give the same text.
    """
    page = Page.of(results(findings))
    views = ((name, title, view(page)) for name, title, view in SECTIONS)
    shown = [(name, title, view) for name, title, view in views if view is not None]
    env = _environment()
    parts = [(name, title, _section(env, page, name, title, view)) for name, title, view in shown]
    text = env.get_template("brief.html").render(
        page=page,
        n=page.n,
        headline=bottom_line.headline(page),
        style=Markup(_style()),
        style_hash=_hash(_style()),
        parts=parts,
    )
    return BLANK.sub("\n", text)


def _section(env: Environment, page: Page, name: str, title: str, view: dict[str, Any]) -> Markup:
    text = env.get_template(f"sections/{name}.html").render(
        page=page, n=page.n, findings=page.findings, results=page.results, title=title, **view
    )
    return Markup(text)


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("upperhand.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(listed=words.listed, day=words.day)
    return env


@cache
def _style() -> str:
    env = _environment()
    source, _, _ = env.loader.get_source(env, "brief.css")  # type: ignore[union-attr]
    return re.sub(r"/\*.*?\*/|\n\s*", "", source, flags=re.DOTALL)


def _hash(style: str) -> str:
    """Return what the content security policy names the style sheet by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
