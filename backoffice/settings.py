"""What this computer remembers between starts; what belongs to everybody is in the store."""

import json
from collections.abc import Mapping
from pathlib import Path

import platformdirs
from pydantic import BaseModel, ConfigDict, ValidationError

from backoffice.errors import UserFacingError


class Settings(BaseModel):
    """This computer's settings.

    Attributes:
        store: the store opened when none is named: a path or a URL; None is `default_store`.
        person: who was last chosen to act here.
        scheme: ``light``, ``dark`` or None, which follows the system.
        printers: the printer last used for a kind of paper, by the kind ("letter", "4x6").
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    store: str | None = None
    person: str | None = None
    scheme: str | None = None
    printers: Mapping[str, str] = {}


def settings_path() -> Path:
    """Where this computer's settings lie."""
    return platformdirs.user_config_path("backoffice", appauthor=False) / "settings.json"


def default_store() -> Path:
    """Where a person's own store lies unless told otherwise."""
    return platformdirs.user_data_path("backoffice", appauthor=False) / "backoffice.db"


def load_settings() -> Settings:
    """This computer's settings; a file that cannot be read counts as none."""
    try:
        return Settings.model_validate_json(settings_path().read_bytes())
    except (OSError, ValidationError):
        return Settings()


def save_settings(settings: Settings) -> None:
    """Remember ``settings`` on this computer. Raises `UserFacingError` where that cannot be written."""
    path = settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".part")
        partial.write_text(json.dumps(settings.model_dump(exclude_none=True), indent=2), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise UserFacingError(
            f"This computer's settings could not be kept in {path.parent}: {error.strerror}."
        ) from error
