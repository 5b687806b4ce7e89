"""What a line of a page is, told by its shape alone.

Pages saved as plain text carry their furniture with them: breadcrumbs, counters, author lines,
share bars, cookie notices, captions, stamps. The rules here are narrow on purpose. A counter
kept as body text costs nothing; a paragraph lost costs a statement, so that a line is furniture
only if its whole shape says so, and everything else is body.
"""

from __future__ import annotations

import re

from upperhand.reading.calendar_words import DAY_OF_MONTH, SHORT_MONTH, SHORT_WEEKDAY, UNIT
from upperhand.record.entries import PartKind

__all__ = [
    "LISTED", "SENTENCE_END", "bare", "is_pointer", "is_separator", "kind_of_line", "pieces_of",
]  # fmt: skip

LISTED = re.compile(r"^\s*(?:\d{1,2}[.)]|[•·▪►▶●○*–—-])\s+")
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")

_BULLET = re.compile(r"^[\s•·▪►▶●○*–—|>-]+(?=\S)")
_NUMBERED = re.compile(r"^\s*\d{1,2}[.)]\s+")
_AMOUNT = r"\d[\d.,\s]*[KkMm]?"
_ZONE = (
    r"(?:(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d{2})?|GMT|UTC|EST|EDT|ET|BST|CET|CEST|EET|EEST|MSK|PST|PDT|IST|AST|JST|"
    r"SGT|HKT|PKT|GST|TRT|EAT|WAT|SAST|AEST|AEDT|KST|WIB|CST|CDT|WET|WEST)"
)
_CLOCK = rf"\d{{1,2}}(?:[:.]\d{{2}}){{0,2}}\s*(?:[ap]\.?\s?m\.?)?\s*(?:\(?{_ZONE}\)?)?"
_DAY = rf"(?:{SHORT_WEEKDAY},?\s*)?{DAY_OF_MONTH},?(?:\s+\d{{4}})?"
_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?"
_SLASHED = r"\d{1,2}[./]\d{1,2}[./]\d{2,4}"
_AGO = rf"(?:an?|\d+)\s+(?:{UNIT})s?\s+ago"
_DATE = rf"(?:{_DAY}|{_ISO}|{_SLASHED}|{_AGO}|today|yesterday)"
_STAMP = rf"{_DATE}(?:\s*(?:[,|–—-]|at)?\s*{_CLOCK})?|{_CLOCK}\s*(?:[,|–—-]|on)?\s*{_DATE}"
_STAMP_WORD = (
    rf"(?:[\d:.,/|()+T–Z-]+(?:st|nd|rd|th)?|{SHORT_MONTH}|{SHORT_WEEKDAY}|(?:{UNIT})s?|{_ZONE}|"
    r"ago|at|on|an?|about|today|yesterday|[ap]\.?m\.?|just now)"
)


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


_NETWORK = _any(
    "share", "tweet", "facebook", "twitter", "x", "whatsapp", "e-?mail", "print", "copy link",
    "copy", "telegram", "linkedin", "reddit", "pinterest", "messenger", "save", "bookmark",
    "link copied", "bluesky", "threads", "viber", "vk", "pocket", "flipboard",
)  # fmt: skip
_NETWORKS = (
    rf"{_NETWORK}(?:(?:\s*[,|/•·–-]\s*|\s+)"
    rf"(?:{_NETWORK}|on|via|this|article|story|by|with friends))*"
)
_NAME = r"[^\W\d_][\w.'’-]*(?:\s+(?:[A-Z][\w.'’-]*|de|van|von|der|bin|al|la|le|da|del|di))*"
_COUNTED = _any(
    "views?", "comments?", "shares?", "likes?", "reads?", "retweets?", "replies", "followers"
)
_MINUTES = r"(?:\d+|an?|one|two|three|five|ten)[\s-]*min(?:ute)?s?['’]?"
_DATED = _any(
    "updated?", "modified", "published", "posted", "first published", "created", "dated?",
    "issued", "released", "filed", "aired", "broadcast", "transmitted",
)  # fmt: skip
_STAFF_WORK = r"(?:additional )?(?:reporting|writing|editing|compiled|edited)(?: by)?"
_MORE = (
    r"(?:read|see|view|show|load)\s+(?:more|also|next|all)"
    r"(?:\s*[:|>»→…–-].{0,160}|\s+(?:on|about|from|in)\s.{0,80}|[\s.>»→…]*)"
)
_POINTERS = _any(
    "also read", "related", "related (?:articles?|stories|news|topics?|content)", "recommended",
    "more (?:on|from) this(?: story)?", "most (?:read|popular|viewed)", "trending(?: now)?",
    "latest news", "top stories", "you may also like", "recommended stories",
    "editors?['’]? picks?", "what to read next", "in the headlines", "also worth reading",
    "related (?:article|story)",
)  # fmt: skip
_FIXTURES = _any(
    "advertisement", "advertising", "skip (?:to|past) .{3,40}", "back to (?:top|home)", "menu",
    "search", "subscribe(?: now)?", "sign (?:in|up)", "log ?in", "register", "newsletter", "home",
    "next article", "previous article", "leave a (?:comment|reply)", "comments?",
    "continue reading.{0,60}", "article continues (?:below|after).{0,40}",
    "story continues below.{0,30}", "click here.{0,80}", "tags?:.{0,200}", "topics?:.{0,160}",
    "filed under:?.{0,120}", "unsubscribe(?: here)?[^.]{0,60}", "subscribe to our .{1,40}",
    "view (?:this|in) .{0,30}browser", "was this (?:e-?mail )?forwarded to you.{0,60}",
    "text size.{0,20}", "follow us.{0,60}", "key events", "follow", "live",
    "what we know so far",
)  # fmt: skip
_CHOICES = _any(
    "(?:accept|reject|allow|decline)(?: all)?(?: cookies)?", "privacy policy", "i agree",
    "manage (?:preferences|cookies|choices|consent)", "got it!?",
    "cookie (?:settings|policy|preferences|notice)", "terms (?:of (?:use|service)|and conditions)",
)  # fmt: skip
_PICTURE = _any(
    "(?:file )?photo(?:graph)?", "image", "picture", "caption", "credit",
    "(?:photo|image|picture) ?(?:credit|source|caption)",
)  # fmt: skip
_AGENCY = r"\b(?:Reuters|AFP|AP|Getty Images?|EPA|EPA-EFE|Anadolu|TASS)\b"
_INSIDE = r"[^\[\]()]*"

_SHAPES: tuple[tuple[PartKind, str], ...] = (
    ("counter", rf"{_AMOUNT}\s*(?:readers['’]\s*)?{_COUNTED}"),
    ("counter", rf"{_MINUTES}\s+(?:read|listen|watch)"),
    ("counter", r"(?:reading|read)\s+time:?\s*\d+.{0,20}"),
    ("date", rf"(?:last\s+)?{_DATED}\s*[:|–—-]?(?:\s*{_STAMP_WORD})+"),
    ("date", rf"(?:{_STAMP})"),
    ("date", rf"\d{{1,2}}[:.]\d{{2}}\s*(?:[ap]\.?\s?m\.?)?\s*(?:{_ZONE}|\({_ZONE}\))?\.?"),
    ("date", r"\d{1,2}\s*[ap]\.?\s?m\.?"),
    ("author", rf"(?:authors?|(?:written|story|words) by)\s*[:|–—-]\s*{_NAME}.{{0,60}}"),
    ("author", rf"{_STAFF_WORK}\s+[A-Z].{{2,200}}(?:editing|reporting|writing) by .{{2,100}}"),
    ("author", rf"(?:written|edited|reporting|compiled) by {_NAME}(?:(?:,| and| in) {_NAME})*\.?"),
    ("share", _NETWORKS),
    ("share", r"share (?:this|on|via|the).{0,40}"),
    ("share", rf"share:\s*{_NETWORKS}"),
    ("share", r"(?:report an? (?:error|mistake|typo)|mail|link|listen(?: to (?:this )?article)?)"),
    ("navigation", _MORE),
    ("navigation", rf"{_POINTERS}(?:\s*:\s*.{{0,160}})?"),
    ("navigation", _FIXTURES),
    ("navigation", r"(?:more from|most (?:read|popular|viewed) in|more on this topic:).{2,120}"),
    ("navigation", r"(?:join|follow) .{2,50} (?:telegram|whatsapp|youtube) channel\.?"),
    (
        "navigation",
        r"(?:send us|tell us|have) (?:your|a) (?:comments?|feedback|story|tip)\b.{0,60}",
    ),
    ("navigation", r"subscribe (?:from|for|today|here|at)\b.{0,60}"),
    ("navigation", r"letters (?:to the editor|page):?\s.{0,80}"),
    ("navigation", r"listen to (?:this |the )?article\b.{0,30}"),
    ("navigation", r"(?:world|news|europe|foreign|politics|international|business|live) desk"),
    ("navigation", r"analysis|opinion|comment|explainer|feature|exclusive|editorial"),
    ("navigation", r"(?:sign up|subscribe)\b.{0,60}\b(?:newsletters?|briefing|letter)\b.{0,80}"),
    ("navigation", r"follow\s.{1,60}\son\s(?:twitter|facebook|x|instagram|telegram)\b.{0,60}"),
    ("cookie", _CHOICES),
    ("caption", rf"{_PICTURE}s?\s*[:|]\s*.{{2,300}}"),
    ("caption", r"(?:photo|image|picture) ?(?:credit|source|caption)s?\s*,\s*.{2,300}"),
    ("caption", r"[\[(](?:(?:file )?photo|image|file|ap photo|picture)\b.{0,200}[\])]\.?"),
    (
        "caption",
        rf".{{0,260}}[\[(](?={_INSIDE}(?:/|via|photo|file)){_INSIDE}{_AGENCY}{_INSIDE}[\])]",
    ),
    ("other", r"(?:(?:©|\(c\)|copyright)\s*)+\d{4}.{0,160}"),
    ("other", r"(?:©|\(c\)|copyright)\s.{2,80}\d{4}\b.{0,120}"),
    ("other", r"disclaimer:.{2,280}"),
    ("other", r"\[[^\[\]]{2,280}\]"),
    ("other", r"\(?[a-z]{2,4}(?:/[a-z]{2,4})+(?:\s*\([^()]{2,60}\))?\)?"),
    ("other", r"\([A-Z]{2,6}(?:/[a-z]{2,4})+\)"),
    ("date", rf"(?:{_STAMP})\s*\(?(?:last\s+)?{_DATED}\s*[:|–—-]?(?:\s*{_STAMP_WORD})+\)?"),
    ("share", rf"share:\s*{_NETWORK}(?:\s*,\s*[\w-]+){{1,6}}"),
    ("share", r"share (?:full )?(?:article|story)|bookmark"),
    ("navigation", r"(?:see|explore) more on(?: these topics)?:.{2,160}"),
    ("navigation", r"(?:how we count|archive|about us|contact|letters|print)"),
    ("caption", r".{10,260}[\[(]\s*(?:file )?(?:photo|image|picture)[^\[\]()]{0,60}[\])]\.?"),
    ("caption", r".{10,260}\[(?:file|archive|handout|courtesy|screengrab)\b[^\[\]]{0,80}\]\.?"),
    ("caption", r".{10,260}\s(?:photo|photograph|picture|image)s?\s*:\s\S.{1,60}"),
    ("caption", r"(?:.{10,260}\s)?©\s?[A-Z].{1,200}"),
    ("navigation", r"(?:watch|listen|in pictures|gallery|video|podcast|timeline)\s*:\s.{3,120}"),
    ("navigation", r"(?:got a|do you have a) (?:story|tip)\b.{0,100}"),
    ("navigation", r"(?:contact|e-?mail) .{2,60}\bat \S+@\S+.{0,40}"),
    ("navigation", r".{0,60}\b(?:receive daily updates|(?:in|into|to) your inbox)\b.{0,120}"),
    ("navigation", r"get (?:the|our) (?:\w+ ){0,2}(?:newsletter|briefing|digest|app)\b.{0,80}"),
    ("navigation", r"(?:download|get) (?:our|the) app\b.{0,80}|share (?:and|or) reuse.{0,60}"),
    (
        "navigation",
        r"(?:printable version|e-?mail this (?:story|page).{0,40}|top of (?:the )?page)",
    ),
    ("author", r".{3,120}\bcontributed (?:to this|reporting)\b.{0,120}"),
    ("other", r"some (?:of the )?names (?:in this \w+ )?have been changed.{0,80}"),
    ("other", r"sources?\s*:\s.{2,60}\band (?:news )?agencies\b.{0,40}"),
    ("other", r".{0,80}when quoting,.{2,80}"),
    ("other", r"sources?\s*:\s*(?:news )?agenc(?:y|ies)\b.{0,40}"),
    ("other", r"a version of this (?:article|story) (?:appear|was published).{2,200}"),
    ("author", r"\((?:additional )?(?:reporting|writing|editing) by .{2,160}\)"),
    ("author", rf"(?:editing|editor|edited|subbing):\s*{_NAME}.{{0,40}}"),
    ("author", r"by our (?:\w+ ){0,3}correspondents?(?: in [\w .'’-]{2,40})?"),
    ("other", r".{0,60}\ball rights reserved\.?.{0,60}"),
    ("other", r"full text\.?|abstract\.?|ends|\(?end of text\)?|check against delivery"),
    ("other", r"this (?:e-?mail|message) .{0,40}\b(?:intended|confidential)\b.{0,200}"),
    ("author", r"by our [\w-]+ (?:editor|staff)s?"),
    ("author", r"from our (?:own |special )?correspondents?(?: in [\w .'’-]{2,40})?"),
    ("other", r"for immediate release|contact: \S+@\S+.{0,80}"),
)
_KINDS = tuple((kind, re.compile(shape, re.IGNORECASE)) for kind, shape in _SHAPES)
_COOKIE_NOTICE = re.compile(
    r"(?=.*\bcookies?\b)(?=.*\b(?:consent|accept|agree|preferences|privacy policy|cookie policy)\b)"
    r"(?=.*\b(?:we|this (?:web)?site|our partners)\b)",
    re.IGNORECASE | re.DOTALL,
)
_TRAIL = re.compile(
    r"^home\s*(?:[>»›/|→]|::)\s*\S.{0,200}$|^\S.{0,40}(?:\s[>»›→]\s\S.{0,60}){2,}$", re.I
)
_BYLINE = re.compile(
    r"(?:By|BY|by)\s+[A-Z](?:[\w.'’-]|,?\s+(?:[A-Z]|and\b|in\b|for\b|of\b|staff\b|the\b|"
    r"photographs? by\b|Photographs? by\b))*"
)
# "Meera Santhosh, Correspondent"; "Anna Whitcombe in Kyiv and Peter Sayle in Brussels".
_FULL = r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3}"
_PLACE = r"[A-Z]\w+(?: [A-Z]\w+)?"
_SIGNED_BY = re.compile(
    rf"{_FULL},? (?:[A-Z]\w+ (?:and [A-Z]\w+ )?){{0,2}}(?:(?:[Cc]orresponden|[Rr]epor)t(?:er)?|"
    r"[Ee]ditor|[Ss]taff [Ww]riter|[Dd]esk|[Bb]ureau)(?: in [A-Z][\w, ]+)?"
    rf"|{_FULL}, (?:[\w-]+ ){{1,2}}(?:correspondent|editor|reporter)"
    r"|(?:[A-Z][\w’'-]+ ){0,2}(?:[\w-]+ )?(?:correspondent|editor)"
    rf"|{_FULL} \([A-Z]\w+(?: \w+)?\)(?:, {_FULL} \([A-Z]\w+(?: \w+)?\))*"
    rf"|{_FULL} in {_PLACE} and {_FULL}(?:, [\w ]{{4,30}}| in {_PLACE})?"
    rf"|{_FULL} in [A-Z]\w+(?:, [A-Z]\w+)?"
    rf"|{_FULL} reported from [A-Z].{{2,120}}\."
    rf"|{_FULL} in [A-Z]\w+(?:, {_FULL} in [A-Z]\w+)*,? and {_FULL} in [A-Z]\w+(?: [A-Z]\w+)?"
)
_LIVE_STAMP = re.compile(r"\d{1,2}[.:]\d{2}(?:\s*[A-Z]{2,4})?(?:\s+[A-Z][\w'’-]+){1,4}")
_PARTED = re.compile(r"\s*[|·•]\s*|\s{2,}|\t")
_MARKDOWN = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*_]")

# A paragraph that is one bracket from end to end is the editor's, not the story's.
_BRACKETED = re.compile(r"\([^()]{10,280}\)\.?")

_STAFF = re.compile(r"\b(?:reporting|writing|editing) by\b", re.IGNORECASE)

LONGEST_FURNITURE = 320
LONGEST_NOTICE = 600
LONGEST_BYLINE = 90


def bare(line: str) -> str:
    """Return a line without its bullet or number: ``"• WORLD"`` is ``"WORLD"``."""
    return _NUMBERED.sub("", _BULLET.sub("", line)).strip()


def is_separator(line: str) -> bool:
    """Tell whether a line holds no letter or digit at all, such as ``___.`` or ``* * *``."""
    return not any(c.isalnum() for c in line)


_POINTER = re.compile(rf"{_POINTERS}\s*:?", re.IGNORECASE)


def is_pointer(line: str) -> bool:
    """Tell "RELATED", "More on this story": other stories are listed below."""
    return _POINTER.fullmatch(bare(line)) is not None


def kind_of_line(line: str, *, near_top: bool = False) -> PartKind | None:
    """Return what a line is by shape, or None if it may be body text.

    >>> kind_of_line("• 3 min read"), kind_of_line("Author: Jane Doe"), kind_of_line("675 Views")
    ('counter', 'author', 'counter')
    >>> kind_of_line("Moscow said on Wednesday that talks go on.")
    """
    if is_separator(line):
        return "other"
    text = bare(line)
    if len(text) <= LONGEST_NOTICE and _COOKIE_NOTICE.match(text):
        return "cookie"
    if len(text) > LONGEST_FURNITURE:
        return None
    if _TRAIL.match(text):
        return "breadcrumb"
    if near_top and len(text) <= LONGEST_BYLINE and _is_byline(text):
        return "author"
    if near_top and _is_trail(text):
        return "breadcrumb"
    if _CROSSHEAD.fullmatch(text):
        return "other"
    if _BRACKETED.fullmatch(text):
        return _of_shape(text) or ("author" if _STAFF.search(text) else "other")
    return _of_shape(text) or ("date" if _LIVE_STAMP.fullmatch(text) else _of_pieces(text))


# "‘We walked for five nights’" alone on a line: a crosshead, taken from the story.
_CROSSHEAD = re.compile(r"[‘'][^.!?‘’]{5,60}[’']")
_STEPS = re.compile(r"\s+[|>·»›/]\s+")


def _is_trail(text: str) -> bool:
    """Tell "World > Africa", "The Courier | Reportage": labels parted by marks."""
    pieces = _STEPS.split(text)
    return len(pieces) > 1 and all(_is_label(p) or _is_byline(p) for p in pieces)


def _is_byline(text: str) -> bool:
    return bool(_BYLINE.fullmatch(text) or _SIGNED_BY.fullmatch(text))


def _of_shape(text: str) -> PartKind | None:
    return next((kind for kind, shape in _KINDS if shape.fullmatch(text)), None)


def _of_pieces(text: str) -> PartKind | None:
    """Return the kind of a row such as "3 comments | Text size A A A": furniture in each piece.

    Beside a date or a counter, a short name is the paper's or the section's: "Monitor · World ·
    2 days ago · 512 reads".
    """
    pieces = pieces_of(text)
    if len(pieces) < 2:
        return None
    kinds = [_of_shape(p) for p in pieces]
    stamped = {"date", "counter"} & set(kinds)
    if not all(k or (stamped and _is_label(p)) for k, p in zip(kinds, pieces, strict=True)):
        return None
    return "date" if "date" in kinds else next(k for k in kinds if k)


def pieces_of(text: str) -> list[str]:
    """Return the pieces of a row, parted by bars, dots or wide gaps."""
    plain = _MARKDOWN.sub(lambda m: m[1] or "", text).strip()
    return [p for p in _PARTED.split(plain) if p]


def _is_label(piece: str) -> bool:
    """Tell "Valley Monitor", "World": a few capitalised words without a stop."""
    words = piece.split()
    named = all(w[:1].isupper() or w in ("of", "the", "and", "&") for w in words)
    return 0 < len(words) <= LABEL_WORDS and named and not SENTENCE_END.search(piece)


LABEL_WORDS = 4
