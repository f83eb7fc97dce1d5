"""The columns of the Settings screen's tables."""

from zoneinfo import ZoneInfo

from backoffice.promises import INQUIRY_NAMES, KIND_NAMES, Channel, Deadline, PolicyEffect
from backoffice.roles import User
from ui.kit import Column
from ui.moments import day_text, moment_text

CHANNEL_NAMES = {Channel.MAIL: "Letter", Channel.EMAIL: "E-mail", Channel.PHONE: "Call", Channel.WEB: "Website"}

PEOPLE = (
    Column[User]("Name", text=lambda user: user.name, gives_way=True, icon=lambda _user: "person"),
    Column[User]("Works here as", text=lambda user: user.role.value),
)


class EffectColumns:
    """What is promised today and what would be; moments are in ``zone``, which comes with the first answer."""

    def __init__(self) -> None:
        self.zone = ZoneInfo("UTC")

    def all(self) -> tuple[Column[PolicyEffect], ...]:
        """From left to right."""
        return (
            Column("Promise", text=what_text, gives_way=True),
            Column("Today", text=self._before, muted=True),
            Column("By this text", text=self._after),
        )

    def _before(self, effect: PolicyEffect) -> str:
        return edges_text(effect.before, self.zone)

    def _after(self, effect: PolicyEffect) -> str:
        return edges_text(effect.after, self.zone) if effect.differs else "the same"


def what_text(effect: PolicyEffect) -> str:
    """``Letter · Answer``, ``Letter · Return · Answer``; the promise alone where the channel does not matter."""
    inquiry = INQUIRY_NAMES[effect.inquiry] if effect.inquiry else ""
    channel = CHANNEL_NAMES[effect.channel] if effect.channel else ""
    return " · ".join(filter(None, (channel, inquiry, KIND_NAMES[effect.before.kind])))


def edges_text(deadline: Deadline, zone: ZoneInfo) -> str:
    """``Fri 27 Nov – Tue 1 Dec`` where there is a window, else the due moment."""
    opens, due = (day_text(moment, zone) for moment in (deadline.earliest, deadline.due))
    window = deadline.earliest > deadline.start and opens != due
    return f"{opens} – {due}" if window else moment_text(deadline.due, zone)
