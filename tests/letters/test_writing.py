"""Drafts: writing, changing, previewing, approving, and taking out."""

from collections.abc import Callable
from email import message_from_bytes, policy

import pytest

from backoffice import customers, letters, returns
from backoffice.customers import Customer
from backoffice.documents import page_count
from backoffice.errors import ConflictError, InvalidInputError, NotFoundError, PermissionDeniedError, UserFacingError
from backoffice.letters import LetterChannel, LetterState, NewLetter
from backoffice.office import Office
from backoffice.references import Prefix, Reference, parse
from backoffice.returns import NewReturn, RequestedLine
from backoffice.roles import Role
from tests.desks import log_case

BODY = {"body": "We can enlarge your ring.\n\nPlease tell us the size."}


def test_a_draft_takes_its_subject_from_case_and_template(office: Office, case: Reference) -> None:
    """The number is a valid one, the channel the customer's preferred one, the state a draft."""
    saved = letters.write_letter(office, NewLetter(case, "answer", BODY, LetterChannel.MAIL))
    letter = saved.value
    assert parse(letter.reference, Prefix.LETTER) == letter.reference
    assert (letter.subject, letter.state, letter.channel) == (
        "About your letter: Ring too small", LetterState.DRAFTED, LetterChannel.MAIL,
    )  # fmt: skip
    assert letters.write_letter(office, NewLetter(case, "answer", BODY)).value.channel is LetterChannel.EMAIL
    assert saved.changes.undo is not None
    saved.changes.undo()
    assert letters.letter_file(office, letter.reference).state is LetterState.VOID


def test_a_missing_field_is_named_with_its_line(office: Office, case: Reference) -> None:
    """An answer without a text can be drafted, but neither seen nor approved; the sentence says why."""
    empty = NewLetter(case, "answer", {"body": "  "}, LetterChannel.MAIL)
    drafted = letters.write_letter(office, empty).value
    with pytest.raises(InvalidInputError, match="“What you answer” is missing \\(line 3 of “Answer”\\)") as caught:
        letters.approve_letter(office, drafted.reference)
    assert [fault.field for fault in caught.value.faults] == ["body"]
    with pytest.raises(InvalidInputError, match="is missing"):
        letters.preview_draft(office, empty)
    assert letters.letter_file(office, drafted.reference).state is LetterState.DRAFTED


def test_a_preview_keeps_nothing_and_shows_the_words(office: Office, case: Reference) -> None:
    """While somebody types, the page is set as of now, and the store stays as it was."""
    before = office.store.last_change()
    shown = letters.preview_draft(office, NewLetter(case, "answer", BODY, LetterChannel.MAIL))
    assert page_count(shown.content) == shown.pages == 1
    assert "We can enlarge your ring." in shown.body
    email = letters.preview_draft(office, NewLetter(case, "answer", BODY, LetterChannel.EMAIL))
    assert "We can enlarge your ring." in email.body
    assert office.store.last_change() == before


def test_editing_takes_an_approval_back(office: Office, case: Reference) -> None:
    """Text, template and channel may change until it is printed; a stale version is refused."""
    first = letters.write_letter(office, NewLetter(case, "answer", BODY, LetterChannel.MAIL)).value
    approved = letters.approve_letter(office, first.reference).value
    wanted = NewLetter(case, "acknowledgement", {}, LetterChannel.MAIL)
    edited = letters.edit_letter(office, first.reference, approved.version, wanted).value
    assert (edited.state, edited.template, edited.approved_at) == (LetterState.DRAFTED, "acknowledgement", None)
    assert edited.subject.startswith("Your letter of ")
    with pytest.raises(ConflictError, match="Somebody else changed"):
        letters.edit_letter(office, first.reference, first.version, wanted)


def test_approval_copies_the_address(office: Office, case: Reference, evelyn: Customer) -> None:
    """Whoever moves later still gets the letter that was approved where it was addressed."""
    letter = letters.write_letter(office, NewLetter(case, "answer", BODY, LetterChannel.MAIL)).value
    approved = letters.approve_letter(office, letter.reference).value
    assert approved.recipient.splitlines() == ["EVELYN MARSH", "12 ELM STREET", "QUINCY MA 02169"]
    assert customers.customer(office, evelyn.reference).addresses[0].street == ("12 Elm Street",)


def test_nobody_writes_to_where_there_is_no_address(office: Office, other_case: Reference) -> None:
    """Neither letter nor e-mail can be approved; each sentence says what to add."""
    by_mail = letters.write_letter(office, NewLetter(other_case, "answer", BODY, LetterChannel.MAIL)).value
    with pytest.raises(InvalidInputError, match="Noor Haddad has no postal address"):
        letters.approve_letter(office, by_mail.reference)
    by_email = letters.write_letter(office, NewLetter(other_case, "answer", BODY, LetterChannel.EMAIL)).value
    with pytest.raises(InvalidInputError, match="Noor Haddad has no e-mail address"):
        letters.approve_letter(office, by_email.reference)
    with pytest.raises(UserFacingError, match="no postal address"):
        letters.print_letter(office, by_mail.reference)


def test_customer_text_is_never_a_template(office: Office, case: Reference) -> None:
    """Braces, angle brackets and ampersands that somebody typed are printed as they stand."""
    hostile = {"body": "{{ customer.name }} <b>& {% raw %}"}
    shown = letters.preview_draft(office, NewLetter(case, "answer", hostile, LetterChannel.EMAIL))
    assert "{{ customer.name }} <b>& {% raw %}" in shown.body


def test_a_return_comes_along_only_with_its_own_case(office: Office, case: Reference, evelyn: Customer) -> None:
    """The letter names number and last day; another case's return is refused, and none at all is missed by name."""
    issued = returns.issue_return(office, NewReturn(case, (RequestedLine("CHAIN", 1, "torn"),), "1001")).value
    wanted = NewLetter(case, "return_authorised", {}, LetterChannel.MAIL, issued.reference)
    letter = letters.write_letter(office, wanted).value
    assert letter.subject == f"Your return {issued.reference}"
    assert letter.enclosed_return == issued.reference
    assert "January 7, 2027" in letters.preview_letter(office, letter.reference).body
    elsewhere = log_case(office, evelyn, "Another matter")
    with pytest.raises(UserFacingError, match=f"{issued.reference} belongs to another case, {case}"):
        letters.write_letter(office, NewLetter(elsewhere, "return_authorised", {}, None, issued.reference))
    with pytest.raises(InvalidInputError, match="“The return” is missing"):
        letters.write_letter(office, NewLetter(case, "return_authorised"))


def test_unknown_templates_and_cases_are_named(office: Office, case: Reference) -> None:
    """The sentence about a template lists those there are."""
    with pytest.raises(NotFoundError, match="no letter template “poem”; there are acknowledgement, "):
        letters.write_letter(office, NewLetter(case, "poem"))
    with pytest.raises(NotFoundError, match=r"no letter template “\.\./answer”"):
        letters.write_letter(office, NewLetter(case, "../answer"))
    with pytest.raises(NotFoundError):
        letters.write_letter(office, NewLetter("C-0", "answer"))


def test_a_spoiled_piece_is_replaced_under_a_new_number(office: Office, case: Reference) -> None:
    """The old one is void with the reason, the new one is a draft with the same words."""
    old = letters.write_letter(office, NewLetter(case, "answer", BODY, LetterChannel.MAIL)).value
    letters.print_letter(office, old.reference)
    with pytest.raises(InvalidInputError, match="Say why"):
        letters.void_letter(office, old.reference, "  ")
    new = letters.replace_letter(office, old.reference, "coffee").value
    assert (new.fields, new.template, new.state) == (BODY, "answer", LetterState.DRAFTED)
    spoiled = letters.letter_file(office, old.reference)
    assert (spoiled.state, spoiled.void_reason) == (LetterState.VOID, "coffee")
    with pytest.raises(ConflictError, match="is void: coffee"):
        letters.print_letter(office, old.reference)


def test_the_mailroom_writes_nothing_but_prints_what_is_approved(
    office: Office, case: Reference, acting_as: Callable[[Role], Office]
) -> None:
    """Writing and approving are an agent's; printing and dispatching are the mailroom's, too."""
    mailroom = acting_as(Role.MAILROOM)
    with pytest.raises(PermissionDeniedError, match="may not answer customers"):
        letters.write_letter(mailroom, NewLetter(case, "answer", BODY))
    letter = letters.write_letter(office, NewLetter(case, "answer", BODY, LetterChannel.MAIL)).value
    with pytest.raises(PermissionDeniedError, match="may not answer customers"):
        letters.print_letter(mailroom, letter.reference)
    letters.approve_letter(office, letter.reference)
    assert letters.print_letter(mailroom, letter.reference).value.letter.state is LetterState.PRINTED
    [gone] = letters.dispatch_letters(mailroom, [letter.reference]).value
    assert gone.state is LetterState.DISPATCHED


def test_an_email_is_a_message_that_any_program_sends(office: Office, case: Reference) -> None:
    """Printing one makes the .eml: from the organisation, to the customer, with the case in its subject or headers."""
    letter = letters.write_letter(office, NewLetter(case, "answer", BODY, LetterChannel.EMAIL)).value
    piece = letters.print_letter(office, letter.reference).value
    message = message_from_bytes(piece.content, policy=policy.default)
    assert piece.file_name == f"{letter.reference}.eml"
    assert "evelyn@example.com" in str(message["To"])
    assert "service@jameseavery.com" in str(message["From"])
    assert "We can enlarge your ring." in message.get_content()
    assert letter.subject in str(message["Subject"])
