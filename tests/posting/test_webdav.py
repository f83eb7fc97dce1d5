"""Posting to a real web server over WebDAV: encrypted, certified, never redirected, whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from backoffice import posting
from backoffice.errors import UserFacingError
from backoffice.office import Office
from backoffice.posting import RENDERINGS, deliver, fetch, target_at
from tests.posting.webdav_server import WebServer, certify, serving

OLD = {"hours.html": b"old page", "index.json": b"old index"}
NEW = {"hours.html": b"new page" * 5000, "index.json": b"new index"}
PASSWORD = "a secret of the key ring"


class KeyRing(KeyringBackend):
    """A key ring in memory, as the system's would be."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def key_ring() -> Iterator[KeyRing]:
    """The system's key ring for the length of a test."""
    usual, ours = keyring.get_keyring(), KeyRing()
    keyring.set_keyring(ours)
    yield ours
    keyring.set_keyring(usual)


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key_ring: KeyRing) -> Iterator[WebServer]:
    """A server whose certificate is trusted and whose password is known."""
    (tmp_path / "remote" / "site").mkdir(parents=True)
    made = WebServer(tmp_path / "remote", certify(tmp_path), {})
    monkeypatch.setenv("SSL_CERT_FILE", str(made.certificate))
    with serving(made, PASSWORD):
        key_ring.set_password("backoffice", made.address, PASSWORD)
        yield made


def site(web: WebServer) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (web.folder / "site").iterdir()}


def test_a_posting_goes_to_the_server_and_is_read_back(web: WebServer, office: Office) -> None:
    """The same files as in a folder, nothing left over; the record holds no password."""
    saved = posting.publish(office, web.address)
    assert site(web).keys() == {*RENDERINGS, "index.json"}
    assert PASSWORD not in saved.value.target
    assert posting.verify(office).same


@pytest.mark.parametrize("method", ["PUT", "MOVE"])
def test_a_server_that_is_full_or_read_only_keeps_what_it_had(web: WebServer, method: str) -> None:
    """The old posting stays, whole, and no part of the new one."""
    target = target_at(web.address)
    deliver(target, OLD)
    web.refusals[method] = ("507 Insufficient Storage", [("Content-Length", "0")])
    with pytest.raises(UserFacingError, match="507 Insufficient Storage"):
        deliver(target, NEW)
    assert site(web) == OLD


def test_a_redirection_is_not_followed(web: WebServer) -> None:
    """Neither the files nor the password go to somebody else's server."""
    elsewhere = [("Location", "https://www.example.com/"), ("Content-Length", "0")]
    web.refusals["PUT"] = ("301 Moved Permanently", elsewhere)
    with pytest.raises(UserFacingError, match="which is not followed"):
        deliver(target_at(web.address), NEW)
    assert site(web) == {}


def test_a_certificate_that_nobody_vouches_for_is_refused(web: WebServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is sent, not even the password, and the sentence says what to do."""
    monkeypatch.delenv("SSL_CERT_FILE")
    with pytest.raises(UserFacingError, match=r"certificate of 127\.0\.0\.1 does not hold"):
        deliver(target_at(web.address), NEW)
    assert site(web) == {}


@pytest.mark.logs
def test_a_wrong_password_is_told(web: WebServer, key_ring: KeyRing) -> None:
    """The sentence says how to keep the right one."""
    key_ring.set_password("backoffice", web.address, "wrong")
    with pytest.raises(UserFacingError, match="keyring set backoffice https://web@"):
        deliver(target_at(web.address), NEW)


def test_a_file_that_is_not_there_is_missing(web: WebServer) -> None:
    """Reading back an empty folder finds nothing, and that is no failure."""
    assert fetch(target_at(web.address), OLD) == {"hours.html": None, "index.json": None}


def test_a_server_that_is_gone_is_told() -> None:
    """The sentence names the address."""
    with pytest.raises(UserFacingError, match=r"https://web@127\.0\.0\.1:1/site cannot be used"):
        deliver(target_at("https://web@127.0.0.1:1/site"), NEW)
