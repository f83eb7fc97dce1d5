"""Messages as they really arrive."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from backoffice.mail import MailAddress, UnreadableMessageError, read_message
from tests.mail.letters import HEAD, mail, multipart, nested, part, with_fields

DATA = Path(__file__).parent / "data"
JPEG = b"/9j/4AAQSkZJRgABAQAAAQABAAD/2Q=="


def test_ordinary_message() -> None:
    """A plain message gives its head and its text, the date in UTC."""
    message = read_message(mail(b"My ring is too small.\r\nAnna"))
    assert message.sender == MailAddress("Anna Novák", "anna@example.com")
    assert message.to == (MailAddress("", "service@jameseavery.com"),)
    assert message.subject == "Ring too small"
    assert message.sent == datetime(2026, 12, 21, 15, tzinfo=UTC)
    assert message.message_id == "<one@example.com>"
    assert message.text == message.new_text == "My ring is too small.\nAnna"
    assert (message.html, message.attachments, message.defects, message.is_automatic) == (None, (), (), False)


@pytest.mark.parametrize("file", sorted(DATA.glob("msg_*.txt")), ids=lambda file: file.stem)
def test_cpythons_own_messages(file: Path) -> None:
    """Every message of the standard library's tests is read, or is one sentence."""
    try:
        message = read_message(file.read_bytes())
    except UnreadableMessageError as error:
        assert str(error).endswith(".")  # noqa: PT017 - either answer is right, nothing else is
    else:
        assert message.text or message.attachments or message.defects


def test_known_messages_of_cpython() -> None:
    """Spot checks on those messages: a picture, a digest, a bounce, a forwarded message."""
    picture = read_message((DATA / "msg_07.txt").read_bytes())
    assert [(a.name, a.media_type, a.content[:6]) for a in picture.attachments] == [
        ("dingusfish.gif", "image/gif", b"GIF87a")
    ]
    digest = read_message((DATA / "msg_02.txt").read_bytes())
    assert len(digest.attachments) == 5
    bounce = read_message((DATA / "msg_16.txt").read_bytes())
    assert bounce.is_automatic
    assert "message/rfc822" in [a.media_type for a in bounce.attachments]
    forwarded = read_message((DATA / "msg_46.txt").read_bytes())
    assert forwarded.attachments[0].name == "GroupwiseForwardingTest.eml"


@pytest.mark.parametrize(
    ("declared", "content"),
    [
        (b"utf-8", "Grüße – schön".encode()),
        (b"iso-8859-1", "Grüße – schön".encode("cp1252")),
        (b"us-ascii", "Grüße – schön".encode()),
        (b"utf-8", "Grüße – schön".encode("cp1252")),
        (b"x-unknown", "Grüße – schön".encode()),
        (b"rot13", "Grüße – schön".encode()),
        (b"zlib", "Grüße – schön".encode("cp1252")),
        (b"punycode", "Grüße – schön".encode()),
        (b'"utf-8', "Grüße – schön".encode()),
        (b"utf-16", "Grüße – schön".encode("utf-16")),
        (b"iso-8859-1", "\ufeffGrüße – schön".encode()),
    ],
)
def test_charsets_wrong_unknown_or_missing(declared: bytes, content: bytes) -> None:
    """The text is read whatever the label says."""
    raw = mail(content, b"text/plain; charset=" + declared, b"Content-Transfer-Encoding: 8bit")
    assert read_message(raw).text == "Grüße – schön"


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("gb2312", "戒指太小了，请换货"),
        ("shift_jis", "指輪が小さい①"),
        ("koi8-r", "Кольцо мало"),
        ("iso-2022-jp", "指輪"),
    ],
)
def test_other_scripts(charset: str, text: str) -> None:
    """Charsets of other scripts are read as declared."""
    codec = {"gb2312": "gb18030", "shift_jis": "cp932"}.get(charset, charset)
    assert read_message(mail(text.encode(codec), b"text/plain; charset=" + charset.encode())).text == text


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        (b"=?UTF-8?B?R3LDvMOfZQ?=", "Grüße"),
        (b"=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?=", "Grüße"),
        (b"Re:=?utf-8*de?Q?Gr=C3=BC=C3=9Fe_an?=alle", "Re:Grüße analle"),
        (b"=?utf-8?q?a b?= c =?iso-8859-1?q?=FC?=", "a b c ü"),
        (b"=?nonsense?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        (b"=?utf-8?b?!?= x", "x"),
        (b"Gr\xfc\xdfe", "Grüße"),
        (b"Gr\xc3\xbc\xc3\x9fe\r\n  folded", "Grüße folded"),
        (b"=?utf-8?q?evil=0D=0ABcc:_x?=", "evil Bcc: x"),
        (b"=?utf-8?q?photo=E2=80=AEgpj.exe?=", "photogpj.exe"),
        (b"nul\x00and\x1bescape", "nul and escape"),
        (b"=?utf-8?q?unclosed", "=?utf-8?q?unclosed"),
    ],
)
def test_subjects_encoded_oddly(raw: bytes, subject: str) -> None:
    """RFC 2047 words, split characters, wrong charsets and raw 8-bit bytes become one clean line."""
    assert read_message(with_fields(b"From: a@example.com", b"Subject: " + raw)).subject == subject


@pytest.mark.parametrize(
    ("raw", "sender"),
    [
        (b'"Nov\xc3\xa1k, Anna" <a@example.com>', MailAddress("Novák, Anna", "a@example.com")),
        (b"=?utf-8?q?Nov=C3=A1k=2C_Anna?= <a@example.com>", MailAddress("Novák, Anna", "a@example.com")),
        (b"a@example.com (Anna)", MailAddress("Anna", "a@example.com")),
        (b"Anna", MailAddress("Anna", "")),
        (b"MAILER DAEMON <>", MailAddress("MAILER DAEMON <>", "")),
        (b"(" * 50_000, MailAddress("(" * 1000, "")),
        (b"a@example.com\x00@evil.example", MailAddress("a@example.com @evil.example", "")),
    ],
)
def test_senders(raw: bytes, sender: MailAddress) -> None:
    """A From field gives a usable address, or none and what stands there."""
    assert read_message(with_fields(b"From: " + raw, b"Subject: x")).sender == sender


@pytest.mark.parametrize(
    ("raw", "sent"),
    [
        (b"Mon, 21 Dec 2026 10:00:00 -0500", datetime(2026, 12, 21, 15, tzinfo=UTC)),
        (b"21 Dec 26 10:00 GMT", datetime(2026, 12, 21, 10, tzinfo=UTC)),
        (b"Mon, 21 Dec 2026 10:00:00 -0000", datetime(2026, 12, 21, 10, tzinfo=UTC)),
        (b"Thu, 01 Jan 1970 00:00:00 +0000", None),
        (b"Fri, 31 Dec 9999 23:59:59 -1200", None),
        (b"Mon, 32 Foo 2026 99:00:00", None),
        (b"yesterday", None),
        (b"1 Jan 2026 10:00:00 +99999999999", None),
    ],
)
def test_dates(raw: bytes, sent: datetime | None) -> None:
    """A date that cannot be right is none, and is named among the defects."""
    message = read_message(with_fields(b"From: a@example.com", b"Date: " + raw))
    assert message.sent == sent
    assert any("cannot be right" in defect for defect in message.defects) == (sent is None)


def test_the_newest_server_says_when_it_was_received() -> None:
    """Servers write their Received fields on top, so the first one is the newest."""
    newest = b"Received: from mx.example.com (mx [192.0.2.1])\r\n\tby in.example; Mon, 21 Dec 2026 10:02:03 -0500 (EST)"
    older = b"Received: by mx.example.com; Mon, 21 Dec 2026 09:00:00 -0500"
    message = read_message(with_fields(newest, older, b"From: a@example.com"))
    assert message.received == datetime(2026, 12, 21, 15, 2, 3, tzinfo=UTC)
    assert read_message(with_fields(b"Received: by nobody", b"From: a@example.com")).received is None


def test_flowed_text_is_unwrapped() -> None:
    """Soft line ends of format=flowed disappear, hard ones, quotes and the signature's dashes stay."""
    body = b"This is one \r\nparagraph.\r\n> quoted \r\n> too\r\n From here\r\n-- \r\nAnna"
    message = read_message(mail(body, b"text/plain; format=flowed"))
    assert message.text == "This is one paragraph.\n> quoted too\nFrom here\n-- \nAnna"
    joined = read_message(
        mail(b"\xe6\x88\x92 \r\n\xe6\x8c\x87", b"text/plain; charset=utf-8; format=flowed; delsp=yes")
    )
    assert joined.text == "戒指"


def test_nested_multiparts_with_an_inline_photo() -> None:
    """Plain text is preferred, the HTML is kept sanitised, and the photo between is an inline attachment."""
    alternative = nested(
        part(b"text/plain", b"The clasp broke."),
        nested(
            part(b"text/html", b'<p>The <b>clasp</b> broke.<img src="cid:photo@1"><img src="https://x.example/t.png">'),
            part(
                b'image/jpeg; name="clasp.jpg"',
                JPEG,
                b"Content-ID: <photo@1>",
                b"Content-Disposition: inline",
                b"Content-Transfer-Encoding: base64",
            ),
            kind=b"related",
            boundary=b"b3",
        ),
        kind=b"alternative",
        boundary=b"b2",
    )
    message = read_message(multipart(alternative, part(b"application/pdf; name=receipt.pdf", b"%PDF-")))
    assert message.text == "The clasp broke."
    assert message.html is not None
    assert 'src="cid:photo@1"' in message.html
    assert "https://x.example" not in message.html
    photo, receipt = message.attachments
    assert (photo.name, photo.is_inline, photo.content_id, photo.content[:3]) == (
        "clasp.jpg",
        True,
        "photo@1",
        b"\xff\xd8\xff",
    )
    assert (receipt.name, receipt.is_inline, receipt.content) == ("receipt.pdf", False, b"%PDF-")


def test_html_alone_becomes_text() -> None:
    """Where there is no plain text, the HTML is read as lines, quotes and lists."""
    html = (
        b"<html><head><title>no</title><style>p{}</style></head><body><p>Dear&nbsp;team,</p><ul><li>ring<li>chain</ul>"
        b"<table><tr><td>Order</td><td>1001</td></tr></table><blockquote><p>You wrote</p></blockquote>"
        b'<a href="https://x.example/a">here</a><br>Anna<script>alert(1)</script>'
    )
    assert read_message(mail(html, b"text/html")).text == (
        "Dear team,\n\n- ring\n- chain\n\nOrder  1001\n\n> You wrote\n\nhere <https://x.example/a>\nAnna"
    )


def test_text_in_several_pieces_keeps_their_order() -> None:
    """Text before and after a picture, as phones send it, is all read."""
    picture = part(b"image/png; name=a.png", b"", b"Content-Disposition: inline")
    message = read_message(multipart(part(b"text/plain", b"before"), picture, part(b"text/plain", b"after")))
    assert message.text == "before\n\nafter"


def test_calendar_part() -> None:
    """An invitation is an attachment with a line a person can read."""
    calendar = (
        b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:16010101T020000\r\n"
        b"END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nDTSTART;TZID=America/New_York:20261221T100000\r\n"
        b"SUMMARY:Ring fitting\\, second\r\n  try\r\nLOCATION:Quincy\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    message = read_message(multipart(part(b"text/plain", b"See you"), part(b"text/calendar; method=REQUEST", calendar)))
    assert message.attachments[0].readable == (
        "Invitation: Ring fitting, second try, Mon 21 Dec 2026 10:00 (America/New_York), Quincy"
    )
    assert message.attachments[0].content.startswith(b"BEGIN:VCALENDAR")


def test_forwarded_message_and_winmail_are_kept() -> None:
    """An attached message is named by its subject; winmail.dat stays what it is."""
    inner = part(b"message/rfc822", HEAD + b"\r\ninner text")
    tnef = part(b"application/ms-tnef; name=winmail.dat", b"eJ8+Ig==", b"Content-Transfer-Encoding: base64")
    message = read_message(multipart(part(b"text/plain", b"fyi"), inner, tnef))
    forwarded, winmail = message.attachments
    assert (forwarded.name, forwarded.media_type) == ("Ring too small.eml", "message/rfc822")
    assert read_message(forwarded.content).text == "inner text"
    assert (winmail.name, winmail.content) == ("winmail.dat", b"\x78\x9f\x3e\x22")


def test_empty_message_without_id() -> None:
    """No text and no Message-ID are defects in words at most, never errors."""
    message = read_message(b"From: a@example.com\nSubject: \n\n")
    assert (message.message_id, message.text, message.subject) == ("", "", "")
    assert message.defects == ("It carries no date.", "It has no text.")


def test_byte_order_marks_and_blank_lines_before_the_head() -> None:
    """Marks and blank lines in front, and files saved as UTF-16, do not hide the head."""
    assert read_message(b"\xef\xbb\xbf" + mail()).subject == "Ring too small"
    assert read_message(b"\r\n\r\n" + mail()).subject == "Ring too small"
    assert read_message(mail().decode().encode("utf-16")).sender.name == "Anna Novák"


def test_nul_and_controls_disappear_from_text() -> None:
    """NULs and escapes do not reach the screen; the stored bytes are the record."""
    assert read_message(mail(b"a\x00b\x1b[31mc\td")).text == "ab[31mc\td"


def test_multipart_whose_boundary_is_missing() -> None:
    """A multipart that cannot be parted is shown as it came."""
    message = read_message(mail(b"--other\r\nthe text", b"multipart/mixed; boundary=b"))
    assert "the text" in message.text


def test_our_references_are_found_by_their_check() -> None:
    """Only numbers with a fitting check character count, however they are written."""
    raw = HEAD.replace(b"Ring too small", b"Re: ra-26k3-7qx4-8") + b"\r\nand C-26K3-7QX4-8, not RA-26K3-7QX4-9"
    assert read_message(raw).mentions == ("RA-26K3-7QX4-8", "C-26K3-7QX4-8")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, ".msg"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "could not be read"),
        (b"\x00" * 5000, "could not be read"),
    ],
)
def test_what_is_no_mail_is_refused_in_words(raw: bytes, says: str) -> None:
    """Bytes that are no message raise the one error, with a sentence that fits."""
    with pytest.raises(UnreadableMessageError, match=says):
        read_message(raw)


@pytest.mark.parametrize(
    ("fields", "sign"),
    [
        ((b"Auto-Submitted: auto-replied",), "auto-replied"),
        ((b"Auto-Submitted: no",), ""),
        ((b"Precedence: auto_reply",), "bulk"),
        ((b"Precedence: list", b"List-Id: <service.example.com>"), ""),
        ((b"X-Auto-Response-Suppress: All",), "no automatic answer"),
        ((b"X-Autoreply: yes",), "marked"),
        ((b"X-Failed-Recipients: b@example.com",), "failed delivery"),
        ((b"Return-Path: <>",), "return path"),
        ((b"Subject: Automatic reply: Ring",), "subject"),
        ((b"Subject: Out of the office",), "subject"),
        ((b"Subject: My reading: gold?",), ""),
        ((b"From: Mail Delivery <MAILER-DAEMON@example.com>",), "MAILER-DAEMON"),
        ((b"From: no-reply+7@example.com",), "no-reply"),
        ((b"Content-Type: multipart/report; boundary=b",), "report"),
    ],
)
def test_machines_are_recognised(fields: tuple[bytes, ...], sign: str) -> None:
    """Automatic replies and bounces show by one of several signs; people and lists do not."""
    message = read_message(with_fields(*fields, b"From: a@example.com"))
    assert message.is_automatic == bool(sign)
    assert sign in message.automatic_sign
