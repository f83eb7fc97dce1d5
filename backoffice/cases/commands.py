"""``case show``: one case file."""

from datetime import datetime
from typing import Annotated, Any

import typer

from backoffice import terminal
from backoffice.cases.file import case_file
from backoffice.cases.values import CaseFile
from backoffice.promises import KIND_NAMES, Promise, promise_document
from backoffice.terminal import AsJson, answer, say, show_table

app = typer.Typer()
case_app = typer.Typer(name="case", help="Cases.", no_args_is_help=True)
app.add_typer(case_app)


@case_app.callback()
def case() -> None:
    """Cases."""


@case_app.command("show")
def show(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(help="The case's number, C-….")],
    *,
    as_json: AsJson = False,
) -> None:
    """Show one case file: whose it is, what was promised, and everything in and out."""
    file = case_file(terminal.office(context), reference)
    if as_json:
        answer(_document(file), file.zone)
        return
    facts = file.facts
    say(f"{facts.reference} · {facts.subject} · {facts.kind.replace('_', ' ')} · {facts.status}")
    say(f"{file.customer.name} ({file.customer.reference})")
    given = zip(file.promises, file.standings, strict=True)
    show_table(
        ("Promise", "Due", ""),
        [(KIND_NAMES[promise.kind], _moment(promise.due, file), standing.words) for promise, standing in given],
    )
    show_table(
        ("When", "What"),
        [(f"{entry.at.astimezone(file.zone):%a %d %b %Y %H:%M}", entry.title) for entry in file.timeline],
    )


def _moment(moment: datetime, file: CaseFile) -> str:
    return f"{moment.astimezone(file.zone):%a %d %b %Y %H:%M}"


def _document(file: CaseFile) -> dict[str, Any]:
    facts = {name: getattr(file.facts, name) for name in file.facts.__dataclass_fields__}
    return {
        **facts,
        "customer": file.customer,
        "promises": [_promise(promise) for promise in file.promises],
        "correspondence": file.correspondence,
        "timeline": file.timeline,
    }


def _promise(promise: Promise) -> dict[str, Any]:
    return {
        **promise_document(promise),
        "state": promise.state,
        "channel": promise.channel,
        "start": promise.start,
        "statement": promise.statement,
        "policy_version": promise.policy_version,
        "calendar_version": promise.calendar_version,
        "settled": promise.settled,
        "settled_by": promise.settled_by,
        "late_seconds": promise.late.total_seconds() if promise.late else None,
        "pauses": promise.pauses,
    }
