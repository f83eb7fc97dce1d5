"""The Returns screen: the list, one return, issuing, and the label."""

from operator import attrgetter
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from backoffice.changes import Topic
from backoffice.returns import Return, ReturnSummary
from ui.desk import Target
from ui.kit import ActionButton, EmptyState, FilterChips, MasterDetail, RowsPane, Space
from ui.returns.columns import COLUMNS
from ui.returns.issue_view import IssueView
from ui.returns.label_view import LabelView
from ui.returns.record import RecordView
from ui.returns.step_forms import StepForm
from ui.returns.step_view import StepView
from ui.returns.steps import May, Step, steps_of
from ui.returns.words import GROUP_CHOICES
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
        receive_wanted(), inspect_wanted(), decide_wanted(), extend_wanted(), close_wanted(), send_back_wanted(): take
        the return shown one step on.
        case_wanted(): see its case.
        cases_wanted(): see the cases, from one of which a return is issued.
    """

    group_chosen = Signal(str)
    picked = Signal(str)
    issue_wanted = Signal(str)
    label_wanted = Signal()
    cancel_wanted = Signal()
    receive_wanted = Signal()
    inspect_wanted = Signal()
    decide_wanted = Signal()
    extend_wanted = Signal()
    close_wanted = Signal()
    send_back_wanted = Signal()
    case_wanted = Signal()
    cases_wanted = Signal()

    def __init__(self, runner: TaskRunner, may: May, issue: IssueView, label: LabelView) -> None:
        super().__init__("Returns", {Topic.RETURNS, Topic.CASES})
        self.issue, self.label = issue, label
        self.step = StepView()
        self._may = may
        self._shown: Return | None = None
        self._asked = False  # whether the return was opened, not just passed by: where there is room for one alone
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
        if self._asked or self._both.side_by_side:
            self._both.show_detail()
        self._shown = shown
        self._offer_actions()

    def show_none(self) -> None:
        """No return is picked."""
        self._forget_opened()
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

    def show_step(self, form: StepForm) -> None:
        """Show the form of a step."""
        self.step.show_form(form)
        self._stack.setCurrentWidget(self.step)
        self.step.focus_form()

    def refresh(self) -> None:
        self.rows.reload()

    def go_to(self, target: Target) -> None:
        if target.intent == "issue":
            self.issue_wanted.emit(target.reference)
        elif target.reference:
            self.show_list()
            self._asked = True
            self.rows.select(target.reference)
            self.picked.emit(target.reference)

    def focus_first(self) -> None:
        pages = (self.rows, self.issue, self.label, self.step)
        pages[self._stack.currentIndex()].setFocus()

    def _add_actions(self) -> None:
        add = self.add_command
        self._cancel = add("Cancel return", self.cancel_wanted.emit, "Ctrl+Shift+X")
        self._send_back = add("Send back", self.send_back_wanted.emit)
        self._extend = add("Extend", self.extend_wanted.emit)
        self._close = add("Close", self.close_wanted.emit)
        self._print = add("Print label", self.label_wanted.emit, "Ctrl+P")
        self._receive = add("Receive", self.receive_wanted.emit, "Ctrl+R")
        self._inspect = add("Inspect", self.inspect_wanted.emit, "Ctrl+I")
        self._decide = add("Decide", self.decide_wanted.emit, "Ctrl+D")
        add("Open its case", self.case_wanted.emit, "Ctrl+O")
        for action in (self._cancel, self._send_back, self._extend, self._close, self._print):
            self.header.addWidget(ActionButton(action))
        for action in (self._receive, self._inspect, self._decide):
            self.header.addWidget(ActionButton(action))

    def _lay_out(self) -> None:
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.M)
        page.addWidget(self.chips)
        page.addWidget(self._both, 1)
        for widget in (self._page, self.issue, self.label, self.step):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self.show_none()

    def _connect(self) -> None:
        self.chips.chosen.connect(self.group_chosen)
        self.rows.picked.connect(self._pick)
        self.rows.opened.connect(self._open)
        self._both.back.connect(self._forget_opened)
        self.record.case_wanted.connect(self.case_wanted)
        self.issue.left.connect(self.show_list)
        self.label.left.connect(self.show_list)
        self.step.left.connect(self.show_list)
        self._stack.currentChanged.connect(self._offer_actions)

    @Slot(object)
    def _pick(self, row: ReturnSummary | None) -> None:
        self.picked.emit(row.reference if row else "")

    @Slot(object)
    def _open(self, row: ReturnSummary) -> None:
        self._asked = True
        self.picked.emit(row.reference)
        self._both.show_detail()
        self.record.setFocus()

    @Slot()
    def _forget_opened(self) -> None:
        self._asked = False

    @Slot()
    def _offer_actions(self) -> None:
        """Offer what can be done with the return shown, by whoever sits here; other pages have their own keys."""
        listed = self._stack.currentWidget() is self._page
        can = steps_of(self._shown, self._may) if listed and self._shown else frozenset()
        for action, step in (
            (self._cancel, Step.CANCEL),
            (self._send_back, Step.SEND_BACK),
            (self._extend, Step.EXTEND),
            (self._close, Step.CLOSE),
            (self._print, Step.PRINT),
            (self._receive, Step.RECEIVE),
            (self._inspect, Step.INSPECT),
            (self._decide, Step.DECIDE),
        ):
            action.setVisible(step in can)
            action.setEnabled(step in can)
