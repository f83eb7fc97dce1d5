"""The kit and the shell with made-up rows, to look at: ``python -m tests.ui.gallery [--dark] [--save FOLDER]``."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from pathlib import Path
from time import sleep

from PySide6.QtCore import QLocale, QObject, QSettings, QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QHBoxLayout, QLineEdit

from backoffice.changes import Changes, Topic
from backoffice.errors import Fault, InvalidInputError
from backoffice.paging import Page
from backoffice.progress import Progress
from resources import resource
from ui.desk import Desk, Place, Target
from ui.dialogs import DialogPrompts
from ui.kit import (
    ActionButton,
    Badge,
    Button,
    Card,
    Chip,
    Choice,
    ChoiceBox,
    Column,
    DateField,
    DropArea,
    EmptyState,
    FigureRow,
    FilterChips,
    Form,
    JobBar,
    Kind,
    Label,
    MasterDetail,
    PageViewer,
    Role,
    RowsPane,
    Scheme,
    Space,
    Style,
    SuggestEdit,
    Suggestion,
    TextArea,
    ToggleChips,
    Tone,
    icon,
)
from ui.screen import Screen
from ui.shell import Found, MainWindow, ScreenEntry
from ui.tasks import Lane


@dataclass(frozen=True)
class Row:
    reference: str
    channel: str
    customer: str
    subject: str
    kind: str
    promise: str
    due: Chip


def _row(number: int, channel: str, customer: str, subject: str, rest: str, due: Chip) -> Row:
    kind, promise = rest.split("/")
    return Row(f"C-26Q4-{number:04}-K", channel, customer, subject, kind, promise, due)


LATE = Chip(Tone.LATE, "1 business day late")
LONG = "Escalation: refund not received, third letter about the same order since September"
ROWS = (
    _row(1, "mail", "Marjorie Ellison", "Broken clasp on charm bracelet", "Product concern/Answer", LATE),
    _row(
        2, "email", "Tomás Herrera", "URGENT: order 4471-20", "Order/Acknowledge", Chip(Tone.SOON, "due in 1 h 40 min")
    ),
    _row(3, "mail", "Ngọc Trần", "Return of ring", "Return/Answer", Chip(Tone.SOON, "day 5 of 5 – due today 17:00")),
    _row(4, "email", "P. Okafor", LONG, "Return/Manager review", Chip(Tone.SOON, "due today 17:00")),
    _row(5, "mail", "Evelyn Marsh", "Where is it?", "Shipping/Answer", Chip(Tone.WINDOW, "day 3 of 5 – target today")),
    _row(6, "mail", "St. Mark's Parish Office", "Medals", "Order/Answer", Chip(Tone.FINE, "day 1 of 5 – opens Wed")),
    _row(7, "phone", "דנה ויטפילד", "Re: Your repair", "Product concern/Follow up", Chip(Tone.FINE, "due Mon 30 Nov")),
    _row(8, "web", "George Lindqvist", "<b>Thanks</b>", "Feedback/Acknowledge", Chip(Tone.NEUTRAL, "withdrawn")),
)
WORDS = {"mail": "Post", "email": "E-mail", "phone": "Telephone", "web": "Website"}
COLUMNS: tuple[Column[Row], ...] = (
    Column("Channel", lambda row: WORDS[row.channel], icon=attrgetter("channel"), icon_only=True),
    Column("Customer", attrgetter("customer")),
    Column("Subject", attrgetter("subject"), gives_way=True),
    Column("Kind", attrgetter("kind"), muted=True, hide_below=760),
    Column("Promise", attrgetter("promise"), muted=True, hide_below=600),
    Column("Due", lambda row: row.due.words, chip=attrgetter("due")),
)


def fetch(after: object | None) -> Page[Row]:
    """The same eight rows, over and over."""
    start = after if isinstance(after, int) else 0
    rows = tuple(_row(start + place, *_parts(row)) for place, row in enumerate(ROWS))
    return Page(rows, start + len(ROWS) if start < 400 else None)


def _parts(row: Row) -> tuple[str, str, str, str, Chip]:
    return row.channel, row.customer, row.subject, f"{row.kind}/{row.promise}", row.due


class Today(Screen):
    """A list with figures and filters, and the picked row beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Today", {Topic.PROMISES})
        self._desk = desk
        self.set_subtitle("Monday 23 November 2026 · open until 17:00 ET")
        self.figures = FigureRow(
            [
                Choice("late", "late or due today"),
                Choice("soon", "due in two business days"),
                Choice("window", "in the answer window"),
                Choice("kept", "promises kept this month"),
            ]
        )
        self.figures.show_numbers({"late": "3", "soon": "11", "window": "46", "kept": "97 %"})
        chips = FilterChips("Show", [Choice(word.lower(), word) for word in ("All", "Mine", "Post", "E-mail")])
        empty = EmptyState("Nothing is due. What comes in by post is logged first.", "Log a letter", self._log)
        self.rows = RowsPane(desk.runner, COLUMNS, attrgetter("reference"), empty, "Promises due")
        self.detail = Card("Case file")
        self.detail.setMinimumWidth(320)
        self.detail.body.addWidget(Label("Marjorie Ellison", Role.STRONG))
        self.detail.body.addWidget(Badge(Chip(Tone.LATE, "1 business day late")))
        self.detail.body.addWidget(Label("The clasp broke on the second day. " * 5, wraps=True))
        self.detail.body.addStretch(1)
        self.both = MasterDetail(self.rows, self.detail)
        self.body.addWidget(self.figures)
        self.body.addWidget(chips)
        self.body.addWidget(self.both, 1)
        self.add_command("Show case file beside the list", self.both.show_detail, "Ctrl+Return")

    def refresh(self) -> None:
        self.rows.load(fetch)

    def focus_first(self) -> None:
        self.rows.setFocus()

    def _log(self) -> None:
        self._desk.navigate(Target(Place.LOG, intent="letter"))


class Log(Screen):
    """A form with every kind of editor."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Log", ())
        self._desk = desk
        self.set_subtitle("A letter in ten seconds")
        self.form = Form("Save and next")
        self.form.add("customer", "Customer", SuggestEdit(desk.runner, _suggest), "Two letters are enough")
        self.form.add("received", "Received", DateField(_today)).set_day(_today())
        self.form.add("postmarked", "Postmarked", DateField(_today), optional=True)
        self.form.add_row("received", "postmarked")
        self.form.add("kind", "Kind", ChoiceBox([Choice("order", "Order"), Choice("return", "Return")]))
        self.form.add("subject", "Subject", QLineEdit())
        self.form.add("note", "Note", TextArea(3), optional=True)
        self.form.rows.addWidget(QCheckBox("Keep the kind for the next letter"))
        self.form.rows.addWidget(DropArea("Drop scans here", (".pdf", ".jpg"), desk.prompts, "Scans (*.pdf *.jpg)"))
        self.form.add_button(Button("Save", shortcut="Ctrl+S", icon="save"))
        self.form.submitted.connect(self._fail)
        self.viewer = PageViewer(desk.runner)
        row = QHBoxLayout()
        row.setSpacing(Space.XL)
        card = Card()
        card.body.addWidget(self.form)
        card.body.addStretch(1)
        row.addWidget(card, 3)
        row.addWidget(self.viewer, 2)
        self.body.addLayout(row, 1)

    def refresh(self) -> None:
        self.viewer.show_pages(3, _render)

    def focus_first(self) -> None:
        self.form.field("customer").editor.setFocus()

    def _fail(self) -> None:
        self.form.show_error(
            InvalidInputError(
                Fault("postmarked", "The postmark is later than the day of receipt."),
                Fault("subject", "A letter needs a subject, so that it can be found again."),
                Fault("other", "Nothing was saved."),
            )
        )


class Kit(Screen):
    """Everything else."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Kit", ())
        self._desk = desk
        buttons = QHBoxLayout()
        self.action = self.add_command("Print label", self._print, "Ctrl+P", "print")
        buttons.addWidget(ActionButton(self.action, icon="print"))
        for kind in Kind:
            buttons.addWidget(Button(kind.value.capitalize(), kind, "check"))
        off = Button("Disabled", icon="lock")
        off.setEnabled(False)
        buttons.addWidget(off)
        buttons.addWidget(Button("Void letter", Kind.DANGER))
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addWidget(ToggleChips("Channels", [Choice(key, word) for key, word in WORDS.items()]))
        badges = QHBoxLayout()
        for tone in Tone:
            badges.addWidget(Badge(Chip(tone, f"{tone} in words")))
        badges.addStretch(1)
        self.body.addLayout(badges)
        for role in (Role.TITLE, Role.HEADING, Role.BODY, Role.STRONG, Role.MUTED, Role.SMALL, Role.ERROR):
            self.body.addWidget(Label(f"{role}: Łódź, Ngọc Trần, Ελένη, Олена, דנה, ليلى, <b>plain</b>", role))
        self.body.addLayout(_icons())
        self.job = JobBar()
        self.body.addWidget(self.job)
        self.body.addWidget(EmptyState("No letter waits to be printed.", "Write a letter", self._print), 1)

    def refresh(self) -> None:
        """Nothing is loaded."""

    def _print(self) -> None:
        self.job.watch(self._desk.runner.run_watched(Lane.IO, _slow, print, owner=self), "Printing letters")


def _icons() -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(Space.M)
    for place, name in enumerate(sorted(path.name for path in resource("icons").iterdir())):
        label = Label()
        label.setPixmap(
            icon(name.removesuffix(".svg"), ("text", "accent", "late")[place % 3]).pixmap(
                QSize(20, 20), label.devicePixelRatioF()
            )
        )
        grid.addWidget(label, place // 32, place % 32)
    return grid


def _slow(progress: Progress) -> None:
    for letter in range(1, 41):
        progress(letter, 40, f"Printing letter {letter}")
        sleep(0.05)


def _suggest(text: str) -> Sequence[Suggestion]:
    return [
        Suggestion(row.reference, row.customer, row.reference) for row in ROWS if text.lower() in row.customer.lower()
    ]


def find(text: str) -> Sequence[Found]:
    return [
        Found(row.customer, row.reference, "customers", Target(Place.CASES, row.reference))
        for row in ROWS
        if text.lower() in row.customer.lower()
    ]


def _render(page: int, dpi: int) -> tuple[int, int, bytes]:
    width, height = round(8.5 * dpi), round(11 * dpi)
    line = b"\xff\xff\xff" * width
    ink = b"\xff\xff\xff" * (width // 10) + b"\x40\x40\x40" * (width * 8 // 10)
    ink += line[len(ink) :]
    return width, height, b"".join(ink if row % (dpi // 4) < dpi // 30 + page else line for row in range(height))


def _today() -> date:
    return date(2026, 11, 23)


def entries(desk: Desk) -> list[ScreenEntry]:
    def make(kind: Callable[[Desk], Screen]) -> Callable[[], Screen]:
        return lambda: kind(desk)

    return [
        ScreenEntry(Place.TODAY, "Today", "today", make(Today)),
        ScreenEntry(Place.LOG, "Log", "log", make(Log)),
        ScreenEntry(Place.CUSTOMERS, "Customers", "customers", make(Kit)),
        ScreenEntry(Place.CASES, "Cases", "cases", make(Today)),
        ScreenEntry(Place.RETURNS, "Returns", "returns", make(Kit)),
        ScreenEntry(Place.LETTERS, "Letters", "letters", make(Kit)),
        ScreenEntry(Place.HOURS, "Hours", "hours", make(Kit)),
    ]


class Tour(QObject):
    """Takes the pictures, one a step, and ends the program."""

    taken = Signal()

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._steps = iter(
            [
                ("today", None),
                ("detail", self._detail),
                ("log", self._log),
                ("errors", self._errors),
                ("kit", self._kit),
                ("palette", self._palette),
                ("shortcuts", self._shortcuts),
            ]
        )
        self._name = ""
        self._timer = QTimer(self, interval=700)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        if self._name:
            self._window.grab().save(str(self._folder / f"{self._name}.png"))
            for window in QApplication.topLevelWidgets():
                if window is not self._window and window.isVisible():
                    window.grab().save(str(self._folder / f"{self._name}-dialog.png"))
        self._name, act = next(self._steps, ("", None))
        if not self._name:
            self._timer.stop()
            self._window.close()
        elif act is not None:
            act()

    def _detail(self) -> None:
        today = self._window.screen_at(Place.TODAY)
        assert isinstance(today, Today)
        today.both.show_detail()
        today.figures._figures["late"].setChecked(True)

    def _log(self) -> None:
        self._window.show_place(Place.LOG)

    def _errors(self) -> None:
        log = self._window.screen_at(Place.LOG)
        assert isinstance(log, Log)
        log._fail()

    def _kit(self) -> None:
        self._window.show_place(Place.LETTERS)
        self._window.screen_at(Place.LETTERS).actions()[0].trigger()

    def _palette(self) -> None:
        self._window.show_place(Place.TODAY)
        self._window.search.start()
        self._window.search.setText("mar")
        self._window.search._edited("mar")

    def _shortcuts(self) -> None:
        self._window.search._leave()
        self._window.show_shortcuts()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--width", type=int, default=1280)
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    Style(app).choose(Scheme.DARK if options.dark else Scheme.LIGHT)
    prompts = DialogPrompts()
    desk = Desk(prompts)
    window = MainWindow(desk, entries(desk), find, QSettings("/nonexistent/gallery.ini", QSettings.Format.IniFormat))
    prompts.attach(window)
    window.resize(options.width, 800)
    window.sidebar.show_closure("Thu 26 Nov · Thanksgiving", "posted ✓ on 10 Nov")
    window.sidebar.show_person("Maria Santos", "manager")
    window.status.show_store("store: this computer · saved")
    desk.announce(Changes(frozenset(), "Letter of Evelyn Marsh logged as C-26Q4-81MH-K", lambda: Changes(frozenset())))
    window.show()
    if options.save:
        options.save.mkdir(parents=True, exist_ok=True)
        Tour(window, options.save)
    code = app.exec()
    desk.runner.shutdown()
    return code


if __name__ == "__main__":
    sys.exit(main())
