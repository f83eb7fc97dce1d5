"""``due`` and ``queue``: what a piece would start, and what is due."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from backoffice import hours, terminal
from backoffice.files import write_file
from backoffice.office import Office
from backoffice.promises.answers import promise_document
from backoffice.promises.deadlines import Deadline
from backoffice.promises.due import DueFilter, DuePromise, When, due
from backoffice.promises.giving import preview
from backoffice.promises.policy import Channel, InquiryKind, PromiseKind
from backoffice.promises.reports import ReportLine, monthly_report, report_csv
from backoffice.promises.values import KIND_NAMES
from backoffice.terminal import AsJson, answer, say, show_table

app = typer.Typer()

_PAGE = 500
_REPORT = ("Month", "Channel", "Promise", "Early", "On target", "After target", "Missed", "Median · 90 %")


@app.command("due")
def due_command(
    context: typer.Context,
    channel: Annotated[Channel, typer.Option(help="On which it comes in.")],
    received: Annotated[str, typer.Option(help="When, in the business zone: 2026-12-21 10:00.")],
    kind: Annotated[InquiryKind, typer.Option(help="What it is about.")] = InquiryKind.FEEDBACK,
    subject: Annotated[str, typer.Option(help="Its subject, which may escalate.")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Tell the promises that such a piece would start, and why they are due when they are."""
    office = terminal.office(context)
    zone = hours.business_zone(office)
    deadlines = preview(office, channel, kind, terminal.moment(received, zone), subject)
    if as_json:
        answer({"promises": [promise_document(deadline) for deadline in deadlines]}, zone)
        return
    for deadline in deadlines:
        say(f"{KIND_NAMES[deadline.kind]}: {_edges(deadline, zone)}")
        for day in deadline.derivation:
            say(f"  {day.line}")


@app.command("queue")
def queue(
    context: typer.Context,
    at: Annotated[str, typer.Option(help="As it stands at another moment: 2026-12-21 10:00.")] = "",
    when: Annotated[When, typer.Option(help="How near.")] = When.ANY,
    channel: Annotated[Channel | None, typer.Option(help="Only those kept on this channel.")] = None,
    kind: Annotated[PromiseKind | None, typer.Option(help="Only this kind of promise.")] = None,
    *,
    mine: Annotated[bool, typer.Option("--mine", help="Only those of my cases.")] = False,
    as_json: AsJson = False,
) -> None:
    """List what is due, most urgent first."""
    office = terminal.office(context)
    zone = hours.business_zone(office)
    moment = terminal.moment(at, zone) if at else office.clock.now()
    wanted = DueFilter(when, channel, kind, assignee_id=office.user.id if mine else None)
    rows = _all(office, wanted, moment)
    if as_json:
        answer({"at": moment, "promises": [_queue_document(row) for row in rows]}, zone)
    elif listed := [_line(row, zone) for row in rows]:
        show_table(("Case", "Customer", "Subject", "Promise", "Due", ""), listed)
    else:
        say("Nothing is due.")


@app.command("report")
def report(
    context: typer.Context,
    first: Annotated[str, typer.Option("--from", help="The first month: 2026-10.")],
    last: Annotated[str, typer.Option("--to", help="The last month; the first one without it.")] = "",
    csv: Annotated[Path | None, typer.Option(help="Write the lines to this file.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Tell by month, channel and kind how promises were kept, and how long it took in open hours."""
    lines = monthly_report(terminal.office(context), _month(first), _month(last or first))
    if csv is not None:
        write_file(csv, report_csv(lines).encode())
    if as_json:
        answer({"lines": lines})
    elif csv is None:
        show_table(_REPORT, [_report_line(line) for line in lines])


def _month(text: str) -> date:
    return terminal.day(f"{text}-01" if len(text) == len("2026-10") else text)


def _report_line(line: ReportLine) -> Sequence[str]:
    took = f"{line.median_hours:g} h · {line.p90_hours:g} h"
    kept = (line.early, line.on_target, line.after_target, line.missed)
    return f"{line.month:%Y-%m}", line.channel, KIND_NAMES[line.kind], *map(str, kept), took


def _all(office: Office, wanted: DueFilter, moment: datetime) -> Iterator[DuePromise]:
    page = due(office, wanted, None, _PAGE, moment)
    yield from page.rows
    while page.next_key is not None:
        page = due(office, wanted, page.next_key, _PAGE, moment)
        yield from page.rows


def _queue_document(row: DuePromise) -> Mapping[str, Any]:
    return {
        "case": row.case,
        "customer": row.customer,
        "subject": row.subject,
        "channel": row.promise.channel,
        "kind": row.promise.kind,
        "state": row.promise.state,
        "earliest": row.promise.earliest,
        "target": row.promise.target,
        "due": row.promise.due,
        "unit": row.promise.unit,
        "escalated": row.escalated,
        "urgent": row.urgent,
        "assignee": row.assignee,
        "standing": row.standing.words,
    }


def _line(row: DuePromise, zone: ZoneInfo) -> Sequence[str]:
    due_text = f"{row.promise.due.astimezone(zone):%a %d %b %H:%M}"
    return row.case, row.customer, row.subject, KIND_NAMES[row.promise.kind], due_text, row.standing.words


def _edges(deadline: Deadline, zone: ZoneInfo) -> str:
    edges = dict.fromkeys((deadline.earliest, deadline.target, deadline.due))
    moments = " · ".join(f"{edge.astimezone(zone):%a %d %b %Y %H:%M}" for edge in edges)
    return f"{moments} ({deadline.unit.replace('_', ' ')})"
