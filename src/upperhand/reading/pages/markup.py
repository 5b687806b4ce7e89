"""From HTML source to the text of a page: one block per paragraph, furniture by structure.

Read with lxml, which mends broken markup as browsers do. The text of a page is what a reader
sees: scripts, styles and hidden elements are left out. Where the page marks its article, blocks
outside of it are furniture; the words of class names tell share bars, captions and the like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

from upperhand.reading.pages.extract import Extract, TextBuilder, Unreadable
from upperhand.reading.pages.lineshape import SENTENCE_END
from upperhand.reading.pages.markup_meta import metadata
from upperhand.record.entries import PartKind

__all__ = ["DECLARED_CHARSET", "extract_markup", "plain_text"]

DECLARED_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w:.-]+)""", re.IGNORECASE
)
_DROPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "object", "head"})
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "nav", "aside", "ul", "ol", "li"}
    | {
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figure",
        "figcaption",
        "table",
        "tr",
        "td",
    }
    | {"th", "thead", "tbody", "form", "fieldset", "pre", "dl", "dt", "dd", "address", "hr", "br"}
    | {"body", "html", "center", "details", "summary", "caption", "button", "option", "select"}
)
_BY_TAG: dict[str, PartKind] = {
    "nav": "navigation",
    "footer": "other",
    "aside": "other",
    "button": "navigation",
    "select": "navigation",
    "figcaption": "caption",
    "caption": "caption",
    "h1": "title",
    "time": "date",
}
_CLASS_WORDS: tuple[tuple[PartKind, str], ...] = (
        ("cookie", r"cookies?|consent|gdpr"),
        ("share", r"share|sharing|social|sharebar|sharedaddy|addthis"),
        ("breadcrumb", r"breadcrumbs?|crumbs?"),
        ("caption", r"caption|credits?"),
        ("author", r"byline|authors?|contributors?"),
        ("counter", r"view-?count|post-?views|read(?:ing)?-?time|comment-?count|counter"),
        ("date", r"timestamp|publish(?:ed)?-?(?:date|time)|(?:post|entry)-?date|updated"),
        ("navigation", r"nav(?:bar|igation)?|menu|read-?more|related(?:-?\w+)?|recommended|"
                       r"recommendations|trending|most-?(?:read|popular)|pagination|skip-?link|"
                       r"also-?read|promo|teasers?"),
        ("other", r"newsletter|subscribe|subscription|advert(?:isement)?|ads?|sponsored|comments?|"
                  r"sidebar|popup|modal|paywall|tag-?list|disclaimer|copyright"),
)  # fmt: skip
_BY_CLASS = tuple(
    (kind, re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE))
    for kind, words in _CLASS_WORDS
)
_BY_ROLE: dict[str, PartKind] = {
    "navigation": "navigation",
    "search": "navigation",
    "complementary": "other",
    "contentinfo": "other",
    "dialog": "cookie",
    "alertdialog": "cookie",
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_BREAK = "\x0b"  # stands for <br>; two of them part paragraphs
_BLANK = " \t\r\n\f" + _LINE_BREAK
_PARAGRAPH_BREAK = re.compile(rf"{_LINE_BREAK}\s*{_LINE_BREAK}")
DEEPEST = 300  # levels of nesting; beyond it a page is broken or hostile
MOST_OF_THE_PAGE = 0.5  # share of all paragraphs' text; what holds it is no furniture
ARTICLE_SHARE = 0.3  # share of all paragraphs' text an <article> needs to be the article
LONGEST_LINK_LINE = 160


def extract_markup(source: str) -> Extract:
    """Return the extract of an HTML page.

    Raises
    ------
    Unreadable
        If nothing in the source is markup or text.

    >>> page = extract_markup("<h1>Talks</h1><nav>Home</nav><p>Kyiv <b>said</b> no.</p>")
    >>> [page.text[b.start:b.end] for b in page.blocks], [b.kind for b in page.blocks]
    (['Talks', 'Home', 'Kyiv said no.'], ['title', 'navigation', None])
    """
    root = _parse(source)
    walk = _Walk(_article(root), _paragraph_text(root))
    walk.down(root, None, 0)
    walk.flush()
    extract = walk.page.extract(metadata(root))
    if not extract.blocks:
        raise Unreadable("the page holds no text", "save the page with its article")
    return extract


def plain_text(fragment: str) -> str:
    """Return the words of a piece of HTML.

    >>> plain_text("Talks <b>go on</b> &amp; on")
    'Talks go on & on'
    """
    if not fragment.strip():
        return ""
    root = html.fragment_fromstring(fragment, create_parent="div")
    return _SPACE.sub(" ", str(root.text_content())).strip()


def _parse(source: str) -> html.HtmlElement:
    # lxml refuses text that declares another encoding than it is in.
    undeclared = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    try:
        parser = html.HTMLParser(remove_comments=True, remove_pis=True)
        return html.document_fromstring(undeclared, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as fault:
        raise Unreadable(f"the markup cannot be read ({fault})", "save the page again") from fault


def _paragraph_text(node: html.HtmlElement) -> int:
    return sum(len(p.text_content()) for p in node.iter("p"))


def _article(root: html.HtmlElement) -> html.HtmlElement | None:
    """Return the element that holds the article, if the page marks one."""
    everything = _paragraph_text(root)
    for path in ("//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']"):
        found = root.xpath(path)
        longest = max(found, key=_paragraph_text, default=None)
        if longest is not None and _paragraph_text(longest) > ARTICLE_SHARE * everything:
            return longest
    return None


@dataclass(slots=True)
class _Walk:
    """One pass over the tree, collecting blocks in reading order."""

    article: html.HtmlElement | None
    everything: int
    page: TextBuilder = field(default_factory=TextBuilder)
    pieces: list[tuple[str, PartKind | None]] = field(default_factory=list)

    def down(self, node: html.HtmlElement, kind: PartKind | None, depth: int) -> None:
        """Visit an element; ``kind`` is what the elements around it make of it."""
        tag = node.tag if isinstance(node.tag, str) else ""
        if not tag or tag in _DROPPED or depth > DEEPEST or _is_hidden(node):
            return
        own = kind or self._kind_of(node, tag)
        if tag == "br":
            self.pieces.append((_LINE_BREAK, own))
        elif tag == "pre":
            self._preformatted(node, own)
        elif tag in _BLOCKS:
            self.flush()
            self._inside(node, own, depth)
            self.flush()
        else:
            self._inside(node, own or ("navigation" if tag == "a" else None), depth)

    def _inside(self, node: html.HtmlElement, kind: PartKind | None, depth: int) -> None:
        self.pieces.append((node.text or "", kind))
        for child in node:
            self.down(child, kind, depth + 1)
            self.pieces.append((child.tail or "", kind))

    def _preformatted(self, node: html.HtmlElement, kind: PartKind | None) -> None:
        self.flush()
        for paragraph in re.split(r"\n\s*\n", str(node.text_content())):
            self.page.add(_SPACE.sub(" ", paragraph), kind)

    def flush(self) -> None:
        """Close the block being collected."""
        pieces = [p for p in self.pieces if p[0].strip(_BLANK)]
        kinds = {kind for _, kind in pieces}
        text = "".join(words for words, _ in self.pieces)
        self.pieces.clear()
        if len(kinds) > 1 and None not in kinds:
            # A row of furniture: a day, a counter, a button side by side.
            for words, kind in pieces:
                self.page.add(_SPACE.sub(" ", words.replace(_LINE_BREAK, " ")), kind)
            return
        for paragraph in _PARAGRAPH_BREAK.split(text):
            words = _SPACE.sub(" ", paragraph.replace(_LINE_BREAK, " ")).strip()
            self.page.add(words, _agreed(kinds, words))

    def _kind_of(self, node: html.HtmlElement, tag: str) -> PartKind | None:
        """Return what an element says it is; whatever holds most of the page is no furniture."""
        if tag in ("html", "body") or self._holds_article(node):
            return None
        if self.article is not None and tag in _BLOCKS and not self._near_article(node):
            return _named_kind(node, tag) or "other"
        kind = _named_kind(node, tag)
        heavy = kind and _paragraph_text(node) > MOST_OF_THE_PAGE * max(1, self.everything)
        return None if heavy else kind

    def _holds_article(self, node: html.HtmlElement) -> bool:
        return self.article is not None and (
            node is self.article or any(a is node for a in self.article.iterancestors())
        )

    def _near_article(self, node: html.HtmlElement) -> bool:
        """Tell whether an element lies in the article or is about it (a heading with its dates)."""
        inside = any(a is self.article for a in node.iterancestors())
        return inside or next(node.iter("h1"), None) is not None or node.tag in ("h1", "time")


def _agreed(kinds: set[PartKind | None], words: str) -> PartKind | None:
    """Return the kind all pieces share; a sentence that is one long link is still a sentence."""
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    link = kind == "navigation" and (len(words) > LONGEST_LINK_LINE or SENTENCE_END.search(words))
    return None if link else kind


def _named_kind(node: html.HtmlElement, tag: str) -> PartKind | None:
    role = _BY_ROLE.get(node.get("role", ""))
    if role or tag in _BY_TAG:
        return role or _BY_TAG[tag]
    names = f"{node.get('class', '')} {node.get('id', '')}"
    if not names.strip():
        return None
    return next((kind for kind, words in _BY_CLASS if words.search(names)), None)


def _is_hidden(node: html.HtmlElement) -> bool:
    return "hidden" in node.attrib or bool(_HIDDEN.search(node.get("style", "")))
