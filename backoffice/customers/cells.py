"""What stands in the cells of an export: amounts, counts and times in the ways that shops write them. Pure."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from functools import partial

_AMOUNT = re.compile(r"(?:[A-Z]{3}|[$€£¥])?\s?([0-9][0-9.,'\u2019\s]*)\s?(?:[A-Z]{3}|[$€£¥])?")
_COUNT = re.compile(r"([0-9]{1,6})(?:[.,]0+)?")
_TIMES = (
    "%Y-%m-%d %H:%M:%S %z",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%B %d, %Y %I:%M %p",
    "%B %d, %Y",
)
BELIEVABLE_YEARS = range(1990, 2100)


def amount(text: str) -> Decimal:
    """An amount of money that is not negative.

    Of two kinds of separators the last is the decimal one (`1,234.50`, `1.234,50`); one that occurs several times
    parts thousands; a single comma before exactly three digits does too (`1,234`), a single point never does.

    Raises:
        ValueError: with a sentence.
    """
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text[:40]}” is no amount; write it as 1234.50.")
    digits = re.sub(r"['\u2019\s]", "", found[1]).rstrip(".,")
    decimal_mark = _decimal_mark(digits)
    whole, _, fraction = digits.rpartition(decimal_mark) if decimal_mark else (digits, "", "")
    return Decimal(re.sub(r"[.,]", "", whole) + ("." + fraction if fraction else ""))


def count(text: str) -> int:
    """A whole number that is not negative (`2`, `2.00`). Raises `ValueError` with a sentence."""
    found = _COUNT.fullmatch(text.strip())
    if not found:
        raise ValueError(f"“{text[:40]}” is no quantity; write it as a whole number.")
    return int(found[1])


def moment(text: str, zone: tzinfo) -> datetime:
    """A date and time in UTC; one without an offset is in `zone`, one without a time is its midnight.

    ISO 8601 and its variants, the American order of month, day and year with slashes, the European one with points.

    Raises:
        ValueError: with a sentence, also for years before 1990 and after 2099.
    """
    written = " ".join(text.split()).removesuffix(" UTC") + (" +0000" if text.rstrip().endswith(" UTC") else "")
    found = _parsed(written)
    if found is None:
        raise ValueError(f"“{text[:40]}” is no date and time; write it as 2026-12-21 10:00.")
    if found.year not in BELIEVABLE_YEARS:
        raise ValueError(f"“{text[:40]}” lies before 1990 or after 2099.")
    return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)


def _parsed(written: str) -> datetime | None:
    readers: list[Callable[[str], datetime]] = [datetime.fromisoformat, *(partial(_as, shape) for shape in _TIMES)]
    for read in readers:
        try:
            return read(written)
        except ValueError:
            continue
    return None


def _as(shape: str, written: str) -> datetime:
    return datetime.strptime(written, shape)  # noqa: DTZ007 - the caller knows the zone


def _decimal_mark(digits: str) -> str:
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return ""
    last = marks[-1]
    if len(set(marks)) == 1 and len(marks) > 1:
        return ""
    if marks == [","] and len(digits.rpartition(",")[2]) == 3:
        return ""
    return last
