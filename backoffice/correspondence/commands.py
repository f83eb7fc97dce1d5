"""``log letter`` and ``log email``."""

import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from backoffice import hours, terminal
from backoffice.correspondence.duplicates import possible_duplicates
from backoffice.correspondence.emails import file_email, proposed_filing
from backoffice.correspondence.files import read_file
from backoffice.correspondence.filing import Filing, LoggedPiece
from backoffice.correspondence.incoming import IncomingEmail, take_in
from backoffice.correspondence.letters import LetterPiece, log_letter
from backoffice.office import Office
from backoffice.promises import InquiryKind
from backoffice.terminal import AsJson, answer, day, say, show_table

app = typer.Typer()
log_app = typer.Typer(name="log", help="Log what came in: letters and e-mail.", no_args_is_help=True)
app.add_typer(log_app)


@log_app.command()
def letter(  # noqa: PLR0913, PLR0917 - each is an option of the command
    context: typer.Context,
    received: Annotated[str, typer.Option(help="When it came in: 2026-12-21 10:00, or the day alone.")],
    subject: Annotated[str, typer.Option(help="What it is about, in a few words.")],
    customer: Annotated[str, typer.Option(help="The customer's reference (P-…).")] = "",
    case: Annotated[str, typer.Option(help="A case of that customer (C-…); a new one is opened without.")] = "",
    kind: Annotated[InquiryKind, typer.Option(help="What a new case is about.")] = InquiryKind.FEEDBACK,
    postmarked: Annotated[date | None, typer.Option(parser=day, help="The day on the postmark.")] = None,
    note: Annotated[str, typer.Option(help="A remark to keep with it.")] = "",
    attach: Annotated[list[Path] | None, typer.Option(help="A scan; may be given several times.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Log a letter that came by post; prints its case and the promises it starts."""
    office = terminal.office(context)
    zone = hours.business_zone(office)
    piece = LetterPiece(
        filing=Filing(customer=customer, case=case, kind=kind),
        received=_moment_or_day(received, zone),
        subject=subject,
        postmarked=postmarked,
        note=note,
        files=tuple(read_file(path) for path in attach or ()),
    )
    duplicates = possible_duplicates(office, piece)
    logged = log_letter(office, piece)
    for duplicate in duplicates:
        sys.stderr.write(f"Look again: {duplicate.why}\n")
    if as_json:
        answer({**_document(logged.value), "possible_duplicates": [other.case_reference for other in duplicates]}, zone)
    else:
        say(logged.changes.said)
        _show_promises(logged.value, zone)


@log_app.command()
def email(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="E-mail files (.eml).")],
    *,
    as_json: AsJson = False,
) -> None:
    """Log e-mail files, each once however often it is given; exit 1 when one waits for a person to file it."""
    office = terminal.office(context)
    zone = hours.business_zone(office)
    handed_in = [read_file(path) for path in files]
    outcomes = [_log_email(office, file.name, file.content) for file in handed_in]
    if as_json:
        answer({"emails": outcomes}, zone)
    else:
        for outcome in outcomes:
            say(f"{outcome['file']}: {outcome['said']}")
    raise typer.Exit(1 if any(outcome["state"] == "waiting" for outcome in outcomes) else 0)


def _log_email(office: Office, name: str, raw: bytes) -> Mapping[str, Any]:
    message = take_in(office, raw)
    known = {"file": name, "subject": message.subject, "sender": message.sender, "received": message.received}
    if message.case_reference:
        said = f"Logged before, as {message.case_reference}."
        return {**known, "state": "known", "said": said, "reference": message.case_reference, "promises": ()}
    filing = proposed_filing(message)
    if filing is None:
        return {**known, "state": "waiting", "said": _why_it_waits(message), "reference": None, "promises": ()}
    saved = file_email(office, message.id, filing)
    return {**known, "state": "filed", "said": saved.changes.said, **_document(saved.value)}


def _why_it_waits(message: IncomingEmail) -> str:
    if message.unreadable:
        return f"Could not be read. {message.unreadable}"
    if message.automatic_sign:
        return f"Written by a machine ({message.automatic_sign}); it waits to be filed."
    return f"{message.match.why} It waits to be filed."


def _document(logged: LoggedPiece) -> dict[str, Any]:
    return {
        "reference": logged.case_reference,
        "case": logged.case_reference,
        "customer": logged.customer_reference,
        "correspondence": logged.id,
        "promises": logged.promises,
    }


def _show_promises(logged: LoggedPiece, zone: ZoneInfo) -> None:
    rows = [
        (one.kind, _local(one.earliest, zone), _local(one.target, zone), _local(one.due, zone))
        for one in logged.promises
    ]
    if rows:
        show_table(("Promise", "From", "Target", "Due"), rows)


def _local(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%a %Y-%m-%d %H:%M}"


def _moment_or_day(text: str, zone: ZoneInfo) -> date | datetime:
    """A day alone stays a day: what moment it means is decided when the letter is logged."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return terminal.moment(text, zone)
