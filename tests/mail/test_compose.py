"""E-mails of ours, as files."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import policy
from email.parser import BytesParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.errors import InvalidInputError
from backoffice.mail import MailAddress, OutgoingMail, OutgoingPdf, compose_message, read_message

EASTERN = timezone(timedelta(hours=-5))
MAIL = OutgoingMail(
    sender=MailAddress("James Avery – Service", "service@jameseavery.com"),
    to=(MailAddress("Novák, Anna", "anna@example.com"),),
    subject="Your ring – größer",
    text="Dear Anna,\n\nyour label is enclosed – print both pages.\n",
    message_id="<1.abc@jameseavery.com>",
    sent=datetime(2026, 12, 21, 10, tzinfo=EASTERN),
    reference="C-26K3-7QX4-8",
    in_reply_to="<" + "a-long-id-" * 12 + "@example.com>",
    references=("<first@example.com>", "<" + "a-long-id-" * 12 + "@example.com>"),
    attachments=(OutgoingPdf("label größe.pdf", b"%PDF-1.7 label"),),
)


def test_what_was_composed_reads_back() -> None:
    """Every field survives the way through bytes, long ids included."""
    message = read_message(compose_message(MAIL))
    assert (message.sender, message.to) == (MAIL.sender, MAIL.to)
    assert message.subject == "[C-26K3-7QX4-8] Your ring – größer"
    assert (message.sent, message.message_id) == (MAIL.sent, MAIL.message_id)
    assert (message.in_reply_to, message.references) == ((MAIL.in_reply_to,), MAIL.references)
    assert message.text == MAIL.text.strip()
    assert [(a.name, a.media_type, a.content) for a in message.attachments] == [
        ("label größe.pdf", "application/pdf", b"%PDF-1.7 label")
    ]
    assert message.mentions == ("C-26K3-7QX4-8",)
    assert message.defects == ()


def test_the_bytes_are_what_servers_take() -> None:
    """The head is ASCII, lines end in CRLF and none is longer than 998 bytes; the date keeps its offset."""
    raw = compose_message(MAIL)
    lines = raw.split(b"\r\n")
    assert raw.isascii()
    assert not any(b"\n" in line or len(line) > 998 for line in lines)
    assert b"Date: Mon, 21 Dec 2026 10:00:00 -0500" in lines
    assert BytesParser(policy=policy.default).parsebytes(raw).defects == []


def test_the_reference_stands_in_the_subject_once() -> None:
    """A reply's subject that carries our number already is left alone."""
    message = read_message(compose_message(replace(MAIL, subject="Re: [C-26K3-7QX4-8] Ring")))
    assert message.subject == "Re: [C-26K3-7QX4-8] Ring"


@pytest.mark.parametrize(
    ("field", "mail"),
    [
        ("subject", replace(MAIL, subject="Ring\r\nBcc: all@example.com")),
        ("subject", replace(MAIL, subject="Ring\u2028x")),
        ("reference", replace(MAIL, reference="C-1\nX: y")),
        ("sender", replace(MAIL, sender=MailAddress("A\nB", "a@example.com"))),
        ("to", replace(MAIL, to=(MailAddress("", "a@example.com\r\nBcc: b@example.com"),))),
        ("to", replace(MAIL, to=(MailAddress("", "nobody"),))),
        ("to", replace(MAIL, to=())),
        ("cc", replace(MAIL, cc=(MailAddress("", "ä@example.com"),))),
        ("message_id", replace(MAIL, message_id="1.abc@example.com")),
        ("in_reply_to", replace(MAIL, in_reply_to="<a>\r\nX: y")),
        ("references", replace(MAIL, references=("<a b>",))),
    ],
)
def test_what_cannot_go_into_a_header_is_refused(field: str, mail: OutgoingMail) -> None:
    """Line breaks, wrong addresses and ids are named by field, and nothing is written."""
    with pytest.raises(InvalidInputError) as caught:
        compose_message(mail)
    assert [fault.field for fault in caught.value.faults] == [field]


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_adds_a_header(subject: str, name: str) -> None:
    """Whatever stands in subject or name, the head has exactly the fields it was given."""
    mail = replace(MAIL, subject=subject, to=(MailAddress(name, "anna@example.com"),))
    try:
        raw = compose_message(mail)
    except InvalidInputError:
        return
    fields = BytesParser(policy=policy.compat32).parsebytes(raw, headersonly=True).keys()
    expected = [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "In-Reply-To",
        "References",
        "MIME-Version",
        "Content-Type",
    ]
    assert sorted(fields) == sorted(expected)


def test_domains_of_other_scripts_are_written_for_servers() -> None:
    """An internationalised domain goes out as DNS knows it."""
    raw = compose_message(replace(MAIL, to=(MailAddress("", "anna@grüße.com"),)))
    assert b"anna@xn--gre-6ka8l.com" in raw
