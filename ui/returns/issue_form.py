"""The form that issues a return."""

import json
from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit

from backoffice.returns import NewReturn, Offer, OfferedOrder
from ui.kit import Choice, ChoiceBox, Form, Label, Role, written_date
from ui.returns.line_editor import LineEditor

WITHOUT = ""


class IssueForm(Form):
    """Order, lines, and whose error it was."""

    def __init__(self) -> None:
        super().__init__("Issue return")
        self._offer: Offer | None = None
        self.order = self.add("order", "Order", ChoiceBox())
        self.lines = self.add("lines", "What comes back", LineEditor(), "Tick with Space; then how many, and why.")
        self._findings = Label("", Role.MUTED, wraps=True)
        self.rows.addWidget(self._findings)
        self.override = self.add("override", "Why it is issued all the same", QLineEdit(), "Counted and read weekly.")
        self.own_error = self.add("own_error", "Whose error", QCheckBox("The error was ours"))
        self.field("own_error").editor.setToolTip("Then the replacement is free, or the refund first in line.")
        self.order.changed.connect(self._show_lines)
        self.arrived = self.add("arrived", "Where the parcel is", QCheckBox("It came already, without a number"))
        self.add_row("own_error", "arrived")
        self.lines.changed.connect(self._touch)

    def show_offer(self, offer: Offer) -> None:
        """Start over for a case."""
        self._offer = offer
        self.clear_errors()
        choices = [Choice(order.number, _order_words(order)) for order in offer.orders]
        self.order.set_choices([*choices, Choice(WITHOUT, "Without an order")])
        self.order.set_key(offer.order or next((order.number for order in offer.orders), WITHOUT))
        self._show_lines()
        self.own_error.setChecked(offer.own_error)
        self.arrived.setChecked(False)
        self.override.clear()
        self.rest()

    def wanted(self) -> NewReturn:
        """What stands in the form."""
        case = self._offer.case if self._offer else ""
        return NewReturn(
            case,
            self.lines.lines(),
            self.order.key,
            self.own_error.isChecked(),
            self.override.text(),
            self.arrived.isChecked(),
        )

    def values(self) -> dict[str, str]:
        """The lines stand under ``lines`` as JSON."""
        return super().values() | {"lines": json.dumps(self.lines.kept())}

    def fill(self, values: Mapping[str, str]) -> None:
        super().fill({name: text for name, text in values.items() if name != "lines"})
        self.lines.restore(json.loads(values.get("lines", "[]")))

    @Slot()
    def _show_lines(self) -> None:
        order = next((known for known in self._orders() if known.number == self.order.key), None)
        if order is None:
            self.lines.show_free()
        else:
            self.lines.show_order(order.lines)
        findings = order.findings if order else ()
        self._findings.setText("\n".join(f"{finding.words} {finding.policy}" for finding in findings))
        self._findings.setVisible(bool(findings))
        self.field("override").setVisible(any(finding.concern for finding in findings))

    def _orders(self) -> tuple[OfferedOrder, ...]:
        return self._offer.orders if self._offer else ()


def _order_words(order: OfferedOrder) -> str:
    pieces = sum(line.ordered for line in order.lines)
    many = "1 piece" if pieces == 1 else f"{pieces} pieces"
    return f"{order.number} · {written_date(order.placed_on)} · {many}"
