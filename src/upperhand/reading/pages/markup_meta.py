"""What an HTML page says of itself: title, author, section, dates, language, outlet, address.

In order of trust: the page's own JSON-LD, its meta elements, its visible elements; for sites that
mark none of these, trafilatura is asked. Each answer carries where it was found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from upperhand.reading.pages.extract import Found

__all__ = ["metadata"]

_META: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("og:title", "twitter:title", "dc.title")),
    ("author", ("author", "article:author", "dc.creator", "parsely-author", "byl")),
    ("section", ("article:section", "section", "parsely-section")),
    ("published", ("article:published_time", "datepublished", "date", "pubdate", "dc.date",
                   "dc.date.issued", "parsely-pub-date", "sailthru.date", "publish-date")),
    ("updated", ("article:modified_time", "og:updated_time", "datemodified", "lastmod")),
    ("outlet", ("og:site_name", "application-name")),
    ("url", ("og:url",)),
    ("language", ("og:locale", "content-language", "dc.language")),
)  # fmt: skip
_JSON_LD: tuple[tuple[str, str], ...] = (
    ("title", "headline"),
    ("author", "author"),
    ("section", "articleSection"),
    ("published", "datePublished"),
    ("updated", "dateModified"),
    ("outlet", "publisher"),
    ("language", "inLanguage"),
    ("url", "url"),
)
_ARTICLE_TYPES = re.compile(r"Article|Report|BlogPosting|LiveBlog", re.IGNORECASE)


def metadata(root: html.HtmlElement) -> tuple[Found, ...]:
    """Return every piece of metadata the page states, the most trusted first."""
    found = (*_from_json_ld(root), *_from_meta(root), *_from_elements(root))
    return found if _is_enough(found) else (*found, *_from_trafilatura(root, found))


def _is_enough(found: tuple[Found, ...]) -> bool:
    return {"title", "published"} <= {f.field for f in found}


def _from_json_ld(root: html.HtmlElement) -> Iterator[Found]:
    for script in root.xpath("//script[@type='application/ld+json']"):
        try:
            stated = json.loads(script.text or "")
        except ValueError:
            continue
        for node in _nodes(stated):
            if _ARTICLE_TYPES.search(str(node.get("@type", ""))):
                for field, key in _JSON_LD:
                    yield Found(field, _named(node.get(key)), f"JSON-LD {key}")


def _nodes(stated: Any) -> Iterator[dict[str, Any]]:
    if isinstance(stated, list):
        for item in stated:
            yield from _nodes(item)
    elif isinstance(stated, dict):
        yield stated
        yield from _nodes(stated.get("@graph", []))


def _named(value: Any) -> str:
    """Return a value's words: a string, a thing with a name, or several of them."""
    if isinstance(value, dict):
        return _named(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value)))
    return value.strip() if isinstance(value, str) else ""


def _from_meta(root: html.HtmlElement) -> Iterator[Found]:
    stated: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        name = name or meta.get("http-equiv") or ""
        stated.setdefault(name.lower(), (meta.get("content") or "").strip())
    for field, names in _META:
        for name in names:
            value = stated.get(name, "")
            if value and not (field == "author" and value.startswith("http")):
                yield Found(field, value, f"meta {name}")


def _from_elements(root: html.HtmlElement) -> Iterator[Found]:
    for field, path, where in (
        ("title", "string((//h1)[1])", "h1"),
        ("title", "string(//title)", "title element"),
        ("url", "string(//link[@rel='canonical']/@href)", "canonical link"),
        ("language", "string(/html/@lang)", "html lang"),
        ("author", "string((//*[@rel='author' or @itemprop='author'])[1])", "author element"),
        ("published", "string((//*[@itemprop='datePublished']/@datetime)[1])", "datePublished"),
        ("published", "string((//time/@datetime)[1])", "first time element"),
    ):
        value = re.sub(r"\s+", " ", str(root.xpath(path))).strip()
        if value:
            yield Found(field, value, where)


def _from_trafilatura(root: html.HtmlElement, known: tuple[Found, ...]) -> Iterator[Found]:
    import trafilatura  # 0.4 s to import: only pages without metadata of their own pay for it

    try:
        stated = trafilatura.extract_metadata(root, date_config={"extensive_search": False})
    except (AttributeError, TypeError, ValueError):
        return
    for field, name in (("title", "title"), ("author", "author"), ("outlet", "sitename")):
        value = getattr(stated, name, None)
        if value and field not in {f.field for f in known}:
            yield Found(field, str(value), f"trafilatura {name}")
