"""Takes returns through their life: received, inspected, decided, and the other ways in which they end."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from backoffice import returns
from backoffice.changes import Changes, Saved
from backoffice.office import Office
from backoffice.returns import Return
from ui.desk import Desk
from ui.returns.presenter import ReturnsPresenter
from ui.returns.screen import ReturnsScreen
from ui.returns.step_forms import DecideForm, ExtendForm, InspectForm, ReceiveForm, Step, StepForm
from ui.tasks import Lane

Ending = Callable[[Office, str, str], Saved[Return]]


class LifePresenter(QObject):
    """Begins steps, and hands their forms to the use cases."""

    def __init__(self, desk: Desk, office: Office, view: ReturnsScreen, listing: ReturnsPresenter) -> None:
        super().__init__(view)
        self._desk = desk
        self._office = office
        self._view = view
        self._listing = listing
        view.receive_wanted.connect(self._receive)
        view.inspect_wanted.connect(self._inspect)
        view.decide_wanted.connect(self._decide)
        view.extend_wanted.connect(self._extend)
        view.close_wanted.connect(self._close)
        view.send_back_wanted.connect(self._send_back)

    @Slot()
    def _receive(self) -> None:
        self._begin(ReceiveForm)

    @Slot()
    def _inspect(self) -> None:
        self._begin(InspectForm)

    @Slot()
    def _decide(self) -> None:
        self._begin(DecideForm)

    @Slot()
    def _extend(self) -> None:
        self._begin(ExtendForm)

    def _begin(self, make: Callable[[Return], StepForm]) -> None:
        if self._listing.shown is not None:
            form = make(self._listing.shown)
            form.submitted.connect(self._do)
            self._view.show_step(form)

    @Slot()
    def _do(self) -> None:
        form = self._view.step.form
        if form is not None:
            form.set_busy(True)
            work = partial(_done_step, self._office, form.step())
            self._desk.runner.run(Lane.STORE, work, self._done, form.show_error, owner=self)

    @Slot()
    def _close(self) -> None:
        self._ask("Close {} though more was authorised?", returns.close_return)

    @Slot()
    def _send_back(self) -> None:
        self._ask("Send {} back unopened?", returns.send_back)

    def _ask(self, question: str, end: Ending) -> None:
        shown = self._listing.shown
        if shown is not None:
            then = partial(self._end, end, shown.reference)
            self._desk.prompts.ask_text(question.format(shown.reference), "Why", then)

    def _end(self, end: Ending, reference: str, why: str) -> None:
        self._desk.runner.run(Lane.STORE, partial(_ended, self._office, end, reference, why), self._done, owner=self)

    def _done(self, changes: Changes) -> None:
        self._desk.announce(changes)
        self._view.show_list()


def _done_step(office: Office, step: Step) -> Changes:
    return step(office).changes


def _ended(office: Office, end: Ending, reference: str, why: str) -> Changes:
    return end(office, reference, why).changes
