"""A case as its file: what it is, whose it is, what was promised, what happened, and what can be done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from backoffice.cases import CaseFile
from ui.cases.column import ScrollColumn
from ui.cases.facts import CustomerCard, FactsHead
from ui.cases.preview import Preview
from ui.cases.promises import PromisesCard
from ui.cases.timeline import TimelineView
from ui.kit import ActionButton, Button, EmptyState, Kind, Space
from ui.tasks import TaskRunner

WIDE = 820
NARROWEST = 360
SIDE_WIDTH = 400


class CaseFileView(QStackedWidget):
    """The file of one case; two columns where there is room for them.

    Args:
        runner: draws the pages of attachments.

    Signals:
        attachment_wanted(FiledAttachment): somebody wants to see a file.
        customer_wanted(): somebody wants to see the customer's record.
    """

    attachment_wanted = Signal(object)
    customer_wanted = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Case file")
        self._menu_actions: tuple[QAction, ...] = ()
        self._offered: list[ActionButton] = []
        self.setMinimumWidth(NARROWEST)
        self.shown: CaseFile | None = None
        self.head = FactsHead()
        self.customer = CustomerCard()
        self.promises = PromisesCard()
        self.timeline = TimelineView()
        self.preview = Preview(runner)
        self._menu_button = Button("More")
        self._menu_button.clicked.connect(self._open_menu)
        self._empty = EmptyState("Pick a promise or a case to see its file here.")
        self._page = QWidget()
        self._lay_out()
        for page in (self._empty, self._page, self.preview):
            self.addWidget(page)
        self.timeline.attachment_wanted.connect(self.attachment_wanted)
        self.customer.wanted.connect(self.customer_wanted)
        self.preview.closed.connect(self._show_page)

    def offer(self, first: Sequence[QAction], more: Sequence[QAction]) -> None:
        """Show ``first`` as buttons, those that fit, and all of them in the menu behind; called once."""
        self._menu_actions = (*first, *more)
        kinds = [Kind.PRIMARY, *(Kind.PLAIN for _ in first[1:])]
        self._offered = [ActionButton(action, kind) for action, kind in zip(first, kinds, strict=True)]
        for place, button in enumerate(self._offered):
            self._buttons.insertWidget(place, button)
        self._arrange()

    def show_file(self, file: CaseFile) -> None:
        """Show ``file``, and go to its top unless it was shown already."""
        same = self.shown is not None and self.shown.facts.reference == file.facts.reference
        self.shown = file
        self._arrange()
        self.head.show_facts(file.facts, file.customer.name, file.zone)
        self.customer.show_customer(file.customer, file.facts.order)
        self.promises.show_promises(zip(file.promises, file.standings, strict=True), file.zone)
        self.timeline.show_entries(file.timeline, file.zone)
        if not same:
            self._area.verticalScrollBar().setValue(0)
            self._show_page()
        elif self.currentWidget() is self._empty:
            self._show_page()

    def show_nothing(self) -> None:
        """Show that no case is picked."""
        self.shown = None
        self.setCurrentWidget(self._empty)

    def show_preview(self) -> None:
        """Show the attachment that the preview holds."""
        self.setCurrentWidget(self.preview)
        self.preview.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns where there is room; else what is promised, then the story, then the customer."""
        wide = self.width() >= WIDE
        (self._beside if wide else self._columns).addWidget(self.customer)
        self._columns.setDirection(QBoxLayout.Direction.RightToLeft if wide else QBoxLayout.Direction.TopToBottom)
        self._side.setMaximumWidth(SIDE_WIDTH if wide else 16777215)
        self._side.setMinimumWidth(SIDE_WIDTH if wide else 0)
        room = self.width() - self._menu_button.sizeHint().width()
        for button, action in zip(self._offered, self._menu_actions, strict=False):
            room -= button.sizeHint().width() + Space.S
            button.setHidden(room < 0 or not action.isVisible())

    @Slot()
    def _show_page(self) -> None:
        self.setCurrentWidget(self._page)

    @Slot()
    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([action for action in self._menu_actions if action.isVisible()])
        menu.popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def _lay_out(self) -> None:
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.S)
        self._buttons.addWidget(self._menu_button)
        self._buttons.addStretch(1)
        self._side = QWidget()
        self._beside = QVBoxLayout(self._side)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(Space.M)
        self._beside.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._beside.addWidget(self.promises)
        story = QWidget()
        told = QVBoxLayout(story)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(Space.S)
        told.addWidget(self.timeline)
        told.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(Space.M)
        self._columns.addWidget(self._side)
        self._columns.addWidget(story, 1)
        self._columns.setContentsMargins(0, 0, Space.S, 0)
        self._area = ScrollColumn(self._columns)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.M)
        page.addWidget(self.head)
        page.addLayout(self._buttons)
        page.addWidget(self._area, 1)
