"""E-mail files (.eml): subject, sender, date and body; quoted replies are kept apart.

The document's text is the subject and the body as shown; offsets are into that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart

from upperhand.reading.pages.extract import Extract, Found, TextBuilder, Unreadable
from upperhand.reading.pages.markup import extract_markup

__all__ = ["read_email"]

_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_ATTRIBUTION = re.compile(
    r"^On .{5,100} wrote:$|^-{3,}\s*(?:Original|Forwarded) message", re.I | re.M
)


def read_email(data: bytes) -> tuple[Extract, ...]:
    """Return the extract of a saved message.

    Raises
    ------
    Unreadable
        If the message has no text part.
    """
    message = message_from_bytes(data, policy=policy.default)
    page = TextBuilder()
    page.add(str(message.get("subject", "")), "title")
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise Unreadable("the message has no text, only attachments", "give the attachment itself")
    content = _content(body)
    if body.get_content_subtype() == "html":
        shown = extract_markup(content)
        for block in shown.blocks:
            page.add(shown.text[block.start : block.end], block.kind)
    else:
        _add_plain(content, page)
    return (page.extract(tuple(_found(message))),)


def _content(body: MIMEPart) -> str:
    try:
        return str(body.get_content())
    except (LookupError, UnicodeDecodeError, KeyError) as fault:
        raise Unreadable(
            f"the message's text cannot be decoded ({fault})", "save it as .txt"
        ) from fault


def _add_plain(content: str, page: TextBuilder) -> None:
    content = content.replace("\r\n", "\n")
    signature = _SIGNATURE.search(content)
    written = content[: signature.start()] if signature else content
    quoting = False
    for paragraph in re.split(r"\n[ \t]*\n", written):
        quoting = quoting or bool(_ATTRIBUTION.search(paragraph))
        quoted = paragraph.lstrip().startswith(">") or quoting
        page.add(_unwrapped(paragraph), "other" if quoted else None)
    if signature:
        page.add(content[signature.end() :], "other")


def _unwrapped(paragraph: str) -> str:
    return re.sub(r"[ \t]*\n[ \t]*", " ", paragraph.strip())


def _found(message: EmailMessage) -> Iterator[Found]:
    yield Found("title", str(_header(message, "subject")), "Subject")
    yield Found("author", str(_header(message, "from")), "From")
    when = getattr(_header(message, "date"), "datetime", None)
    if when is not None:
        yield Found("published", when.date().isoformat(), "Date")


def _header(message: EmailMessage, name: str) -> object:
    """Return a header, or an empty text where the standard library trips over it ("<a@")."""
    try:
        return message.get(name, "")
    except (IndexError, ValueError):
        return ""
