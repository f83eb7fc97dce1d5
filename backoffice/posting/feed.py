"""The hours as a calendar feed that people subscribe to (RFC 5545, 7986). Pure."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from icalendar import Calendar, Event

from backoffice.hours import Interval
from backoffice.posting.snapshot import AHEAD, PublicDay, PublicHours, midnight
from backoffice.posting.wording import one_line, reopening_sentence

REFRESH = timedelta(days=1)
_MIDNIGHT = time(0)


def ics(hours: PublicHours) -> bytes:
    """Every decided date as an event: closed days as whole days, others with their hours.

    An event keeps its UID for ever and its SEQUENCE grows with every change; what was posted and withdrawn stays,
    cancelled, so that subscribers see it go.
    """
    feed = Calendar()
    title = f"Opening hours of {one_line(hours.office.name)}"
    for name, value in (
        ("prodid", "-//Backoffice//Opening hours//EN"),
        ("version", "2.0"),
        ("method", "PUBLISH"),
        ("name", title),
        ("x-wr-calname", title),
    ):
        feed.add(name, value)
    feed.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    feed.add("x-published-ttl", "P1D")
    for event in _events(hours):
        feed.add_component(event)
    feed.add_missing_timezones(hours.today - AHEAD, hours.today + 2 * AHEAD)
    content: bytes = feed.to_ical()
    return content


def _events(hours: PublicHours) -> Iterator[Event]:
    for day in sorted((*hours.days, *hours.withdrawn), key=lambda known: known.day):
        gone = day in hours.withdrawn
        intervals: list[Interval | None] = [*day.hours] or [None]
        for piece in range(day.pieces):
            over = piece >= len(intervals)
            event = _event(hours, day, piece, cancelled=gone or over)
            _set_time(event, hours, day.day, None if over else intervals[piece])
            yield event


def _event(hours: PublicHours, day: PublicDay, piece: int, *, cancelled: bool) -> Event:
    event = Event()
    event.add("uid", f"hours-{day.day}{f'-{piece + 1}' if piece else ''}@{hours.office.web}")
    event.add("dtstamp", hours.at)
    event.add("last-modified", day.changed)
    event.add("sequence", day.revision)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"{one_line(day.name)}: {'open' if day.hours else 'closed'}")
    span = next((span for span in hours.spans if span.first <= day.day <= span.last), None)
    if span is not None and not cancelled:
        event.add("description", reopening_sentence(span, hours.zone))
    return event


def _set_time(event: Event, hours: PublicHours, day: date, interval: Interval | None) -> None:
    if interval is None:
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        return
    end = midnight(day + timedelta(days=1), hours.zone)
    if interval.closes != _MIDNIGHT:
        end = datetime.combine(day, interval.closes, hours.zone)
    event.add("dtstart", datetime.combine(day, interval.opens, hours.zone))
    event.add("dtend", end)
