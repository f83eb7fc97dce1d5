"""Calendar parts in one line that a person can read."""

import re
from datetime import datetime

from backoffice.mail.headers import one_line

_FOLD = re.compile(r"\n[ \t]")
_PROPERTY = re.compile(r"^(SUMMARY|DTSTART|LOCATION|METHOD)((?:;[^:\n]{0,200})?):([^\n]{0,1000})", re.MULTILINE)
_ZONE = re.compile(r";TZID=([^;:]+)", re.IGNORECASE)
_ACTS = {
    "REQUEST": "Invitation",
    "CANCEL": "Cancelled",
    "REPLY": "Answer to an invitation",
    "COUNTER": "New time proposed",
}
_SHAPES = (
    ("%Y%m%dT%H%M%SZ", "%a %d %b %Y %H:%M UTC"),
    ("%Y%m%dT%H%M%S", "%a %d %b %Y %H:%M"),
    ("%Y%m%d", "%a %d %b %Y"),
)


def in_one_line(calendar: str) -> str:
    """An iCalendar text as `Invitation: Ring fitting, Mon 21 Dec 2026 10:00 (America/New_York), Quincy`."""
    found = {name: (parameters, value) for name, parameters, value in reversed(_PROPERTY.findall(_unfolded(calendar)))}
    _, method = found.get("METHOD", ("", ""))
    act = _ACTS.get(method.strip().upper(), "Calendar entry")
    parts = (_text(found.get("SUMMARY")), _start(found.get("DTSTART")), _text(found.get("LOCATION")))
    said = ", ".join(part for part in parts if part)
    return f"{act}: {said}" if said else act


def _unfolded(calendar: str) -> str:
    """The first event's lines and those before it, for a time zone's rules have a DTSTART of their own."""
    text = _FOLD.sub("", calendar[:100_000].replace("\r\n", "\n"))
    head, begin, event = text.partition("BEGIN:VEVENT")
    return head.partition("BEGIN:VTIMEZONE")[0] + event.partition("END:VEVENT")[0] if begin else text


def _text(found: tuple[str, str] | None) -> str:
    return one_line(re.sub(r"\\([,;\\])", r"\1", found[1].replace("\\n", " "))) if found else ""


def _start(found: tuple[str, str] | None) -> str:
    if not found:
        return ""
    zone = _ZONE.search(found[0])
    for written, shown in _SHAPES:
        try:
            # As the sender wrote it, with the sender's zone beside it: not a moment of ours.
            local = datetime.strptime(found[1].strip(), written)  # noqa: DTZ007
        except ValueError:
            continue
        return local.strftime(shown) + (f" ({one_line(zone[1])})" if zone else "")
    return one_line(found[1])
