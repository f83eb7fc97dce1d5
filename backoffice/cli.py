"""The command line: the same use cases, for scripts, schedulers and checks."""

import sys
from typing import Annotated

import typer

from backoffice.errors import Cancelled, UserFacingError
from backoffice.terminal import Terminal

app = typer.Typer(
    name="backoffice",
    help="The back office of a customer service: letters, e-mail, returns, and promises kept.",
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
)


@app.callback(invoke_without_command=True)
def backoffice(
    context: typer.Context,
    store: Annotated[str | None, typer.Option(help="The store: a file's path or a database URL.")] = None,
    person: Annotated[str | None, typer.Option("--as", help="Who acts, by name.")] = None,
) -> None:
    """Open the window, or run a command."""
    context.obj = Terminal(store, person)
    if context.invoked_subcommand is None:
        from ui.app import run

        raise typer.Exit(run(store, person))


def main() -> None:
    """Run the command line; what a person can act on is one sentence on stderr and exit code 2."""
    try:
        app()
    except UserFacingError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    except Cancelled:
        sys.stderr.write("Stopped.\n")
        sys.exit(130)
