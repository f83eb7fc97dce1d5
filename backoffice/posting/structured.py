"""The hours for machines: schema.org JSON-LD, Google's Business Profile, and OpenStreetMap's opening_hours. Pure."""

import json
from collections.abc import Iterator
from datetime import date, time
from itertools import groupby
from typing import Any

from backoffice.hours import WEEKDAYS, Hours, Interval
from backoffice.posting.snapshot import PublicHours, Span
from backoffice.posting.wording import one_line

_MIDNIGHT = time(0)
_ALL_DAY = Interval(_MIDNIGHT, _MIDNIGHT)
_OSM_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
IN_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Lets `str.translate` write JSON in which nothing can end a script element."""


def json_ld(hours: PublicHours) -> str:
    """The schema.org description of the office and its hours.

    A closed date is written as opening and closing at 00:00, as Google reads it. Safe inside a script element.
    """
    office = hours.office
    document = {
        "@context": "https://schema.org",
        "@type": "LocalBusiness",
        "name": office.name,
        "url": f"https://{office.web}",
        "email": office.email,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(office.street),
            "addressLocality": office.city,
            "addressRegion": office.state,
            "postalCode": office.postcode,
            "addressCountry": office.country,
        },
        "openingHoursSpecification": [*_weekly_specifications(hours)],
        "specialOpeningHoursSpecification": [spec for span in hours.spans for spec in _special(span)],
    }
    return json.dumps(document, indent=1, ensure_ascii=False).translate(IN_SCRIPT) + "\n"


def google(hours: PublicHours) -> str:
    """The ``specialHours`` of a Business Profile (v1): the whole list, since a PATCH replaces the whole list."""
    periods = [period for day in hours.days for period in _google_periods(day.day, day.hours)]
    return json.dumps({"specialHours": {"specialHourPeriods": periods}}, indent=1) + "\n"


def osm(hours: PublicHours) -> str:
    """The value of OpenStreetMap's ``opening_hours``: explicit dates only, later rules overrule earlier ones.

    Without names: a tag holds at most 255 characters.
    """
    weekly = hours.calendar.weekly
    rules = []
    for kept, run in groupby(range(7), key=lambda weekday: weekly[weekday]):
        days = [*run]
        if kept:
            named = _OSM_DAYS[days[0]] if len(days) == 1 else f"{_OSM_DAYS[days[0]]}-{_OSM_DAYS[days[-1]]}"
            rules.append(f"{named} {_osm_hours(kept)}")
    rules += [f"{_osm_dates(span)} {_osm_hours(span.hours)}" for span in hours.spans]
    return "; ".join(rules) + "\n"


def _weekly_specifications(hours: PublicHours) -> Iterator[dict[str, Any]]:
    weekly = hours.calendar.weekly
    for interval in sorted({interval for kept in weekly.values() for interval in kept}):
        days = [name.capitalize() for n, name in enumerate(WEEKDAYS) if interval in weekly[n]]
        yield {"@type": "OpeningHoursSpecification", "dayOfWeek": days, **_edges(interval)}


def _special(span: Span) -> Iterator[dict[str, Any]]:
    for interval in span.hours or (None,):
        yield {
            "@type": "OpeningHoursSpecification",
            "name": one_line(span.name),
            "validFrom": span.first.isoformat(),
            "validThrough": span.last.isoformat(),
            **(_edges(interval) if interval else {"opens": "00:00", "closes": "00:00"}),
        }


def _edges(interval: Interval) -> dict[str, str]:
    """Opening and closing; a whole day ends at 23:59:59, since 00:00 twice says that it is closed."""
    closes = "23:59:59" if interval == _ALL_DAY else f"{interval.closes:%H:%M}"
    return {"opens": f"{interval.opens:%H:%M}", "closes": closes}


def _google_periods(day: date, hours: Hours) -> Iterator[dict[str, Any]]:
    start = {"year": day.year, "month": day.month, "day": day.day}
    if not hours:
        yield {"startDate": start, "closed": True}
    for opens, closes in hours:
        end = {"hours": 24} if closes == _MIDNIGHT else _google_time(closes)
        yield {"startDate": start, "openTime": _google_time(opens), "endDate": start, "closeTime": end}


def _google_time(clock: time) -> dict[str, int]:
    return {"hours": clock.hour, "minutes": clock.minute}


def _osm_hours(hours: Hours) -> str:
    return ",".join(f"{opens:%H:%M}-{_osm_end(closes)}" for opens, closes in hours) or "off"


def _osm_end(closes: time) -> str:
    return "24:00" if closes == _MIDNIGHT else f"{closes:%H:%M}"


def _osm_dates(span: Span) -> str:
    first = f"{span.first:%Y %b} {span.first.day:02}"
    return first if span.first == span.last else f"{first}-{span.last:%Y %b} {span.last.day:02}"
