"""Hands the issue form to the use cases."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from backoffice import returns
from backoffice.changes import Saved
from backoffice.office import Office
from backoffice.returns import Offer, Return, ReturnState
from ui.desk import Desk
from ui.drafts import DraftKeeper
from ui.returns.screen import ReturnsScreen
from ui.tasks import Lane


class IssuePresenter(QObject):
    """Issues returns; a draft for each case outlives a crash.

    Signals:
        issued(Return): a return was issued just now, and waits for its label.
    """

    issued = Signal(object)

    def __init__(self, desk: Desk, office: Office, view: ReturnsScreen) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._form = view.issue.form
        self._draft: DraftKeeper | None = None
        view.issue_wanted.connect(self._begin)
        self._form.submitted.connect(self._issue)

    @Slot(str)
    def _begin(self, case: str) -> None:
        self._desk.runner.run(Lane.STORE, partial(returns.offer, self._office, case), self._show, owner=self)

    def _show(self, offer: Offer) -> None:
        self._view.issue.show_offer(offer)
        self._view.show_issue()
        if self._draft is not None:
            self._form.paused.disconnect(self._draft.keep)
            self._draft.deleteLater()
        self._draft = DraftKeeper(self._desk.runner, self._office, f"return {offer.case}", self._form)
        self._draft.restore()

    @Slot()
    def _issue(self) -> None:
        self._form.set_busy(True)
        work = partial(returns.issue_return, self._office, self._form.wanted())
        self._desk.runner.run(Lane.STORE, work, self._issued, self._form.show_error, owner=self)

    def _issued(self, saved: Saved[Return]) -> None:
        self._form.set_busy(False)
        if self._draft is not None:
            self._draft.drop()
        self._desk.announce(saved.changes)
        self._view.rows.select(saved.value.reference)
        if saved.value.state is ReturnState.AUTHORISED:
            self.issued.emit(saved.value)
        else:  # it is here already and needs no label
            self._view.show_list()
