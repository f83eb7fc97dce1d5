"""What the two papers of a return say: the neutral label outside, the slip inside."""

from dataclasses import dataclass, replace

from backoffice.documents.addresses import PostalAddress, address_lines
from backoffice.documents.blocks import Beside, Block, CheckList, Column, Heading, Note, Paragraph, Steps, Table
from backoffice.documents.document import Align
from backoffice.documents.word_guard import guard
from backoffice.references import Reference

PACKING = (
    "Wrap each piece and put it, with this slip, into a small box.",
    "Put that box into a plain outer box with padding.",
    "Tape it well and stick the outer label on top.",
    "Hand it over at a counter and keep the receipt.",
)
_DISCREET = "Write nothing else outside: it should not tell what is inside."
CONDITION = (
    "Complete, with all parts",
    "Not worn since it arrived",
    "Fault or damage as described",
    "Photos taken before packing",
)


@dataclass(frozen=True)
class OuterLabel:
    """The label on the parcel; it never tells brand, contents or value.

    Attributes:
        reference: the RA number.
        return_to: the returns dock under its neutral name.
        sender: the customer.
        home: the organisation's country, two letters, which an empty country of an address stands for.
        use_by: the last day, ready to print.
        carrier: name and service, or empty.
        tracking: the carrier's number, or empty.
        audit: who printed it when, in the smallest print.
    """

    reference: Reference
    return_to: PostalAddress
    sender: PostalAddress
    home: str
    use_by: str
    carrier: str = ""
    tracking: str = ""
    audit: str = ""

    def to_lines(self) -> tuple[str, ...]:
        """The returns dock as the post of the sender's country reads it."""
        dock = replace(self.return_to, country=self.return_to.country.strip() or self.home)
        return address_lines(dock, self.sender.country.strip() or self.home)

    def from_lines(self) -> tuple[str, ...]:
        """The sender's address."""
        return address_lines(self.sender, self.home)

    def check_neutral(self, brands: tuple[str, ...]) -> None:
        """Refuse a label that gives the contents away.

        Raises:
            TellingWordError: naming the word.
        """
        guard((*self.to_lines(), self.use_by, self.carrier, self.tracking, self.audit), brands)


@dataclass(frozen=True)
class SlipLine:
    """One line of the return, ready to print.

    Attributes:
        item: what comes back, with its serial number where it has one.
        quantity: how many.
        reason: why.
        value: declared, with its currency.
    """

    item: str
    quantity: int
    reason: str
    value: str


@dataclass(frozen=True)
class InnerSlip:
    """The slip inside the parcel.

    Attributes:
        reference: the RA number.
        order: the order number, or empty.
        customer: who sends it.
        use_by: the last day, ready to print.
        lines: what comes back.
        declared_value: of all lines, with its currency.
        certificate: whether a certificate must come along.
        enclose: what else to put in.
        condition: what the customer ticks.
        packing: how to pack, step by step.
    """

    reference: Reference
    order: str
    customer: str
    use_by: str
    lines: tuple[SlipLine, ...]
    declared_value: str
    certificate: bool = False
    enclose: tuple[str, ...] = ()
    condition: tuple[str, ...] = CONDITION
    packing: tuple[str, ...] = PACKING

    def blocks(self) -> tuple[Block, ...]:
        """The slip's text below its head."""
        order = f"Order {self.order} · " if self.order else ""
        enclose = (*(("Certificate of the piece",) if self.certificate else ()), *self.enclose, "This slip")
        return (
            Paragraph(f"{order}{self.customer}\nUse by {self.use_by}"),
            Table(
                (
                    Column("Qty", align=Align.RIGHT),
                    Column("Item", share=3),
                    Column("Reason", share=2),
                    Column("Declared", align=Align.RIGHT),
                ),
                tuple((str(line.quantity), line.item, line.reason, line.value) for line in self.lines),
                ("", "Declared value", "", self.declared_value),
            ),
            Beside(
                (
                    (Heading("Please enclose"), CheckList(enclose), Heading("Condition"), CheckList(self.condition)),
                    (Heading("How to pack"), Steps(self.packing), Note(_DISCREET)),
                )
            ),
        )
