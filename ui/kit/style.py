"""The look: colours of both schemes, type scale, spacing, and how they reach the widgets.

The palette of the application carries the scheme, so whoever paints asks for `tokens` while painting and nothing has
to be told when the scheme changes.
"""

from dataclasses import asdict, dataclass
from enum import Enum, IntEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
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


def tokens() -> Tokens:
    """The colours of the scheme that the windows wear just now."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


class Style(QObject):
    """Dresses the application: fonts, Fusion, palette and style sheet. Make one, once, before the first widget."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._scheme = Scheme.SYSTEM
        self._hints = app.styleHints()
        self._pictures = QTemporaryDir()
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
        shades = self._shades()
        self._app.setPalette(_palette(shades))
        self._app.setStyleSheet(_sheet(shades, Path(self._pictures.path())))

    def _shades(self) -> Tokens:
        if self._scheme is Scheme.SYSTEM:
            return DARK if self._hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._scheme is Scheme.DARK else LIGHT


def register_fonts() -> None:
    """Make the shipped fonts known, so that pictures are the same on every machine."""
    for font in resource("fonts").iterdir():
        if font.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(font.read_bytes())


def _palette(shades: Tokens) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: shades.background,
        QPalette.ColorRole.WindowText: shades.text,
        QPalette.ColorRole.Base: shades.surface,
        QPalette.ColorRole.AlternateBase: shades.background,
        QPalette.ColorRole.Text: shades.text,
        QPalette.ColorRole.Button: shades.surface,
        QPalette.ColorRole.ButtonText: shades.text,
        QPalette.ColorRole.BrightText: shades.on_accent,
        QPalette.ColorRole.PlaceholderText: shades.muted,
        QPalette.ColorRole.ToolTipBase: shades.surface,
        QPalette.ColorRole.ToolTipText: shades.text,
        QPalette.ColorRole.Highlight: shades.accent,
        QPalette.ColorRole.HighlightedText: shades.on_accent,
        QPalette.ColorRole.Accent: shades.accent,
        QPalette.ColorRole.Link: shades.accent,
        QPalette.ColorRole.Light: shades.line,
        QPalette.ColorRole.Mid: shades.line,
        QPalette.ColorRole.Dark: shades.edge,
        QPalette.ColorRole.Shadow: shades.edge,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(shades.edge))
    return palette


def _sheet(shades: Tokens, folder: Path) -> str:
    sheet = resource("styles", "desk.qss").read_text(encoding="utf-8")
    sizes = {f"pt_{size.name.lower()}": f"{size}pt" for size in Points}
    return Template(sheet).substitute(asdict(shades), **sizes, **_pictures(shades, folder))


def _pictures(shades: Tokens, folder: Path) -> dict[str, str]:
    """The few icons that style sheets can only take from files, written in the colours of the scheme."""
    files = {}
    for name, colour in {"chevron-down": shades.muted, "check": shades.on_accent, "minus": shades.on_accent}.items():
        path = folder / f"{name}-{colour[1:]}.svg"
        drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        path.write_text(drawing.replace("currentColor", colour), encoding="utf-8")
        files[f"icon_{name.replace('-', '_')}"] = path.as_posix()
    return files
