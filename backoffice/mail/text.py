"""Message text as a person reads it: flowed lines joined, HTML as plain lines, controls gone."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from backoffice.references import MistypedReferenceError, Reference, parse

LONGEST_TEXT = 1_000_000  # characters
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
_NEWLINE = re.compile(r"\r\n|\r|[\x85\u2028\u2029]")
_BLANKS = re.compile(r"\s+")
_MENTION = re.compile(
    r"(?<![\w-])(?:RA|[CLP])[-‐‑–][0-9A-Z]{4}[-‐‑– ]?[0-9A-Z]{4}[-‐‑– ]?[0-9A-Z](?![\w])", re.IGNORECASE
)


def plain(text: str) -> str:
    """Text with line ends `LF`, without controls and direction overrides, at most `LONGEST_TEXT` characters."""
    return _CONTROLS.sub("", _NEWLINE.sub("\n", text[:LONGEST_TEXT])).strip("\n")


def unflowed(text: str, *, delete_space: bool) -> str:
    """Join the soft line ends of `format=flowed` (RFC 3676); quoted paragraphs keep their marks.

    Args:
        text: lines ending in `LF`.
        delete_space: the part's `DelSp=yes`, for scripts that write no spaces.
    """
    paragraphs: list[list[str]] = []
    previous_depth, is_open = 0, False
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        if is_open and depth == previous_depth and content != "-- ":
            paragraphs[-1].append(content)
        else:
            paragraphs.append([">" * depth + (" " if depth else "") + content])
        is_open = content.endswith(" ") and content != "-- "
        if is_open and delete_space:
            paragraphs[-1][-1] = paragraphs[-1][-1][:-1]
        previous_depth = depth
    return "\n".join("".join(pieces) for pieces in paragraphs)


def html_to_text(html: str) -> str:
    """Sanitised HTML as plain lines: paragraphs and rows on lines of their own, quotes with `> `, lists with `- `."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n".join(reader.lines).strip("\n")


def references_in(*texts: str) -> tuple[Reference, ...]:
    """Our own numbers (`C-26K3-7QX4-8`, `RA-…`) that occur in the texts with a fitting check character, each once."""
    return tuple(dict.fromkeys(reference for text in texts for reference in _mentions(text)))


def _mentions(text: str) -> Iterator[Reference]:
    for found in _MENTION.finditer(text):
        try:
            yield parse(found[0])
        except MistypedReferenceError:
            continue


class _Reader(HTMLParser):
    """Gathers the text of well-formed HTML line by line."""

    _PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "table", "pre"})
    _LINES = _PARAGRAPHS | {"div", "tr", "li", "dt", "dd", "hr", "caption"}
    _DEEPEST_QUOTE = 20

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._pieces: list[str] = []
        self._quotes = 0
        self._preformatted = 0
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._start_block(tag)
        match tag:
            case "blockquote":
                self._quotes += 1
            case "pre":
                self._preformatted += 1
            case "li":
                self._pieces.append("- ")
            case "td" | "th" if self._pieces:
                self._pieces.append("  ")
            case "a":
                self._link = dict(attrs).get("href") or ""
            case "img":
                self._pieces.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._LINES:
            self._end_line()
        if tag == "blockquote":
            self._quotes -= 1
            if self.lines and self.lines[-1].strip() == ">":
                self.lines.pop()
        elif tag == "pre":
            self._preformatted -= 1
        elif tag == "a":
            self._end_link()
        if tag in self._PARAGRAPHS:
            self._leave_blank()

    def handle_data(self, data: str) -> None:
        if not self._preformatted:
            self._pieces.append(_BLANKS.sub(" ", data))
            return
        first, *others = data.split("\n")
        self._pieces.append(first)
        for line in others:
            self._end_line()
            self._pieces.append(line)

    def close(self) -> None:
        super().close()
        self._end_line()

    def _start_block(self, tag: str) -> None:
        if tag == "br" and not "".join(self._pieces).strip():
            self._leave_blank()
        if tag == "br" or tag in self._LINES:
            self._end_line()
        if tag in self._PARAGRAPHS:
            self._leave_blank()

    def _end_line(self) -> None:
        text = "".join(self._pieces)
        self._pieces = []
        if text.strip():
            self.lines.append(self._mark() + (text.rstrip() if self._preformatted else text.strip()))

    def _leave_blank(self) -> None:
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(self._mark().rstrip())

    def _mark(self) -> str:
        return "> " * min(self._quotes, self._DEEPEST_QUOTE)

    def _end_link(self) -> None:
        """Name where a link leads, unless its text says so already."""
        shown = "".join(self._pieces[-1:]).strip()
        address = self._link.removeprefix("mailto:")
        if address and address.rstrip("/") not in {shown, f"https://{shown}".rstrip("/")}:
            self._pieces.append(f" <{address}>")
        self._link = ""
