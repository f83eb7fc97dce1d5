"""What the public is told: where it goes, whether it is there, and how it will read."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from backoffice.documents import render
from backoffice.posting import PostingRecord, PostingTask, Preview
from ui.kit import Badge, Button, Card, Chip, Choice, ChoiceBox, Form, Label, PageViewer, Space, Tone
from ui.moments import moment_text
from ui.tasks import TaskRunner

SIGN = "hours-sign.pdf"
PAGE = "hours.html"
PARTS = (
    Choice(PAGE, "The page, as text"),
    Choice("hours-auto-reply.txt", "Automatic e-mail reply"),
    Choice("hours-phone.txt", "Telephone greeting"),
    Choice("hours-letter.txt", "Paragraph for letters"),
    Choice("hours-signature.txt", "Line under e-mails"),
    Choice(SIGN, "Sign for the door"),
)


class PostingPage(QWidget):
    """The newest posting and the next one.

    Signals:
        reading_wanted(): what is shown may be out of date.
        post_wanted(str): the hours are to be posted to this target.
        verify_wanted(): what is really there is to be read back.
        browser_wanted(): the page is to be shown in the system's browser.
        folder_wanted(): a folder is to be chosen.
    """

    reading_wanted = Signal()
    post_wanted = Signal(str)
    verify_wanted = Signal()
    browser_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, runner: TaskRunner, *, may_post: bool) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self.badge = Badge()
        self._state = Label("", wraps=True)
        self._tasks = Label("", wraps=True)
        self.verify = Button("Read back", icon="refresh")
        self.verify.clicked.connect(self.verify_wanted)
        self.form = self._make_form(may_post=may_post)
        self.parts = ChoiceBox(PARTS)
        self.parts.setAccessibleName("What to preview")
        self.parts.changed.connect(self._show_part)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName("Preview")
        self.text.setTabChangesFocus(True)
        self.viewer = PageViewer(runner)
        self._pages = QStackedWidget()
        for page in (self.text, self.viewer):
            self._pages.addWidget(page)
        self._lay_out()
        self.setFocusProxy(self.form.field("target").editor if may_post else self.text)

    def refresh(self) -> None:
        """Read everything again."""
        self.reading_wanted.emit()

    def show_state(self, posting: PostingRecord | None, tasks: Sequence[PostingTask], zone: ZoneInfo) -> None:
        """Show the newest posting, and what is to be done."""
        self.badge.show_chip(_chip(posting))
        self._state.setText(_state(posting, zone))
        self._tasks.setText("\n".join(task.sentence for task in tasks))
        self._tasks.setHidden(not tasks)
        self.verify.setEnabled(posting is not None)
        target = self.form.field("target").editor
        if posting and isinstance(target, QLineEdit) and not target.text():
            target.setText(posting.target)

    def show_preview(self, preview: Preview) -> None:
        """Show how the next posting will read."""
        self._preview = preview
        self._show_part(self.parts.key)

    def show_target(self, target: str) -> None:
        """Put a target that was chosen into the form."""
        self.form.fill({"target": target})

    def _make_form(self, *, may_post: bool) -> Form:
        form = Form("Post the hours", shortcut="")
        form.add("target", "Where", QLineEdit(), "A folder, sftp://user@host/path or https://user@host/path")
        choose = Button("Choose folder", icon="file")
        choose.clicked.connect(self.folder_wanted)
        form.add_button(choose)
        form.submitted.connect(self._ask_to_post)
        form.setEnabled(may_post)
        return form

    def _lay_out(self) -> None:
        status = Card("On the website")
        for widget in (self.badge, self._state, self._tasks, self.verify):
            status.body.addWidget(widget)
        post = Card("Next posting")
        post.body.addWidget(self.form)
        left = QVBoxLayout()
        left.setSpacing(Space.M)
        for card in (status, post):
            card.setFixedWidth(_SIDE)
            left.addWidget(card)
        left.addStretch(1)
        browser = Button("Open the page", icon="web")
        browser.clicked.connect(self.browser_wanted)
        head = QHBoxLayout()
        head.addWidget(self.parts)
        head.addStretch(1)
        head.addWidget(browser)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addLayout(head)
        right.addWidget(self._pages, 1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.XL)
        both.addLayout(left)
        both.addLayout(right, 1)

    @Slot(str)
    def _show_part(self, name: str) -> None:
        if self._preview is None:
            return
        if name == SIGN:
            self.viewer.show_pages(1, self._draw_sign)
            self._pages.setCurrentWidget(self.viewer)
            return
        content = self._preview.files.by_name[name].decode()
        self.text.setPlainText(self._preview.page_text if name == PAGE else content)
        self._pages.setCurrentWidget(self.text)

    def _draw_sign(self, page: int, dpi: int) -> tuple[int, int, bytes]:
        picture = render(self._preview.files.by_name[SIGN] if self._preview else b"", page, dpi)
        return picture.width, picture.height, picture.pixels

    @Slot()
    def _ask_to_post(self) -> None:
        self.post_wanted.emit(self.form.values()["target"])


def _chip(posting: PostingRecord | None) -> Chip:
    if posting is None:
        return Chip(Tone.NEUTRAL, "nothing posted yet")
    if posting.delivered is None:
        return Chip(Tone.LATE, "did not arrive")
    return Chip(Tone.LATE, "differs") if posting.differing else Chip(Tone.FINE, "as posted")


def _state(posting: PostingRecord | None, zone: ZoneInfo) -> str:
    if posting is None:
        return "The public cannot read these hours yet."
    told = f"Posting {posting.number} by {posting.by}, {moment_text(posting.at, zone)}\n{posting.target}"
    return f"{told}\nLast read back {moment_text(posting.checked, zone)}" if posting.checked else told


_SIDE = 340
