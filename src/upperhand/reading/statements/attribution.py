"""An attribution: a frame that was kept, where it stands, and who is meant."""

from __future__ import annotations

from dataclasses import dataclass

from upperhand.reading.grammar.parse import Paragraph
from upperhand.reading.grammar.tree import Span, child
from upperhand.reading.statements.frames import Frame
from upperhand.reading.statements.ranking import Ranked
from upperhand.record import Actor

__all__ = ["PLAIN", "Attribution", "attribution"]

# Chance given to what words and marks alone give away.
PLAIN = 0.8


@dataclass(frozen=True, slots=True)
class Attribution:
    """A frame that was kept, where it stands, and who is meant; for acts and stances to read.

    ``paragraph`` holds the cue and the source, ``content`` the spans with the paragraph each
    stands in. ``negated`` is the cue's.
    ``continues`` is the place in the list of the attribution whose quotation this one goes on.
    """

    frame: Frame
    paragraph: Paragraph
    chance: float
    content: tuple[tuple[Paragraph, Span], ...]
    actor: Actor | None = None
    party: str = ""
    negated: bool = False
    continues: int | None = None


def attribution(paragraph: Paragraph, one: Ranked) -> Attribution:
    """Return a kept frame as an attribution of its paragraph; nobody is named yet."""
    cue = paragraph.doc[one.frame.cue]
    return Attribution(
        frame=one.frame,
        paragraph=paragraph,
        chance=one.chance,
        content=tuple((paragraph, span) for span in one.frame.content),
        negated=child(cue, "neg") is not None,
    )
