"""Text in any script that the fonts cover, in the right order, and a plain refusal for what they do not."""

from itertools import product

import pytest

from backoffice.documents import UnprintableTextError, unprintable
from backoffice.documents.document import BODY
from backoffice.documents.fonts import Face, clean, font, runs
from backoffice.documents.script import is_right_to_left, joined, visual
from backoffice.documents.wrapping import TooLongError, fitted, wrap


def shown(text: str, *, right_to_left: bool | None = None) -> str:
    """The characters from left to right."""
    return "".join(run.text for run in runs(text, Face.REGULAR, right_to_left=right_to_left))


@pytest.mark.parametrize(
    "name",
    ["José Núñez", "Łukasz Żółć", "Ελένη Παπαδοπούλου", "Олена Шевченко", "Nguyễn Thị Hồng Ánh", "Guðrún Þórsdóttir"],
)
def test_left_to_right_scripts_stand_as_typed(name: str) -> None:
    """Latin, Greek, Cyrillic and Vietnamese print with one font, unchanged."""
    assert runs(name, Face.SEMIBOLD) == runs(name, Face.SEMIBOLD)
    assert [(run.font, run.text) for run in runs(name, Face.SEMIBOLD)] == [(Face.SEMIBOLD, name)]


def test_decomposed_letters_are_composed() -> None:
    """What a Mac types as e and accent prints as é."""
    assert shown("Jose\u0301") == "José"


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("שלום", "םולש"),
        ("שלום (שרה)", "(הרש) םולש"),
        ("Ben שלום Levi", "Ben םולש Levi"),
        ("רחוב הרצל 12, תל אביב", "ביבא לת ,12 לצרה בוחר"),
        ("abc (אב) def", "abc (בא) def"),
        ("(a) אב", "(a) בא"),
        ("אב (a)", "(a) בא"),
    ],
)
def test_hebrew_runs_from_right_to_left(typed: str, drawn: str) -> None:
    """Words are turned, numbers and Latin are not, brackets are mirrored."""
    assert shown(typed) == drawn


def test_vowel_signs_stay_with_their_letter() -> None:
    """In drawing order a sign follows the letter that it sits on."""
    assert visual("שָׁלוֹם", right_to_left=True) == "םוֹלשָׁ"


@pytest.mark.parametrize(
    ("typed", "forms"),
    [
        ("محمد", "\ufee3\ufea4\ufee4\ufeaa"),
        ("سلام", "\ufeb3\ufefc\ufee1"),
        ("لا", "\ufefb"),
        ("دار", "\ufea9\ufe8d\ufead"),
        ("پژمان", "\ufb58\ufb8b\ufee3\ufe8e\ufee5"),
        ("مُحمد", "\ufee3\u064f\ufea4\ufee4\ufeaa"),
        ("نی\u200cها", "\ufee7\ufbfd\u200c\ufeeb\ufe8e"),
    ],
)
def test_arabic_letters_join(typed: str, forms: str) -> None:
    """Letters take initial, medial and final forms; vowel signs do not part them, a non-joiner does."""
    assert joined(typed) == forms


def test_arabic_is_drawn_joined_and_from_the_right() -> None:
    """Muhammad's letters come out last to first, in the font that has them."""
    [run] = runs("محمد", Face.REGULAR)
    assert (run.font, run.text) == ("NotoSansArabic-Regular", "\ufeaa\ufee4\ufea4\ufee3")


def test_a_paragraph_knows_its_side() -> None:
    """The first strong letter decides."""
    assert is_right_to_left("שלום Ben")
    assert not is_right_to_left("Ben שלום")
    assert not is_right_to_left("12.5")


@pytest.mark.parametrize("override", ["\u202e", "\u202d", "\u2067", "\u200f", "\u202b"])
def test_an_override_cannot_turn_a_name(override: str) -> None:
    """Characters that only steer the direction have no effect."""
    assert shown(f"Anna{override} Lee 12") == "Anna Lee 12"
    assert clean(f"Anna{override} Lee") == "Anna Lee"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Anna 😀", "“😀” (grinning face, U+1F600)"),
        ("山田", "(cjk unified ideograph-5c71, U+5C71), “田”"),
        ("a\0b", "(control character, U+0000)"),
        ("नमस्ते", "(devanagari letter na, U+0928)"),
        ("\ud800", "(control character, U+D800)"),
    ],
)
def test_what_no_font_has_is_refused_by_name(text: str, named: str) -> None:
    """Nothing is printed as a box; the sentence names each character."""
    with pytest.raises(UnprintableTextError) as refusal:
        runs(text, Face.REGULAR)
    assert named in str(refusal.value)
    assert "\0" not in str(refusal.value)


def test_every_joined_form_has_a_glyph() -> None:
    """No shape that joining can produce is missing from the font, and all cuts print the same characters."""
    arabic = font("NotoSansArabic-Regular").face.charToGlyph
    letters = [chr(code) for code in range(0x620, 0x6D4) if code in arabic]
    for first, second in product(letters, repeat=2):
        assert all(ord(c) in arabic for c in joined(first + second))
    assert {frozenset(font(face).face.charToGlyph) for face in Face} == {frozenset(font(Face.REGULAR).face.charToGlyph)}


def test_a_form_can_ask_beforehand() -> None:
    """The characters that will not print are listed once each, in order."""
    assert unprintable("漢 a 😀 漢") == ("漢", "😀")
    assert unprintable("Łódź שלום محمد می\u200cخواهم") == ()


def test_lines_break_between_words() -> None:
    """No line is wider than asked, and no word is lost."""
    text = "The quick brown fox jumps over the lazy dog. " * 10
    lines = wrap(text, BODY, 120)
    assert " ".join(lines).split() == text.split()
    assert max(map(BODY.width, lines)) <= 120


def test_a_word_wider_than_a_line_is_broken() -> None:
    """Ten thousand characters without a blank fill line after line."""
    lines = wrap("x" * 10_000, BODY, 120)
    assert "".join(lines) == "x" * 10_000
    assert max(map(BODY.width, lines)) <= 120


def test_line_ends_are_kept_and_blanks_are_not() -> None:
    """Typed line ends break, runs of blanks become one, a no-break space never breaks."""
    assert wrap("a  b\n\nc", BODY, 500) == ["a b", "", "c"]
    assert wrap("aaaa bb\u00a0cc", BODY, BODY.width("aaaa bb")) == ["aaaa", "bb\u00a0cc"]


def test_text_is_fitted_or_refused() -> None:
    """The largest type that fits is taken; where none does, the longest line is named."""
    assert fitted(["abc"], [BODY], 100, 20, "It") == (BODY, ["abc"])
    with pytest.raises(TooLongError, match=r"The name does not fit .* please shorten “wwwww"):
        fitted(["a", "w" * 100], [BODY], 50, 30, "The name")
