"""HTML's tags put in order before the sanitiser builds a tree of them.

Tag soup can cost a tree builder quadratic time (180,000 open `div`s took it two minutes) and memory far beyond its own
size (unclosed formatting is rebuilt in every later paragraph). After this pass every tag is closed in order and
nesting is shallow, in time linear to the text. It is no protection against anything else: that is the sanitiser's.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from html import escape, unescape

DEEPEST = 200
_COMPLETE_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[\s/](?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)?)>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)()[^<>]*>", re.IGNORECASE)
_VOID = {"br", "hr", "img", "col"}
_BARE = {"b", "code", "em", "i", "s", "small", "strong", "tt", "u"}  # rebuilt once for every set of attributes
_INLINE = {*_BARE, *("a", "abbr", "bdi", "bdo", "br", "cite", "del", "img", "ins", "kbd", "q", "span", "sub", "sup")}
_ITEMS = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"tr"},
    "a": {"a"},
}
_LIST_BOUNDARIES = ("ul", "ol", "dl", "table", "td", "th", "blockquote")
_BOUNDARIES = {
    **dict.fromkeys(("li", "dt", "dd"), _LIST_BOUNDARIES),
    **dict.fromkeys(("td", "th", "tr"), ("table",)),
}
_TABLE_FRAMES = {"table", "thead", "tbody", "tfoot", "tr", "colgroup"}
_TABLE_PARTS = _TABLE_FRAMES | {"caption", "col", "td", "th"}
_PARAGRAPH_BOUNDARIES = {"table", "td", "th", "caption"}


def ordered(html: str, tags: Collection[str], with_content: Collection[str]) -> str:
    """The HTML with only these tags, each closed in its place, at most `DEEPEST` levels deep.

    Args:
        html: any text.
        tags: what is kept; of others only the text between.
        with_content: elements that fall away together with what is in them.
    """
    return "".join(_Orderer(tags, with_content).pieces(html))


class _Orderer:
    def __init__(self, tags: Collection[str], with_content: Collection[str]) -> None:
        self._tags = tags
        self._with_content = with_content
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()

    def pieces(self, html: str) -> Iterator[str]:
        position, lower = 0, html.lower()
        while (start := html.find("<", position)) >= 0:
            yield _text(html[position:start])
            if html.startswith("<!", start) or html.startswith("<?", start):
                position = _after(html, "-->" if html.startswith("<!--", start) else ">", start)
                continue
            tag = _COMPLETE_TAG.match(html, start) or _ANY_TAG.match(html, start)
            if tag is None:
                yield "&lt;"
                position = start + 1
                continue
            position = tag.end()
            name = tag[2].lower()
            if name in self._with_content and not tag[1]:
                position = _after(lower, ">", _after(lower, f"</{name}", position))
            elif name in self._tags:
                yield from self._closing(name) if tag[1] else self._opening(name, tag[3])
        yield _text(html[position:])
        yield from self._closed_down_to(0)

    def _opening(self, name: str, attributes: str) -> Iterator[str]:
        yield from self._closed_by(_ITEMS.get(name, ()), _BOUNDARIES.get(name, ()))
        if name not in _INLINE:
            yield from self._closed_by({"p"}, _PARAGRAPH_BOUNDARIES)
        if name in _VOID:
            yield f"<{name}{attributes}>"
        elif len(self._open) < DEEPEST and not self._is_misplaced(name):
            self._open.append(name)
            self._counts[name] += 1
            yield f"<{name}{'' if name in _BARE else attributes}>"

    def _is_misplaced(self, name: str) -> bool:
        """Whether it stands between a table's cells, from where the tree builder would move it, at a price."""
        return bool(self._open) and self._open[-1] in _TABLE_FRAMES and name not in _TABLE_PARTS

    def _closing(self, name: str) -> Iterator[str]:
        yield from self._closed_by({name}, ())

    def _closed_by(self, names: Collection[str], boundaries: Collection[str]) -> Iterator[str]:
        """Close down to the innermost of `names`, unless a boundary lies between."""
        if not any(self._counts[name] for name in names):
            return
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index] in names:
                yield from self._closed_down_to(index)
                return
            if self._open[index] in boundaries:
                return

    def _closed_down_to(self, index: int) -> Iterator[str]:
        while len(self._open) > index:
            name = self._open.pop()
            self._counts[name] -= 1
            yield f"</{name}>"


def _text(text: str) -> str:
    """Character references written out: a million bare `&` took the tree builder twenty seconds."""
    return escape(unescape(text), quote=False)


def _after(text: str, end: str, start: int) -> int:
    """Where the text goes on after `end`, or its end where there is none."""
    found = text.find(end, start)
    return len(text) if found < 0 else found + len(end)
