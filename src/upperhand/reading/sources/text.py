"""Plain text: the document's text is the decoded file itself.

Line ends, tabs and no-break spaces stay as they are, so that offsets are those of the file read
in its encoding, without a byte order mark.
"""

from __future__ import annotations

from upperhand.reading.decoding import decode
from upperhand.reading.extract import Extract, Found

__all__ = ["read_text"]


def read_text(data: bytes) -> tuple[Extract, ...]:
    """Return the extract of a plain text file.

    >>> read_text("Kyiv said no.".encode("utf-16"))[0].text
    'Kyiv said no.'
    """
    text, encoding = decode(data)
    return (Extract(text, (), (Found("encoding", encoding, "bytes"),)),)
