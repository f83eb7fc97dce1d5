"""Header fields as people mean them: RFC 2047 words, raw 8-bit bytes, addresses, dates and message ids."""

import binascii
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import getaddresses, parsedate_to_datetime
from itertools import groupby
from typing import TypeVar

from backoffice.mail.charsets import decode

LONGEST_VALUE = 64_000  # characters of a field that are looked at
LONGEST_LINE = 1_000  # characters of a subject or name that are kept
BELIEVABLE_YEARS = range(1990, 2100)

_ENCODED_WORD = re.compile(r"=\?([\w.:()-]+)(?:\*[\w-]*)?\?([bq])\?([^?]*)\?=", re.IGNORECASE | re.ASCII)
_FOLD = re.compile(r"[\r\n]+[ \t]?")
_ADDRESS = re.compile(r"[^\s@<>(),;:\"\\\x00-\x1f]{1,64}@[^\s@<>(),;:\"\\\x00-\x1f]{1,255}")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,900}>")  # printable ASCII, as an answer can name it
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Who a message is from or to; `address` is empty where what the field holds is none."""

    name: str
    address: str


def lenient(read: Callable[[], Read], otherwise: Read) -> Read:
    """What `read` gives, or `otherwise` where the standard library's parser fails on what it should bear.

    It has raised AttributeError, IndexError, RecursionError and more on hostile mail (cpython #81091, #83565, #87696).
    """
    try:
        return read()
    except Exception:  # noqa: BLE001 - any of them, and more to come
        return otherwise


def unfolded(value: str) -> str:
    """A raw field value (8-bit bytes as surrogates) as one line of text, its encoded words not yet decoded."""
    raw = value[:LONGEST_VALUE].encode("ascii", "surrogateescape") if _is_raw(value) else None
    return _FOLD.sub(" ", value[:LONGEST_VALUE] if raw is None else decode(raw)).strip()


def decoded(value: str) -> str:
    """A raw field value as one clean line: words decoded, no controls, no direction overrides."""
    return one_line(_words_decoded(unfolded(value)))


def one_line(text: str) -> str:
    """Text from outside as one line for a list, at most `LONGEST_LINE` characters."""
    visible = "".join(" " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in text)
    return " ".join(_DIRECTION.sub("", visible).split())[:LONGEST_LINE]


def addresses(value: str) -> tuple[MailAddress, ...]:
    """The addresses of a raw From, To, Cc or Reply-To value; what is none is left out."""
    nobody: list[tuple[str, str]] = []
    pairs = lenient(lambda: getaddresses([unfolded(value)]), nobody)
    return tuple(
        MailAddress(one_line(_words_decoded(name)), address) for name, address in pairs if _ADDRESS.fullmatch(address)
    )


def sender(value: str) -> MailAddress:
    """The first address of a From value; where there is none, what stands there as the name."""
    return next(iter(addresses(value)), MailAddress(decoded(value), ""))


def sent(value: str) -> datetime | None:
    """A Date value in UTC, or None where it is missing, no date, or before 1990 or after 2099."""
    moment = lenient(lambda: parsedate_to_datetime(unfolded(value)), None)
    if moment is None:
        return None
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else lenient(lambda: moment.astimezone(UTC), None)
    return aware if aware and aware.year in BELIEVABLE_YEARS else None


def received(value: str) -> datetime | None:
    """When a server took the message, by its Received value, in UTC; None as for `sent`."""
    return sent(value.rpartition(";")[2])


def message_ids(value: str) -> tuple[str, ...]:
    """The ids of a Message-ID, In-Reply-To or References value with their angle brackets, each once, in order."""
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(_FOLD.sub(" ", value[:LONGEST_VALUE]))))


def _is_raw(value: str) -> bool:
    return any("\udc80" <= c <= "\udcff" for c in value[:LONGEST_VALUE])


def _words_decoded(text: str) -> str:
    """Decode encoded words; neighbours of one charset are joined first, for they may split a character."""
    pieces: list[str] = []
    for charset, run in groupby(_runs(text), key=lambda piece: piece[0]):
        content = b"".join(raw for _, raw in run)
        pieces.append(content.decode("utf-8", "surrogatepass") if charset is None else decode(content, charset))
    return "".join(pieces)


def _runs(text: str) -> Iterator[tuple[str | None, bytes]]:
    """The words' bytes with their charset, and the text around them with None; blanks between two words fall away."""
    position = 0
    for word in _ENCODED_WORD.finditer(text):
        between = text[position : word.start()]
        if between.strip() or (between and position == 0):
            yield None, between.encode("utf-8", "surrogatepass")
        yield word[1].lower(), _word_bytes(word[2].lower(), word[3])
        position = word.end()
    yield None, text[position:].encode("utf-8", "surrogatepass")


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("ascii", "ignore")
    if encoding == "q":
        return binascii.a2b_qp(data.replace(b" ", b"_"), header=True)
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    whole = letters[: len(letters) - (len(letters) % 4 == 1)]
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
