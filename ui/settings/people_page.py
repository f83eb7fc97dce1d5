"""Who works here: somebody new, another role, a farewell."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backoffice.roles import Role, User
from ui.kit import Button, Card, Choice, ChoiceBox, EmptyState, Form, Kind, Label, RowsPane, Space
from ui.kit import Role as Text
from ui.settings.columns import PEOPLE
from ui.tasks import TaskRunner

ROLES = tuple(
    Choice(role, f"{role.title()}: {does}")
    for role, does in (
        (Role.MAILROOM, "logs, prints and dispatches"),
        (Role.AGENT, "answers customers besides"),
        (Role.MANAGER, "decides hours, policy and people besides"),
    )
)


class PeoplePage(QWidget):
    """The people of this store. Managers choose them; everybody else sees.

    Signals:
        add_wanted(): the person in the form is to work here.
        change_wanted(User, str): a person is to get the role of this key.
        farewell_wanted(User): a person no longer works here.
    """

    add_wanted = Signal()
    change_wanted = Signal(object, str)
    farewell_wanted = Signal(object)

    def __init__(self, runner: TaskRunner, *, may_manage: bool) -> None:
        super().__init__()
        self.rows: RowsPane[User] = RowsPane(
            runner, PEOPLE, key=lambda user: user.id, empty=EmptyState("Nobody works here."), name="People"
        )
        self.form = self._adding()
        self.change = Form("Change role", shortcut="")
        self._name = Label("", Text.HEADING, wraps=True)
        self._role = self.change.add("role", "Works here as", ChoiceBox(ROLES))
        self._farewell = Button("Let go", Kind.DANGER)
        self.change.add_button(self._farewell)
        self._lay_out(may_manage=may_manage)
        self.rows.picked.connect(self._show_person)
        self.rows.opened.connect(self._edit_role)
        self.change.submitted.connect(self._change)
        self._farewell.clicked.connect(self._let_go)
        self.setFocusProxy(self.rows)

    @property
    def new_person(self) -> tuple[str, Role]:
        """The name and role in the form."""
        values = self.form.values()
        return values["name"], Role(values["role"])

    def show_added(self) -> None:
        """Empty the form for the next one."""
        self.form.clear_errors()
        self.form.set_busy(False)
        self.form.fill({"name": ""})

    @Slot()
    def add_person(self) -> None:
        """Put the focus where somebody new is named."""
        self.form.field("name").editor.setFocus()

    def _adding(self) -> Form:
        form = Form("Add person")
        form.add("name", "Name", QLineEdit(), "As it stands under letters.")
        form.add("role", "Works here as", ChoiceBox(ROLES))
        form.submitted.connect(self.add_wanted)
        return form

    def _lay_out(self, *, may_manage: bool) -> None:
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        for heading, form in ((self._name, self.change), (Label("Somebody new", Text.HEADING), self.form)):
            card = Card()
            card.setFixedWidth(_CARD_WIDTH)
            card.body.addWidget(heading)
            card.body.addWidget(form)
            card.setEnabled(may_manage)
            right.addWidget(card)
        right.addStretch(1)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(Space.XL)
        both.addWidget(self.rows, 1)
        both.addLayout(right)

    @Slot(object)
    def _show_person(self, user: User | None) -> None:
        self.change.clear_errors()
        self._name.setText(user.name if user else "")
        self.change.setEnabled(user is not None)
        if user:
            self._role.set_key(user.role)

    @Slot(object)
    def _edit_role(self, _user: User) -> None:
        self._role.setFocus()

    @Slot()
    def _change(self) -> None:
        if self.rows.current:
            self.change_wanted.emit(self.rows.current, self._role.key)

    @Slot()
    def _let_go(self) -> None:
        if self.rows.current:
            self.farewell_wanted.emit(self.rows.current)


_CARD_WIDTH = 360
