"""Raw messages as mail programs send them, put together by hand so that nothing is tidied on the way."""

HEAD = (
    b"From: Anna Nov\xc3\xa1k <anna@example.com>\r\n"
    b"To: service@jameseavery.com\r\n"
    b"Subject: Ring too small\r\n"
    b"Date: Mon, 21 Dec 2026 10:00:00 -0500\r\n"
    b"Message-ID: <one@example.com>\r\n"
    b"MIME-Version: 1.0\r\n"
)


def mail(body: bytes = b"Hello", content_type: bytes = b"text/plain", *fields: bytes) -> bytes:
    """A message with the usual head and one body."""
    more = b"".join(field + b"\r\n" for field in fields)
    return HEAD + more + b"Content-Type: " + content_type + b"\r\n\r\n" + body


def with_fields(*fields: bytes) -> bytes:
    """A message that has exactly these fields."""
    return b"\r\n".join(fields) + b"\r\n\r\nHello"


def multipart(*parts: bytes, kind: bytes = b"mixed", boundary: bytes = b"b1") -> bytes:
    """A message of parts, each with its own head."""
    return mail(_joined(parts, boundary), b'multipart/%s; boundary="%s"' % (kind, boundary))


def nested(*parts: bytes, kind: bytes, boundary: bytes) -> bytes:
    """A multipart to stand inside another."""
    return b'Content-Type: multipart/%s; boundary="%s"\r\n\r\n' % (kind, boundary) + _joined(parts, boundary)


def part(content_type: bytes, body: bytes, *fields: bytes) -> bytes:
    """One part with its head."""
    return b"\r\n".join((b"Content-Type: " + content_type, *fields)) + b"\r\n\r\n" + body


def _joined(parts: tuple[bytes, ...], boundary: bytes) -> bytes:
    return b"".join(b"--" + boundary + b"\r\n" + one + b"\r\n" for one in parts) + b"--" + boundary + b"--\r\n"
