"""Posting to a real SFTP server: whole or not at all, and only to a server whose key is known."""

from collections.abc import Iterator
from pathlib import Path

import asyncssh
import pytest

from backoffice import posting
from backoffice.errors import UserFacingError
from backoffice.office import Office
from backoffice.posting import RENDERINGS, deliver, fetch, target_at
from tests.posting.sftp_server import RENAME_COSTS, Server, running

OLD = {"hours.html": b"old page", "hours.json": b"old data", "index.json": b"old index"}
NEW = {"hours.html": b"new page" * 5000, "hours.json": b"new data" * 3000, "index.json": b"new index"}
WRITTEN = sum(map(len, NEW.values()))


@pytest.fixture
def sftp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that lets the person's key in, and whose own key the person knows."""
    home = tmp_path / "home"
    (home / ".ssh").mkdir(parents=True)
    (tmp_path / "remote" / "site").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    host_key, own_key = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
    own_key.write_private_key(home / ".ssh" / "id_ed25519")
    own_key.write_public_key(tmp_path / "authorized")
    made = Server(tmp_path / "remote")
    with running(made, host_key, tmp_path / "authorized"):
        know(home, made, host_key)
        yield made


def know(home: Path, sftp: Server, key: asyncssh.SSHKey) -> None:
    (home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{sftp.port} {key.export_public_key().decode()}")


def site(sftp: Server) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (sftp.folder / "site").iterdir()}


def test_a_posting_goes_to_the_server_and_is_read_back(sftp: Server, office: Office) -> None:
    """The same files as in a folder, nothing left over, and verified from there."""
    saved = posting.publish(office, sftp.address)
    assert site(sftp).keys() == {*RENDERINGS, "index.json"}
    assert saved.value.target == sftp.address
    assert posting.verify(office).same


@pytest.mark.parametrize("patience", [0, 1, 9000, 40_000, WRITTEN - 1])
def test_a_connection_cut_while_writing_leaves_the_old_posting(sftp: Server, patience: int) -> None:
    """What readers see is untouched, and the next attempt succeeds over what the first one left."""
    target = target_at(sftp.address)
    deliver(target, OLD)
    sftp.patience = patience
    with pytest.raises(UserFacingError, match="cannot be used"):
        deliver(target, NEW)
    sftp.patience = None
    assert {name: content for name, content in site(sftp).items() if name in OLD} == OLD
    deliver(target, NEW)
    assert site(sftp) == NEW


@pytest.mark.parametrize("renamed", [0, 1, 2])
def test_a_connection_cut_while_renaming_leaves_whole_files_and_the_old_index(sftp: Server, renamed: int) -> None:
    """Every file is of one posting or the other; the index still speaks of the old one, so reading back tells."""
    target = target_at(sftp.address)
    deliver(target, OLD)
    sftp.patience = WRITTEN + renamed * RENAME_COSTS
    with pytest.raises(UserFacingError, match="Post again"):
        deliver(target, NEW)
    sftp.patience = None
    found = fetch(target, OLD)
    assert [content == NEW[name] for name, content in found.items()].count(True) == renamed
    assert all(content in (OLD[name], NEW[name]) for name, content in found.items())
    assert found["index.json"] == OLD["index.json"]


def test_another_host_key_is_refused(sftp: Server, tmp_path: Path) -> None:
    """Somebody may stand in between: nothing is sent, and the sentence says what to do."""
    know(tmp_path / "home", sftp, asyncssh.generate_private_key("ssh-ed25519"))
    with pytest.raises(UserFacingError, match="another host key"):
        deliver(target_at(sftp.address), NEW)
    assert site(sftp) == {}


def test_an_unknown_host_is_refused(sftp: Server, tmp_path: Path) -> None:
    """A host key is never taken on trust."""
    (tmp_path / "home" / ".ssh" / "known_hosts").write_text("")
    with pytest.raises(UserFacingError, match="not found in known_hosts"):
        deliver(target_at(sftp.address), NEW)
    assert site(sftp) == {}


def test_a_key_that_the_server_does_not_know_is_told(sftp: Server, tmp_path: Path) -> None:
    """The sentence names the key ring."""
    asyncssh.generate_private_key("ssh-ed25519").write_private_key(tmp_path / "home" / ".ssh" / "id_ed25519")
    with pytest.raises(UserFacingError, match="does not let web in"):
        deliver(target_at(sftp.address), NEW)


def test_a_folder_that_is_missing_or_a_server_that_is_gone_is_told(sftp: Server) -> None:
    """Both end in a sentence that names the address."""
    with pytest.raises(UserFacingError, match="nowhere"):
        deliver(target_at(sftp.address.replace("/site", "/nowhere")), NEW)
    with pytest.raises(UserFacingError, match="cannot be used"):
        deliver(target_at("sftp://web@127.0.0.1:1/site"), NEW)
