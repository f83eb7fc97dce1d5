"""The composition root: everything is built here and handed to those who need it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Slot
from PySide6.QtWidgets import QApplication, QWidget

from backoffice import people, upkeep
from backoffice.bootstrap import open_office, store_file, who_sits_here
from backoffice.claim import Claim, claim
from backoffice.clock import Clock, SystemClock
from backoffice.errors import Cancelled, StoreDamagedError, UserFacingError
from backoffice.office import Office
from backoffice.settings import load_settings, save_settings, settings_path
from ui import start
from ui.desk import Desk
from ui.dialogs import DialogPrompts
from ui.display import make_application
from ui.kit import Scheme
from ui.office_window import OfficeWindow
from ui.start import DamagedStore, Failure, Making, PeopleChooser, Welcome
from ui.tasks import Lane

FAILED = 2  # what the command line, too, answers when a person must do something


def run(store: str, person: str | None) -> int:
    """Open the window on ``store`` for ``person``, and return the exit code once it is closed."""
    app = make_application(Scheme(load_settings().scheme or Scheme.SYSTEM.value))
    program = Program(app, SystemClock(), store, person)
    program.begin()
    code = app.exec()
    program.end()
    return code


class Program(QObject):
    """From the first question to the last window.

    Args:
        app: the application, already dressed.
        clock: tells the time.
        store: the store's path or URL.
        person: who was named on the command line, if anybody.
    """

    def __init__(self, app: QApplication, clock: Clock, store: str, person: str | None) -> None:
        super().__init__(app)
        self._app = app
        self._clock = clock
        self._store = store
        self._person = person
        self._claim: Claim | None = None
        self._office: Office | None = None
        self._shown: QWidget | None = None
        self._window: OfficeWindow | None = None
        app.setQuitOnLastWindowClosed(False)

    @property
    def window(self) -> OfficeWindow | None:
        """The office's window, once it is there."""
        return self._window

    def begin(self) -> None:
        """Ask what must be asked first, then show the window."""
        try:
            path = store_file(self._store)
        except UserFacingError as error:
            return self._fail(str(error))
        if path is not None and not path.exists():
            welcome = Welcome(str(path))
            welcome.answered.connect(self._welcomed)
            return self._ask(welcome)
        return self._open()

    def end(self) -> None:
        """Let go of the store."""
        if self._window is not None:
            self._window.leave()
        if self._office is not None:
            self._office.store.close()
        if self._claim is not None:
            self._claim.close()

    @Slot(str)
    def _welcomed(self, answer: str) -> None:
        if answer == start.DEMO:
            self._make_demo()
        else:
            self._open()

    def _make_demo(self) -> None:
        from ui.demo import demo_store  # the demo does everything, so it imports everything

        desk = Desk(DialogPrompts(self), self)
        work = partial(demo_store, self._clock)
        job = desk.runner.run_watched(Lane.STORE, work, self._demo_made, self._demo_failed, owner=self)
        self._show(Making("Making up customers and their stories", job))

    def _demo_made(self, store: Path) -> None:
        from ui.demo import MANAGER

        self._store, self._person = str(store), MANAGER
        self._open()

    def _demo_failed(self, error: Exception) -> None:
        """Whoever stopped it is asked again; whatever else went wrong is told."""
        if isinstance(error, Cancelled):
            self.begin()
        else:
            self._fail(f"The demo store could not be made: {error}")

    def _open(self) -> None:
        try:
            self._keep_others_out()
            office = open_office(self._store, self._person, self._clock)
        except StoreDamagedError as error:
            self._offer_backups(str(error))
        except UserFacingError as error:
            self._fail(str(error))
        else:
            self._office = office
            self._seat_somebody(office)

    def _seat_somebody(self, office: Office) -> None:
        """Work as who is known to sit here; ask where that is nobody."""
        if who_sits_here(people.people(office), self._person):
            self._work_as(office.user.name)
        else:
            self._choose_person()

    def _keep_others_out(self) -> None:
        """Keep a second window from the same file. Raises `UserFacingError` where one has it."""
        path = store_file(self._store)
        if path is not None and self._claim is None:
            self._claim = claim(path)

    @Slot()
    def _choose_person(self) -> None:
        if self._office is not None:
            chooser = PeopleChooser(people.people(self._office))
            chooser.answered.connect(self._seat)
            self._ask(chooser)

    @Slot(str)
    def _seat(self, name: str) -> None:
        """Work as who was chosen, and remember that on this computer."""
        save_settings(load_settings().model_copy(update={"person": name}))
        self._work_as(name)

    def _work_as(self, name: str) -> None:
        if self._office is None:
            return
        if self._window is not None:
            self._window.leave()
        user = next(user for user in people.people(self._office) if user.name == name)
        kept = QSettings(str(settings_path().with_name("window.ini")), QSettings.Format.IniFormat)
        window = OfficeWindow(replace(self._office, user=user), kept, self._app)
        window.person_wanted.connect(self._choose_person)
        window.closed.connect(self._app.quit)
        window.damaged.connect(self._found_damaged)
        self._window = window
        self._show(window.frame)

    @Slot(str)
    def _found_damaged(self, sentence: str) -> None:
        """Nobody goes on working in a broken store."""
        self.end()
        self._window = self._office = self._claim = None
        self._offer_backups(sentence)

    def _offer_backups(self, sentence: str) -> None:
        path = store_file(self._store)
        question = DamagedStore(sentence, upkeep.backups(path) if path else ())
        question.answered.connect(self._restore)
        self._ask(question)

    @Slot(str)
    def _restore(self, backup: str) -> None:
        try:
            upkeep.restore(Path(backup), self._store, self._clock.now())
        except UserFacingError as error:
            self._fail(str(error))
        else:
            self._open()

    def _fail(self, sentence: str) -> None:
        failure = Failure(sentence)
        failure.answered.connect(partial(self._app.exit, FAILED))
        self._ask(failure, FAILED)

    def _ask(self, question: start.Question, code: int = 0) -> None:
        if self._window is None:
            question.declined.connect(partial(self._app.exit, code))
        self._show(question)

    def _show(self, window: QWidget) -> None:
        self._shown = window  # a window without a parent lives as long as somebody holds it
        window.show()
        window.activateWindow()
