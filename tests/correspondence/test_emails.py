"""E-mail: kept raw, read, matched, filed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import func, select

from backoffice import cases, correspondence
from backoffice.clock import SetClock
from backoffice.correspondence import (
    Filing,
    LoggedPiece,
    attachment,
    file_email,
    incoming,
    proposed_filing,
    take_in,
    unfiled,
)
from backoffice.customers import Customer, CustomerDetails, add_customer
from backoffice.errors import ConflictError
from backoffice.office import Office
from db.correspondence import AttachmentRow, CorrespondenceRow
from tests.correspondence.papers import picture
from tests.mail.letters import mail, multipart, nested, part

DATA = Path(__file__).parents[1] / "mail" / "data"
TAKEN = b"Received: by in.example; Mon, 23 Nov 2026 08:30:00 -0500"


def message(
    sender: str = "evelyn@example.com", subject: str = "Where is my order?", body: str = "It is late."
) -> bytes:
    """A plain e-mail that a server took this morning at half past eight."""
    lines = (
        TAKEN.decode(),
        f"From: Evelyn Marsh <{sender}>",
        f"Subject: {subject}",
        "Message-ID: <1@example.com>",
        "",
        body,
    )
    return "\r\n".join(lines).encode()


def test_an_email_is_kept_read_and_matched(office: Office, evelyn: Customer) -> None:
    """It waits, with the moment at which its newest server took it."""
    email = take_in(office, message())
    assert (email.sender, email.sender_name, email.subject) == (
        "evelyn@example.com",
        "Evelyn Marsh",
        "Where is my order?",
    )
    assert email.received == datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
    assert email.match.customer is not None
    assert email.match.customer.reference == evelyn.reference
    assert attachment(office, email.raw_sha256).content == message()
    assert [waiting.id for waiting in unfiled(office).rows] == [email.id]


def test_given_twice_it_is_there_once(office: Office, evelyn: Customer) -> None:
    """Before and after filing: the bytes are its identity."""
    first = take_in(office, message())
    assert take_in(office, message()).id == first.id
    file_email(office, first.id, Filing(customer=evelyn.reference))
    again = take_in(office, message())
    assert again.id == first.id
    assert again.case_reference
    with office.look() as session:
        assert session.scalar(select(func.count()).select_from(CorrespondenceRow)) == 1
    assert not unfiled(office).rows


def test_two_desks_are_given_the_same_message_at_once(office: Office) -> None:
    """Whoever comes second finds what the first one kept."""
    together = Barrier(4)

    def give(_desk: int) -> int:
        together.wait()
        return take_in(office, message()).id

    with ThreadPoolExecutor(4) as desks:
        assert len(set(desks.map(give, range(4)))) == 1
    assert len(unfiled(office).rows) == 1


@pytest.mark.parametrize("file", sorted(DATA.glob("msg_*.txt")), ids=lambda file: file.stem)
def test_pythons_own_messages_are_kept_and_filed(office: Office, file: Path) -> None:
    """Whatever the standard library's tests hold comes in, with every attachment, and can be filed."""
    raw = file.read_bytes()
    email = take_in(office, raw)
    assert attachment(office, email.raw_sha256).content == raw
    assert all(attachment(office, enclosure.sha256).content is not None for enclosure in email.enclosures)
    newcomer = Filing(new_customer=CustomerDetails("Somebody"))
    logged = file_email(office, email.id, newcomer).value
    [piece] = cases.case_file(office, logged.case_reference).correspondence
    assert len(piece.attachments) == len(email.enclosures)


ODD = {
    "8-bit header": b"From: Ren\xe9 <rene@example.com>\r\nSubject: Gr\xfc\xdfe\r\n\r\nHallo",
    "no Message-ID, no body": b"From: rene@example.com\r\n\r\n",
    "flowed": b"From: rene@example.com\r\nContent-Type: text/plain; format=flowed\r\n\r\nOne \r\nline",
    "NUL": b"From: rene@example.com\r\nSubject: a\0b\r\n\r\nc\0d",
    "calendar": multipart(
        part(b"text/plain", b"Come"),
        part(
            b"text/calendar; method=REQUEST",
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Tea\r\nEND:VEVENT\r\nEND:VCALENDAR",
        ),
    ),
    "inline photo": multipart(
        nested(
            part(b"text/html", b"<p>See <img src='cid:ring'></p>"),
            part(b"image/jpeg", picture(), b"Content-ID: <ring>", b"Content-Disposition: inline"),
            kind=b"related",
            boundary=b"b2",
        ),
    ),
}


@pytest.mark.parametrize("raw", ODD.values(), ids=ODD)
def test_mail_as_it_really_comes(office: Office, raw: bytes) -> None:
    """Old charsets, missing fields, nested parts and control characters are read and filed on either store."""
    email = take_in(office, raw)
    assert not email.unreadable
    filing = proposed_filing(email)
    assert filing is not None
    assert file_email(office, email.id, filing).value.promises


def test_what_was_kept_but_not_read_is_read_later(office: Office, evelyn: Customer) -> None:
    """A crash between keeping and reading loses nothing: the message waits in the list and is read when looked at."""
    piece_id = incoming._keep(office, message())
    [waiting] = unfiled(office).rows
    assert "has not been read yet" in waiting.unreadable
    assert correspondence.email(office, piece_id).subject == "Where is my order?"
    assert not unfiled(office).rows[0].unreadable


def test_a_received_field_from_the_future_is_not_believed(office: Office) -> None:
    """It counts as received when it was given to us."""
    email = take_in(office, message().replace(b"23 Nov 2026", b"23 Nov 2036"))
    assert email.received == office.clock.now()


def test_filing_starts_promises_and_undo_lets_it_wait_again(office: Office, evelyn: Customer) -> None:
    """E-mail is acknowledged and answered by its own rules; undone, it can be filed anew."""
    email = take_in(office, message())
    saved = file_email(office, email.id, Filing(customer=evelyn.reference))
    assert saved.value.promises
    [piece] = cases.case_file(office, saved.value.case_reference).correspondence
    assert (piece.channel, piece.body) == ("email", "It is late.")
    with pytest.raises(ConflictError, match=saved.value.case_reference):
        file_email(office, email.id, Filing(customer=evelyn.reference))
    assert saved.changes.undo is not None
    saved.changes.undo()
    assert [waiting.id for waiting in unfiled(office).rows] == [email.id]
    assert file_email(office, email.id, Filing(customer=evelyn.reference)).value.promises


def test_a_reference_and_a_known_sender_join_the_case(office: Office, logged: LoggedPiece) -> None:
    """Both together are enough, and say so."""
    email = take_in(office, message(subject=f"Re: Ring [{logged.case_reference}]"))
    assert email.match.case is not None
    assert email.match.case.reference == logged.case_reference
    assert "is known there" in email.match.why
    filing = proposed_filing(email)
    assert filing is not None
    assert file_email(office, email.id, filing).value.case_reference == logged.case_reference


def test_a_reference_alone_is_only_a_suggestion(office: Office, logged: LoggedPiece) -> None:
    """Anybody may quote a number; a person decides."""
    email = take_in(office, message("stranger@example.net", f"Re: {logged.case_reference}"))
    assert email.match.case is None
    assert [case.reference for case in email.match.suggestions] == [logged.case_reference]
    assert proposed_filing(email) is None


def test_who_wrote_on_the_case_before_is_known_there(office: Office, logged: LoggedPiece) -> None:
    """Once a person has filed a stranger's message with the case, the next one joins it."""
    first = take_in(office, message("daughter@example.net", "For my mother"))
    file_email(office, first.id, Filing(case=logged.case_reference))
    second = take_in(office, message("Daughter@Example.net", f"Re: {logged.case_reference}"))
    assert second.match.case is not None


def test_a_number_that_leads_nowhere_is_named(office: Office, evelyn: Customer) -> None:
    """It opens a new case of the customer whose address it is."""
    email = take_in(office, message(subject="About C-26Q4-81MH-K"))
    assert "C-26Q4-81MH-K" in email.match.why or not email.match.suggestions
    assert email.match.case is None
    assert proposed_filing(email) == Filing(customer=evelyn.reference)


def test_several_customers_share_an_address(office: Office, evelyn: Customer) -> None:
    """Nobody is chosen for the person."""
    add_customer(office, CustomerDetails("Harold Marsh", emails=("evelyn@example.com",)))
    email = take_in(office, message())
    assert (email.match.customer, len(email.match.customers)) == (None, 2)
    assert proposed_filing(email) is None


def test_an_unknown_sender_becomes_a_customer(office: Office) -> None:
    """Where nobody has the address, the message itself names its customer."""
    email = take_in(office, message("new@example.org"))
    filing = proposed_filing(email)
    assert filing is not None
    logged = file_email(office, email.id, filing).value
    assert logged.customer_name == "Evelyn Marsh"


def test_a_machine_starts_no_promises(office: Office, evelyn: Customer, logged: LoggedPiece) -> None:
    """An automatic reply is filed with its case and asks nothing; without a case it waits."""
    automatic = message(subject=f"Automatic reply: {logged.case_reference}")
    filing = proposed_filing(take_in(office, automatic))
    assert filing == Filing(case=logged.case_reference, asks_something=False)
    assert proposed_filing(take_in(office, message(subject="Automatic reply: Hello"))) is None


@pytest.mark.parametrize("raw", [b"", b"\x89PNG not a mail", b"just a few words"])
def test_what_cannot_be_read_is_kept(office: Office, raw: bytes) -> None:
    """One sentence says so; a person may still file it."""
    email = take_in(office, raw)
    assert "kept as it came" in email.unreadable
    assert attachment(office, email.raw_sha256).content == raw
    assert proposed_filing(email) is None
    newcomer = Filing(new_customer=CustomerDetails("Unknown writer"))
    assert file_email(office, email.id, newcomer).value.promises


def test_a_mail_of_50_mb_is_kept_and_its_head_is_read(office: Office, evelyn: Customer) -> None:
    """Sender and subject are known, so that it can be filed; the rest is not unpacked."""
    email = take_in(office, message() + b"x" * (50 * 2**20))
    assert "It is 50 MB large" in email.unreadable
    assert email.subject == "Where is my order?"
    assert email.match.customer is not None
    assert len(attachment(office, email.raw_sha256).content) > 50 * 2**20


def test_attachments_are_kept_once(office: Office, evelyn: Customer) -> None:
    """The same photo in two messages is one record, under each name it came by."""
    photo = part(b"image/jpeg", picture(), b'Content-Disposition: attachment; filename="ring.jpg"')
    twin = photo.replace(b"ring.jpg", b"again.jpg")
    emails = [take_in(office, multipart(part(b"text/plain", b"See"), one)) for one in (photo, twin)]
    names = [[enclosure.name for enclosure in email.enclosures] for email in emails]
    assert names == [["ring.jpg"], ["again.jpg"]]
    assert emails[0].enclosures[0].sha256 == emails[1].enclosures[0].sha256
    with office.look() as session:
        pictures = select(func.count()).where(AttachmentRow.media_type == "image/jpeg")
        assert session.scalar(pictures) == 1


def test_pages_of_the_waiting(office: Office, clock: SetClock) -> None:
    """The last one taken in comes first, and every page goes on where the one before ended."""
    ids = [take_in(office, mail(b"%d" % n)).id for n in range(5)]
    first = unfiled(office, limit=2)
    second = unfiled(office, first.next_key, limit=2)
    third = unfiled(office, second.next_key, limit=2)
    assert [email.id for page in (first, second, third) for email in page.rows] == ids[::-1]
    assert third.next_key is None
