"""Whether something may come back: findings in words with their arithmetic. They advise staff and block nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backoffice.promises import Returns
from backoffice.wording import day_text


@dataclass(frozen=True)
class Eligibility:
    """One finding.

    Attributes:
        words: what was found, with the dates it was reckoned from.
        policy: the sentence of the policy that it rests on (policy D11).
        concern: whether it speaks against the return, so that staff need a reason to issue it all the same.
    """

    words: str
    policy: str
    concern: bool


@dataclass(frozen=True)
class Parcel:
    """When a parcel of the order was shipped and delivered, in the business zone, as far as the shop told."""

    shipped: date | None
    delivered: date | None


def window_finding(placed: date, parcels: Sequence[Parcel], today: date, terms: Returns) -> Eligibility:
    """Whether the window is open: it runs from the last delivery, else from the shipment and some days on the way.

    An order that was never reported as shipped tells nothing certain, so it raises no concern.
    """
    policy = f"Return policy: within {terms.window_days} days of delivery."
    window = timedelta(days=terms.window_days)
    delivered = max((parcel.delivered for parcel in parcels if parcel.delivered), default=None)
    shipped = max((parcel.shipped for parcel in parcels if parcel.shipped), default=None)
    if delivered:
        told, last = f"Delivered {day_text(delivered)}", delivered + window
    elif shipped:
        told = f"Shipped {day_text(shipped)}, with {terms.transit_days} days on the way"
        last = shipped + timedelta(days=terms.transit_days) + window
    else:
        return Eligibility(f"Ordered {day_text(placed)}; the shop has told of no shipment yet.", policy, concern=False)
    if today <= last:
        return Eligibility(f"{told}: may come back until {day_text(last)}.", policy, concern=False)
    over = (today - last).days
    days = "a day" if over == 1 else f"{over} days"
    return Eligibility(f"{told}: could come back until {day_text(last)}, which is {days} ago.", policy, concern=True)


def article_finding(name: str, terms: Returns) -> Eligibility | None:
    """Why an article does not come back by its nature (engraved, final sale), if that is so."""
    folded = name.casefold()
    word = next((word for word in terms.final_sale_words if word.casefold() in folded), None)
    if word is None:
        return None
    return Eligibility(f"{name} is {word}.", "Return policy: such articles do not come back.", concern=True)
