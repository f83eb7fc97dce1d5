"""A real SFTP server on loopback that can cut its connections at a chosen moment."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncssh

RENAME_COSTS = 1000


@dataclass
class Server:
    """What a test needs to know of the server, and may tell it.

    Attributes:
        patience: so many bytes are taken before the connection is cut, a rename counting a thousand; None never cuts.
    """

    folder: Path
    port: int = 0
    patience: int | None = None

    @property
    def address(self) -> str:
        """Its folder as a target."""
        return f"sftp://web@127.0.0.1:{self.port}/site"

    def spend(self, channel: "asyncssh.SSHServerChannel[bytes]", cost: int) -> None:
        """Count what was taken, and cut the connection in the middle of it."""
        if self.patience is not None:
            self.patience -= cost
            if self.patience < 0:
                channel.get_connection().abort()
                raise asyncssh.SFTPConnectionLost("cut")


def _files_of(server: Server) -> type[asyncssh.SFTPServer]:
    class Files(asyncssh.SFTPServer):
        def __init__(self, channel: "asyncssh.SSHServerChannel[bytes]") -> None:
            super().__init__(channel, chroot=str(server.folder).encode())
            self._channel = channel

        def write(self, file_obj: object, offset: int, data: bytes) -> object:  # type: ignore[override]
            server.spend(self._channel, len(data))
            return super().write(file_obj, offset, data)

        def posix_rename(self, oldpath: bytes, newpath: bytes) -> object:  # type: ignore[override]
            server.spend(self._channel, RENAME_COSTS)
            return super().posix_rename(oldpath, newpath)

    return Files


@contextmanager
def running(server: Server, host_key: asyncssh.SSHKey, authorized: Path) -> Iterator[None]:
    """Serve ``server.folder`` in a thread of its own until the block ends."""
    loop = asyncio.new_event_loop()
    ready, done = threading.Event(), asyncio.Event()
    connections: list[asyncssh.SSHServerConnection] = []

    class Guests(asyncssh.SSHServer):
        def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
            connections.append(conn)

    async def serve() -> None:
        files = _files_of(server)
        acceptor = await asyncssh.listen(
            "127.0.0.1",
            0,
            server_factory=Guests,
            server_host_keys=[host_key],
            authorized_client_keys=str(authorized),
            sftp_factory=files,
        )
        server.port = acceptor.get_port()
        ready.set()
        await done.wait()
        acceptor.close()
        await acceptor.wait_closed()
        for connection in connections:
            connection.abort()
            await connection.wait_closed()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    assert ready.wait(30)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join()
        loop.close()
