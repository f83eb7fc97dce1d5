"""The sentence that a customer is given for a promise; kept with it, and printed in letters."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date

from backoffice.promises.deadlines import Deadline
from backoffice.promises.policy import PromiseKind

_BY = {
    PromiseKind.ACKNOWLEDGE: "We will confirm that we received your message by {due}.",
    PromiseKind.ANSWER: "You will have our answer by {due}.",
    PromiseKind.INVESTIGATE: "We need more time to look into this; you will have our answer by {due}.",
    PromiseKind.FOLLOW_UP: "We will ask you by {due} whether everything is well.",
    PromiseKind.ESCALATION_REVIEW: "A manager will look at your case by {due}.",
    PromiseKind.ESCALATION_RESOLUTION: "You will have our final word, or hear how far we are, by {due}.",
}
_BETWEEN = {
    PromiseKind.ANSWER: "You will have our answer between {earliest} and {due}.",
    PromiseKind.FOLLOW_UP: "Between {earliest} and {due} we will ask you whether everything is well.",
    PromiseKind.ESCALATION_RESOLUTION: (
        "Between {earliest} and {due} you will have our final word, or hear how far we are."
    ),
}


def statement(promise: Deadline) -> str:
    """What we tell the customer, with dates as written in the United States; both edges where there is a window.

    Args:
        promise: its moments in the business zone.
    """
    between = promise.earliest > promise.start and promise.earliest.date() < promise.due.date()
    sentence = _BETWEEN.get(promise.kind) if between else None
    return (sentence or _BY[promise.kind]).format(earliest=_day(promise.earliest.date()), due=_day(promise.due.date()))


@lru_cache(maxsize=256)  # thousands of promises share a few dates
def _day(day: date) -> str:
    return format_date(day, "EEEE, MMMM d, y", locale="en_US")
