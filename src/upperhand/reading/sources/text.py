"""Plain text: the document's text is the decoded file itself.

Line ends, tabs and no-break spaces stay as they are, so that offsets are those of the file read
in its encoding, without a byte order mark.
"""

from __future__ import annotations

from upperhand.reading.pages.decoding import decode
from upperhand.reading.pages.extract import Extract, Found, Unreadable

__all__ = ["read_text"]

_RICH_TEXT = b"{\\rtf"


def read_text(data: bytes) -> tuple[Extract, ...]:
    """Return the extract of a plain text file.

    >>> read_text("Kyiv said no.".encode("utf-16"))[0].text
    'Kyiv said no.'
    """
    if data.startswith(_RICH_TEXT):
        raise Unreadable("the file is in Rich Text Format", "save it as .docx or .txt")
    text, encoding = decode(data)
    return (Extract(text, (), (Found("encoding", encoding, "bytes"),)),)
