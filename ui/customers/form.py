"""The form of a customer: contact, addresses, and how they like to hear from us."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel import Locale
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from backoffice.customers import HOME_COUNTRY, Customer, CustomerDetails, PreferredChannel, spoken_phone
from backoffice.documents import PostalAddress, address_lines
from backoffice.errors import ConflictError, Fault, InvalidInputError
from ui.kit import Button, Choice, ChoiceBox, Form, Kind, TextArea

CHANNELS = {
    PreferredChannel.EMAIL: "E-mail",
    PreferredChannel.MAIL: "Letter",
    PreferredChannel.PHONE: "Telephone",
}
_ADDRESS = ("company", "street", "city", "state", "postcode", "country")


class CustomerForm(Form):
    """Everything of a customer that may be edited; sentences of `backoffice.customers` appear under its fields.

    Args:
        customer: who is edited; None for somebody new.

    Attributes:
        reference: of who is edited; empty for somebody new.

    Signals:
        discarded(): what was typed is to be thrown away.
    """

    discarded = Signal()

    def __init__(self, customer: Customer | None = None, parent: QWidget | None = None) -> None:
        super().__init__("Save customer", parent=parent)
        self.reference = customer.reference if customer else ""
        self._version = customer.version if customer else 0
        self._addresses = 0
        self.add("name", "Name", QLineEdit(), "The person, or the organisation")
        self.add("emails", "E-mail addresses", TextArea(2), "One a line, the usual one first", optional=True)
        self.add("phones", "Telephone numbers", TextArea(2), "One a line; abroad with +44 …", optional=True)
        self.add_row("emails", "phones")
        self.add_address()
        any_channel = Choice("", "Whatever there is")
        channels = [any_channel, *(Choice(channel, words) for channel, words in CHANNELS.items())]
        self.add("preferred_channel", "Likes to hear from us by", ChoiceBox(channels))
        self.add("note", "Note for ourselves", TextArea(2), optional=True)
        self.add_row("preferred_channel", "note")
        another = Button("Another address", Kind.QUIET, icon="plus")
        another.clicked.connect(self.add_address)
        discard = Button("Discard", Kind.QUIET)
        discard.clicked.connect(self.discarded)
        self.add_button(another)
        self.add_button(discard)
        if customer:
            self.fill(_texts(customer.details))
            self.rest()

    @property
    def version(self) -> int:
        """The version of the record that what is typed rests on."""
        return self._version

    @Slot()
    def add_address(self) -> None:
        """Add the fields of another address, and go there."""
        self._addresses += 1
        suffix = _suffix(self._addresses)
        which = f" of address {self._addresses}" if suffix else ""
        street = self.add(
            f"street{suffix}", f"Street{which}", TextArea(3), "As on an envelope; empty for who has no postal address"
        )
        self.add(f"city{suffix}", "Town", QLineEdit())
        self.add(f"state{suffix}", "State or region", QLineEdit())
        self.add(f"postcode{suffix}", "ZIP or postal code", QLineEdit())
        self.add_row(f"city{suffix}", f"state{suffix}", f"postcode{suffix}")
        self.add(f"company{suffix}", "Company", QLineEdit(), optional=True)
        country = self.add(f"country{suffix}", "Country", ChoiceBox(_countries()))
        country.set_key(HOME_COUNTRY)
        country.setMinimumContentsLength(_COUNTRY_LETTERS)
        country.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.add_row(f"company{suffix}", f"country{suffix}")
        if suffix:
            street.setFocus()

    def details(self) -> CustomerDetails:
        """What stands in the form, as typed."""
        values = self.values()
        return CustomerDetails(
            name=values["name"],
            emails=tuple(values["emails"].splitlines()),
            phones=tuple(values["phones"].splitlines()),
            addresses=tuple(_address(values, _suffix(place)) for place in range(1, self._addresses + 1)),
            preferred_channel=PreferredChannel(values["preferred_channel"]) if values["preferred_channel"] else None,
            note=values["note"],
        )

    def values(self) -> dict[str, str]:
        """The fields as text, and the version that they rest on."""
        return {**super().values(), "version": str(self._version)}

    def fill(self, values: Mapping[str, str]) -> None:
        """Put ``values`` into the fields, adding those of further addresses."""
        self._version = int(values.get("version", self._version))
        while f"street{_suffix(self._addresses + 1)}" in values:
            self.add_address()
        super().fill(values)

    def show_error(self, error: Exception) -> None:
        """Show sentences under their fields; where somebody else saved meanwhile, theirs, to save over knowingly."""
        if isinstance(error, ConflictError) and error.theirs:
            self._version = int(str(error.theirs["version"]))
            error = InvalidInputError(Fault("record", str(error)), *_theirs(error.theirs))
        super().show_error(error)


def _suffix(place: int) -> str:
    """What the names of an address's fields end in, as in the faults of `backoffice.customers`."""
    return f"_{place}" if place > 1 else ""


def _texts(details: CustomerDetails) -> dict[str, str]:
    texts = {
        "name": details.name,
        "emails": "\n".join(details.emails),
        "phones": "\n".join(map(spoken_phone, details.phones)),
        "preferred_channel": details.preferred_channel or "",
        "note": details.note,
    }
    for place, address in enumerate(details.addresses, start=1):
        suffix = _suffix(place)
        texts |= {f"{name}{suffix}": getattr(address, name) for name in _ADDRESS}
        texts[f"street{suffix}"] = "\n".join(address.street)
    return texts


def _address(values: Mapping[str, str], suffix: str) -> PostalAddress:
    parts = {name: values[f"{name}{suffix}"] for name in _ADDRESS if name != "street"}
    return PostalAddress(street=tuple(values[f"street{suffix}"].splitlines()), **parts)


def _theirs(stored: Mapping[str, object]) -> Iterator[Fault]:
    """What somebody else saved, as a sentence under each field that differs."""
    for name, value in stored.items():
        if name == "addresses" and isinstance(value, tuple):
            lines = ("; ".join(address_lines(address, HOME_COUNTRY)) for address in value)
            yield Fault("street", f"Saved meanwhile: {' / '.join(lines) or 'no address'}")
        elif name != "version":
            text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
            yield Fault(name, f"Saved meanwhile: {text or 'nothing'}")


@lru_cache(maxsize=1)
def _countries() -> tuple[Choice, ...]:
    """Home first, then by name."""
    names = {code: name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    known = sorted((code for code in names if code not in _NO_COUNTRIES), key=names.__getitem__)
    return tuple(Choice(code, names[code]) for code in sorted(known, key=lambda code: code != HOME_COUNTRY))


_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_COUNTRY_LETTERS = 12  # the longest name would push its neighbours aside
