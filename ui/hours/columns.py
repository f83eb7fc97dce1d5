"""The columns of the lists on the Hours screen."""

from backoffice.hours import Answer, DecidedDay, Reply, SuggestedDay, hours_text
from backoffice.posting import Announcement
from ui.kit import Chip, Column, Tone, written_date


def posted_chip(known: Announcement) -> Chip:
    """Whether the public knows of a day, and whether it was told in time."""
    if known.posted is None:
        near = Tone.SOON if known.pressing else Tone.NEUTRAL
        return Chip(Tone.LATE if known.late else near, "not posted")
    return Chip(Tone.SOON, "posted late") if known.late else Chip(Tone.FINE, "posted")


def suggestion_chip(one: SuggestedDay) -> Chip:
    """How a suggestion stands."""
    if one.decided is not None:
        return Chip(Tone.FINE, kept_words(one.decided))
    if one.reply is None:
        return Chip(Tone.SOON, "to decide")
    if one.reply.answer is Answer.IGNORE:
        return Chip(Tone.NEUTRAL, "ignored")
    return Chip(Tone.WINDOW, f"last time {_reply_words(one.reply)}")


def kept_words(decided: DecidedDay) -> str:
    """``closed``, or the hours."""
    return hours_text(decided.hours)


def _reply_words(reply: Reply) -> str:
    return hours_text(reply.hours)


def _coming_words(known: Announcement) -> str:
    hours = f", {kept_words(known.day)}" if known.day.hours else ""
    return f"{written_date(known.day.day)} · {known.day.name}{hours}"


def _sort_of(one: SuggestedDay) -> str:
    if one.suggestion.observed:
        return "observed"
    return "public holiday" if one.suggestion.public else "custom"


COMING: tuple[Column[Announcement], ...] = (
    Column("Coming up", _coming_words, gives_way=True),
    Column("Website", lambda known: posted_chip(known).words, chip=posted_chip),
)

SUGGESTED: tuple[Column[SuggestedDay], ...] = (
    Column("Day", lambda one: written_date(one.suggestion.day)),
    Column("Holiday", lambda one: one.suggestion.title, gives_way=True),
    Column("Kind", _sort_of, muted=True, hide_below=560),
    Column("Answer", lambda one: suggestion_chip(one).words, chip=suggestion_chip),
)
