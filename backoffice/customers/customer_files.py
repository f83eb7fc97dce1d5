"""Lists of customers (`customers import F.csv`), read whole or not at all. Pure: bytes in, values out.

Columns, in any order and case: `name` (needed), `email`, `phone`, `company`, `street`, `street_2`, `city`, `state`,
`postcode` (or `zip`), `country` (two letters; empty means the United States), `preferred_channel` (`mail`, `email` or
`phone`; empty chooses by what there is), `note`. Several e-mail addresses or telephone numbers stand in one cell,
separated by semicolons.
"""

from backoffice.customers.csv_files import FileFaultsError, LineFault, Row, fault, read_table
from backoffice.customers.validation import checked
from backoffice.customers.values import CustomerDetails, PreferredChannel
from backoffice.documents import PostalAddress
from backoffice.errors import InvalidInputError

_CHANNELS = {"letter": "mail", "post": "mail", "e-mail": "email", "telephone": "phone"}


def read_customers(content: bytes) -> tuple[CustomerDetails, ...]:
    """Every customer of the file as `validation.checked` gives it, in the order of the file.

    Raises:
        FileFaultsError: with everything that is wrong with any line; then nothing is taken over.
    """
    table = read_table(content)
    if "name" not in table.columns:
        raise FileFaultsError([fault(1, "header", "There is no column “name”, which every customer needs.")])
    faults: list[LineFault] = []
    customers = []
    for row in table.rows:
        try:
            customers.append(checked(_details(row)))
        except InvalidInputError as error:
            faults += [fault(row.line, one.field, one.message) for one in error.faults]
        except ValueError as error:
            faults.append(fault(row.line, "preferred_channel", str(error)))
    if faults:
        raise FileFaultsError(faults)
    return tuple(customers)


def _details(row: Row) -> CustomerDetails:
    address = PostalAddress(
        company=row.text([["company"]]),
        street=row.first_of([["street", "street 2"], ["address", "address 2"]]),
        city=row.text([["city"]]),
        state=row.text([["state"]]),
        postcode=row.text([["postcode"], ["zip"]]),
        country=row.text([["country"]]),
    )
    return CustomerDetails(
        name=row.text([["name"]]),
        emails=tuple(row.text([["email"], ["e mail"]]).split(";")),
        phones=tuple(row.text([["phone"]]).split(";")),
        addresses=(address,),
        preferred_channel=_channel(row.text([["preferred channel"]])),
        note=row.text([["note"]]),
    )


def _channel(text: str) -> PreferredChannel | None:
    word = text.lower()
    try:
        return PreferredChannel(_CHANNELS.get(word, word)) if word else None
    except ValueError:
        raise ValueError(f"“{text[:40]}” is no preferred channel; write mail, email or phone.") from None
