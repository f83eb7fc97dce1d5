"""E-mail that came as files: dropped or picked, looked at, filed."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backoffice.correspondence import IncomingEmail, WaitingEmail
from ui.kit import Button, DropArea, EmptyState, JobBar, MasterDetail, Prompts, RowsPane, Space
from ui.log.email_columns import columns
from ui.log.email_detail import EmailDetail
from ui.log.today import Today
from ui.tasks import TaskRunner


class EmailView(QWidget):
    """The e-mails that wait, and the one that is looked at.

    Attributes:
        rows: those that wait.
        detail: the current one.
        jobs: long work.

    Signals:
        files_given(tuple[Path, ...]): take these files in.
        email_wanted(WaitingEmail): show it.
        all_wanted(): file all that are matched to a known customer.
    """

    files_given = Signal(object)
    email_wanted = Signal(object)
    all_wanted = Signal()

    def __init__(self, runner: TaskRunner, detail: EmailDetail, prompts: Prompts, today: Today) -> None:
        super().__init__()
        self._prompts = prompts
        self.detail = detail
        self.area = DropArea("Drop .eml files here", (".eml",), prompts, PATTERNS)
        self.area.dropped.connect(self.files_given)
        self.file_all = Button("File all that are matched", shortcut="Ctrl+Shift+F")
        self.file_all.clicked.connect(self.all_wanted)
        self.jobs = JobBar()
        self.rows: RowsPane[WaitingEmail] = RowsPane(
            runner,
            columns(today),
            key=_key,
            empty=EmptyState("No e-mail waits to be filed.", "Choose .eml files…", self.choose_files),
            name="E-mails that wait to be filed",
        )
        self.rows.picked.connect(self._pick)
        self.rows.opened.connect(self._open)
        self.both = MasterDetail(self.rows, detail)
        self._lay_out()

    @Slot()
    def choose_files(self) -> None:
        """Ask for files."""
        self._prompts.open_files("Log e-mail files", PATTERNS, self.files_given.emit)

    def show_email(self, email: IncomingEmail) -> None:
        """Show the current message beside the list, or behind it until it is opened."""
        self.detail.show_email(email)
        if self.both.side_by_side:
            self.both.show_detail()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        top.addWidget(self.area, 1)
        top.addWidget(self.file_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.M, 0, 0)
        layout.setSpacing(Space.M)
        layout.addLayout(top)
        layout.addWidget(self.jobs)
        layout.addWidget(self.both, 1)

    @Slot(object)
    def _pick(self, email: WaitingEmail | None) -> None:
        if email is None:
            self.both.show_master()
        else:
            self.email_wanted.emit(email)

    @Slot(object)
    def _open(self, email: WaitingEmail) -> None:
        self.email_wanted.emit(email)
        self.both.show_detail()
        self.detail.form.setFocus()


def _key(email: WaitingEmail) -> int:
    return email.id


PATTERNS = "E-mail (*.eml)"
