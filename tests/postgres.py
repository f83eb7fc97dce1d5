"""A pytest plugin: tests that ask for `store_url` run on SQLite and, with `--postgresql`, on a real PostgreSQL.

The server is started once, by the process that the person started, and shared by all xdist workers.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from db import open_store
from tests import postgres_server

SOCKET = "BACKOFFICE_TEST_POSTGRESQL"  # hands the socket's folder to the workers
OUTCOME = pytest.StashKey[str]()
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgresql", action="store_true", help="run the tests of the store on PostgreSQL too")


def pytest_configure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):
        return
    config.stash[OUTCOME] = "not asked for; add --postgresql, as make test does"
    if config.getoption("--postgresql"):
        config.stash[OUTCOME] = _start(config)


def _start(config: pytest.Config) -> str:
    reasons = ["no server started:"]
    for installation in postgres_server.installations():
        stack = ExitStack()
        try:
            folder = stack.enter_context(postgres_server.running(installation)).folder
        except (OSError, postgres_server.NoServerError) as error:
            reasons.append(f"{installation.binaries}: {error}")
        else:
            os.environ[SOCKET] = str(folder)
            config.add_cleanup(stack.close)
            return f"tested with {installation.binaries}"
    return "\n".join(reasons)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    tested = SOCKET in os.environ
    terminalreporter.section("PostgreSQL" if tested else "PostgreSQL WAS SKIPPED", red=not tested, bold=not tested)
    terminalreporter.line(config.stash[OUTCOME])


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty store that tests copy."""
    path = tmp_path_factory.mktemp("template") / "store.db"
    open_store(path, NEW_YEAR).close()
    return path


@pytest.fixture(scope="session")
def server() -> Iterator[psycopg.Connection]:
    """A connection that may make databases."""
    if SOCKET not in os.environ:
        pytest.skip("PostgreSQL is missing; the end of the report says why")
    with psycopg.connect(host=os.environ[SOCKET], user="postgres", autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def postgresql_template(server: psycopg.Connection) -> str:
    """The name of a migrated, empty database that tests copy, one per worker."""
    name = f"template_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    open_store(_url(name), NEW_YEAR).close()
    return name


@pytest.fixture
def postgresql_url(server: psycopg.Connection, postgresql_template: str) -> Iterator[str]:
    """The URL of a new, migrated database of the test's own."""
    copy, template = sql.Identifier(f"{postgresql_template}_copy"), sql.Identifier(postgresql_template)
    server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(copy, template))
    yield _url(f"{postgresql_template}_copy")
    server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(copy))


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of a new, migrated file of the test's own."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'store.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    """The URL of a new, migrated store of the test's own: the test runs once on each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


def _url(database: str) -> str:
    return f"postgresql+psycopg://postgres@/{database}?host={os.environ[SOCKET]}"
