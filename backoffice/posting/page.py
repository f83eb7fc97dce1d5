"""The page and the banner that the website shows. Pure but for reading the shipped templates.

Both are complete without scripts. Their own few lines of script only choose what to show at the visitor's present
moment; they compare moments in UTC, so that the visitor's own zone does not matter.
"""

import json
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from backoffice.posting.snapshot import AHEAD, PublicHours, Span, midnight
from backoffice.posting.structured import IN_SCRIPT, json_ld
from backoffice.posting.wording import (
    day_words,
    hours_words,
    one_line,
    reopening_sentence,
    span_sentence,
    span_words,
    week_rows,
    week_sentence,
    zone_words,
)
from resources import resource

SHOWN_BEFORE = timedelta(days=7)
"""From how long before a decided day to its end the banner shows it."""


def page(hours: PublicHours) -> str:
    """The whole page: self-contained, without requests to anywhere."""
    return _template("hours.html").render(
        office=hours.office,
        number=hours.number,
        posted=day_words(hours.today),
        zone=zone_words(hours.zone),
        week=week_sentence(hours),
        weekdays=week_rows(hours),
        banners=_banners(hours),
        spans=[_shown(span, hours) for span in hours.spans],
        style=_text("hours.css"),
        script=_text("hours.js"),
        json_ld=Markup(json_ld(hours)),  # noqa: S704 - written so that nothing in it ends the script element
        data=Markup(_data(hours)),  # noqa: S704 - likewise
    )


def banner(hours: PublicHours) -> str:
    """A snippet for other pages of the website, which shows itself when there is something to say."""
    return _template("banner.html").render(banners=_banners(hours), script=_text("banner.js"))


def _banners(hours: PublicHours) -> list[dict[str, Any]]:
    return [
        {
            "from": _milliseconds(midnight(span.first - SHOWN_BEFORE, hours.zone)),
            "until": _milliseconds(_end(span, hours)),
            "text": f"{span_sentence(span)} {reopening_sentence(span, hours.zone)}",
        }
        for span in hours.spans
    ]


def _shown(span: Span, hours: PublicHours) -> dict[str, Any]:
    return {
        "name": one_line(span.name),
        "days": span_words(span),
        "kept": f"Open {hours_words(span.hours)}" if span.hours else "Closed",
        "reopens": reopening_sentence(span, hours.zone),
        "until": _milliseconds(_end(span, hours)),
    }


def _data(hours: PublicHours) -> str:
    """What the script reads: open times in minutes since 1970, names by date, and what the posting covers."""
    document = {
        "zone": hours.zone.key,
        "zoneName": zone_words(hours.zone),
        "from": _milliseconds(midnight(hours.today, hours.zone)),
        "until": _milliseconds(midnight(hours.today + AHEAD, hours.zone)),
        "names": {day.day.isoformat(): one_line(day.name) for day in hours.days},
        "open": [[_milliseconds(edge) // 60_000 for edge in edges] for edges in hours.open_times()],
    }
    return json.dumps(document, separators=(",", ":"), ensure_ascii=False).translate(IN_SCRIPT)


def _end(span: Span, hours: PublicHours) -> datetime:
    return midnight(span.last + timedelta(days=1), hours.zone)


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp()) * 1000


def _text(name: str) -> Markup:
    return Markup(_shipped(name))  # noqa: S704 - our own style and script


@cache
def _shipped(name: str) -> str:
    return resource("website", name).read_text(encoding="utf-8")


@cache
def _template(name: str) -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, loader=FunctionLoader(_shipped))
    return environment.get_template(name)
