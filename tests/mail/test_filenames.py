"""Names of files from outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backoffice.mail import safe_file_name


@pytest.mark.parametrize(
    ("given_name", "media_type", "safe"),
    [
        ("../../etc/passwd", "", "passwd"),
        ("C:\\Photos\\anna\\ring.jpg", "", "ring.jpg"),
        ("photo\u202egpj.exe", "", "photogpj.exe"),
        ("ring\x00.pdf\r\nX: y", "", "ring.pdfX_ y"),
        ("CON", "", "_CON"),
        ("com1.txt", "", "_com1.txt"),
        ("lpt¹.txt", "", "_lpt¹.txt"),
        ("console.txt", "", "console.txt"),
        (".htaccess", "", "htaccess"),
        ("..", "image/png", "attachment.png"),
        ("", "application/pdf", "attachment.pdf"),
        ("", "application/x-nobody-knows", "attachment"),
        ("a" * 300 + ".pdf", "", "a" * 116 + ".pdf"),
        ('wh?t*is"it.pdf', "", "wh_t_is_it.pdf"),
        ("戒" * 300 + ".jpeg", "", "戒" * 65 + ".jpeg"),
        ("Rechnung März.pdf ", "", "Rechnung März.pdf"),
    ],
)
def test_names_are_made_safe(given_name: str, media_type: str, safe: str) -> None:
    """Paths, tricks and device names go, the rest stays readable and keeps its extension."""
    assert safe_file_name(given_name, media_type) == safe


@given(st.text(max_size=400))
def test_any_name_is_storable(name: str) -> None:
    """Whatever the name, the result is short, has no separators and is safe already."""
    safe = safe_file_name(name)
    assert 0 < len(safe.encode()) <= 210
    assert not set('/\\<>:"|?*\x00\n') & set(safe)
    assert safe_file_name(safe) == safe
