"""What happens to a return once it is sent: it arrives, is looked at, and every line gets its outcome."""

from collections.abc import Mapping, Sequence

from backoffice.changes import Saved
from backoffice.errors import Fault, InvalidInputError
from backoffice.office import Office
from backoffice.returns.records import append_event
from backoffice.returns.rules import arrival_faults, finding_faults, outcome_faults
from backoffice.returns.steps import is_late, open_return, saved
from backoffice.returns.values import Finding, Outcome, Return
from backoffice.roles import Permission
from backoffice.wording import day_text


def receive_return(office: Office, reference: str, arrived: Mapping[int, int], late_because: str = "") -> Saved[Return]:
    """Write down what came, in one parcel or the next.

    Args:
        office: where.
        reference: the RA number, as typed or scanned.
        arrived: how many pieces of each line, by its position.
        late_because: why a parcel that came after the last day is taken all the same.

    Raises:
        InvalidInputError: nothing came, more than was authorised, or it came late and nobody decided.
        ConflictError: the return has ended.
    """
    with open_return(office, reference, Permission.RECEIVE_RETURNS) as (work, row):
        faults = arrival_faults(row.lines, arrived)
        if is_late(work, row) and not late_because.strip():
            faults.append(
                Fault(
                    "late_because",
                    f"{row.reference} was good until {day_text(row.expires_on)}. "
                    "Say why it is taken all the same, or send it back.",
                )
            )
        if faults:
            raise InvalidInputError(*faults)
        for line in row.lines:
            line.received += arrived.get(line.position, 0)
        details = {"late": late_because.strip()} if late_because.strip() else {}
        append_event(work, row, "received", lines=_by_text(arrived), **details)
        return saved(work, row, f"{row.reference} received: {sum(arrived.values())} pieces.")


def inspect_return(office: Office, reference: str, findings: Sequence[Finding]) -> Saved[Return]:
    """Write down what looking at the pieces found; this is the second approval, after which a line can be decided.

    Raises:
        InvalidInputError: more than arrived, or another serial number than the one authorised.
        ConflictError: the return has ended.
    """
    with open_return(office, reference, Permission.ISSUE_RETURNS) as (work, row):
        if faults := finding_faults(row.lines, findings):
            raise InvalidInputError(*faults)
        by_position = {line.position: line for line in row.lines}
        for finding in findings:
            line = by_position[finding.position]
            line.accepted, line.damaged = finding.accepted, finding.damaged
        told = [{"position": one.position, "accepted": one.accepted, "damaged": one.damaged, "note": one.note.strip()}
                for one in findings]  # fmt: skip
        append_event(work, row, "inspected", lines=told)
        return saved(work, row, f"{row.reference} inspected.")


def decide_return(office: Office, reference: str, outcomes: Mapping[int, Outcome], why: str) -> Saved[Return]:
    """Give lines their outcome; once every line has one and all has come, the return is closed.

    Args:
        office: where.
        reference: the RA number.
        outcomes: by the line's position.
        why: the policy and the circumstances that it rests on (policy D11).

    Raises:
        InvalidInputError: no line, one that was not inspected or is decided already, or no reason.
        ConflictError: the return has ended.
    """
    with open_return(office, reference, Permission.ISSUE_RETURNS) as (work, row):
        faults = outcome_faults(row.lines, outcomes)
        if not why.strip():
            faults.append(Fault("why", "Say which policy it rests on, and why."))
        if faults:
            raise InvalidInputError(*faults)
        for line in row.lines:
            line.outcome = outcomes.get(line.position, line.outcome)
        append_event(work, row, "decided", lines=_by_text(outcomes), why=why.strip())
        return saved(work, row, f"{row.reference} decided.")


def _by_text(values: Mapping[int, object]) -> dict[str, object]:
    return {str(position): value for position, value in values.items()}
