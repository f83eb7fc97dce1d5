"""How a store becomes what this program expects."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

HERE = Path(__file__).parent


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, working on ``connection``."""
    settings = Config()
    settings.set_main_option("script_location", str(HERE).replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


def head() -> str:
    """The newest revision this program knows."""
    newest = ScriptDirectory.from_config(config()).get_current_head()
    assert newest is not None  # noqa: S101 - the first migration ships with the program
    return newest


def knows(name: str) -> bool:
    """Whether this program has heard of revision ``name``; a newer program's store names one it has not."""
    return any(script.revision == name for script in ScriptDirectory.from_config(config()).walk_revisions())


def upgrade(connection: Connection) -> None:
    """Bring the store behind ``connection`` to the newest revision, inside the transaction of the connection."""
    command.upgrade(config(connection), "head")
