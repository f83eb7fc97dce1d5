"""The Settings screen: the policy that is kept, and the people who keep it."""

from backoffice.office import Office
from backoffice.roles import Permission
from ui.desk import Desk
from ui.screen import Screen
from ui.settings.people_presenter import PeoplePresenter
from ui.settings.policy_presenter import PolicyPresenter
from ui.settings.screen import SettingsScreen

__all__ = ["make_screen"]


def make_screen(desk: Desk, office: Office) -> Screen:
    """The screen of the store's settings."""
    screen = SettingsScreen(
        desk.runner,
        may_edit=office.user.may(Permission.EDIT_POLICY),
        may_manage=office.user.may(Permission.MANAGE_PEOPLE),
    )
    policy, people = PolicyPresenter(desk, office, screen.policy), PeoplePresenter(desk, office, screen.people)
    screen.refresh_wanted.connect(policy.refresh)
    screen.refresh_wanted.connect(people.refresh)
    return screen
