"""Colours that everybody can read, in both schemes."""

from dataclasses import asdict

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ui.kit.style import DARK, LIGHT, Scheme, Style, Tokens, tokens

READ = [
    ("text", "background surface hover accent_bg"),
    ("muted", "background surface hover accent_bg"),
    ("accent", "background surface accent_bg"),
    ("on_accent", "accent accent_hover"),
    ("late", "late_bg background surface"),
    ("soon", "soon_bg"),
    ("window", "window_bg"),
    ("fine", "fine_bg"),
    ("rail_text", "rail rail_card rail_active"),
    ("rail_muted", "rail rail_card rail_active"),
]
SEEN = [("edge", "background surface"), ("accent", "background surface line")]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2 between two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(READ, 4.5), (SEEN, 3.0)], ids=["words", "borders"])
def test_everything_can_be_read(shades: Tokens, pairs: list[tuple[str, str]], least: float) -> None:
    """Words stand out from every ground they are used on by 4.5 to 1, borders of controls by 3 to 1."""
    colours = asdict(shades)
    poor = [
        f"{front} on {ground}: {contrast(colours[front], colours[ground]):.2f}"
        for front, grounds in pairs
        for ground in grounds.split()
        if contrast(colours[front], colours[ground]) < least
    ]
    assert poor == []


def test_a_chosen_scheme_reaches_open_windows_and_icons(qapp: QApplication) -> None:
    """A person who switches to dark sees it at once, and back again."""
    style = qapp.findChild(Style)
    assert style is not None
    try:
        style.choose(Scheme.DARK)
        assert tokens() == DARK
        assert DARK.late in qapp.styleSheet()
        style.choose(Scheme.LIGHT)
        assert tokens() == LIGHT
    finally:
        style.choose(Scheme.SYSTEM)


def test_the_shipped_font_is_the_one_drawn_with(qapp: QApplication) -> None:
    """Pictures are the same on every machine, because the program brings its font."""
    assert qapp.font().families()[0] == "Noto Sans"
    assert "Noto Sans" in qapp.font().defaultFamily() or qapp.font().exactMatch()
