"""What somebody wrote this time, apart from what they quote of earlier messages."""

import re
from typing import NamedTuple

# "On … wrote:" as the common mail programs say it; each line is looked at alone and only up to its 300th character.
_WROTE = re.compile(
    r"(wrote|schrieb[^:]{0,80}|a écrit|escribió|ha scritto|escreveu|schreef[^:]{0,80}|skrev[^:]{0,80})\s*:\s*$",
    re.IGNORECASE,
)
_ATTRIBUTION_START = re.compile(r"(On|Am|Le|El|Il|Em|Op|Den|\d{4}-\d\d-\d\d)\b")
_ORIGINAL = re.compile(
    r"[-_]{2,}\s*(Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht|"
    r"Message d'origine|Mensaje original|Messaggio originale|Oorspronkelijk bericht)\s*[-_]{2,}|"
    r"Begin forwarded message:\s*$",
    re.IGNORECASE,
)
_OUTLOOK_FIELD = re.compile(
    r"\*?(From|Sent|Date|To|Cc|Subject|Von|Gesendet|Datum|An|Betreff|De|Envoyé|À|Objet|Enviado|Para|Asunto)\s?:",
    re.IGNORECASE,
)
_LOOKED_AT = 300
_ATTRIBUTION_LINES = 3


class Written(NamedTuple):
    """A message's text in two parts."""

    new: str
    quoted: str


def split_quoted(text: str) -> Written:
    """Part a plain text into what is new and what it quotes.

    Everything from a mail program's "Original Message" block on is quoted. Lines with `>` and their "On … wrote:" are
    quoted too, unless answers stand between them: then the quotes are part of the answer and all of it is new.
    """
    lines = text.split("\n")
    end = _start_of_original(lines)
    own, quoted = _parted(lines[:end])
    return Written(_joined(own), _joined(quoted + lines[end:]))


def _start_of_original(lines: list[str]) -> int:
    """The index of the first line of a quoted original that carries no `>`; the number of lines where there is none."""
    for index, line in enumerate(lines):
        if line.startswith((">", " ")) or not line:
            continue
        if _ORIGINAL.match(line[:_LOOKED_AT]) or _is_outlook_head(lines[index : index + 4]):
            return index
    return len(lines)


def _is_outlook_head(lines: list[str]) -> bool:
    """Whether three of four lines are fields of a mail head, the first among them."""
    fields = [bool(_OUTLOOK_FIELD.match(line[:_LOOKED_AT])) for line in lines]
    return fields[:1] == [True] and sum(fields) >= 3


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """Own and quoted lines, told by `>` and attributions; all are own where the two alternate."""
    is_quoted = [line.startswith(">") for line in lines]
    first = is_quoted.index(True) if True in is_quoted else len(lines)
    start = _attribution_before(lines, first)
    if start is None:
        return _under_bare_attribution(lines) if first == len(lines) else _around(lines, is_quoted, first)
    return _around(lines, [*is_quoted[:start], *([True] * (first - start)), *is_quoted[first:]], start)


def _around(lines: list[str], is_quoted: list[bool], start: int) -> tuple[list[str], list[str]]:
    """Part one block of quotes from the text before and after it, or keep all where there are several."""
    last = len(lines) - 1 - is_quoted[::-1].index(True)
    is_interrupted = any(
        line.strip() and not quoted for line, quoted in zip(lines[start:last], is_quoted[start:last], strict=True)
    )
    if is_interrupted:
        return lines, []
    return lines[:start] + lines[last + 1 :], lines[start : last + 1]


def _attribution_before(lines: list[str], first: int) -> int | None:
    """Where the "On … wrote:" begins that leads to the quote at `first`, at most three lines and a blank above it."""
    end = first
    while end > 0 and not lines[end - 1].strip() and end > first - 2:
        end -= 1
    return _attribution_ending_at(lines, end) if first < len(lines) else None


def _attribution_ending_at(lines: list[str], end: int) -> int | None:
    """Where the "On … wrote:" begins that these lines end with, before `end`."""
    if end == 0 or not lines[end - 1].rstrip().endswith(":"):
        return None
    for start in range(end - 1, max(-1, end - 1 - _ATTRIBUTION_LINES), -1):
        if _ATTRIBUTION_START.match(lines[start]) and _WROTE.search(" ".join(lines[start:end])[-_LOOKED_AT:]):
            return start
    return end - 1 if _WROTE.search(lines[end - 1][-_LOOKED_AT:]) else None


def _under_bare_attribution(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part at an "On … wrote:" that leads to a quote without marks."""
    for end in range(1, len(lines) + 1):
        start = _attribution_ending_at(lines, end)
        if start is not None and _ATTRIBUTION_START.match(lines[start]):
            return lines[:start], lines[start:]
    return lines, []


def _joined(lines: list[str]) -> str:
    return "\n".join(lines).strip("\n ")
