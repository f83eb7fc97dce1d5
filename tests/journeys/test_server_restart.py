"""A database server that goes away in the middle of the work: a clear sentence, and then it works again."""

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select

from backoffice import customers
from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from backoffice.customers import CustomerDetails
from backoffice.errors import UserFacingError
from backoffice.office import Office
from backoffice.roles import Permission
from db.people import UserRow
from tests import postgres_server
from tests.journeys.shell import Shell
from tests.postgres import SOCKET
from tests.postgres_server import Server


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server of the test's own, which it may stop."""
    if SOCKET not in os.environ:
        pytest.skip("PostgreSQL is missing; the end of the report says why")
    with postgres_server.running(next(postgres_server.installations())) as running:
        yield running


def url(folder: Path) -> str:
    return f"postgresql+psycopg://postgres@/postgres?host={folder}"


def names(office: Office) -> list[str]:
    return [known.name for known in customers.find_customers(office, "eve")]


def test_a_restart_between_two_pieces_of_work(own_server: Server, clock: SetClock) -> None:
    """While it is away reading and saving are refused in a sentence; once it is back the same office goes on."""
    office = open_office(url(own_server.folder), None, clock)
    customers.add_customer(office, CustomerDetails("Eve One"))
    own_server.stop()
    for work in (lambda: names(office), lambda: customers.add_customer(office, CustomerDetails("Eve Two"))):
        with pytest.raises(UserFacingError, match="Nothing was saved"):
            work()
    assert "cannot be reached" in Shell(url(own_server.folder), clock).refused("queue")
    own_server.start()
    customers.add_customer(office, CustomerDetails("Eve Three"))
    assert names(office) == ["Eve One", "Eve Three"]
    office.store.close()


def test_a_restart_in_the_middle_of_the_work(own_server: Server, clock: SetClock) -> None:
    """What was not committed is gone whole, and the sentence says so."""
    office = open_office(url(own_server.folder), None, clock)
    with pytest.raises(UserFacingError, match="Nothing was saved"):
        _add_two_people_across_a_restart(office, own_server)
    with office.look() as session:
        assert [user.name for user in session.scalars(select(UserRow))] == [office.user.name]
    office.store.close()


def _add_two_people_across_a_restart(office: Office, server: Server) -> None:
    with office.work(Permission.MANAGE_PEOPLE) as work:
        work.session.add(UserRow(name="Grace", role="agent"))
        work.session.flush()
        server.stop()
        server.start()
        work.session.add(UserRow(name="Alan", role="agent"))
        work.session.flush()


class Proxy:
    """Stands between us and the server, and hangs up when a commit is answered."""

    def __init__(self, folder: Path, server: str) -> None:
        self._server = server
        self.swallows = False
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(folder / ".s.PGSQL.5432"))
        self._door.listen()
        Thread(target=self._let_in, daemon=True).start()

    def close(self) -> None:
        self._door.shutdown(socket.SHUT_RDWR)  # wakes whoever waits at it
        self._door.close()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                upstream = socket.socket(socket.AF_UNIX)
                upstream.connect(f"{self._server}/.s.PGSQL.5432")
                Thread(target=self._pass_on, args=(client, upstream), daemon=True).start()
                Thread(target=self._answer, args=(upstream, client), daemon=True).start()

    def _pass_on(self, client: socket.socket, upstream: socket.socket) -> None:
        with suppress(OSError):
            while words := client.recv(65536):
                self._hangs_up = self.swallows and b"COMMIT" in words
                upstream.sendall(words)
            upstream.shutdown(socket.SHUT_WR)

    def _answer(self, upstream: socket.socket, client: socket.socket) -> None:
        with upstream, client, suppress(OSError):
            while words := upstream.recv(65536):
                if self._hangs_up:
                    client.shutdown(socket.SHUT_RDWR)
                    return
                client.sendall(words)

    _hangs_up = False


def test_a_commit_whose_answer_is_lost(
    postgresql_url: str, tmp_path_factory: pytest.TempPathFactory, clock: SetClock
) -> None:
    """Nobody claims that nothing was saved: the person is asked to look, and finds it there once."""
    folder = Path(tmp_path_factory.mktemp("p", numbered=True))
    proxy = Proxy(folder, os.environ[SOCKET])
    office = open_office(postgresql_url.replace(os.environ[SOCKET], str(folder)), None, clock)
    proxy.swallows = True
    with pytest.raises(UserFacingError, match="Look whether this was saved"):
        customers.add_customer(office, CustomerDetails("Eve One"))
    proxy.swallows = False
    assert names(office) == ["Eve One"]
    office.store.close()
    proxy.close()
