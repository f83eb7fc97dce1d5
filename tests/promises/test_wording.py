"""The due chip's words, moment by moment."""

import re
from datetime import UTC, date, datetime, time, timedelta
from gettext import NullTranslations
from itertools import groupby

import pytest

from backoffice.hours import BusinessCalendar
from backoffice.promises import Deadline, DueWords, Level, PromiseKind, Rule, derive
from tests.hours.calendars import NEW_YORK, REFERENCE, local
from tests.promises.policies import CLOCK_24, OPEN_24, THREE_TO_FIVE, rule

LETTER = derive(REFERENCE, PromiseKind.ANSWER, THREE_TO_FIVE, local("2026-12-15 10:00"))  # Tuesday; day 3 is a Friday
EMAIL = derive(REFERENCE, PromiseKind.ANSWER, rule(2, earliest=1), local("2026-11-25 10:00"))  # before Thanksgiving
RECEIPT = derive(REFERENCE, PromiseKind.ACKNOWLEDGE, CLOCK_24, local("2026-12-18 10:30"))  # Friday
TWENTY = derive(REFERENCE, PromiseKind.ANSWER, rule(20), local("2026-06-01 10:00"))
NINE_TO_TWENTY = derive(REFERENCE, PromiseKind.ANSWER, rule(20, earliest=9), local("2026-06-01 10:00"))
THREE_DAYS = derive(REFERENCE, PromiseKind.ANSWER, OPEN_24, local("2026-12-21 10:00"))
_DAY = r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)( \d+ [A-Z][a-z]{2})?"
_TIME = r"\d\d:\d\d"
_NUMBER = r"[1-9]\d*"
GRAMMAR = re.compile(
    rf"opens (today {_TIME}|tomorrow|{_DAY})"
    rf"|day {_NUMBER} of {_NUMBER}( – target today)?"
    rf"|due (now|today {_TIME}|in {_NUMBER} (h|min)|(tomorrow|{_DAY}) {_TIME})"
    rf"|1 business day late|([2-9]|1\d) business days late|{_NUMBER} (h|min) late|late since ({_DAY} )?{_TIME}"
)
ORDER = [Level.FINE, Level.WINDOW, Level.SOON, Level.LATE]


def chip(promise: Deadline, now: str) -> tuple[str, str]:
    status = DueWords(REFERENCE, local(now)).status(promise)
    return status.level.value, status.words


@pytest.mark.parametrize(
    ("now", "level", "words"),
    [
        ("2026-12-15 10:00", "fine", "opens Fri"),
        ("2026-12-16 08:00", "fine", "day 1 of 5"),
        ("2026-12-17 12:00", "fine", "opens tomorrow"),
        ("2026-12-18 08:59", "fine", "opens today 09:00"),
        ("2026-12-18 09:00", "window", "day 3 of 5 – target today"),
        ("2026-12-18 17:00", "window", "day 3 of 5 – target today"),
        ("2026-12-18 17:01", "window", "day 3 of 5"),
        ("2026-12-20 12:00", "window", "day 3 of 5"),
        ("2026-12-21 09:00", "window", "day 4 of 5"),
        ("2026-12-22 00:00", "soon", "due today 17:00"),
        ("2026-12-22 13:00", "soon", "due today 17:00"),
        ("2026-12-22 13:01", "soon", "due in 3 h"),
        ("2026-12-22 15:00", "soon", "due in 2 h"),
        ("2026-12-22 16:29", "soon", "due in 31 min"),
        ("2026-12-22 17:00", "soon", "due now"),
        ("2026-12-22 17:01", "late", "late since 17:00"),
        ("2026-12-23 08:59", "late", "late since Tue 17:00"),
        ("2026-12-23 09:00", "late", "1 business day late"),
        ("2026-12-24 16:00", "late", "2 business days late"),
        ("2026-12-27 12:00", "late", "2 business days late"),
        ("2027-01-04 09:00", "late", "7 business days late"),
    ],
)
def test_a_letter_through_its_window(now: str, level: str, words: str) -> None:
    """From the day of receipt, over the window, to days after it was due."""
    assert chip(LETTER, now) == (level, words)


@pytest.mark.parametrize(
    ("promise", "now", "words"),
    [
        (EMAIL, "2026-11-25 10:00", "opens Fri"),
        (EMAIL, "2026-11-26 10:00", "opens tomorrow"),
        (EMAIL, "2026-11-27 12:00", "day 1 of 2 – target today"),
        (EMAIL, "2026-11-29 12:00", "day 1 of 2"),
        (RECEIPT, "2026-12-18 11:00", "due Mon 10:30"),
        (RECEIPT, "2026-12-20 11:00", "due tomorrow 10:30"),
        (RECEIPT, "2026-12-21 05:00", "due today 10:30"),
        (RECEIPT, "2026-12-21 10:00", "due in 30 min"),
        (RECEIPT, "2026-12-21 10:59", "29 min late"),
        (RECEIPT, "2026-12-21 11:31", "1 h late"),
        (RECEIPT, "2026-12-21 20:00", "6 h late"),
        (RECEIPT, "2026-12-22 09:00", "1 business day late"),
        (TWENTY, "2026-06-01 11:00", "due Tue 30 Jun 17:00"),
        (NINE_TO_TWENTY, "2026-06-01 11:00", "opens Fri 12 Jun"),
        (THREE_DAYS, "2026-12-21 11:00", "due Thu 10:00"),
    ],
)
def test_other_promises(promise: Deadline, now: str, words: str) -> None:
    """Short windows, windows over a closure, and promises that have none."""
    assert chip(promise, now)[1] == words


@pytest.mark.parametrize(
    "promise_rule",
    [THREE_TO_FIVE, rule(2, earliest=1), rule(1), CLOCK_24, OPEN_24],
    ids=["3–5", "1–2", "1", "clock", "open"],
)
def test_a_year_of_instants(promise_rule: Rule) -> None:
    """Whenever in a year something arrives, its chip becomes more pressing step by step, in words of the grammar."""
    for number in range(0, 365, 3):
        received = datetime(2026, 1, 1, 5, tzinfo=UTC) + timedelta(days=number, minutes=37 * number)
        promise = derive(REFERENCE, PromiseKind.ANSWER, promise_rule, received)
        hours = int((promise.due - received).total_seconds() // 3600) + 60
        seen = [_seen(promise, received + timedelta(hours=hour)) for hour in range(0, hours, 2)]
        levels = [level for level, _ in groupby(seen)]
        assert levels == [level for level in ORDER if level in levels]
        assert levels[-1] is Level.LATE


def _seen(promise: Deadline, now: datetime) -> Level:
    status = DueWords(REFERENCE, now).status(promise)
    today = now.astimezone(NEW_YORK).date()
    assert (status.level is Level.LATE) == (now > promise.due)
    assert (status.level is Level.SOON) == (promise.due.date() == today and now <= promise.due)
    assert (status.level is Level.WINDOW) <= (promise.earliest <= now)
    assert ("late" in status.words) == (status.level is Level.LATE)
    assert ("opens" in status.words) <= (now < promise.earliest)
    assert GRAMMAR.fullmatch(status.words), status.words
    return status.level


def test_words_are_in_the_business_zone() -> None:
    """Late at night in London it is still afternoon at the desk, whatever zone the question comes in."""
    now = local("2026-12-22 14:30").astimezone(UTC)
    assert DueWords(REFERENCE, now).status(LETTER).words == "due in 2 h"


def test_clock_changes_do_not_confuse_it() -> None:
    """At the second 1:30 of a night, what was due at the first 1:45 is late."""
    night = BusinessCalendar(NEW_YORK, dict.fromkeys(range(7), ((time(0), time(0)),)))
    first = datetime(2026, 11, 1, 1, 45, tzinfo=NEW_YORK)
    second = datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK, fold=1)
    promise = Deadline(PromiseKind.ANSWER, OPEN_24.unit, first, first, first, first, ())
    assert DueWords(night, second).status(promise).words == "45 min late"


def test_due_at_midnight_is_due_on_the_day_that_ends() -> None:
    """A desk that closes at midnight is due today, not tomorrow."""
    late_desk = BusinessCalendar("UTC", {3: [(time(9), time(0))]})
    promise = derive(late_desk, PromiseKind.ANSWER, rule(1), datetime(2026, 6, 4, 10, tzinfo=UTC))
    assert promise.due.date() == date(2026, 6, 12)
    assert DueWords(late_desk, datetime(2026, 6, 11, 10, tzinfo=UTC)).status(promise).level is Level.SOON


class _German(NullTranslations):
    """A catalogue, as a translator would make one."""

    def gettext(self, message: str) -> str:
        return {"due today {time}": "heute bis {time}"}.get(message, message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        translated = {"{n} business day late": ("{n} Werktag zu spät", "{n} Werktage zu spät")}.get(one, (one, many))
        return translated[n != 1]


def test_the_words_are_translatable() -> None:
    """With the right plurals."""
    words = [
        DueWords(REFERENCE, local(now), _German()).status(LETTER).words
        for now in ("2026-12-22 10:00", "2026-12-23 10:00", "2026-12-24 10:00")
    ]
    assert words == ["heute bis 17:00", "1 Werktag zu spät", "2 Werktage zu spät"]
