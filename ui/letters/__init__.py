"""The Letters screen: what goes out, from the draft to the dispatch."""

from backoffice.office import Office
from ui.desk import Desk
from ui.letters.presenter import LettersPresenter
from ui.letters.print_presenter import PrintPresenter
from ui.letters.screen import LettersScreen
from ui.letters.write_presenter import WritePresenter
from ui.printing import Printers, SystemPrinters
from ui.screen import Screen

__all__ = ["make_screen"]


def make_screen(desk: Desk, office: Office, printers: Printers | None = None) -> Screen:
    """The screen of letters; ``printers`` are the system's unless told otherwise."""
    screen = LettersScreen(desk.runner, office.user.may)
    listing = LettersPresenter(desk, office, screen)
    PrintPresenter(desk, office, screen, listing, printers or SystemPrinters())
    WritePresenter(desk, office, screen, listing).written.connect(listing.show_letter)
    return screen
