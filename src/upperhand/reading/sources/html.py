"""HTML pages: the document's text is what the page shows, one block per paragraph.

Offsets are into that text, not into the markup; the id is still the hash of the raw bytes.
"""

from __future__ import annotations

from upperhand.reading.pages.decoding import decode
from upperhand.reading.pages.extract import Extract, Unreadable
from upperhand.reading.pages.markup import DECLARED_CHARSET, extract_markup

__all__ = ["read_html"]

OUR_MARK = b'<meta name="generator" content="upperhand'
DECLARED_WITHIN = 4096  # bytes; browsers look no further for a charset


def read_html(data: bytes) -> tuple[Extract, ...]:
    """Return the extract of an HTML page.

    Raises
    ------
    Unreadable
        If the page is a brief of ours: what we wrote is no source for what we write.

    >>> read_html(b"<p>Kyiv said no.</p>")[0].text
    'Kyiv said no.'
    """
    declared = DECLARED_CHARSET.search(data[:DECLARED_WITHIN])
    if OUR_MARK in data[:DECLARED_WITHIN]:
        raise Unreadable("the page is a brief written by upperhand, not a source", "leave it out")
    source, _ = decode(data, declared[1].decode("ascii", "replace") if declared else "")
    return (extract_markup(source),)
