"""``check``, ``backup`` and ``restore``."""

from contextlib import closing, nullcontext
from pathlib import Path
from typing import Annotated

import typer

from backoffice import upkeep
from backoffice.bootstrap import store_file
from backoffice.claim import claim
from backoffice.terminal import AsJson, Terminal, answer, office, say

app = typer.Typer()


@app.command()
def check(context: typer.Context, *, as_json: AsJson = False) -> None:
    """Examine the whole store; exit 1 when something is wrong."""
    faults = upkeep.check(office(context).store)
    if as_json:
        answer({"sound": not faults, "faults": faults})
    else:
        say("\n".join(faults) or "The store is sound.")
    raise typer.Exit(1 if faults else 0)


@app.command()
def backup(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="The file to write.")], *, as_json: AsJson = False
) -> None:
    """Copy the whole store, attachments included, while others go on working."""
    made = upkeep.make_backup(office(context).store, file)
    if as_json:
        answer({"backup": made.path, "bytes": made.size})
    else:
        say(f"Backed up to {made.path} ({made.size:,} bytes), opened and checked.")


@app.command()
def restore(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="The backup.")], *, as_json: AsJson = False
) -> None:
    """Put a backup in the place of the store; the old file is kept beside it."""
    terminal: Terminal = context.obj
    path = store_file(terminal.store)
    with closing(claim(path)) if path else nullcontext():  # a window would go on with the file that is moved away
        aside = upkeep.restore(file, terminal.store, terminal.clock.now())
    if as_json:
        answer({"restored": terminal.store, "replaced": aside})
    else:
        say(f"Restored {file}." + (f" What was there is kept as {aside}." if aside else ""))
