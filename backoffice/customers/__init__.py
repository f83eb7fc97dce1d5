"""Customers and the orders imported for them."""

from backoffice.customers.editing import add_customer, edit_customer
from backoffice.customers.finding import customer, customers, find_customers
from backoffice.customers.history import PieceSummary, correspondence_of
from backoffice.customers.importing import ImportReport, import_customers
from backoffice.customers.order_importing import import_orders
from backoffice.customers.orders import order_key, orders_of
from backoffice.customers.records import create_customer, customers_with_email
from backoffice.customers.validation import checked_email, spoken_phone
from backoffice.customers.values import (
    Customer,
    CustomerDetails,
    CustomerSummary,
    Order,
    OrderLine,
    PreferredChannel,
    Shipment,
)

__all__ = [
    "Customer",
    "CustomerDetails",
    "CustomerSummary",
    "ImportReport",
    "Order",
    "OrderLine",
    "PieceSummary",
    "PreferredChannel",
    "Shipment",
    "add_customer",
    "checked_email",
    "correspondence_of",
    "create_customer",
    "customer",
    "customers",
    "customers_with_email",
    "edit_customer",
    "find_customers",
    "import_customers",
    "import_orders",
    "order_key",
    "orders_of",
    "spoken_phone",
]
