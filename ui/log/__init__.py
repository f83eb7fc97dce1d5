"""The Log screen: letters and e-mail, as they come in."""

from backoffice.office import Office
from ui.customers import CustomerEdit
from ui.desk import Desk
from ui.log.email_detail import EmailDetail
from ui.log.email_presenter import EmailPresenter
from ui.log.email_view import EmailView
from ui.log.letter_form import LetterForm
from ui.log.letter_presenter import LetterPresenter
from ui.log.letter_view import LetterView
from ui.log.screen import LogScreen
from ui.log.today import Today
from ui.screen import Screen

__all__ = ["make_screen"]


def make_screen(desk: Desk, office: Office) -> Screen:
    """The screen on which letters and e-mail are logged."""
    today = Today(office.clock)
    form = LetterForm(CustomerEdit(desk, office), today, desk.prompts)
    letter = LetterView(desk.runner, form)
    email = EmailView(desk.runner, EmailDetail(desk.runner, CustomerEdit(desk, office), today), desk.prompts, today)
    screen = LogScreen(letter, email)
    presenter = LetterPresenter(desk, office, letter, today)
    EmailPresenter(desk, office, email)
    screen.letter_wanted.connect(presenter.write_for)
    return screen
