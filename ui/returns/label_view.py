"""The papers of a return before they are printed: on what, from which position, and how they will look."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from backoffice.documents import STOCKS
from backoffice.returns import LabelWish, Return
from ui.kit import Button, Choice, ChoiceBox, Field, Kind, Label, PageViewer, Role, Space
from ui.printing import Pages, PrintBar
from ui.returns.counts import CountBox
from ui.tasks import TaskRunner

STICKERS = frozenset({"5167"})  # no room for the addresses of a parcel
SIDE = 300


class LabelView(QWidget):
    """Chooses stock and position beside a preview.

    Signals:
        wish_changed(): another stock or position is wanted.
        print_wanted(), save_wanted(): print on the printer chosen, or into a file.
        left(): back to the return.
    """

    wish_changed = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    left = Signal()

    def __init__(self, runner: TaskRunner) -> None:
        super().__init__()
        self._title = Label("", Role.HEADING)
        self._printed = Label("", Role.MUTED, wraps=True)
        offered = [Choice(stock.id, stock.name) for stock in STOCKS.values() if stock.id not in STICKERS]
        self._stock = ChoiceBox(offered)
        self._start = CountBox(1)
        self._start_field = Field("First free position", self._start, "On a sheet of which labels are used up.")
        self.printer = PrintBar(QBoxLayout.Direction.TopToBottom)
        self._print = Button("Print", Kind.PRIMARY, "print", "Ctrl+P")
        self._save = Button("Save as PDF…", Kind.PLAIN, "download", "Ctrl+S")
        self._error = Label("", Role.ERROR, wraps=True)
        self._viewer = PageViewer(runner)
        self._follow_stock()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self._stock)

    @property
    def wish(self) -> LabelWish:
        """On what it is to be printed."""
        return LabelWish(self._stock.key, self._start.count)

    @property
    def error(self) -> str:
        """Why there is nothing to print, if there is nothing."""
        return self._error.text()

    def show_return(self, shown: Return) -> None:
        """Say what will be printed."""
        times = sum(event.event == "label_printed" for event in shown.events)
        self._title.setText(f"Label of {shown.reference}")
        again = "Printed once before; printing again is noted." if times == 1 else ""
        self._printed.setText(f"Printed {times} times before; printing again is noted." if times > 1 else again)

    def show_pages(self, pages: Pages) -> None:
        """Show the papers."""
        self._tell("")
        self._viewer.show_pages(pages.count, pages.render)

    def show_error(self, error: Exception) -> None:
        """Say why there is nothing to print."""
        self._viewer.clear()
        self._tell(str(error))

    def use_stock(self, stock: str) -> None:
        """Print on this stock, from its first position."""
        self._stock.set_key(stock)

    def _tell(self, error: str) -> None:
        self._error.setText(error)
        self._print.setEnabled(not error and bool(self.printer.printer))
        self._save.setEnabled(not error)

    def _lay_out(self) -> None:
        back = Button("Back", Kind.QUIET, "chevron-left", "Esc")
        back.clicked.connect(self.left)
        side = QWidget()
        side.setFixedWidth(SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for widget in (self._title, self._printed, Field("Label stock", self._stock), self._start_field, self.printer):
            column.addWidget(widget)
        column.addWidget(self._error)
        column.addWidget(self._print)
        column.addWidget(self._save)
        column.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(back)
        head.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(Space.XL)
        both.addWidget(side)
        both.addWidget(self._viewer, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addLayout(both, 1)

    def _connect(self) -> None:
        self._stock.changed.connect(self._follow_stock)
        self._stock.changed.connect(self.wish_changed)
        self._start.textChanged.connect(self.wish_changed)
        self._print.clicked.connect(self.print_wanted)
        self._save.clicked.connect(self.save_wanted)
        self.printer.changed.connect(self._follow_printer)

    @Slot()
    def _follow_stock(self) -> None:
        places = STOCKS[self._stock.key].per_sheet
        self._start.most = places
        self._start.set_count(1)
        self._start_field.setHidden(places == 1)

    @Slot()
    def _follow_printer(self) -> None:
        self._tell(self._error.text())
