"""Importing lists of customers; and what every import tells."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from backoffice.changes import Changes, Saved, Topic
from backoffice.customers.csv_files import FileFaultsError, LineFault
from backoffice.customers.customer_files import read_customers
from backoffice.customers.matching import AT_ONCE, People
from backoffice.customers.records import customer_of, rewrite
from backoffice.customers.values import CustomerDetails
from backoffice.files import read_bytes
from backoffice.office import Office, Work
from backoffice.progress import Progress, unwatched
from backoffice.roles import Permission
from db.customers import CustomerRow


@dataclass(frozen=True)
class ImportReport:
    """What an import did, or would do.

    Attributes:
        added: records that were new.
        completed: records that were known and learned something.
        unchanged: records that were known just so.
        new_customers: customers added for orders of people unknown so far.
        remarks: what could not be used though its record could, in sentences that name the line.
        faults: every line that is wrong; where there are any, nothing at all is imported.
        dry_run: nothing was saved.
    """

    added: int = 0
    completed: int = 0
    unchanged: int = 0
    new_customers: int = 0
    remarks: tuple[str, ...] = ()
    faults: tuple[LineFault, ...] = ()
    dry_run: bool = False


def import_customers(
    office: Office, file: Path, *, dry_run: bool = False, progress: Progress = unwatched
) -> Saved[ImportReport]:
    """Take over a list of customers (columns: see `customer_files`), all of it or nothing.

    A customer of the same name and e-mail address (without one: telephone number or street) is completed by what is
    new and loses nothing, so that the same file changes nothing the second time.

    A dry run saves nothing and reports wrong lines instead of raising them.

    Raises:
        FileFaultsError: some lines are wrong; carries a fault for each.
        UserFacingError: the file cannot be read.
    """
    office.user.must(Permission.IMPORT)
    try:
        found = read_customers(read_bytes(file))
    except FileFaultsError as error:
        return refused(error, dry_run=dry_run)
    with office.work(Permission.IMPORT) as work, work.session.begin_nested() as trial:
        report = ImportReport(dry_run=dry_run)
        for start in range(0, len(found), AT_ONCE):
            progress(start, len(found), "Importing customers")
            report = _take(work, found[start : start + AT_ONCE], report)
        if dry_run:
            trial.rollback()
    said = f"Customers: {report.added} added, {report.completed} completed, {report.unchanged} as before."
    return Saved(report, changes(said, report, Topic.CUSTOMERS))


def refused(error: FileFaultsError, *, dry_run: bool) -> Saved[ImportReport]:
    """What a dry run says of a wrong file; otherwise the fault goes its way."""
    if not dry_run:
        raise error
    return Saved(ImportReport(faults=error.line_faults, dry_run=True), Changes(frozenset()))


def changes(said: str, report: ImportReport, *topics: Topic) -> Changes:
    """What the screens hear of an import: nothing, where nothing was saved."""
    is_news = not report.dry_run and bool(report.added or report.completed)
    return Changes(frozenset(topics if is_news else ()), said)


def _take(work: Work, found: tuple[CustomerDetails, ...], report: ImportReport) -> ImportReport:
    people = People(work, found)
    added = completed = 0
    for details in found:
        known = people.same(details)
        if known is None:
            people.add(details)
            added += 1
        else:
            people.settle()
            completed += _complete(work, known, details)
    people.settle()
    return replace(
        report,
        added=report.added + added,
        completed=report.completed + completed,
        unchanged=report.unchanged + len(found) - added - completed,
    )


def _complete(work: Work, row: CustomerRow, new: CustomerDetails) -> bool:
    """Add to a customer what ``new`` knows beyond; whether that was anything."""
    old = customer_of(row).details
    both = replace(
        old,
        emails=_union(old.emails, new.emails),
        phones=_union(old.phones, new.phones),
        addresses=_union(old.addresses, tuple(replace(address, name=old.name) for address in new.addresses)),
        note=old.note if new.note in old.note else f"{old.note}\n{new.note}".strip(),
    )
    if both == old:
        return False
    rewrite(work, row, both)
    return True


T = TypeVar("T")


def _union(old: tuple[T, ...], new: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(old + new))
