"""What machines read of a posting agrees with the calendar, as readers of other hands understand it."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any

import opening_hours
import vobject

from backoffice.hours import Hours, Interval
from backoffice.posting import render
from tests.offices import NEW_YORK
from tests.posting.samples import FIRST, LAST, NASTY, public_hours, two_years

HOURS = public_hours()
FILES = render(HOURS).by_name
ALL_DAY = (time(0), time(23, 59, 59))


def text(name: str) -> str:
    return FILES[name].decode()


def test_json_ld_gives_every_date_its_hours() -> None:
    """A reader that takes special hours before weekly ones finds the calendar's intervals on every day."""
    document = json.loads(text("hours.json"))
    for day in two_years():
        assert json_ld_hours(document, day) == HOURS.calendar.intervals(day), day


def test_osm_rules_agree_at_every_hour() -> None:
    """An independent evaluator of opening_hours says open when the calendar does, half past every hour."""
    rules = opening_hours.OpeningHours(text("hours.osm.txt").strip())
    moment = datetime.combine(FIRST, time(0, 30))
    while moment.date() < LAST:
        if moment.replace(tzinfo=NEW_YORK).astimezone(NEW_YORK).replace(tzinfo=None) == moment:
            here = moment.replace(tzinfo=NEW_YORK)
            assert rules.is_open(moment) == HOURS.calendar.is_open(here), moment
        moment += timedelta(hours=1)


def test_google_is_told_every_decided_date() -> None:
    """Closed dates say `closed`; the others their hours, of which none spans a day."""
    periods = json.loads(text("hours-google.json"))["specialHours"]["specialHourPeriods"]
    for day in HOURS.days:
        found = [period for period in periods if period["startDate"] == google_date(day.day)]
        if not day.hours:
            assert found == [{"startDate": google_date(day.day), "closed": True}]
        else:
            assert tuple(google_interval(period) for period in found) == day.hours


def test_the_feed_holds_every_decided_date_for_another_reader() -> None:
    """Closed days are whole days with an exclusive end; other days are timed in the business zone."""
    feed = vobject.readOne(text("hours.ics"))
    seen: dict[date, list[tuple[Any, Any]]] = {}
    for event in feed.vevent_list:
        start = event.dtstart.value
        day = start.astimezone(NEW_YORK).date() if isinstance(start, datetime) else start
        seen.setdefault(day, []).append((start, event.dtend.value))
    assert seen.keys() == {day.day for day in HOURS.days}
    for decided in HOURS.days:
        whole = [(decided.day, decided.day + timedelta(days=1))]
        timed = [tuple(at(decided.day, edge, n) for n, edge in enumerate(pair)) for pair in decided.hours]
        assert seen[decided.day] == (timed or whole)


def test_the_feed_is_written_as_the_standard_asks() -> None:
    """Lines end in CRLF and are folded at 75 octets; subscribers are told to come back daily."""
    lines = FILES["hours.ics"].split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert b"METHOD:PUBLISH" in lines
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D" in lines
    assert b"UID:hours-2026-11-26@www.jameseavery.com" in lines


def test_a_name_full_of_signs_stays_a_name_everywhere() -> None:
    """Quotes, commas, semicolons, backslashes, line breaks and the end of a script harm no format."""
    told = " ".join(NASTY.split())
    names = [spec["name"] for spec in json.loads(text("hours.json"))["specialOpeningHoursSpecification"]]
    assert told in names
    summaries = [event.summary.value for event in vobject.readOne(text("hours.ics")).vevent_list]
    assert f"{told}: open" in summaries
    assert "</script>\n<b>" not in text("hours.html")
    assert text("hours.html").count("</script>") == 3
    assert "<b>" not in text("hours-banner.html")


def test_the_index_names_every_file_with_its_hash() -> None:
    """Whoever reads the index can tell whether the rest is of the same posting."""
    index = json.loads(text("index.json"))
    hashes = render(HOURS).hashes
    assert index["posting"] == 15
    assert index["files"] == {name: sha for name, sha in hashes.items() if name != "index.json"}
    assert [*FILES][-1] == "index.json"


def test_the_same_hours_render_to_the_same_bytes() -> None:
    """Nothing in a file depends on anything but the snapshot."""
    assert render(public_hours()).hashes == render(HOURS).hashes


def json_ld_hours(document: dict[str, Any], day: date) -> Hours:
    special = [
        spec
        for spec in document["specialOpeningHoursSpecification"]
        if spec["validFrom"] <= day.isoformat() <= spec["validThrough"]
    ]
    weekly = [spec for spec in document["openingHoursSpecification"] if f"{day:%A}" in spec["dayOfWeek"]]
    pairs = [(time.fromisoformat(spec["opens"]), time.fromisoformat(spec["closes"])) for spec in special or weekly]
    return tuple(
        Interval(opens, time(0) if pair == ALL_DAY else closes)
        for pair in pairs
        if _open(pair)
        for opens, closes in [pair]
    )


def _open(pair: tuple[time, time]) -> bool:
    return pair != (time(0), time(0))


def google_date(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def google_interval(period: dict[str, Any]) -> Interval:
    assert period["endDate"] == period["startDate"]
    opens, closes = period["openTime"], period["closeTime"]
    return Interval(time(opens["hours"], opens["minutes"]), time(closes["hours"] % 24, closes.get("minutes", 0)))


def at(day: date, edge: time, end: int) -> datetime:
    return datetime.combine(day + timedelta(days=1 if end and edge == time(0) else 0), edge, NEW_YORK)
