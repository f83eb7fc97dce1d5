"""Mail that was made to hurt."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backoffice.mail import UnreadableMessageError, read_message
from backoffice.mail.nesting import DEEPEST
from backoffice.mail.sanitise import sanitised
from tests.mail.letters import HEAD, mail, multipart, part

CORPUS = [file.read_bytes() for file in sorted((Path(__file__).parent / "data").glob("msg_*.txt"))]
SPICE = [
    *(
        b"Content-Type: multipart/mixed; boundary=b\r\n",
        b"--b\r\n",
        b"--b--\r\n",
        b"\r\n\r\n",
        b"=?utf-8?q?=FF?=",
        b"\x00",
    ),
    *(b"Content-Type: message/rfc822\r\n\r\n", b"Content-Transfer-Encoding: base64\r\n", b"filename*0*=utf-8''%FF;"),
    *(b"charset=idna", b"charset*=utf-8'", b"From: (((\r\n", b"Date: 99999\r\n", b"=\r\n", b"\xff\xfe", b"<b><table>"),
    *(b"Content-Disposition: attachment; filename=\r\n", b"name==?utf-8?b?!?=", b"Content-Type: text/html\r\n\r\n<"),
    *(b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 666 x\r\n", b"Content-Type: ;\r\n", b"Message-ID: <<>>\r\n"),
]


@st.composite
def damaged_mail(draw: st.DrawFn) -> bytes:
    """A real message, cut, spiced and joined with pieces of others."""
    raw = draw(st.sampled_from([*CORPUS, mail(), multipart(part(b"text/plain", b"x"))]))
    for _ in range(draw(st.integers(1, 6))):
        start, length = draw(st.integers(0, len(raw))), draw(st.integers(0, 40))
        middle = draw(st.sampled_from(SPICE) | st.binary(max_size=12))
        raw = raw[:start] + middle + raw[start + length :]
    return raw


@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damaged_mail() | st.binary(max_size=300).map(lambda body: HEAD + body))
def test_no_bytes_raise_anything_else(raw: bytes) -> None:
    """Whatever arrives is read, or is the one error; text never holds NULs, names never hold paths."""
    try:
        message = read_message(raw)
    except UnreadableMessageError:
        return
    assert "\x00" not in message.text + message.subject
    assert not any({"/", "\\", "\x00"} & set(attachment.name) for attachment in message.attachments)


@pytest.mark.parametrize("levels", [25, 40, 99, 5000])
def test_deep_nesting_is_cut(levels: int) -> None:
    """However deep parts are nested, the message is read; what lies too deep is named."""
    heads = (b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(levels))
    message = read_message(HEAD + b"".join(heads) + b"Content-Type: text/plain\r\n\r\ninside")
    assert "inside" in message.text or "Parts nested more than 30 deep were left out." in message.defects


def test_part_counts_are_cut() -> None:
    """Five hundred parts are read, the rest is named."""
    message = read_message(multipart(*[part(b"image/gif", b"GIF")] * 2000))
    assert len(message.attachments) == 500
    assert "Parts after the first 500 were left out." in message.defects


def test_attached_messages_inside_one_another() -> None:
    """Messages in messages in messages stay one attachment."""
    raw = (HEAD + b"Content-Type: message/rfc822\r\n\r\n") * 80 + HEAD + b"\r\ninnermost"
    assert len(read_message(raw).attachments) == 1


@pytest.mark.parametrize(
    "html",
    [
        b"<div>" * 150_000,
        b"<b><i><p>" * 80_000,
        b"<table><td>x" * 60_000,
        b"&" * 700_000,
        b"<!--" * 150_000,
        b'<a href="' * 80_000,
        b"<p><b><i><u><s><tt><em>" * 3 + b"<p>x</p>" * 80_000,
    ],
    ids=["div", "formatting", "tables", "ampersands", "comments", "quotes", "paragraphs"],
)
def test_tag_soup_costs_no_more_than_its_size(html: bytes) -> None:
    """Soup that would keep a tree builder busy for minutes is read like other HTML."""
    message = read_message(mail(html, b"text/html") + b"<p>the end</p>")
    assert message.attachments == ()


def test_html_keeps_its_text_at_any_depth() -> None:
    """What is nested deeper than the limit loses its tags, not its words."""
    html = "<div>" * (DEEPEST + 50) + "the words" + "</div>" * (DEEPEST + 50)
    assert "the words" in sanitised(html)


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img src='http://evil.example/x.png'>",
        "<img src='https://evil.example/x.png'>",
        "<img src='//evil.example/x.png'>",
        "<img src='file:///etc/passwd'>",
        "<img srcset='https://evil.example/x.png 2x'>",
        "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' java\nscript:alert(1)'>x</a>",
        "<a href='//evil.example/'>x</a>",
        "<a href='http://evil.example/'>x</a>",
        "<div style='background:url(https://evil.example/)'>x</div>",
        "<style>@import 'https://evil.example/';</style>",
        "<link rel=stylesheet href='https://evil.example/'>",
        "<body background='https://evil.example/'>",
        "<table background='https://evil.example/'>",
        "<iframe src='https://evil.example/'></iframe>",
        "<svg><a xlink:href='https://evil.example/'>",
        "<svg><style><img src='https://evil.example/'>",
        "<math><mtext><img src='https://evil.example/'>",
        "<form action='https://evil.example/'><input name=x>",
        "<meta http-equiv=refresh content='0;https://evil.example/'>",
        "<base href='https://evil.example/'>",
        "<video poster='https://evil.example/'>",
        "<object data='https://evil.example/'>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<<img src=x onerror=alert(1)>",
        "<img alt='`><script>alert(1)</script>'>",
        "<a title='<img src=https://evil.example/>'>x</a>",
        "<!--><img src='https://evil.example/'>-->",
        "&lt;script&gt;alert(1)&lt;/script&gt;<b>ok</b>",
    ],
)
def test_html_neither_runs_nor_fetches(html: str) -> None:
    """No tag or attribute is left that runs a script or loads from anywhere."""
    tags = "".join(piece.partition(">")[0] + " " for piece in sanitised(html).split("<")[1:])
    assert not any(word in tags for word in ("evil", "script", "onerror", "style", "file:", "http:", "svg", "data:"))
