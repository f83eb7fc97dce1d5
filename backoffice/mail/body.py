"""A message's text, its HTML and the files that came with it."""

import html as markup
from dataclasses import dataclass, field
from email.message import Message

from backoffice.mail.filenames import safe_file_name
from backoffice.mail.headers import decoded
from backoffice.mail.invitation import in_one_line
from backoffice.mail.sanitise import LONGEST_HTML, sanitised
from backoffice.mail.structure import DEEPEST, MOST_PARTS, Part, children, leaf, media_type
from backoffice.mail.text import LONGEST_TEXT, html_to_text, plain, unflowed


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """One file that came with a message.

    Attributes:
        name: safe to store and to show (`safe_file_name`).
        media_type: as the sender claims; `backoffice.correspondence` looks at the bytes.
        is_inline: shown within the text, such as a photo between two paragraphs.
        content_id: what `cid:` in the HTML refers to; empty where nothing does.
        readable: a calendar part in one line; empty for other files.
    """

    name: str
    media_type: str
    is_inline: bool
    content_id: str
    content: bytes = field(repr=False)
    readable: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What a message consists of below its header.

    Attributes:
        text: plain text with line ends `LF`; made from the HTML where there is no plain part.
        html: sanitised; None where the message has none.
        defects: what was wrong, in sentences.
    """

    text: str
    html: str | None
    attachments: tuple[MailAttachment, ...]
    defects: tuple[str, ...]


def read_body(message: Message) -> Body:
    """Take a parsed message apart; never fails."""
    gatherer = _Gatherer()
    sections = gatherer.sections(message, depth=0)
    text = "\n\n".join(section.as_text() for section in sections).strip("\n")
    has_html = any(section.html for section in sections)
    if len(text) > LONGEST_TEXT:
        gatherer.defects.append("Its text is so long that only the beginning is shown.")
    if not text.strip():
        gatherer.defects.append("It has no text.")
    return Body(
        text=text[:LONGEST_TEXT],
        html="<hr>".join(section.as_html() for section in sections)[:LONGEST_HTML] if has_html else None,
        attachments=tuple(gatherer.attachments),
        defects=tuple(dict.fromkeys(gatherer.defects)),
    )


@dataclass(frozen=True, slots=True)
class _Section:
    """A stretch of the body in the forms that the sender gave it."""

    plain: str = ""
    html: str = ""

    def as_text(self) -> str:
        return self.plain if self.plain.strip() else plain(html_to_text(self.html))

    def as_html(self) -> str:
        return self.html or f"<pre>{markup.escape(self.plain)}</pre>"


class _Gatherer:
    """Walks the parts once, in order."""

    def __init__(self) -> None:
        self.attachments: list[MailAttachment] = []
        self.defects: list[str] = []
        self._seen = 0

    def sections(self, message: Message, depth: int) -> list[_Section]:
        """The body's sections under this node; attachments and defects are collected on the way."""
        parts = children(message)
        if not parts:
            return self._of_leaf(leaf(message), is_whole=depth == 0)
        if depth >= DEEPEST:
            self.defects.append(f"Parts nested more than {DEEPEST} deep were left out.")
            return []
        below = [self.sections(part, depth + 1) for part in parts]
        if media_type(message) == "multipart/alternative":
            return _one_of(below)
        return [section for sections in below for section in sections]

    def _of_leaf(self, part: Part, *, is_whole: bool) -> list[_Section]:
        self._seen += 1
        if self._seen > MOST_PARTS:
            self.defects.append(f"Parts after the first {MOST_PARTS} were left out.")
            return []
        is_file = part.is_attachment or (bool(part.name) and not is_whole)
        if part.media_type == "text/plain" and not is_file:
            text = plain(part.text())
            return [_Section(plain=unflowed(text, delete_space=part.delete_space) if part.is_flowed else text)]
        if part.media_type == "text/html" and not is_file:
            return [_Section(html=sanitised(part.text()))]
        self.attachments.append(_attachment(part))
        return []


def _one_of(alternatives: list[list[_Section]]) -> list[_Section]:
    """The same text in several forms as one section: the plain one, and the one with HTML."""
    plains = [sections for sections in alternatives if sections and not any(section.html for section in sections)]
    htmls = [sections for sections in alternatives if any(section.html for section in sections)]
    if not plains and not htmls:
        return []
    return [
        _Section(
            plain="\n\n".join(section.plain for section in plains[0]) if plains else "",
            html="".join(section.as_html() for section in htmls[-1]) if htmls else "",
        )
    ]


def _attachment(part: Part) -> MailAttachment:
    return MailAttachment(
        name=safe_file_name(part.name or _title(part), part.media_type),
        media_type=part.media_type,
        is_inline=part.is_inline,
        content_id=part.content_id,
        content=part.content,
        readable=in_one_line(part.text()) if part.media_type == "text/calendar" else "",
    )


def _title(part: Part) -> str:
    """A name for a nameless part that has a better one than its type: a forwarded message's subject."""
    if part.media_type != "message/rfc822":
        return ""
    head = part.content[:20_000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    lines = head.replace(b"\n ", b" ").replace(b"\n\t", b" ").split(b"\n")
    subject = next((line[8:] for line in lines if line.lower().startswith(b"subject:")), b"")
    return (decoded(subject.decode("ascii", "surrogateescape"))[:80].replace("/", "-") or "message") + ".eml"
