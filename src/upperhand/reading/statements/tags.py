"""What tags have in common: how long their names are, what stands in them, where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from upperhand.reading.grammar.tellers import ADDRESSING
from upperhand.reading.grammar.tree import child
from upperhand.reading.statements.frames import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["LONGEST_NAME", "WITHIN_TAG", "is_quoted", "tag_end"]

LONGEST_NAME = 12  # tokens of a name with its office
# Tokens after the verb within which its tag ends: ", Peskov told reporters on Wednesday,".
TAG_WORDS = 8
WITHIN_TAG = frozenset(
    ("IN", "NNP", "NNPS", "NN", "NNS", "DT", "RB", "RBR", "CD", "PRP$", "JJ", "POS")
)
# Whom these take for an object is told, or asked; "promised a vote, …" promises a vote.
ASKING = (ADDRESSING - {"promise"}) | {"ask"}


def is_quoted(page: Page, comma: int) -> bool:
    """Tell '"We will go," Peskov said, "if …"', which quotation frames read."""
    return any(t.is_quote for t in (page.doc[comma - 1], page.doc[comma]))


def tag_end(verb: Token) -> int | None:
    """Return the comma or semicolon that ends a tag, or None if its verb governs something."""
    if child(verb, "dobj") is not None and verb.lemma_.lower() not in ASKING:
        return None  # "In a note, Russia demanded the whole of Donetsk, a ban …"
    after = verb.doc[verb.i + 1 : verb.i + 2]
    opens = len(after) and after[0].tag_ in ("DT", "PRP$") and after[0].lower_ not in SPANNING
    if opens and verb.lemma_.lower() not in ASKING:
        return None  # "Zelensky said the aggressor, not the taxpayer, must pay"
    for token in verb.doc[verb.i + 1 : min(verb.i + 1 + TAG_WORDS, verb.sent.end)]:
        if token.text in (",", ";"):
            return _past_place(token)
        if token.tag_ == "VBG" and token.nbor(-1).lower_ in ("after", "before", "on", "while"):
            continue  # "he told reporters | before boarding his plane"
        if token.dep_ == "dobj" and token.head == verb:
            continue  # "he told | me | on Friday"
        if token.dep_ == "prt" and token.head == verb:
            continue  # "he went | on |"
        if token.tag_ not in WITHIN_TAG or token.lower_ == "that":
            return None
    return None


# "He said this week, …" is when.
SPANNING = frozenset(("last", "next", "that", "this"))


def _past_place(comma: Token) -> int:
    """Return the comma that ends "he said in Berlin, | where he sat beside Merz, | and …"."""
    after = comma.doc[comma.i + 1 : comma.sent.end]
    if comma.text == ";" or not len(after) or after[0].lower_ != "where":
        return int(comma.i)
    return next((int(t.i) for t in after if t.text == ","), int(comma.i))
