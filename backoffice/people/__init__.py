"""The people of a store, and the audit of what they did."""

from backoffice.people.audit import AuditEntry, history
from backoffice.people.users import add_person, change_person, found_people, people, person_named, who_works_here

__all__ = [
    "AuditEntry",
    "add_person",
    "change_person",
    "found_people",
    "history",
    "people",
    "person_named",
    "who_works_here",
]
