"""From bytes to text: which encoding a file is written in, and whether it is text at all.

Order of trust: a byte order mark, valid UTF-8, the charset the file declares, the pattern of
UTF-16 without a mark, Windows-1252. Line ends are kept as they are, so that offsets hold.
"""

from __future__ import annotations

import codecs
import re

from upperhand.reading.pages.extract import Unreadable

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROLS = 0.005  # share of control characters above which bytes are no text
ENOUGH_NULS = 0.3  # share of zero bytes at odd or even places that gives UTF-16 away
SAMPLE = 8192  # bytes looked at for the pattern of UTF-16


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text of ``data`` and the encoding it was read in; the mark is not text.

    Raises
    ------
    Unreadable
        If the bytes are no text in any of the encodings tried.

    >>> decode("Türkiye".encode("cp1252"))
    ('Türkiye', 'cp1252')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"), encoding)
    for encoding in _candidates(data, declared):
        try:
            return _checked(data.decode(encoding), encoding)
        except (UnicodeError, LookupError):
            continue
    raise Unreadable("the bytes are no text", "give a .txt, .md, .html, .pdf, .docx or .eml file")


def _candidates(data: bytes, declared: str) -> list[str]:
    wide = _wide_encoding(data[:SAMPLE])
    if wide:
        return [wide]
    return ["utf-8", *([declared] if declared else []), "cp1252", "latin-1"]


def _wide_encoding(sample: bytes) -> str:
    half = len(sample) // 2
    if half and sample[1::2].count(0) > ENOUGH_NULS * half > 2 * sample[0::2].count(0):
        return "utf-16-le"
    if half and sample[0::2].count(0) > ENOUGH_NULS * half > 2 * sample[1::2].count(0):
        return "utf-16-be"
    return ""


def _checked(text: str, encoding: str) -> tuple[str, str]:
    if len(_CONTROL.findall(text)) > MOST_CONTROLS * len(text):
        raise Unreadable(
            "the file holds control characters, so it is no text",
            "give a .txt, .md, .html, .pdf, .docx or .eml file",
        )
    return text, encoding
