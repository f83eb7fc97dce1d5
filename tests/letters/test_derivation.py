"""A customer who asks why the date is what it is gets the days counted, in a letter."""

import pytest

from backoffice import cases, letters
from backoffice.cases import Ground
from backoffice.documents import page_count
from backoffice.errors import InvalidInputError
from backoffice.letters import LetterChannel, NewLetter
from backoffice.office import Office
from backoffice.promises import PromiseKind
from backoffice.references import Reference


@pytest.mark.parametrize("channel", LetterChannel)
def test_the_days_counted_stand_in_the_letter(office: Office, case: Reference, channel: LetterChannel) -> None:
    """Line for line what the window shows under "why this date?", on paper and by e-mail."""
    [answer] = [one for one in cases.case_file(office, case).promises if one.kind is PromiseKind.ANSWER]
    composed = letters.preview_draft(office, NewLetter(case, "why_this_date", channel=channel))
    assert answer.statement in composed.body
    assert "\n".join(day.line for day in answer.derivation) in composed.body
    assert "Thu 26 Nov – Thanksgiving, suspended – not counted" in composed.body
    if channel is LetterChannel.MAIL:
        assert page_count(composed.content) == 1


def test_without_an_open_answer_there_is_nothing_to_explain(office: Office, case: Reference) -> None:
    """The sentence names what is missing."""
    cases.resolve_case(office, case, "Withdrawn by the customer", Ground.GOODWILL, no_answer_needed=True)
    with pytest.raises(InvalidInputError, match="“An answer that is still open” is missing"):
        letters.preview_draft(office, NewLetter(case, "why_this_date"))
