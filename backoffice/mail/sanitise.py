"""HTML from outside, cut down to what may be shown: no scripts, no styles, nothing that loads from anywhere."""

import nh3

from backoffice.mail.nesting import ordered

LONGEST_HTML = 1_000_000  # characters that are looked at
LONGEST_KEPT = 300_000  # characters without styles and the like; the sanitiser takes quadratic time
_TAGS = {
    *("a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del"),
    *("div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "ol", "p"),
    *("pre", "q", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("tt", "u", "ul"),
}
_ATTRIBUTES = {
    "*": {"dir"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_WITH_CONTENT = {"script", "style", "title", "noscript", "template", "svg", "math", "iframe", "object", "select"}
_CUT = "<p>[The rest is too long to be shown; the message itself is kept whole.]</p>"
_SCHEMES = {"cid", "https", "mailto"}


def sanitised(html: str) -> str:
    """The harmless part of an HTML fragment or document, well formed.

    Links keep https and mailto; pictures come from the message itself (`cid:`) or not at all, so that looking at a
    message tells nobody that it was read. What is too long ends with a line that says so.
    """
    kept = ordered(html[:LONGEST_HTML], _TAGS, _WITH_CONTENT)
    is_cut = len(html) > LONGEST_HTML or len(kept) > LONGEST_KEPT
    return nh3.clean(
        kept[:LONGEST_KEPT] + (_CUT if is_cut else ""),
        tags=_TAGS,
        clean_content_tags=_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=_SCHEMES,
    )


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    """The attribute's value, or None to drop it: relative addresses pass a scheme list, but not this."""
    address = value.strip().lower()
    if attribute == "src":
        return value if address.startswith("cid:") else None
    if attribute == "href":
        return value if address.startswith(("https:", "mailto:")) else None
    return value
