"""Mail that is broken, enormous or means harm, through the command line: kept as it came, and harmless."""

import email
import hashlib
import os
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import select
from sqlalchemy.orm import undefer

from db import Store, store_url
from db.correspondence import AttachmentRow
from tests.journeys.shell import EVELYN, Shell

HEAD = "Received: from a.example by mx.example; Mon, 23 Nov 2026 08:30:00 -0500\r\n"


def kept(shell: Shell, raw: bytes) -> bytes:
    """The bytes in the store under the hash of ``raw``."""
    store = Store(store_url(shell.store))
    wanted = select(AttachmentRow).where(AttachmentRow.sha256 == hashlib.sha256(raw).hexdigest())
    with store.read() as session:
        content = session.scalars(wanted.options(undefer(AttachmentRow.content))).one().content
    store.close()
    return content


def logged(shell: Shell, folder: Path, raw: bytes, code: int = 0) -> dict[str, Any]:
    """What ``log email`` says of one file."""
    file = folder / "mail.eml"
    file.write_bytes(raw)
    [outcome] = shell.ask("log", "email", file, code=code)["emails"]
    assert isinstance(outcome, dict)
    return outcome


@pytest.mark.parametrize("raw", [b"", b"no mail at all", bytes(range(256)) * 40, b"\xff\xfeS\x00u\x00", b":\r\n\r\nx"])
def test_what_cannot_be_read_is_kept(shell: Shell, tmp_path: Path, raw: bytes) -> None:
    """It waits for a person under a sentence, byte for byte as it came, and once however often it is given."""
    for _ in range(2):
        outcome = logged(shell, tmp_path, raw, code=1)
        assert (outcome["state"], outcome["reference"]) == ("waiting", None)
        assert "kept as it came" in outcome["said"]
    assert kept(shell, raw) == raw


def test_a_mail_of_fifty_megabytes(shell: Shell, tmp_path: Path) -> None:
    """Kept whole and told so, its header read; what is larger than any store should hold is refused untouched."""
    shell.run(*EVELYN)
    raw = (
        f"{HEAD}From: evelyn@example.com\r\nSubject: All my photos\r\n\r\n".encode()
        + os.urandom(2**20).hex().encode() * 25
    )
    assert len(raw) > 50 * 2**20
    outcome = logged(shell, tmp_path, raw, code=1)
    assert (outcome["state"], outcome["subject"], outcome["sender"]) == (
        "waiting",
        "All my photos",
        "evelyn@example.com",
    )
    assert "50 MB large" in outcome["said"]
    assert kept(shell, raw) == raw
    giant = tmp_path / "giant.eml"
    with giant.open("wb") as file:
        file.truncate(260 * 2**20)
    assert "files up to 250 MB" in shell.refused("log", "email", giant)


def test_a_number_alone_opens_no_case(shell: Shell, tmp_path: Path) -> None:
    """Who quotes another customer's case waits; the customer herself joins it, and a display name convinces nobody."""
    customer = shell.ask(*EVELYN)["reference"]
    what = ("--received", "2026-11-23", "--subject", "Ring")
    case = shell.ask("log", "letter", "--customer", customer, *what)["reference"]
    number = shell.ask("returns", "issue", "--case", case, "--line", "RING-7:1:small")["reference"]
    strangers = ("mallory@example.net", '"evelyn@example.com" <mallory@example.net>', "evelyn@example.com.evil.net")
    for at, sender in enumerate(strangers):
        for reference in (case, number):
            raw = f"{HEAD}From: {sender}\r\nSubject: Re: {reference} {at}\r\n\r\nSend it to me.".encode()
            assert logged(shell, tmp_path, raw, code=1)["state"] == "waiting"
    assert len(shell.ask("case", "show", case)["correspondence"]) == 1
    raw = f"{HEAD}From: Evelyn@Example.com\r\nSubject: Re: {number}\r\n\r\nThank you.".encode()
    assert logged(shell, tmp_path, raw)["reference"] == case


@pytest.mark.parametrize(
    "message_id", ["<a b@c>", "no-brackets", "<x@y>\r\n\t<z@y>", "<" + "y" * 2000 + "@z>", "<ä@b>"]
)
def test_an_answer_to_a_hostile_header(shell: Shell, tmp_path: Path, message_id: str) -> None:
    """Line breaks smuggled into subject and name make no header of our answer, and any Message-ID can be answered."""
    head = f"{HEAD}Message-ID: {message_id}\r\nFrom: =?utf-8?q?Eve=0D=0ABcc:_spy=40example.net?= <eve@example.com>\r\n"
    raw = f"{head}Subject: =?utf-8?q?Hi=0D=0ABcc:_spy=40example.net?=\r\n\r\nHello".encode()
    case = logged(shell, tmp_path, raw)["reference"]
    words = ("--template", "answer", "--field", "body=Gladly.", "--channel", "email")
    piece = shell.ask("letters", "write", "--case", case, *words)["reference"]
    [printed] = shell.ask("letters", "print", piece, "--out", tmp_path / "out")["letters"]
    answer = email.message_from_bytes(Path(printed["file"]).read_bytes(), policy=policy.default)
    assert {"bcc", "cc"}.isdisjoint(name.lower() for name in answer.keys())  # noqa: SIM118
    assert [address.addr_spec for address in answer["To"].addresses] == ["eve@example.com"]
    assert "\n" not in answer["Subject"]


def test_attachments_are_called_what_they_are(shell: Shell, tmp_path: Path) -> None:
    """No path, no direction-changing character and no control character reaches a name."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "eve@example.com", "Photos"
    mail.set_content("See below.")
    for name in ("../../etc/passwd", "C:\\Windows\\win.ini", "photo\u202egpj.exe", "a\x01b.pdf", "CON.pdf"):
        mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename=("utf-8", "", name))
    case = logged(shell, tmp_path, HEAD.encode() + mail.as_bytes(policy=policy.SMTP))["reference"]
    [piece] = shell.ask("case", "show", case)["correspondence"]
    names = [attachment["name"] for attachment in piece["attachments"]]
    assert len(names) == 5
    assert not [name for name in names if set("/\\\u202e\x01:") & set(name) or name.startswith(("CON", ".."))]


def test_markup_stays_letters(shell: Shell, tmp_path: Path) -> None:
    """What a customer wrote is printed as written; no file is opened for it, and no template reads it."""
    name, subject = "Eve <b>&amp; {{ 7*7 }}", "<img src='file:///etc/passwd'/> {% raw %}"
    address = ("--street", "1 Elm <i>Street", "--city", "Quincy", "--state", "MA", "--postcode", "02169")
    customer = shell.ask("customers", "add", "--name", name, *address)["reference"]
    what = ("--received", "2026-11-23", "--subject", subject)
    case = shell.ask("log", "letter", "--customer", customer, *what)["reference"]
    body = "body=<para><font size=99>{{ customer }}</font>"
    piece = shell.ask("letters", "write", "--case", case, "--template", "answer", "--field", body)["reference"]
    [printed] = shell.ask("letters", "print", piece, "--out", tmp_path)["letters"]
    with pypdfium2.PdfDocument(printed["file"]) as document:
        text = document[0].get_textpage().get_text_bounded()
    for part in (name, "<img src='file:///etc/passwd'/>", "{{ customer }}"):
        assert part in text.replace("’", "'")
