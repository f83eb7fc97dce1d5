"""Whatever somebody types, a letter comes out whole or is refused in words."""

import pytest

from backoffice import letters
from backoffice.documents import page_count
from backoffice.errors import UserFacingError
from backoffice.letters import LetterChannel, NewLetter
from backoffice.office import Office
from backoffice.references import Reference

PRINTABLE = {
    "markup": "<b>bold</b> & <img src='file:///etc/passwd'> AT&T <unclosed",
    "braces": "{{ 7 * 7 }} {% for x in y %} {# c #}",
    "endless word": "x" * 10_000,
    "many lines": "\n".join(f"Line {number}" for number in range(400)),
    "hebrew and english": "שלום Evelyn, הטבעת מוכנה",
    "form marks": "- not a list\n[ ] not a box\n1. not a step\n___",
}
REFUSED = {"emoji": "Thank you \N{GRINNING FACE}", "chinese": "您好"}


@pytest.mark.parametrize("body", PRINTABLE.values(), ids=PRINTABLE)
def test_text_is_set_as_it_stands(office: Office, case: Reference, body: str) -> None:
    """Neither markup nor templates nor length harm the page; what was typed is what the customer reads."""
    shown = letters.preview_draft(office, NewLetter(case, "answer", {"body": body}, LetterChannel.MAIL))
    assert page_count(shown.content) == shown.pages >= 1
    assert body.split("\n", maxsplit=1)[0] in shown.body


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_what_no_font_has_is_refused_on_paper_and_goes_by_email(office: Office, case: Reference, body: str) -> None:
    """Never a box on paper: the sentence says which character; an e-mail carries it."""
    with pytest.raises(UserFacingError):
        letters.preview_draft(office, NewLetter(case, "answer", {"body": body}, LetterChannel.MAIL))
    shown = letters.preview_draft(office, NewLetter(case, "answer", {"body": body}, LetterChannel.EMAIL))
    assert body in shown.body


@pytest.mark.parametrize("body", ["a\x00b", "\N{RIGHT-TO-LEFT OVERRIDE}evil"])
def test_control_characters_do_no_harm(office: Office, case: Reference, body: str) -> None:
    """They are kept off the page, and the letter is written on either store."""
    written = letters.write_letter(office, NewLetter(case, "answer", {"body": body}, LetterChannel.MAIL)).value
    assert "\x00" not in written.fields["body"]
    assert letters.preview_letter(office, written.reference).content.startswith(b"%PDF")
