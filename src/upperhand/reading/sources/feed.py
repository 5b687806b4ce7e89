"""RSS and Atom files saved to disk: one document per entry.

Each entry carries its own title, author, day and address; its text is the longest of the
contents it brings. Offsets are into that text.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from lxml import etree

from upperhand.reading.pages.extract import Extract, Found, TextBuilder, Unreadable
from upperhand.reading.pages.markup import extract_markup, plain_text

__all__ = ["read_feed"]

_TEXTS = ("encoded", "content", "description", "summary")
_FIELDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("title",)),
    ("author", ("creator", "author")),
    ("published", ("pubDate", "published", "date", "issued")),
    ("updated", ("updated", "modified")),
    ("section", ("category",)),
)


def read_feed(data: bytes) -> tuple[Extract, ...]:
    """Return one extract per entry of a feed, in the feed's order.

    Raises
    ------
    Unreadable
        If the file is no feed, or its entries hold no text.
    """
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise Unreadable("the feed is no XML that can be read", "save the feed again")
    outlet = next((_words(e) for e in root.iter() if _name(e) == "title"), "")
    entries = [e for e in root.iter() if _name(e) in ("item", "entry")]
    extracts = tuple(x for e in entries if (x := _entry(e, outlet)) is not None)
    if not extracts:
        raise Unreadable("the feed holds no entry with text", "give the pages it points to")
    return extracts


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _words(element: etree._Element) -> str:
    return plain_text("".join(map(str, element.itertext())))


def _entry(entry: etree._Element, outlet: str) -> Extract | None:
    page = TextBuilder()
    found = tuple(_found(entry, outlet))
    page.add(next((f.value for f in found if f.field == "title"), ""), "title")
    content = max((_source(e) for e in entry if _name(e) in _TEXTS), key=len, default="")
    if not plain_text(content):
        return None
    shown = extract_markup(content)
    for block in shown.blocks:
        page.add(shown.text[block.start : block.end], block.kind)
    return page.extract(found)


def _source(element: etree._Element) -> str:
    """Return the HTML of a content element, written escaped or as XHTML."""
    pieces = [element.text or ""]
    for child in element:
        # An entity the file declares itself is left out: it may point anywhere.
        is_element = isinstance(child.tag, str)
        pieces.append(etree.tostring(child, encoding="unicode") if is_element else child.tail or "")
    return "".join(pieces)


def _found(entry: etree._Element, outlet: str) -> Iterator[Found]:
    for field, names in _FIELDS:
        for child in entry:
            if _name(child) in names:
                yield Found(field, _value(field, _words(child)), f"feed {_name(child)}")
    for child in entry:
        if _name(child) == "link":
            yield Found("url", child.get("href") or _words(child), "feed link")
    yield Found("outlet", outlet, "feed title")


def _value(field: str, words: str) -> str:
    """Return dates as ISO days: feeds write them as mail headers or ISO stamps."""
    if field not in ("published", "updated") or words[:4].isdigit():
        return words[:10] if field in ("published", "updated") else words
    try:
        return parsedate_to_datetime(words).date().isoformat()
    except ValueError:
        return words
