"""Frames that hold other things: cards, dialogs, and a list beside what is picked in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.kit.buttons import Button
from ui.kit.style import Space
from ui.kit.text import Label, Role


class Card(QFrame):
    """A surface with a hairline around it.

    Attributes:
        body: the layout to fill.
    """

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self.body.setSpacing(Space.S)
        if heading:
            self.body.addWidget(Label(heading, Role.HEADING))


class Sheet(QDialog):
    """A dialog that does not stop the program: connect `accepted`, then `open()`. Deleted when closed.

    Attributes:
        buttons: the row of buttons; more can be put in at the left.
        cancel: the button that closes it and changes nothing, as Escape does.
    """

    def __init__(self, title: str, body: QWidget, primary: Button, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(_SHEET_WIDTH)
        self.cancel = Button("Cancel")
        self.cancel.clicked.connect(self.reject)
        primary.setDefault(True)
        primary.clicked.connect(self.accept)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(primary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        layout.addWidget(Label(title, Role.HEADING, wraps=True))
        layout.addWidget(body, 1)
        layout.addLayout(self.buttons)


class MasterDetail(QSplitter):
    """A list and what is picked in it: side by side where there is room, else one at a time.

    Signals:
        back(): Escape in the detail while it stands alone; the list is shown again.
    """

    back = Signal()

    def __init__(self, master: QWidget, detail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._detail_asked = False
        self.master = master
        self.detail = detail
        self.addWidget(master)
        self.addWidget(detail)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(Space.M)
        self._shared_by_hand = False
        self.splitterMoved.connect(self._keep_shares)
        self._arrange()

    @property
    def side_by_side(self) -> bool:
        """Whether there is room for both."""
        return self.width() >= _ROOM_FOR_BOTH

    def show_detail(self) -> None:
        """Show the detail, instead of the list where there is no room for both."""
        self._detail_asked = True
        self._arrange()

    def show_master(self) -> None:
        """Show the list alone."""
        self._detail_asked = False
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._detail_asked:
            self.show_master()
            self.master.setFocus()
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        had_focus = self.master.isAncestorOf(self.focusWidget() or self)
        self.detail.setVisible(self._detail_asked)
        self.master.setVisible(self.side_by_side or not self._detail_asked)
        if had_focus and self.master.isHidden():
            self.detail.setFocus()
        if self._detail_asked and self.side_by_side and not self._shared_by_hand:
            self.setSizes([self.width() * _MASTER_SHARE // 100, self.width() * (100 - _MASTER_SHARE) // 100])

    def _keep_shares(self) -> None:
        """Whoever moved the handle meant it."""
        self._shared_by_hand = True


_ROOM_FOR_BOTH = 1000
_MASTER_SHARE = 58  # per cent of the width, as far as the detail can do with the rest
_SHEET_WIDTH = 440
