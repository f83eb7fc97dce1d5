"""Notices of a new date, drafted when promises are restated (policy D10); somebody reads them before they go."""

from collections.abc import Iterable

from backoffice import lookup, promises
from backoffice.letters.records import letter_of
from backoffice.letters.values import Letter, NewLetter
from backoffice.letters.writing import draft
from backoffice.office import Work
from backoffice.promises import MovedPromise, PromiseKind
from backoffice.references import Prefix
from db.cases import CaseRow

TEMPLATE = "new_date"


def draft_notices(work: Work, moved: Iterable[MovedPromise], why: str) -> tuple[Letter, ...]:
    """Draft a letter or an e-mail, as each customer prefers, with the sentences that hold now; one for each case.

    An acknowledgement needs none: it is itself the next thing that the customer reads.

    Args:
        work: the open unit of work, which restated the promises.
        moved: what was restated.
        why: the reason, as the customers read it.
    """
    told = [promise for promise in moved if promise.kind is not PromiseKind.ACKNOWLEDGE]
    cases = dict.fromkeys(promise.case for promise in told)
    restated = {promise.id for promise in told}
    return tuple(_notice(work, case, restated, why.strip()) for case in cases)


def _notice(work: Work, reference: str, restated: set[int], why: str) -> Letter:
    case = lookup.find(work.session, CaseRow, Prefix.CASE, reference)
    given = promises.of_case(work.session, case.id)
    sentences = "\n\n".join(promise.statement for promise in given if promise.id in restated)
    return letter_of(draft(work, case, NewLetter(reference, TEMPLATE, {"reason": why, "sentences": sentences})))
