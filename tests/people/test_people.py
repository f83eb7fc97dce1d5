"""Who works here, and who may do what."""

from collections.abc import Callable

import pytest

from backoffice import people
from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from backoffice.errors import InvalidInputError, NotFoundError, PermissionDeniedError
from backoffice.office import Office
from backoffice.roles import Permission, Role, User
from backoffice.settings import Settings, load_settings, save_settings, settings_path


def test_a_new_store_has_one_manager_named_after_the_account(office: Office) -> None:
    """Whoever makes the store manages it."""
    assert [(user.name, user.role) for user in people.people(office)] == [("Ada", Role.MANAGER)]


def test_somebody_new_works_here_under_a_name_of_their_own(office: Office) -> None:
    """Names are unique in any case, and never empty."""
    people.add_person(office, "  Theo   Park ", Role.AGENT)
    assert [user.name for user in people.people(office)] == ["Ada", "Theo Park"]
    for taken in ("theo park", " "):
        with pytest.raises(InvalidInputError):
            people.add_person(office, taken, Role.AGENT)


def test_the_last_manager_stays(office: Office) -> None:
    """A store that nobody manages could never be mended."""
    ada = people.people(office)[0]
    with pytest.raises(InvalidInputError, match="at least one manager"):
        people.change_person(office, ada.id, role=Role.AGENT)
    assert people.people(office)[0].role is Role.MANAGER


def test_only_managers_choose_the_people(acting_as: Callable[[Role], Office]) -> None:
    """An agent cannot make another manager."""
    with pytest.raises(PermissionDeniedError, match="The agent works here as agent"):
        people.add_person(acting_as(Role.AGENT), "Mallory", Role.MANAGER)


def test_each_role_may_do_what_the_one_before_may_and_more() -> None:
    """Mailroom, agent, manager: rights only grow."""
    allowed = {role: {permission for permission in Permission if _may(role, permission)} for role in Role}
    assert allowed[Role.MAILROOM] < allowed[Role.AGENT] < allowed[Role.MANAGER] == set(Permission)


def _may(role: Role, permission: Permission) -> bool:
    return User(1, "Somebody", role).may(permission)


def test_the_person_named_on_the_command_line_acts(store_url: str, clock: SetClock, office: Office) -> None:
    """``--as`` takes a name in any case; an unknown one is answered with those who work here."""
    people.add_person(office, "Theo Park", Role.AGENT)
    named = open_office(store_url, "theo park", clock)
    assert named.user.role is Role.AGENT
    named.store.close()
    with pytest.raises(NotFoundError, match="These do: Ada, Theo Park"):
        open_office(store_url, "Thea", clock)


def test_the_last_person_is_remembered_on_this_computer(store_url: str, clock: SetClock, office: Office) -> None:
    """Who sat here last sits here again, until somebody else is chosen."""
    people.add_person(office, "Theo Park", Role.AGENT)
    save_settings(Settings(person="Theo Park"))
    again = open_office(store_url, None, clock)
    assert again.user.name == "Theo Park"
    again.store.close()


def test_settings_that_cannot_be_read_count_as_none() -> None:
    """A broken settings file never keeps anybody from working."""
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text("{ not json", encoding="utf-8")
    assert load_settings() == Settings()
