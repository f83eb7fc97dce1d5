"""The Returns screen: the list, one return, issuing, and the label."""

from operator import attrgetter
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from backoffice.changes import Topic
from backoffice.returns import Return, ReturnSummary
from ui.desk import Target
from ui.kit import ActionButton, EmptyState, FilterChips, Kind, MasterDetail, RowsPane, Space
from ui.returns.columns import COLUMNS
from ui.returns.issue_view import IssueView
from ui.returns.label_view import LabelView
from ui.returns.record import RecordView
from ui.returns.words import AWAITED, ENDED, GROUP_CHOICES
from ui.screen import Screen
from ui.tasks import TaskRunner


class ReturnsScreen(Screen):
    """All returns. Intents: ``open`` shows the return; ``issue`` issues one for the case referred to.

    Attributes:
        rows: the list.
        record: the return picked in it.
        issue: the form.
        label: the papers.

    Signals:
        group_chosen(str): other returns are to be listed.
        picked(str): show this return; empty where none is picked.
        issue_wanted(str): issue a return for this case.
        label_wanted(): see the papers of the return shown.
        cancel_wanted(): cancel it.
        case_wanted(): see its case.
        cases_wanted(): see the cases, from one of which a return is issued.
    """

    group_chosen = Signal(str)
    picked = Signal(str)
    issue_wanted = Signal(str)
    label_wanted = Signal()
    cancel_wanted = Signal()
    case_wanted = Signal()
    cases_wanted = Signal()

    def __init__(self, runner: TaskRunner, issue: IssueView, label: LabelView) -> None:
        super().__init__("Returns", {Topic.RETURNS, Topic.CASES})
        self.issue, self.label = issue, label
        self._shown: Return | None = None
        self.chips = FilterChips("State", GROUP_CHOICES)
        empty = EmptyState("No return is here. They are issued from a case.", "Show the cases", self.cases_wanted.emit)
        self.rows = RowsPane(runner, COLUMNS, key=attrgetter("reference"), empty=empty, name="Returns")
        self.record = RecordView()
        self._both = MasterDetail(self.rows, self.record)
        self._stack = QStackedWidget()
        self._add_actions()
        self._lay_out()
        self._connect()

    def show_return(self, shown: Return, zone: ZoneInfo) -> None:
        """Show a return beside the list."""
        self.record.show_return(shown, zone)
        self._both.show_detail()
        self._shown = shown
        self._offer_actions()

    def show_none(self) -> None:
        """No return is picked."""
        self._both.show_master()
        self._shown = None
        self._offer_actions()

    def show_list(self) -> None:
        """Show the list with what is picked in it."""
        self._stack.setCurrentIndex(0)
        self.rows.setFocus()

    def show_issue(self) -> None:
        """Show the form."""
        self._stack.setCurrentWidget(self.issue)
        self.issue.setFocus()

    def show_label(self) -> None:
        """Show the papers."""
        self._stack.setCurrentWidget(self.label)
        self.label.setFocus()

    def refresh(self) -> None:
        self.rows.reload()

    def go_to(self, target: Target) -> None:
        if target.intent == "issue":
            self.issue_wanted.emit(target.reference)
        elif target.reference:
            self.show_list()
            self.rows.select(target.reference)
            self.picked.emit(target.reference)

    def focus_first(self) -> None:
        pages = (self.rows, self.issue, self.label)
        pages[self._stack.currentIndex()].setFocus()

    def _add_actions(self) -> None:
        self._print = self.add_command("Print label", self.label_wanted.emit, "Ctrl+P", "label")
        self._cancel = self.add_command("Cancel return", self.cancel_wanted.emit, "Ctrl+Shift+X", "close")
        self.add_command("Open its case", self.case_wanted.emit, "Ctrl+O", "cases")
        self.header.addWidget(ActionButton(self._cancel, icon="close"))
        self.header.addWidget(ActionButton(self._print, Kind.PLAIN, icon="label"))

    def _lay_out(self) -> None:
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.M)
        page.addWidget(self.chips)
        page.addWidget(self._both, 1)
        for widget in (self._page, self.issue, self.label):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self.show_none()

    def _connect(self) -> None:
        self.chips.chosen.connect(self.group_chosen)
        self.rows.picked.connect(self._pick)
        self.rows.opened.connect(self._open)
        self.record.case_wanted.connect(self.case_wanted)
        self.issue.left.connect(self.show_list)
        self.label.left.connect(self.show_list)
        self._stack.currentChanged.connect(self._offer_actions)

    @Slot(object)
    def _pick(self, row: ReturnSummary | None) -> None:
        self.picked.emit(row.reference if row else "")

    @Slot(object)
    def _open(self, row: ReturnSummary) -> None:
        self.picked.emit(row.reference)
        self.record.setFocus()

    @Slot()
    def _offer_actions(self) -> None:
        """The list's actions belong to the list alone; the papers have a Ctrl+P of their own."""
        listed = self._stack.currentWidget() is self._page
        shown = self._shown
        for action in (self._print, self._cancel):
            action.setVisible(listed)
        self._print.setEnabled(listed and shown is not None and shown.state not in ENDED)
        self._cancel.setEnabled(listed and shown is not None and shown.state in AWAITED)
