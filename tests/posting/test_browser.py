"""The posted page and banner in a real browser: right at every moment, in every visitor's zone, on every screen."""

import json
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files

import pytest

from backoffice.posting import PublicHours, Span, render
from tests.offices import NEW_YORK
from tests.posting.browser import DARK, Browser, browser
from tests.posting.samples import public_hours

__all__ = ["browser"]

HOURS = public_hours()
FILES = render(HOURS).by_name
PAGE, BANNER = FILES["hours.html"].decode(), FILES["hours-banner.html"].decode()
DAY, WEEK = timedelta(days=1), timedelta(days=7)
ZONES = ("America/Los_Angeles", "UTC", "Asia/Tokyo")

FREEZE = """
Date.now = function () { return window.moment; };
window.moment = 0;
window.setInterval = function (tell) { window.tell = tell; };
"""
LOOK = """
answer(MOMENTS.map(function (moment) {
  window.moment = moment;
  tell();
  var today = document.getElementById("hours-today");
  var shown = Array.from(document.querySelectorAll("p[data-hours-from]")).filter(function (part) {
    return part.getClientRects().length > 0;
  });
  return [today ? today.textContent : "", shown.map(function (part) { return part.textContent; })];
}));
"""
CONTRAST = """
function light(colour) {
  return colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(function (part) {
    part /= 255;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }).reduce(function (sum, part, place) { return sum + part * [0.2126, 0.7152, 0.0722][place]; }, 0);
}
function ground(element) {
  var colour = getComputedStyle(element).backgroundColor;
  return /, 0\\)$/.test(colour) && element.parentElement ? ground(element.parentElement) : colour;
}
answer({
  dark: matchMedia("(prefers-color-scheme: dark)").matches,
  requests: performance.getEntriesByType("resource").length,
  least: Math.min.apply(null, Array.from(document.querySelectorAll("h1, h2, h3, p, td, th, a")).filter(function (part) {
    return part.getClientRects().length > 0;
  }).map(function (part) {
    var levels = [light(getComputedStyle(part).color), light(ground(part))].sort(function (a, b) { return b - a; });
    return (levels[0] + 0.05) / (levels[1] + 0.05);
  })),
});
"""
NARROW = """
var phone = document.createElement("iframe");
phone.style.width = "320px";
phone.onload = function () {
  var page = phone.contentDocument.documentElement;
  answer([page.clientWidth, page.scrollWidth]);
};
phone.srcdoc = PAGE;
document.body.appendChild(phone);
"""


def moments() -> list[datetime]:
    """Before, at and after every edge that anything on the page changes at, and the middle of every day between."""
    edges = set()
    for span in HOURS.spans:
        edges |= {
            midnight(span.first - WEEK),
            midnight(span.first),
            midnight(span.last + DAY),
        }
        edges |= {span.reopens.astimezone(UTC), midnight(span.first) + timedelta(hours=12)}
        edges |= {
            datetime.combine(span.first, edge, NEW_YORK).astimezone(UTC) for interval in span.hours for edge in interval
        }
    minute = timedelta(minutes=1)
    last = midnight(HOURS.today + timedelta(days=365))
    return sorted(
        t for edge in edges for t in (edge - minute, edge, edge + minute) if midnight(HOURS.today) <= t < last
    )


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), NEW_YORK).astimezone(UTC)


def look(browser: Browser, page: str, zone: str) -> list[tuple[str, list[str]]]:
    script = LOOK.replace("MOMENTS", json.dumps([int(moment.timestamp() * 1000) for moment in moments()]))
    seen = browser.ask(page, FREEZE, script, zone=zone)
    return [(" ".join(today.split()), banners) for today, banners in seen]


def expected_today(hours: PublicHours, moment: datetime) -> str:
    """The today-line, from the calendar."""
    names = {day.day: " ".join(day.name.split()) for day in hours.days}
    name = names.get(moment.astimezone(NEW_YORK).date())
    if hours.calendar.is_open(moment):
        closes = hours.calendar.next_closing(moment)
        return f"Open now until {clock(closes)} Eastern Time{f' ({name})' if name else ''}."
    opens = hours.calendar.next_opening(moment)
    today = opens.date() == moment.astimezone(NEW_YORK).date()
    when = "today" if today else f"{opens:%A, %B} {opens.day}"
    return f"Closed now{f' ({name})' if name else ''}. We open {when} at {clock(opens)} Eastern Time."


def expected_spans(moment: datetime) -> list[Span]:
    return [span for span in HOURS.spans if midnight(span.first - WEEK) <= moment < midnight(span.last + DAY)]


def clock(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


@pytest.mark.parametrize("zone", ZONES)
def test_the_page_says_the_right_thing_at_every_moment(browser: Browser, zone: str) -> None:
    """Whether we are open, until when or from when on, and every notice from a week before to its end."""
    for moment, (today, banners) in zip(moments(), look(browser, PAGE, zone), strict=True):
        assert today == expected_today(HOURS, moment), moment
        due = expected_spans(moment)
        assert len(banners) == len(due), moment
        assert all(f"({' '.join(span.name.split())})" in text for span, text in zip(due, banners, strict=True)), moment


@pytest.mark.parametrize("zone", ZONES)
def test_the_banner_shows_itself_in_time_and_never_after(browser: Browser, zone: str) -> None:
    """The snippet behaves in another page as it does in ours."""
    for moment, (_, banners) in zip(moments(), look(browser, BANNER, zone), strict=True):
        assert len(banners) == len(expected_spans(moment)), moment


@pytest.mark.parametrize("flags", [(), (DARK,)], ids=["light", "dark"])
def test_the_page_can_be_read_in_both_schemes_and_asks_nobody(browser: Browser, flags: tuple[str, ...]) -> None:
    """All text has the contrast that people need, and nothing was requested from anywhere."""
    seen = browser.ask(PAGE, "", CONTRAST, *flags)
    assert seen["dark"] == bool(flags)
    assert seen["least"] >= 4.5
    assert seen["requests"] == 0


def test_nothing_overflows_on_a_phone(browser: Browser) -> None:
    """At 320 pixels the page is not scrolled sideways."""
    quoted = json.dumps(PAGE).replace("</", "<\\/")
    width, content = browser.ask("<p>A phone</p>", "", NARROW.replace("PAGE", quoted))
    assert content == width <= 320


def test_without_scripts_the_next_closure_is_still_told(browser: Browser) -> None:
    """The dated notice and the weekly hours stand in the page itself."""
    assert '<noscript><p class="notice">Closed Thursday, November 26, 2026 (Thanksgiving).' in PAGE
    assert ">Monday to Friday, 9:00 AM to 5:00 PM, Eastern Time.</p>" in PAGE


@pytest.mark.parametrize("page", [PAGE, BANNER], ids=["page", "banner"])
@pytest.mark.parametrize("flags", [(), (DARK,)], ids=["light", "dark"])
def test_axe_finds_no_fault_of_accessibility(browser: Browser, page: str, flags: tuple[str, ...]) -> None:
    """Every rule of axe-core that applies to what we write holds."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    options = {"rules": {} if page is PAGE else {rule: {"enabled": False} for rule in OF_WHOLE_PAGES}}
    run = f"axe.run(document, {json.dumps(options)}).then(function (found) {{ answer(found.violations); }});"
    found = browser.ask(page, "", axe.replace("</script", "<\\/script") + ";" + run, *flags)
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []


OF_WHOLE_PAGES = ("document-title", "landmark-one-main", "page-has-heading-one", "region")
