"""``hours …``: the decided hours, from the command line."""

from datetime import date
from typing import Annotated

import typer

from backoffice.hours.decisions import Decision, clear_days, decide, year_of_hours
from backoffice.hours.suggestions import suggestions
from backoffice.hours.text import hours_text, week_text
from backoffice.terminal import AsJson, answer, day, office, say, show_table

app = typer.Typer()
hours_app = typer.Typer(name="hours", help="Business hours: what is decided, and deciding it.", no_args_is_help=True)
app.add_typer(hours_app)

Day = Annotated[date, typer.Argument(parser=day, help="The date, as 2026-12-24.")]


@hours_app.command("list")
def list_hours(
    context: typer.Context,
    year: Annotated[int | None, typer.Option(help="The year; the present one unless given.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """The weekly hours, and the dates of a year that have others."""
    shown = year_of_hours(office(context), year)
    if as_json:
        exceptions = [
            {"date": known.day, "kind": known.kind, "hours": hours_text(known.hours), "name": known.name}
            for known in shown.decided
        ]
        answer({"year": shown.year, "weekly": week_text(shown.weekly), "exceptions": exceptions})
        return
    say(f"Every week: {week_text(shown.weekly)}")
    show_table(
        ("Date", "Hours", "Name"),
        [(f"{known.day:%a} {known.day}", hours_text(known.hours), known.name) for known in shown.decided],
    )


@hours_app.command("suggest")
def suggest(
    year: int,
    state: Annotated[str | None, typer.Option(help="A state's own holidays too, as MA.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Days of a year that a retailer usually decides about; nothing is decided by this."""
    found = suggestions(year, state)
    if as_json:
        answer({"suggestions": found})
        return
    rows = [(f"{one.day:%a} {one.day}", one.name, "observed" if one.observed else "") for one in found]
    show_table(("Date", "Name", ""), rows)


@hours_app.command("set")
def set_hours(
    context: typer.Context,
    first: Day,
    hours: Annotated[str, typer.Argument(help="closed, or 9:00-12:00,13:00-15:30")],
    name: Annotated[str, typer.Option(help="What the public reads.")],
    last: Annotated[date | None, typer.Option("--to", parser=day, help="The last date of a span.")] = None,
    note: Annotated[str, typer.Option(help="What only we read.")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Decide the hours of a date, or of a span of dates."""
    saved = decide(office(context), Decision(first, last, hours, name, note))
    if as_json:
        answer({"decided": [{"date": known.day, "hours": hours_text(known.hours)} for known in saved.value]})
    else:
        say(saved.changes.said)


@hours_app.command("clear")
def clear(context: typer.Context, date_: Day, *, as_json: AsJson = False) -> None:
    """Let the weekly hours hold again on a date."""
    saved = clear_days(office(context), [date_])
    if as_json:
        answer({"cleared": [date_]})
    else:
        say(saved.changes.said)
