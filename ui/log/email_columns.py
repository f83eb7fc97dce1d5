"""The table of e-mails that wait to be filed."""

from functools import partial

from backoffice.correspondence import WaitingEmail
from ui.kit import Chip, Column, Tone
from ui.log.today import Today
from ui.moments import moment_text


def columns(today: Today) -> tuple[Column[WaitingEmail], ...]:
    """Who wrote, about what, when, and how it was matched."""
    return (
        Column("From", text=_sender, icon=_icon),
        Column("Subject", text=_subject, gives_way=True),
        Column("Received", text=partial(_received, today), muted=True, hide_below=640),
        Column("Matched", text=_match_words, chip=match_chip),
    )


def match_chip(email: WaitingEmail) -> Chip:
    """How a message was matched, in a few words."""
    match = email.match
    if email.unreadable:
        return Chip(Tone.LATE, "Could not be read")
    if match.case:
        return Chip(Tone.FINE, f"Joins {match.case.reference}")
    if match.suggestions:
        return Chip(Tone.SOON, f"Names {match.suggestions[0].reference}: look")
    if match.customer:
        return Chip(Tone.WINDOW, "A new case")
    return Chip(Tone.SOON, "Choose the customer" if match.customers else "Unknown sender")


def _received(today: Today, email: WaitingEmail) -> str:
    return moment_text(email.received, today.zone)


def _sender(email: WaitingEmail) -> str:
    customer = email.match.customer
    return customer.name if customer else email.sender or "No sender"


def _subject(email: WaitingEmail) -> str:
    return email.subject or "No subject"


def _icon(email: WaitingEmail) -> str:
    return "warning" if email.unreadable else "email"


def _match_words(email: WaitingEmail) -> str:
    return match_chip(email).words
