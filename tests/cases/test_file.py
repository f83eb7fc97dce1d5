"""The case file: one timeline of everything in and out."""

from datetime import timedelta

from backoffice import cases
from backoffice.cases import CaseFilter, CaseStatus, Ground, Happened
from backoffice.promises import Channel
from backoffice.roles import Permission
from db.correspondence import AttachmentRow, CorrespondenceRow, EnclosureRow
from tests.promises.stories import Story, begin, local


def test_the_timeline_tells_everything_newest_first(story: Story) -> None:
    """A letter, our letter, the resolution, another letter: who did what, and what came of the promises."""
    story.receives("Broken clasp")
    story.goes_on(local(11, 24, 9, 30))
    cases.assign_case(story.office, story.case)
    story.goes_on(local(11, 24, 9, 45))
    story.sends()
    story.goes_on(local(11, 24, 11))
    cases.resolve_case(story.office, story.case, "Repaired at no cost", Ground.WARRANTY)
    story.goes_on(local(11, 25))
    story.receives("Still broken")
    entries = cases.case_file(story.office, story.case).timeline
    assert [entry.title for entry in entries] == [
        "Follow up withdrawn",
        "Taken up again",
        "Letter received: Still broken",
        "Resolved",
        "Answer kept",
        "Acknowledge kept",
        "Letter sent: Our letter",
        "Assigned to Ada",
        "Letter received: Broken clasp",
    ]
    assert entries[3].detail == "Repaired at no cost. Rests on the warranty. · Ada"


def test_two_promises_kept_by_one_letter_are_told_once(story: Story) -> None:
    """A timeline repeats nothing."""
    story.receives("One")
    story.receives("Two")
    story.sends()
    titles = [entry.title for entry in cases.case_file(story.office, story.case).timeline]
    assert titles.count("Answer kept") == 1


def test_attachments_stand_with_their_piece(story: Story) -> None:
    """A file is named with its size and type; its bytes are fetched when somebody looks."""
    story.receives()
    with story.office.work(Permission.LOG) as work:
        work.session.add(AttachmentRow(sha256="a" * 64, size=12, media_type="application/pdf", content=b"%PDF-1.7 ..."))
        work.session.flush()
        work.session.add(EnclosureRow(correspondence_id=1, position=0, sha256="a" * 64, name="scan.pdf"))
    file = cases.case_file(story.office, story.case)
    [attachment] = file.correspondence[0].attachments
    assert (attachment.name, attachment.media_type, attachment.size) == ("scan.pdf", "application/pdf", 12)
    assert file.timeline[0].attachments == (attachment,)


def test_a_file_stands_on_its_own(story: Story) -> None:
    """Customer, facts and the days that may be granted, all from one reading."""
    story.receives("Broken clasp", Channel.EMAIL)
    file = cases.case_file(story.office, story.case.lower().replace("-", " "))
    assert (file.customer.name, file.customer.email) == ("Evelyn Marsh", "evelyn@example.com")
    assert file.customer.place == "12 Elm Street, Quincy MA 02169"
    assert file.grantable_days == (1, 2)
    assert file.timeline[0].what is Happened.RECEIVED


def test_cases_are_listed_newest_first_and_found_by_words(story: Story) -> None:
    """By status, customer, words and person; pages make up the whole."""
    references = []
    for number, subject in enumerate(("Broken clasp", "Ring too small", "Broken chain")):
        story.goes_on(local(11, 23) + timedelta(minutes=number))
        story.case = ""
        story.receives(subject)
        references.append(story.case)
    office = story.office
    whole = cases.cases(office, CaseFilter()).rows
    assert [row.reference for row in whole] == references[::-1]
    first = cases.cases(office, CaseFilter(), None, 2)
    rest = cases.cases(office, CaseFilter(), first.next_key, 2)
    assert (first.rows + rest.rows, rest.next_key) == (whole, None)
    assert [row.subject for row in cases.cases(office, CaseFilter(text="brok")).rows] == [
        "Broken chain",
        "Broken clasp",
    ]
    assert cases.cases(office, CaseFilter(text="evelyn clasp")).rows == whole[2:]
    cases.assign_case(office, references[0])
    assert [row.assignee for row in cases.cases(office, CaseFilter(assignee_id=office.user.id)).rows] == ["Ada"]
    assert cases.cases(office, CaseFilter(status=CaseStatus.WAITING)).rows == ()
    assert len(cases.cases(office, CaseFilter(customer=story.customer)).rows) == 3


def test_the_next_due_moment_of_a_case(story: Story) -> None:
    """A list shows what of a case is due first; nothing where all is kept."""
    story.receives()
    assert cases.cases(story.office, CaseFilter()).rows[0].due == local(11, 24)
    story.sends()
    assert cases.cases(story.office, CaseFilter()).rows[0].due is None


def test_other_peoples_cases_stay_out_of_a_file(story: Story) -> None:
    """Two customers, two files."""
    story.receives("Broken clasp")
    other = begin(story.office, story.clock, "Noor Haddad", "noor@example.com")
    other.receives("Engraving")
    with story.office.look() as session:
        assert session.query(CorrespondenceRow).count() == 2
    assert [piece.subject for piece in cases.case_file(story.office, other.case).correspondence] == ["Engraving"]
