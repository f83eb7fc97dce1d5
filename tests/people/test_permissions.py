"""Every use case asks before it writes: all public ones are called in the hands of people who may not."""

import inspect
import typing
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import backoffice
from backoffice.bootstrap import open_office
from backoffice.clock import SetClock
from backoffice.correspondence import Filing, LetterPiece, LoggedPiece
from backoffice.customers import CustomerDetails
from backoffice.errors import PermissionDeniedError, UserFacingError
from backoffice.hours import Answer, DecidedDay, Decision, Suggestion, suggestions
from backoffice.letters import NewLetter
from backoffice.office import Office
from backoffice.promises import Channel, InquiryKind, default_policy_text
from backoffice.references import Prefix, make
from backoffice.returns import NewReturn, RequestedLine
from backoffice.roles import Permission, Role, User
from tests.offices import MONDAY

UseCase = Callable[..., Any]
DAY = date(2027, 3, 1)
A_CASE, A_CUSTOMER, A_LETTER = (make(prefix, 2026) for prefix in (Prefix.CASE, Prefix.CUSTOMER, Prefix.LETTER))
TYPED: dict[str, Any] = {
    "reference": A_CASE,
    "text": default_policy_text(),
    "decided": (DecidedDay(DAY, (), "Stocktaking"),),
    "days": (DAY,),
    "references": (A_LETTER,),
    "raw": b"Subject: x\n\nx",
    "arrived": {0: 1},
    "logged": LoggedPiece(1, A_CASE, A_CUSTOMER, "Ann Lee", opened_case=True, changed_case=False, promises=()),
    "year": 2029,
}
"""What is handed over under a name that says more than its type."""
LEAVES_IT_BE = {"check_when_due"}
"""What is called now and then by the window, and does nothing for whoever may not."""
MAILROOM_MAY = {
    *("take_in", "log_letter", "file_email", "take_back"),  # log correspondence
    *("add_customer", "edit_customer"),
    *("print_letter", "print_approved", "void_letter", "dispatch_letters"),  # void: the printer tore it
    *("print_papers", "receive_return"),
}
"""All that the mailroom may write; everything else is refused before anything is read (see `roles`)."""
VALUES: dict[Any, Any] = {
    CustomerDetails: CustomerDetails("Ann Lee"),
    LetterPiece: LetterPiece(Filing(customer=A_CUSTOMER), DAY, "Ring"),
    Filing: Filing(),
    NewLetter: NewLetter(A_CASE, "answer", {"body": "Gladly."}),
    NewReturn: NewReturn(A_CASE, (RequestedLine("RING", 1, "small"),)),
    Suggestion: suggestions(2027)[0],
    Answer: Answer.CLOSED,
    Decision: Decision(DAY, None, "closed", "Stocktaking"),
    Channel: Channel.MAIL,
    InquiryKind: InquiryKind.RETURN,
    Role: Role.AGENT,
    str: "words",
    int: 1,
    date: DAY,
    bytes: b"bytes",
}


def use_cases() -> Iterator[UseCase]:
    """The public functions of all features that are given the office first."""
    for folder in sorted(Path(backoffice.__file__).parent.iterdir()):
        if (folder / "__init__.py").is_file():
            feature = import_module(f"backoffice.{folder.name}")
            for name in feature.__all__:
                found = getattr(feature, name)
                if inspect.isfunction(found) and next(iter(inspect.signature(found).parameters), "") == "office":
                    yield found


def writes(use_case: UseCase) -> bool:
    """Whether it says so: it hands back what it changed."""
    answer = str(inspect.signature(use_case).return_annotation)
    return "Saved[" in answer or "Changes" in answer or use_case.__name__ == "take_in"


def arguments(use_case: UseCase, file: Path) -> dict[str, Any]:
    """Something sensible for every parameter that must be given."""
    given: dict[str, Any] = {}
    hints = typing.get_type_hints(use_case)
    parameters = list(inspect.signature(use_case, eval_str=True).parameters.values())[1:]
    for parameter in parameters:
        if parameter.default is inspect.Parameter.empty:
            kind = hints[parameter.name]
            known = TYPED.get(parameter.name, VALUES.get(kind))
            given[parameter.name] = file if kind is Path else known
    return given


class Nobody(User):
    """Somebody whose role allows nothing."""

    def may(self, permission: Permission) -> bool:  # noqa: ARG002 - whatever it is
        return False


WRITING = [use_case for use_case in use_cases() if writes(use_case)]


def test_there_are_use_cases() -> None:
    """The enumeration finds them."""
    assert len(WRITING) > 30


@pytest.mark.parametrize("use_case", WRITING, ids=lambda use_case: f"{use_case.__module__}.{use_case.__name__}")
def test_nothing_is_written_without_permission(use_case: UseCase, sqlite_office: Office, tmp_path: Path) -> None:
    """Whoever may nothing is refused, and nothing has changed."""
    file = tmp_path / "list.csv"
    file.write_text("name,email\nAnn Lee,ann@example.com\n", encoding="utf-8")
    nobody = replace(sqlite_office, user=Nobody(sqlite_office.user.id, "Nobody", Role.MAILROOM))
    before = nobody.last_change()
    idle = use_case.__name__ in LEAVES_IT_BE
    with nullcontext() if idle else pytest.raises(PermissionDeniedError):
        use_case(nobody, **arguments(use_case, file))
    assert nobody.last_change() == before


@pytest.mark.parametrize("use_case", WRITING, ids=lambda use_case: f"{use_case.__module__}.{use_case.__name__}")
def test_what_the_mailroom_may(use_case: UseCase, sqlite_office: Office, tmp_path: Path) -> None:
    """It may log, edit customers, print, dispatch and receive; it may neither answer, decide, import nor manage."""
    file = tmp_path / "list.csv"
    file.write_text("name,email\nAnn Lee,ann@example.com\n", encoding="utf-8")
    mailroom = replace(sqlite_office, user=User(sqlite_office.user.id, "Mai", Role.MAILROOM))
    refused = False
    try:
        use_case(mailroom, **arguments(use_case, file))
    except PermissionDeniedError:
        refused = True
    except UserFacingError:
        pass  # it was let in, and what it asked for is not there
    assert refused == (use_case.__name__ not in MAILROOM_MAY | LEAVES_IT_BE)


@pytest.fixture
def sqlite_office(sqlite_url: str) -> Iterator[Office]:
    """One kind of store suffices: what is refused never reaches it."""
    opened = open_office(sqlite_url, None, SetClock(MONDAY))
    yield opened
    opened.store.close()
