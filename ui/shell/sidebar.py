"""The sidebar: where one can go, when the house closes next, and who acts."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from ui.desk import Place
from ui.kit.buttons import keys_text
from ui.kit.icons import icon
from ui.kit.style import Size, Space, tokens
from ui.kit.text import Label, Role
from ui.shell.entries import ScreenEntry


class Sidebar(QWidget):
    """The dark rail at the left.

    Signals:
        chosen(Place): a screen was clicked.
        person_wanted(): whoever acts was clicked.
    """

    chosen = Signal(object)
    person_wanted = Signal()

    def __init__(self, entries: Sequence[ScreenEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Screens")
        self.setFixedWidth(_WIDTH)
        self._group = QButtonGroup(self)
        self._buttons = {
            entry.place: RailButton(entry.title, entry.icon, keys_text(keys)) for keys, entry in numbered(entries)
        }
        self._closure = ClosureCard()
        self._person = PersonButton()
        self._person.clicked.connect(self.person_wanted)
        self._lay_out()
        self._group.buttonClicked.connect(self._tell)

    def show_place(self, place: Place) -> None:
        """Mark the screen that is shown."""
        self._buttons[place].setChecked(True)

    def show_closure(self, day: str, detail: str) -> None:
        """Say when the house closes next ("Thu 26 Nov · Thanksgiving") and whether that is posted; empty hides it."""
        self._closure.show_closure(day, detail)

    def show_person(self, name: str, role: str) -> None:
        """Say who acts, and as what."""
        self._person.show_person(name, role)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.L, Space.M, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(Label("Backoffice", Role.BRAND))
        layout.addSpacing(Space.M)
        for button in self._buttons.values():
            button.setCheckable(True)
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self._closure)
        layout.addSpacing(Space.XS)
        layout.addWidget(self._person)

    def _tell(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(place for place, known in self._buttons.items() if known is button))


class RailButton(QPushButton):
    """An icon, words at the left, the shortcut at the right."""

    def __init__(self, words: str, icon_name: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setProperty("kind", "rail")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words)
        self.setAccessibleDescription(keys)
        self._icon_name = icon_name
        self._keys = keys

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH - 2 * Space.M, Size.ROW - Space.XS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        colour = "rail_text" if self.isChecked() or self.underMouse() else "rail_muted"
        icon(self._icon_name, colour).paint(painter, QRect(Space.M, 0, _ICON, self.height()))
        painter.setPen(QColor(getattr(tokens(), colour)))
        self._paint_words(painter, self.rect().adjusted(Space.M + _ICON + Space.M, 0, -Space.M, 0))

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._keys)
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Medium)
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())


class PersonButton(RailButton):
    """Who acts, and as what; pressed, one may choose another person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "person", "", parent)
        self.setAccessibleName("Who acts")
        self._role = ""

    def show_person(self, name: str, role: str) -> None:
        """Show ``name`` over ``role``."""
        self._role = role
        self.setText(name)
        self.setAccessibleName(f"Acting: {name}, {role}")

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH - 2 * Space.M, Size.ROW + Space.XS)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        middle = room.center().y()
        painter.drawText(room.adjusted(0, Space.XS, 0, middle - room.bottom()), Qt.AlignmentFlag.AlignVCenter, name)
        painter.drawText(room.adjusted(0, middle, 0, -Space.XS), Qt.AlignmentFlag.AlignVCenter, self._role)


class ClosureCard(QFrame):
    """The next day on which the house is closed or closes early; hidden while none is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rail-card")
        self._day = Label("", Role.RAIL, wraps=True)
        self._detail = Label("", Role.RAIL_MUTED, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        layout.setSpacing(Space.XS)
        layout.addWidget(Label("Next closure", Role.RAIL_MUTED))
        layout.addWidget(self._day)
        layout.addWidget(self._detail)
        self.hide()

    def show_closure(self, day: str, detail: str) -> None:
        """Show ``day`` over ``detail``; an empty day hides the card."""
        self._day.setText(day)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setVisible(bool(day))


def numbered(entries: Sequence[ScreenEntry]) -> list[tuple[QKeySequence, ScreenEntry]]:
    """The entries with the shortcuts that open them, Ctrl+1 and up."""
    return [(QKeySequence(f"Ctrl+{place}"), entry) for place, entry in enumerate(entries, 1)]


_WIDTH = 208
_ICON = 18
