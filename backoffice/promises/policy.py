"""What the organisation promises, as data: the shape of the policy file, and what it must not say.

`backoffice.promises.policy_file` reads it from text.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from backoffice.errors import InvalidInputError
from backoffice.hours import WEEKDAYS, Hours, parse_hours


class Channel(StrEnum):
    """How a piece of correspondence travels."""

    MAIL = "mail"
    EMAIL = "email"
    PHONE = "phone"
    WEB = "web"


class InquiryKind(StrEnum):
    """What a case is about (policy D1)."""

    PRE_PURCHASE = "pre_purchase"
    ORDER = "order"
    SHIPPING = "shipping"
    RETURN = "return"
    ACCOUNT = "account"
    PRODUCT_CONCERN = "product_concern"
    FEEDBACK = "feedback"


class PromiseKind(StrEnum):
    """What is promised (policy D2, D4, D6, D7, D9, D14)."""

    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    INVESTIGATE = "investigate"
    FOLLOW_UP = "follow_up"
    ESCALATION_REVIEW = "escalation_review"
    ESCALATION_RESOLUTION = "escalation_resolution"


class Unit(StrEnum):
    """What a promise counts; never left unsaid, and never turned into another."""

    BUSINESS_DAYS = "business_days"
    OPEN_HOURS = "open_hours"
    CLOCK_HOURS_ON_BUSINESS_DAYS = "clock_hours_on_business_days"


Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(strict=True, ge=0, le=1000)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rule(_Part):
    """How long a promise takes, in its unit.

    Attributes:
        unit: what the numbers count.
        earliest: when keeping it may begin; 0 is at once.
        due: when it must be kept.
        target: when we aim to keep it; `due` where the file gives none.
    """

    unit: Unit
    earliest: Count = 0
    due: Annotated[Count, Field(ge=1)]
    target: Annotated[Count, Field(default_factory=lambda given: given.get("due", 0))]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for name, number in (("earliest", self.earliest), ("target", self.target)):
            if number > self.due:
                raise ValueError(f"the {name} ({number}) comes after what is due ({self.due})")
        if self.earliest > self.target:
            raise ValueError(f"the earliest ({self.earliest}) comes after the target ({self.target})")
        return self


class KindPromises(_Part):
    """What one kind of inquiry is promised in place of what its channel promises."""

    acknowledge: Rule | None = None
    answer: Rule | None = None


class ChannelPromises(_Part):
    """What every piece on one channel starts (policy D2, D4, D6)."""

    acknowledge: Rule
    answer: Rule
    kinds: Mapping[InquiryKind, KindPromises] = {}

    def rules(self, kind: InquiryKind) -> Mapping[PromiseKind, Rule]:
        """The rules for one kind of inquiry."""
        own = self.kinds.get(kind, KindPromises())
        return {
            PromiseKind.ACKNOWLEDGE: own.acknowledge or self.acknowledge,
            PromiseKind.ANSWER: own.answer or self.answer,
        }


class Channels(_Part):
    """What starts on each channel."""

    mail: ChannelPromises
    email: ChannelPromises
    phone: ChannelPromises
    web: ChannelPromises

    def __getitem__(self, channel: Channel) -> ChannelPromises:
        return {
            Channel.MAIL: self.mail,
            Channel.EMAIL: self.email,
            Channel.PHONE: self.phone,
            Channel.WEB: self.web,
        }[channel]


class Investigation(_Part):
    """How many additional business days an agent may grant (policy D7)."""

    least: Annotated[Count, Field(ge=1)]
    most: Count

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise ValueError(f"the least ({self.least}) is more than the most ({self.most})")
        return self


class Waiting(_Part):
    """How long the clock of a reply stands still for the customer before it runs on by itself.

    Attributes:
        business_days: the budget of one wait.
    """

    business_days: Annotated[Count, Field(ge=1)]


class Escalation(_Part):
    """The pair of promises that an escalation starts (policy D14)."""

    review: Rule
    resolution: Rule


class Subjects(_Part):
    """The words that count in a subject; see `backoffice.promises.subjects`."""

    urgent: tuple[Text, ...]
    escalation: tuple[Text, ...]
    reply_prefixes: tuple[Text, ...]


class Organisation(_Part):
    """Who we are, to customers."""

    name: Text
    street: tuple[Text, ...]
    city: Text
    state: str = ""
    postcode: str = ""
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    email: Text
    web: Text

    @property
    def address_lines(self) -> tuple[str, ...]:
        """Street and town as a letterhead shows them."""
        town = " ".join(part for part in (f"{self.city},", self.state, self.postcode) if part)
        return (*self.street, town.rstrip(","))


class Returns(_Part):
    """How goods come back.

    Attributes:
        neutral_name: the name of the returns dock, which tells neither brand nor goods.
        street, city, state, postcode: where it is, in the organisation's country.
        valid_business_days: so many business days after the issue an authorization is good for.
        telling_words: what must never stand on the outside of a parcel, besides the words that always tell.
        window_days: so many calendar days after its delivery an article may come back.
        transit_days: so many days a parcel is taken to be on the way, where only its shipment is known.
        final_sale_words: words in an article's name for which it does not come back.
    """

    neutral_name: Text
    street: tuple[Text, ...]
    city: Text
    state: str = ""
    postcode: str = ""
    valid_business_days: Annotated[Count, Field(ge=1)]
    telling_words: tuple[Text, ...] = ()
    window_days: Annotated[Count, Field(ge=1)] = 30
    transit_days: Count = 7
    final_sale_words: tuple[Text, ...] = ("engraved", "personalized", "final sale")


def _hours(text: object) -> object:
    try:
        return parse_hours(text) if isinstance(text, str) else text
    except InvalidInputError as error:
        raise ValueError(str(error)) from error


def _zone(key: object) -> object:
    try:
        return ZoneInfo(key) if isinstance(key, str) else key
    except (LookupError, ValueError, OSError):
        raise ValueError(f"“{key}” is not a time zone; they are named like America/New_York") from None


DayHours = Annotated[Hours, BeforeValidator(_hours)]


class WeeklyHours(_Part):
    """When the office is open in an ordinary week (policy D5).

    Attributes:
        zone: the business zone.
        advance_notice_days: at least so many calendar days ahead a closure is posted.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    zone: Annotated[ZoneInfo, BeforeValidator(_zone)]
    monday: DayHours
    tuesday: DayHours
    wednesday: DayHours
    thursday: DayHours
    friday: DayHours
    saturday: DayHours
    sunday: DayHours
    advance_notice_days: Count

    @model_validator(mode="after")
    def _open_at_all(self) -> Self:
        if not any(self.by_weekday().values()):
            raise ValueError("the office would never open; give at least one weekday hours")
        return self

    def by_weekday(self) -> dict[int, Hours]:
        """The hours of weekdays 0 (Monday) to 6."""
        week: list[Hours] = [getattr(self, name) for name in WEEKDAYS]
        return dict(enumerate(week))


class Policy(_Part):
    """The whole service policy; frozen."""

    organisation: Organisation
    hours: WeeklyHours
    channels: Channels
    investigation: Investigation
    waiting: Waiting
    follow_up: Rule
    escalation: Escalation
    returns: Returns
    subjects: Subjects

    @property
    def zone(self) -> ZoneInfo:
        """The business zone."""
        return self.hours.zone

    @property
    def weekly(self) -> dict[int, Hours]:
        """The hours of weekdays 0 (Monday) to 6 in an ordinary week."""
        return self.hours.by_weekday()
