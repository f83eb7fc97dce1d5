"""The look: colours of both schemes, type scale, spacing, and how they reach the widgets.

The palette of the application carries the scheme, so whoever paints asks `tokens_of` its own palette and nothing
has to be told when the scheme changes.
"""

from dataclasses import asdict, dataclass
from enum import Enum, IntEnum
from string import Template

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from resources import resource


class Space(IntEnum):
    """The steps of spacing, in pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


class Size(IntEnum):
    """Heights and radii, in pixels."""

    CONTROL = 32
    ROW = 40
    ROW_COMPACT = 32
    RADIUS = 6
    CARD_RADIUS = 8


class Points(IntEnum):
    """The type scale, in points."""

    SMALL = 9
    BODY = 10
    HEADING = 12
    TITLE = 17


@dataclass(frozen=True)
class Tokens:
    """The colours of one scheme, as ``#rrggbb``. Pairs named ``x`` and ``x_bg`` are text on its ground."""

    background: str
    surface: str
    hover: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_bg: str
    on_accent: str
    accent_hover: str
    late: str
    late_bg: str
    soon: str
    soon_bg: str
    window: str
    window_bg: str
    fine: str
    fine_bg: str
    rail: str
    rail_card: str
    rail_active: str
    rail_text: str
    rail_muted: str


LIGHT = Tokens(
    background="#F6F7F9",
    surface="#FFFFFF",
    hover="#F1F3F6",
    line="#E1E4EA",
    edge="#868F9E",
    text="#1B2430",
    muted="#5B6675",
    accent="#1F5FA8",
    accent_bg="#E6EFF9",
    on_accent="#FFFFFF",
    accent_hover="#194F8D",
    late="#B3261E",
    late_bg="#FBE9E7",
    soon="#8A5A00",
    soon_bg="#FFF3DC",
    window="#1F5FA8",
    window_bg="#E6EFF9",
    fine="#22663B",
    fine_bg="#E5F4EA",
    rail="#1F2A3A",
    rail_card="#2A3646",
    rail_active="#3A4656",
    rail_text="#FFFFFF",
    rail_muted="#C3CBD6",
)
DARK = Tokens(
    background="#14181F",
    surface="#1B2129",
    hover="#232B36",
    line="#2C3440",
    edge="#68758A",
    text="#E6EAF0",
    muted="#9BA7B6",
    accent="#7FB2F0",
    accent_bg="#20344D",
    on_accent="#10141A",
    accent_hover="#9CC4F4",
    late="#FFB4AB",
    late_bg="#4A1E1B",
    soon="#FFCF7A",
    soon_bg="#45340F",
    window="#7FB2F0",
    window_bg="#20344D",
    fine="#9BD9AE",
    fine_bg="#173A25",
    rail="#0F1318",
    rail_card="#1B2129",
    rail_active="#28303B",
    rail_text="#E6EAF0",
    rail_muted="#9BA7B6",
)


class Scheme(Enum):
    """Which colours a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def tokens_of(palette: QPalette) -> Tokens:
    """The colours of the scheme that ``palette`` belongs to."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


class Style(QObject):
    """Dresses the application: fonts, Fusion, palette and style sheet. Make one, once, before the first widget."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._hints = app.styleHints()
        register_fonts()
        font = QFont(["Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic"], Points.BODY)
        app.setFont(font)
        app.setStyle(QStyleFactory.create("Fusion"))
        self._hints.colorSchemeChanged.connect(self._follow)
        self._dress()

    def choose(self, scheme: Scheme) -> None:
        """Use ``scheme`` from now on; open windows change at once."""
        self._scheme = scheme
        wishes = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}
        self._hints.setColorScheme(wishes.get(scheme, Qt.ColorScheme.Unknown))
        self._dress()

    def _follow(self, _scheme: Qt.ColorScheme) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._dress()

    def _dress(self) -> None:
        tokens = self._tokens()
        self._app.setPalette(_palette(tokens))
        self._app.setStyleSheet(_sheet(tokens))

    def _tokens(self) -> Tokens:
        if self._scheme is Scheme.SYSTEM:
            return DARK if self._hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT


def register_fonts() -> None:
    """Make the shipped fonts known, so that pictures are the same on every machine."""
    for font in resource("fonts").iterdir():
        if font.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(font.read_bytes())


def _palette(tokens: Tokens) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: tokens.background,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.background,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.on_accent,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.Light: tokens.line,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.edge,
        QPalette.ColorRole.Shadow: tokens.edge,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.edge))
    return palette


def _sheet(tokens: Tokens) -> str:
    sheet = resource("styles", "desk.qss").read_text(encoding="utf-8")
    sizes = {f"pt_{size.name.lower()}": f"{size}pt" for size in Points}
    return Template(sheet).substitute(asdict(tokens), **sizes)
