"""How letters are put in words and colours."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from backoffice.letters import Letter, LetterChannel, LetterState, LetterSummary
from backoffice.promises import KIND_NAMES, Promise
from ui.kit import Chip, Choice, Tone
from ui.moments import moment_text

STATE_CHOICES = (
    Choice(LetterState.DRAFTED, "Drafts"),
    Choice(LetterState.APPROVED, "To print"),
    Choice(LetterState.PRINTED, "To dispatch"),
    Choice(LetterState.DISPATCHED, "Dispatched"),
    Choice(LetterState.VOID, "Void"),
)
EMPTY = {
    LetterState.DRAFTED: "No draft is here. Letters and e-mails are written from a case.",
    LetterState.APPROVED: "Nothing waits to be printed. What is approved comes here.",
    LetterState.PRINTED: "Nothing waits to be dispatched. What is printed comes here until it leaves the house.",
    LetterState.DISPATCHED: "Nothing was dispatched yet.",
    LetterState.VOID: "No letter is void.",
}
PAPER = {
    LetterState.DRAFTED: Chip(Tone.NEUTRAL, "draft"),
    LetterState.APPROVED: Chip(Tone.SOON, "to print"),
    LetterState.PRINTED: Chip(Tone.SOON, "to dispatch"),
    LetterState.DISPATCHED: Chip(Tone.FINE, "dispatched"),
    LetterState.VOID: Chip(Tone.NEUTRAL, "void"),
}
EMAIL = PAPER | {
    LetterState.APPROVED: Chip(Tone.SOON, "to save and send"),
    LetterState.PRINTED: Chip(Tone.SOON, "saved, to send"),
    LetterState.DISPATCHED: Chip(Tone.FINE, "sent"),
}
CHANNELS = {LetterChannel.MAIL: "Letter", LetterChannel.EMAIL: "E-mail"}
INTENTS = {"write": "answer", "email": "answer", "acknowledge": "acknowledgement", "question": "more_information"}
"""The template that an intent begins with; any other intent is a template's own id."""


def state_chip(shown: Letter | LetterSummary) -> Chip:
    """Where a piece stands."""
    return (EMAIL if shown.channel is LetterChannel.EMAIL else PAPER)[shown.state]


def kept_words(kept: Iterable[Promise], zone: ZoneInfo, now: datetime) -> str:
    """What dispatching will keep, and what it can only keep late; empty where nothing."""
    in_time = [f"{KIND_NAMES[one.kind]} (due {moment_text(one.due, zone)})" for one in kept if now <= one.due]
    late = [f"{KIND_NAMES[one.kind]} (was due {moment_text(one.due, zone)})" for one in kept if now > one.due]
    sentences = [f"Its dispatch keeps: {', '.join(in_time)}."] if in_time else []
    sentences += [f"Too late for: {', '.join(late)}."] if late else []
    return " ".join(sentences)


def life_words(letter: Letter, zone: ZoneInfo) -> str:
    """When it was drafted, approved, printed and dispatched."""
    moments = {
        "drafted": letter.drafted_at,
        "approved": letter.approved_at,
        "saved" if letter.channel is LetterChannel.EMAIL else "printed": letter.printed_at,
        "sent" if letter.channel is LetterChannel.EMAIL else "dispatched": letter.dispatched_at,
    }
    told = [f"{word} {moment_text(at, zone)}" for word, at in moments.items() if at is not None]
    if letter.void_reason:
        told.append(f"void: {letter.void_reason}")
    return " · ".join(told)
