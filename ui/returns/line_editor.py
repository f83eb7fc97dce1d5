"""What comes back: one line for each article, ticked, with quantity, reason and serial number."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.returns import OfferedLine, RequestedLine
from ui.kit import Button, Kind, Label, Role, Space
from ui.returns.counts import CountBox
from ui.returns.words import REASONS

MOST = 999


class LineEditor(QWidget):
    """The lines of a return that is being issued.

    Signals:
        changed(): something was ticked, typed or chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LineRow] = []
        self._more = Button("Add an article", Kind.QUIET, icon="plus")
        self._more.clicked.connect(self._add_free)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S)
        self._layout.addWidget(self._more)
        self.show_free()

    def show_order(self, lines: Sequence[OfferedLine]) -> None:
        """Offer the lines of an order."""
        self._clear()
        for line in lines:
            self._add(LineRow(line))
        self._more.hide()

    def show_free(self) -> None:
        """Ask for articles by name, without an order."""
        self._clear()
        self._more.show()
        self._add(LineRow(None))

    def lines(self) -> tuple[RequestedLine, ...]:
        """What is ticked, or named."""
        return tuple(row.line() for row in self._rows if row.counts)

    def kept(self) -> list[dict[str, Any]]:
        """What stands in the lines, for a draft."""
        return [row.kept() for row in self._rows]

    def restore(self, kept: Sequence[Mapping[str, Any]]) -> None:
        """Put a draft's lines back; those of an order by their article."""
        while not self._more.isHidden() and len(self._rows) < len(kept):
            self._add(LineRow(None))
        in_order = iter(kept)
        for row in self._rows:
            mine = next(in_order, {}) if row.is_free else next(filter(row.is_meant_by, kept), {})
            row.restore(mine)

    @Slot()
    def _add_free(self) -> None:
        self._add(LineRow(None))
        self._rows[-1].setFocus()

    def _add(self, row: "LineRow") -> None:
        self._rows.append(row)
        self._layout.insertWidget(len(self._rows) - 1, row)
        row.changed.connect(self.changed)
        self.setFocusProxy(self._rows[0])

    def _clear(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []


class LineRow(QWidget):
    """One article: of an order, to tick, or free, to name.

    Signals:
        changed(): something was ticked, typed or chosen.
    """

    changed = Signal()

    def __init__(self, offered: OfferedLine | None) -> None:
        super().__init__()
        self._offered = offered
        self._tick = QCheckBox(offered.name if offered else "", self)
        self._name = QLineEdit(self, placeholderText="What it is")
        most = max(offered.free, 1) if offered else MOST
        self._quantity = CountBox(most)
        self._reason = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self._serial = QLineEdit(placeholderText="Serial or certificate no.")
        self._set_up()
        self._lay_out()
        self._connect()
        self._follow_tick()

    @property
    def is_free(self) -> bool:
        """Whether it belongs to no order."""
        return self._offered is None

    @property
    def counts(self) -> bool:
        """Whether it is to come back."""
        return self._tick.isChecked() if self._offered else bool(self._name.text().strip())

    def line(self) -> RequestedLine:
        """What is asked for."""
        reason, serial = self._reason.currentText(), self._serial.text()
        if self._offered:
            return RequestedLine(self._offered.sku, self._quantity.count, reason, self._offered.name, serial)
        return RequestedLine("", self._quantity.count, reason, self._name.text(), serial)

    def kept(self) -> dict[str, Any]:
        """What stands here, for a draft."""
        return {
            "sku": self._offered.sku if self._offered else "",
            "name": self._name.text(),
            "ticked": self._tick.isChecked(),
            "quantity": self._quantity.count,
            "reason": self._reason.currentText(),
            "serial": self._serial.text(),
        }

    def is_meant_by(self, kept: Mapping[str, Any]) -> bool:
        """Whether a draft's line is this article of the order."""
        return self._offered is not None and kept.get("sku") == self._offered.sku

    def restore(self, kept: Mapping[str, Any]) -> None:
        """Put back what `kept` gave."""
        self._tick.setChecked(bool(kept.get("ticked")) and self._tick.isEnabled())
        self._name.setText(kept.get("name", ""))
        self._quantity.set_count(int(kept.get("quantity", 1)))
        self._reason.setCurrentText(kept.get("reason", ""))
        self._serial.setText(kept.get("serial", ""))

    def _set_up(self) -> None:
        article = self._offered.name if self._offered else "the article"
        self._reason.addItems(["", *REASONS])
        self._reason.setLineEdit(QLineEdit(placeholderText="Why it comes back"))
        self._reason.clearEditText()
        self._tick.setAccessibleName(f"{article} comes back")
        self._name.setAccessibleName("Article")
        self._quantity.setAccessibleName(f"How many of {article}")
        self._reason.setAccessibleName(f"Why {article} comes back")
        self._serial.setAccessibleName(f"Serial or certificate number of {article}")
        if self._offered and not self._offered.free:
            self._tick.setEnabled(False)
        self.setFocusProxy(self._tick if self._offered else self._name)

    def _lay_out(self) -> None:
        article = QVBoxLayout()
        article.setSpacing(0)
        used, unused = (self._tick, self._name) if self._offered else (self._name, self._tick)
        unused.hide()
        article.addWidget(used)
        if self._offered:
            article.addWidget(Label(_stock_words(self._offered), Role.SMALL))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addLayout(article, 4)
        row.addWidget(self._quantity)
        row.addWidget(self._reason, 3)
        row.addWidget(self._serial, 3)

    def _connect(self) -> None:
        self._tick.toggled.connect(self._follow_tick)
        self._tick.toggled.connect(self.changed)
        self._quantity.textChanged.connect(self.changed)
        self._reason.currentTextChanged.connect(self.changed)
        self._name.textChanged.connect(self.changed)
        self._serial.textChanged.connect(self.changed)

    @Slot()
    def _follow_tick(self) -> None:
        """What does not come back needs neither quantity nor reason."""
        wanted = self._offered is None or self._tick.isChecked()
        for editor in (self._quantity, self._reason, self._serial):
            editor.setEnabled(wanted)


def _stock_words(line: OfferedLine) -> str:
    if line.free == line.ordered:
        return f"{line.sku} · {line.ordered} ordered"
    if line.free:
        return f"{line.sku} · {line.free} of {line.ordered} left, the others are on returns"
    return f"{line.sku} · all {line.ordered} are on returns"
