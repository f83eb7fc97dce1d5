"""``hours …``: deciding the hours, rehearsing, posting and verifying them, from the command line."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from backoffice.hours import (
    DecidedDay,
    Decision,
    SuggestedDay,
    business_zone,
    hours_text,
    suggested_days,
    week_text,
    year_of_hours,
)
from backoffice.office import Office
from backoffice.posting.changing import ProposedHours, change_hours, propose
from backoffice.posting.publishing import publish, verify
from backoffice.posting.records import PostingRecord
from backoffice.promises import KIND_NAMES, MovedPromise
from backoffice.terminal import FIRST_YEAR, LAST_YEAR, AsJson, answer, day, office, say, show_table

app = typer.Typer()
hours_app = typer.Typer(name="hours", help="Business hours: what is decided, and deciding it.", no_args_is_help=True)
app.add_typer(hours_app)

WEEKLY = "weekly"
DIFFERS = 1
"""The exit code of `verify` where the target is not as posted."""

Day = Annotated[date, typer.Argument(parser=day, help="The date, as 2026-12-24.")]
Restate = Annotated[
    str, typer.Option(help="Move every promise that would read differently, for this reason, and draft the notices.")
]


@hours_app.command("list")
def list_hours(
    context: typer.Context,
    year: Annotated[
        int | None, typer.Option(min=FIRST_YEAR, max=LAST_YEAR, help="The year; the present one unless given.")
    ] = None,
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
    context: typer.Context,
    year: Annotated[int, typer.Argument(min=FIRST_YEAR, max=LAST_YEAR, help="The year.")],
    state: Annotated[str | None, typer.Option(help="A state's own holidays too, as MA.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Days of a year that a retailer usually decides about; nothing is decided by this."""
    found = suggested_days(office(context), year, state)
    if as_json:
        answer({"suggestions": [_suggested(one) for one in found]})
        return
    rows = [(f"{one.suggestion.day:%a} {one.suggestion.day}", one.suggestion.title, _answer(one)) for one in found]
    show_table(("Date", "Name", "Answer"), rows)


@hours_app.command("set")
def set_hours(
    context: typer.Context,
    first: Day,
    hours: Annotated[str, typer.Argument(help="closed, or 9:00-12:00,13:00-15:30")],
    name: Annotated[str, typer.Option(help="What the public reads.")],
    last: Annotated[date | None, typer.Option("--to", parser=day, help="The last date of a span.")] = None,
    note: Annotated[str, typer.Option(help="What only we read.")] = "",
    restate: Restate = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Decide the hours of a date, or of a span of dates."""
    decided = Decision(first, last, hours, name, note).days()
    changed = _change(office(context), decided, (), restate)
    if as_json:
        days = [{"date": known.day, "hours": hours_text(known.hours)} for known in decided]
        answer({"decided": days, **changed.document}, changed.zone)
    else:
        changed.tell()


@hours_app.command("clear")
def clear(context: typer.Context, date_: Day, restate: Restate = "", *, as_json: AsJson = False) -> None:
    """Let the weekly hours hold again on a date."""
    changed = _change(office(context), (), (date_,), restate)
    if as_json:
        answer({"cleared": [date_], **changed.document}, changed.zone)
    else:
        changed.tell()


@dataclass(frozen=True)
class _Changed:
    """What a change of hours did to the promises that it could move."""

    said: str
    restated: tuple[MovedPromise, ...]
    kept: tuple[MovedPromise, ...]
    zone: ZoneInfo

    @property
    def document(self) -> dict[str, object]:
        return {"restated": list(map(_moved, self.restated)), "kept": list(map(_moved, self.kept))}

    def tell(self) -> None:
        say(self.said)
        if self.kept:
            say(f"{len(self.kept)} open promises would read differently and stay as promised.")


def _change(opened: Office, decided: tuple[DecidedDay, ...], cleared: tuple[date, ...], why: str) -> _Changed:
    """Rehearse, then change the hours: what moves is restated where there is a reason, else kept as promised."""
    moving = propose(opened, decided, cleared).rehearsal.moved
    chosen = frozenset(promise.id for promise in moving if why.strip())
    saved = change_hours(opened, decided, cleared, chosen, why)
    kept = tuple(promise for promise in moving if promise.id not in chosen)
    return _Changed(saved.changes.said, saved.value, kept, business_zone(opened))


@hours_app.command("rehearse")
def rehearse_hours(
    context: typer.Context,
    first: Day,
    hours: Annotated[str, typer.Argument(help="closed, 9:00-12:00,13:00-15:30, or weekly")],
    last: Annotated[date | None, typer.Option("--to", parser=day, help="The last date of a span.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """What a change of hours would move; nothing is changed by this."""
    opened = office(context)
    if hours.strip().lower() == WEEKLY:
        proposed = propose(opened, cleared=(known.day for known in Decision(first, last, "closed", WEEKLY).days()))
    else:
        proposed = propose(opened, Decision(first, last, hours, "Rehearsal").days())
    zone = business_zone(opened)
    if as_json:
        answer(_rehearsed(proposed), zone)
        return
    moved = proposed.rehearsal.moved
    say(f"{len(moved)} of {proposed.rehearsal.looked_at} open promises near these dates would move.")
    if not proposed.in_time:
        say(f"{proposed.ahead} days ahead, the advance notice of {proposed.notice_days} days can no longer be kept.")
    show_table(
        ("Case", "Customer", "Promise", "Due as promised", "Would be due", "Letters that say otherwise"),
        [
            (
                one.case,
                one.customer,
                KIND_NAMES[one.kind],
                f"{one.before.due.astimezone(zone):%Y-%m-%d %H:%M}",
                f"{one.after.due.astimezone(zone):%Y-%m-%d %H:%M}",
                ", ".join(one.letters),
            )
            for one in moved
        ],
    )


@hours_app.command("publish")
def publish_hours(
    context: typer.Context,
    to: Annotated[str, typer.Option("--to", help="A folder, or sftp://user@host/path.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Post the hours of the coming year: page, banner, structured data, calendar feed, texts and sign."""
    opened = office(context)
    saved = publish(opened, to)
    if as_json:
        answer({"posting": _document(saved.value)}, business_zone(opened))
    else:
        say(saved.changes.said)


@hours_app.command("verify")
def verify_hours(
    context: typer.Context,
    target: Annotated[str, typer.Option("--from", help="The target; that of the newest posting unless given.")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Read back what is posted: exit 0 when it is the same, 1 with the files that differ."""
    found = verify(office(context), target)
    if as_json:
        files = [{"file": name, "how": how} for name, how in sorted(found.differing.items())]
        word = "same" if found.same else "differs"
        answer({"result": word, "posting": found.posting.number, "shown": found.shown, "differing": files})
    elif found.same:
        say(f"same: {found.posting.target} shows posting {found.posting.number}.")
    else:
        shown = "no posting" if found.shown is None else f"posting {found.shown}"
        say(f"differs: {found.posting.target} shows {shown}; the newest is {found.posting.number}.")
        for name, how in sorted(found.differing.items()):
            say(f"  {name} {how}")
    if not found.same:
        raise typer.Exit(DIFFERS)


def _suggested(one: SuggestedDay) -> dict[str, object]:
    return {
        "date": one.suggestion.day,
        "name": one.suggestion.name,
        "observed": one.suggestion.observed,
        "public": one.suggestion.public,
        "decided": hours_text(one.decided.hours) if one.decided else None,
        "last_answer": one.reply.answer if one.reply else None,
    }


def _answer(one: SuggestedDay) -> str:
    if one.decided:
        return hours_text(one.decided.hours)
    return f"last time {one.reply.answer}" if one.reply else ""


def _rehearsed(proposed: ProposedHours) -> dict[str, object]:
    return {
        "promises": list(map(_moved, proposed.rehearsal.moved)),
        "looked_at": proposed.rehearsal.looked_at,
        "notice_days": proposed.notice_days,
        "days_ahead": proposed.ahead,
        "in_time": proposed.in_time,
    }


def _moved(one: MovedPromise) -> dict[str, object]:
    return {
        "case": one.case,
        "customer": one.customer,
        "kind": one.kind,
        "due": one.before.due,
        "would_be_due": one.after.due,
        "letters": one.letters,
    }


def _document(posting: PostingRecord) -> dict[str, object]:
    return {
        "number": posting.number,
        "at": posting.at,
        "by": posting.by,
        "target": posting.target,
        "sha256": posting.sha256,
        "files": [{"file": name, "sha256": sha} for name, sha in posting.files.items()],
    }
