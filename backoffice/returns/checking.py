"""Telling what is wrong with an RA number that somebody typed or read out."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from backoffice import lookup
from backoffice.office import Office
from backoffice.references import MistypedReferenceError, Prefix, likely_slips, parse
from db.returns import ReturnRow


class Verdict(StrEnum):
    """What a number turned out to be."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    MISTYPED = "mistyped"


@dataclass(frozen=True)
class NumberCheck:
    """The answer to "is this an RA number of ours?".

    Attributes:
        reference: the number as it is written, where it is valid; else as typed.
        verdict: known here, valid but unknown here, or mistyped.
        sentence: the same for a person.
        suggestions: known numbers that it may have been meant to be.
    """

    reference: str
    verdict: Verdict
    sentence: str
    suggestions: tuple[str, ...] = ()


def check_number(office: Office, typed: str) -> NumberCheck:
    """Check a number as typed; its check character catches every single slip before any look-up."""
    with office.look() as session:
        try:
            reference = parse(typed, Prefix.RETURN)
        except MistypedReferenceError as error:
            meant = lookup.existing(session, ReturnRow, likely_slips(typed, Prefix.RETURN))
            guess = f" Did you mean {' or '.join(meant)}?" if meant else ""
            return NumberCheck(typed, Verdict.MISTYPED, f"{error}{guess}", meant)
        row = session.scalar(select(ReturnRow).where(ReturnRow.reference == reference))
        if row is None:
            sentence = f"{reference} is a valid number, but no return here has it."
            return NumberCheck(reference, Verdict.UNKNOWN, sentence)
        sentence = f"{reference} is {row.state.replace('_', ' ')}, for {row.case.customer.name}."
        return NumberCheck(reference, Verdict.KNOWN, sentence)
