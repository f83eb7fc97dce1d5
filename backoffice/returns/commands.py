"""``returns …``: issuing, labels, and checking numbers from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from backoffice.errors import Fault, InvalidInputError
from backoffice.files import try_place, write_file
from backoffice.returns.checking import Verdict, check_number
from backoffice.returns.issuing import NewReturn, issue_return
from backoffice.returns.listing import return_file
from backoffice.returns.papers import LabelWish, print_papers
from backoffice.returns.values import RequestedLine
from backoffice.terminal import AsJson, answer, office, say

app = typer.Typer()
returns_app = typer.Typer(name="returns", help="Return Authorizations and their labels.", no_args_is_help=True)
app.add_typer(returns_app)

EXIT_CODES = {Verdict.KNOWN: 0, Verdict.UNKNOWN: 1, Verdict.MISTYPED: 2}


@returns_app.command()
def issue(
    context: typer.Context,
    case: Annotated[str, typer.Option(help="The case, C-…")],
    line: Annotated[list[str], typer.Option(help="What comes back: SKU:QTY:REASON; may be repeated.")],
    order: Annotated[str, typer.Option(help="The order's number.")] = "",
    override: Annotated[str, typer.Option(help="Why, where something speaks against it.")] = "by the command line",
    *,
    own_error: Annotated[bool, typer.Option("--own-error", help="The error was ours (policy D12).")] = False,
    as_json: AsJson = False,
) -> None:
    """Issue a Return Authorization from a case."""
    lines = tuple(_line(text) for text in line)
    issued = issue_return(office(context), NewReturn(case, lines, order, own_error, override)).value
    if as_json:
        answer({"reference": issued.reference, "case": issued.case, "expires_on": issued.expires_on,
                "state": issued.state, "lines": issued.lines})  # fmt: skip
    else:
        say(f"{issued.reference} issued for {issued.customer}, to be used by {issued.expires_on}.")


@returns_app.command()
def label(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(help="The RA number.")],
    out: Annotated[Path, typer.Option(help="The PDF to write.")],
    stock: Annotated[str, typer.Option("--format", help="The label stock, such as 4x6, 5163 or 8126.")] = "4x6",
    start: Annotated[int, typer.Option(help="The first free position of a used sheet.")] = 1,
    *,
    as_json: AsJson = False,
) -> None:
    """Print the pair of a return into a PDF: page 1 is the neutral outer label."""
    try_place(out)
    where = office(context)
    number = return_file(where, reference).reference
    pdf = print_papers(where, number, LabelWish(stock, start)).value
    write_file(out, pdf)
    if as_json:
        answer({"reference": number, "file": out, "bytes": len(pdf)})
    else:
        say(f"Written to {out}.")


@returns_app.command()
def check(context: typer.Context, text: str, *, as_json: AsJson = False) -> None:
    """Tell what is wrong with an RA number: exit 0 known, 1 valid but unknown, 2 mistyped."""
    checked = check_number(office(context), text)
    if as_json:
        answer({"reference": checked.reference, "verdict": checked.verdict, "sentence": checked.sentence,
                "suggestions": checked.suggestions})  # fmt: skip
    else:
        say(checked.sentence)
    raise typer.Exit(EXIT_CODES[checked.verdict])


def _line(text: str) -> RequestedLine:
    sku, _, rest = text.partition(":")
    quantity, _, reason = rest.partition(":")
    if not quantity.strip().lstrip("-").isdecimal():
        raise InvalidInputError(Fault("line", f"“{text}” cannot be read; write a line as SKU:QTY:REASON."))
    return RequestedLine(sku.strip(), int(quantity), reason)
