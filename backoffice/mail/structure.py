"""From a message's bytes to its parts, within limits that hostile mail cannot stretch."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.policy import compat32

from backoffice.mail.charsets import decode
from backoffice.mail.headers import decoded, lenient

DEEPEST = 30  # levels of multipart
MOST_PARTS = 500
# The standard parser compares every line with every boundary it is inside, and holds an object for every part.
_MOST_CONTAINERS = 100
_MOST_COMPARISONS = 4_000_000
_MOST_BOUNDARIES = 10_000
_CONTAINER = re.compile(rb"^content-type:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """One leaf of a message.

    Attributes:
        name: as the sender wrote it, decoded, not yet safe.
        content: transfer encoding undone.
    """

    media_type: str
    content: bytes
    name: str
    charset: str
    is_attachment: bool
    is_inline: bool
    content_id: str
    is_flowed: bool
    delete_space: bool

    def text(self) -> str:
        """The content as text."""
        return decode(self.content, self.charset)


def parse(raw: bytes) -> Message | None:
    """The standard library's reading of the bytes, or None where it fails.

    A message of too many or too deep parts is read as one part that holds everything after the header.
    """
    containers = len(_CONTAINER.findall(raw))
    is_excessive = (
        containers > _MOST_CONTAINERS
        or containers * raw.count(b"\n") > _MOST_COMPARISONS
        or (containers > 0 and raw.count(b"\n--") > _MOST_BOUNDARIES)
    )
    parser = BytesHeaderParser(policy=compat32) if is_excessive else BytesParser(policy=compat32)
    return lenient(lambda: parser.parsebytes(raw), None)


def children(message: Message) -> list[Message]:
    """The parts of a multipart; empty for a leaf, and for a multipart whose parts were not found."""
    return _inside(message) if media_type(message).startswith("multipart/") else []


def media_type(message: Message) -> str:
    """The media type in lower case; `text/plain` where it is missing or nonsense."""
    return lenient(message.get_content_type, "text/plain")


def leaf(message: Message) -> Part:
    """A message without children as a part; a multipart that could not be parted counts as plain text."""
    kind = media_type(message)
    disposition = lenient(message.get_content_disposition, None) or ""
    content_id = decoded(str(lenient(lambda: message.get("Content-ID", ""), ""))).strip("<> ")
    return Part(
        media_type="text/plain" if kind.startswith("multipart/") else kind,
        content=_content(message),
        name=decoded(str(lenient(lambda: message.get_filename(""), ""))),
        charset=lenient(lambda: message.get_content_charset("") or "", ""),
        is_attachment=disposition == "attachment",
        is_inline=disposition == "inline" or (bool(content_id) and disposition != "attachment"),
        content_id=content_id,
        is_flowed=_parameter(message, "format") == "flowed",
        delete_space=_parameter(message, "delsp") == "yes",
    )


def _parameter(message: Message, name: str) -> str:
    return lenient(lambda: str(message.get_param(name, "")).lower(), "")


def _content(message: Message) -> bytes:
    if message.is_multipart():  # message/rfc822 and message/delivery-status hold messages
        return b"\n".join(lenient(part.as_bytes, b"") for part in _inside(message))
    content = lenient(lambda: message.get_payload(decode=True), None)
    return content if isinstance(content, bytes) else b""


def _inside(message: Message) -> list[Message]:
    # The payload of others is never asked for undecoded: that would use any codec a hostile charset names.
    inside: object = message.get_payload() if message.is_multipart() else None
    return [part for part in inside if isinstance(part, Message)] if isinstance(inside, list) else []


def raw_fields(message: Message) -> Iterator[tuple[str, str]]:
    """Every field's name in lower case and its raw value, 8-bit bytes as surrogates."""
    return ((name.lower(), str(value)) for name, value in message.raw_items())
