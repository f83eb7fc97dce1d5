"""Hands what managers choose about people to the use cases."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from backoffice import people
from backoffice.changes import Changes, Saved
from backoffice.office import Office
from backoffice.paging import Page
from backoffice.roles import Role, User
from ui.desk import Desk
from ui.kit import Form
from ui.settings.people_page import PeoplePage
from ui.tasks import Lane


class PeoplePresenter(QObject):
    """Adds people, changes roles, says farewell."""

    def __init__(self, desk: Desk, office: Office, page: PeoplePage) -> None:
        super().__init__(page)
        self._desk = desk
        self._office = office
        self._page = page
        page.add_wanted.connect(self._add)
        page.change_wanted.connect(self._change)
        page.farewell_wanted.connect(self._ask)

    @Slot()
    def refresh(self) -> None:
        """Show who works here now."""
        self._page.rows.load(partial(_everybody, self._office))

    @Slot()
    def _add(self) -> None:
        self._run(self._page.form, partial(people.add_person, self._office, *self._page.new_person), self._added)

    def _added(self, changes: Changes) -> None:
        self._page.show_added()
        self._desk.announce(changes)

    @Slot(object, str)
    def _change(self, user: User, role: str) -> None:
        work = partial(people.change_person, self._office, user.id, role=Role(role))
        self._run(self._page.change, work, self._changed)

    def _changed(self, changes: Changes) -> None:
        self._page.change.set_busy(False)
        self._desk.announce(changes)

    @Slot(object)
    def _ask(self, user: User) -> None:
        detail = "What was done under this name stays on record. The name can be taken up again later."
        self._desk.prompts.confirm(f"Let {user.name} go?", detail, "Let go", partial(self._let_go, user))

    def _let_go(self, user: User) -> None:
        work = partial(people.change_person, self._office, user.id, role=user.role, active=False)
        self._run(self._page.change, work, self._changed)

    def _run(self, form: Form, work: Callable[[], Saved[User]], done: Callable[[Changes], None]) -> None:
        form.set_busy(True)
        self._desk.runner.run(Lane.STORE, partial(_changes, work), done, form.show_error, owner=self)


def _everybody(office: Office, _after: object | None) -> Page[User]:
    return Page(people.people(office), None)


def _changes(work: Callable[[], Saved[User]]) -> Changes:
    return work().changes
