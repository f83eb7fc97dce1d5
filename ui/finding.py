"""What the search field offers, and where each hit leads."""

from collections.abc import Sequence

from backoffice import finder
from backoffice.finder import Hit, HitKind
from backoffice.office import Office
from ui.desk import Place, Target
from ui.shell import Found

HITS = {
    HitKind.CUSTOMER: (Place.CUSTOMERS, "person"),
    HitKind.ORDER: (Place.CUSTOMERS, "orders"),
    HitKind.CASE: (Place.CASES, "cases"),
    HitKind.RETURN: (Place.RETURNS, "returns"),
    HitKind.LETTER: (Place.LETTERS, "letters"),
}


def found_for(office: Office, text: str) -> Sequence[Found]:
    """Records that ``text`` may mean, the surest first; runs in the store's lane."""
    return tuple(_found(hit) for hit in finder.find(office, text))


def _found(hit: Hit) -> Found:
    place, icon = HITS[hit.kind]
    return Found(hit.title, hit.detail, icon, Target(place, hit.reference))
