"""``letters …``: writing, printing and dispatching from the command line."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from backoffice import hours
from backoffice.errors import Fault, InvalidInputError
from backoffice.files import try_place, write_file
from backoffice.letters.dispatching import dispatch_letters
from backoffice.letters.listing import letter_file, letters_page
from backoffice.letters.mail_log import mail_log
from backoffice.letters.printing import preview_letter, print_letter
from backoffice.letters.templates import templates
from backoffice.letters.values import Letter, LetterChannel, LetterState, LetterSummary, NewLetter
from backoffice.letters.voiding import void_letter
from backoffice.letters.writing import write_letter
from backoffice.office import Office
from backoffice.terminal import AsJson, answer, office, say, show_table

app = typer.Typer()
letters_app = typer.Typer(name="letters", help="Letters and e-mails to customers.", no_args_is_help=True)
app.add_typer(letters_app)

_PAGE = 500

References = Annotated[list[str], typer.Argument(help="Piece numbers, L-…")]


@letters_app.command("templates")
def list_templates(*, as_json: AsJson = False) -> None:
    """The templates there are, and the fields each wants."""
    if as_json:
        answer({"templates": [{"id": known.id, **known.head.model_dump(mode="json")} for known in templates()]})
        return
    rows = [(known.id, known.head.name, ", ".join(field.id for field in known.head.fields)) for known in templates()]
    show_table(("Template", "Name", "Fields"), rows)


@letters_app.command("list")
def list_letters(
    context: typer.Context,
    state: Annotated[list[LetterState] | None, typer.Option(help="Only those in this state; may be repeated.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Letters, newest first."""
    where = office(context)
    found = _all(where, state or tuple(LetterState))
    if as_json:
        answer({"letters": found}, hours.business_zone(where))
        return
    rows = [(known.reference, known.state, known.customer, known.subject) for known in found]
    show_table(("Letter", "State", "Customer", "Subject"), rows)


@letters_app.command()
def write(
    context: typer.Context,
    case: Annotated[str, typer.Option(help="The case, C-…")],
    template: Annotated[str, typer.Option(help="The template's id; see `letters templates`.")],
    field: Annotated[list[str] | None, typer.Option(help="A field, as NAME=TEXT; may be repeated.")] = None,
    channel: Annotated[LetterChannel | None, typer.Option(help="The customer's preferred one unless given.")] = None,
    return_: Annotated[str, typer.Option("--return", help="The return whose papers come along.")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Draft a letter or an e-mail for a case."""
    fields = dict(_field(text) for text in field or ())
    where = office(context)
    letter = write_letter(where, NewLetter(case, template, fields, channel, return_)).value
    if as_json:
        answer(_document(letter), hours.business_zone(where))
    else:
        say(f"{letter.reference} drafted for {letter.customer}: {letter.subject}")


@letters_app.command("print")
def print_(
    context: typer.Context,
    references: References,
    out: Annotated[Path, typer.Option(help="The folder to write to.")],
    *,
    proof: Annotated[bool, typer.Option("--proof", help="Draw the window over the page; print nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print letters into files, approving drafts on the way; a reprint gives the very same bytes."""
    where = office(context)
    files = []
    try_place(out / "letter.pdf")  # that, or a typo, stops it before any is printed
    for reference in [letter_file(where, reference).reference for reference in references]:
        piece = preview_letter(where, reference, window=True) if proof else print_letter(where, reference).value
        write_file(out / piece.file_name, piece.content)
        files.append({"reference": piece.letter.reference, "file": out / piece.file_name, "state": piece.letter.state})
    if as_json:
        answer({"letters": files})
    else:
        say("\n".join(f"{file['reference']} written to {file['file']}" for file in files))


@letters_app.command()
def dispatch(context: typer.Context, references: References, *, as_json: AsJson = False) -> None:
    """Write down that printed letters left the house; only that keeps their promises."""
    where = office(context)
    saved = dispatch_letters(where, references)
    if as_json:
        answer({"letters": [_document(letter) for letter in saved.value]}, hours.business_zone(where))
    else:
        say(saved.changes.said)


@letters_app.command()
def log(
    context: typer.Context,
    out: Annotated[Path, typer.Option(help="The PDF to write.")],
    on: Annotated[datetime | None, typer.Option("--day", formats=["%Y-%m-%d"], help="Today unless given.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Print the list of what left the house by post on a day."""
    made = mail_log(office(context), on.date() if on else None)
    write_file(out, made.pdf)
    if as_json:
        answer({"day": made.day, "file": out, "letters": made.pieces}, made.zone)
    else:
        say(f"{len(made.pieces)} pieces; written to {out}.")


@letters_app.command()
def void(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(help="The piece number, L-…")],
    reason: Annotated[str, typer.Option(help="Why.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Take a letter out before it is dispatched."""
    where = office(context)
    saved = void_letter(where, reference, reason)
    if as_json:
        answer(_document(saved.value), hours.business_zone(where))
    else:
        say(saved.changes.said)


def _all(where: Office, states: Iterable[LetterState]) -> Iterator[LetterSummary]:
    page = letters_page(where, states, limit=_PAGE)
    yield from page.rows
    while page.next_key is not None:
        page = letters_page(where, states, page.next_key, _PAGE)
        yield from page.rows


def _field(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise InvalidInputError(Fault("field", f"“{text}” cannot be read; write a field as NAME=TEXT."))
    return name.strip(), value.replace("\\n", "\n")


def _document(letter: Letter) -> dict[str, object]:
    return {
        "reference": letter.reference,
        "case": letter.case,
        "channel": letter.channel,
        "template": letter.template,
        "subject": letter.subject,
        "state": letter.state,
        "dispatched_at": letter.dispatched_at,
    }
