"""Which printer this computer used last for a kind of paper."""

from collections.abc import Sequence

from backoffice.settings import load_settings, save_settings


def remembered_printer(kind: str, names: Sequence[str]) -> str:
    """The printer last used for ``kind`` of paper if it is still there, else the usual one, else nothing."""
    last = load_settings().printers.get(kind, "")
    return last if last in names else next(iter(names), "")


def remember_printer(kind: str, name: str) -> None:
    """Use ``name`` again for ``kind`` of paper."""
    settings = load_settings()
    if settings.printers.get(kind) != name:
        save_settings(settings.model_copy(update={"printers": {**settings.printers, kind: name}}))
