"""Dates and amounts as people read them, in the English of the United States wherever the program runs."""

from datetime import date
from decimal import Decimal

LOCALE = "en_US"


def day_text(day: date) -> str:
    """``December 24, 2026``."""
    from babel.dates import format_date

    return format_date(day, "MMMM d, y", locale=LOCALE)


def money_text(cents: int, currency: str) -> str:
    """``$1,234.50``, from the currency's smallest unit."""
    from babel.numbers import format_currency, get_currency_precision

    amount = Decimal(cents).scaleb(-get_currency_precision(currency))
    return format_currency(amount, currency, locale=LOCALE)
