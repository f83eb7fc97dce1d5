"""The policy of a store, version by version; promises name the one they were given under."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from backoffice.promises.policy import Policy
from backoffice.promises.policy_file import default_policy_text, parse_policy
from db.hours import PolicyVersionRow


@dataclass(frozen=True)
class PolicyInForce:
    """The policy as it stands, and the number under which promises remember it."""

    version: int
    policy: Policy


def found_policy(session: Session, now: datetime, by: str) -> Policy:
    """Give a new store the shipped policy as its first version."""
    text = default_policy_text()
    session.add(PolicyVersionRow(at=now, by=by, text=text))
    session.flush()
    return _parsed(text)


def policy_in_force(session: Session) -> PolicyInForce:
    """The newest version of the store's policy."""
    row = session.scalars(select(PolicyVersionRow).order_by(PolicyVersionRow.id.desc()).limit(1)).one()
    return PolicyInForce(row.id, _parsed(row.text))


def policy_of_version(session: Session, version: int) -> Policy:
    """The policy as it stood under a number that promises remember."""
    return _parsed(session.get_one(PolicyVersionRow, version).text)


_parsed = lru_cache(maxsize=8)(parse_policy)  # every case and letter asks for it; a version never changes
