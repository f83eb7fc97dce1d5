"""The texts that people read or hear about the next closed or different day. Pure.

Without such a day within the coming year they tell the weekly hours.
"""

from datetime import timedelta

from backoffice.posting.snapshot import PublicHours, Span, midnight
from backoffice.posting.wording import (
    hours_words,
    moment_words,
    one_line,
    reopening_sentence,
    span_sentence,
    span_words,
    week_sentence,
    zone_words,
)


def auto_reply(hours: PublicHours) -> str:
    """The automatic answer to e-mail, with when to switch it on and off; names nobody."""
    office, span = hours.office, _next(hours)
    if span is None:
        return f"No closed day is planned. {_weekly(hours)}\n"
    until = midnight(span.last + timedelta(days=1), hours.zone)
    return "\n".join(
        (
            f"Switch on: {moment_words(midnight(span.first, hours.zone))} {zone_words(hours.zone)}",
            f"Switch off: {moment_words(until if span.hours else span.reopens)} {zone_words(hours.zone)}",
            f"Subject: {one_line(office.name)}: {_short(span)}",
            "",
            "Thank you for your message; it has arrived.",
            "",
            f"{span_sentence(span)} {reopening_sentence(span, hours.zone)}",
            "What arrives in between is read first thing then, in the order in which it came.",
            "",
            "If your matter is urgent, write again with “Urgent” in the subject; it is read before the others.",
            f"Orders on {office.web} are taken at any time.",
            "",
            one_line(office.name),
            "",
        )
    )


def signature(hours: PublicHours) -> str:
    """One line below e-mails."""
    span = _next(hours)
    if span is None:
        return f"{_weekly(hours)}\n"
    return f"{span_sentence(span)} {reopening_sentence(span, hours.zone)}\n"


def phone_script(hours: PublicHours) -> str:
    """What a recorded greeting says in about thirty seconds."""
    office, span = hours.office, _next(hours)
    told = [f"Thank you for calling {one_line(office.name)}."]
    if span is None:
        told.append(_weekly(hours))
    else:
        told.append(
            f"For {one_line(span.name)}, we are {_kept(span)} on {span_words(span)}. "
            f"{reopening_sentence(span, hours.zone)}"
        )
    told.append(
        f"You can place orders on our website at any time, or write to us: what arrives while we are closed is read "
        f"first thing on the next business day. Our website is {office.web}. Thank you, and goodbye."
    )
    return " ".join(told) + "\n"


def letter_paragraph(hours: PublicHours) -> str:
    """A paragraph for letters that go out before the next such day; empty without one."""
    span = _next(hours)
    if span is None:
        return ""
    return (
        f"Please note our hours: for {one_line(span.name)}, our office is {_kept(span)} on {span_words(span)}. "
        f"{reopening_sentence(span, hours.zone)} What reaches us in between counts as received on that day.\n"
    )


def page_text(hours: PublicHours) -> str:
    """What the page says, for a preview in plain text."""
    told = [one_line(hours.office.name), _weekly(hours), "", "Closed days and other hours"]
    for span in hours.spans:
        told += [f"• {span_sentence(span)}", f"  {reopening_sentence(span, hours.zone)}"]
    if not hours.spans:
        told.append("None are planned for the coming year.")
    return "\n".join(told) + "\n"


def _next(hours: PublicHours) -> Span | None:
    return next(iter(hours.spans), None)


def _weekly(hours: PublicHours) -> str:
    return f"We are open {week_sentence(hours)}, {zone_words(hours.zone)}."


def _kept(span: Span) -> str:
    return f"open {hours_words(span.hours)}" if span.hours else "closed"


def _short(span: Span) -> str:
    return f"{'other hours' if span.hours else 'closed'} {span_words(span)}"
