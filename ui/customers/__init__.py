"""The Customers screen, and choosing a customer from anywhere."""

from backoffice.office import Office
from backoffice.roles import Permission
from ui.customers.choose import CustomerEdit
from ui.customers.importing import ImportPresenter
from ui.customers.presenter import CustomersPresenter
from ui.customers.screen import CustomersScreen
from ui.desk import Desk
from ui.screen import Screen

__all__ = ["CustomerEdit", "make_screen"]


def make_screen(desk: Desk, office: Office) -> Screen:
    """The screen on which customers are found, added and edited, and files imported."""
    screen = CustomersScreen(desk.runner, may_import=office.user.may(Permission.IMPORT))
    CustomersPresenter(desk, office, screen)
    ImportPresenter(desk, office, screen)
    return screen
