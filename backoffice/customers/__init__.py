"""Customers and the orders imported for them."""

from backoffice.customers.editing import add_customer, edit_customer
from backoffice.customers.finding import customer, customers, find_customers
from backoffice.customers.history import PieceSummary, correspondence_of
from backoffice.customers.importing import ImportReport, import_customers
from backoffice.customers.order_importing import import_orders
from backoffice.customers.orders import money, order_key, orders_of
from backoffice.customers.records import create_customer, customer_of, customers_with_email
from backoffice.customers.validation import HOME_COUNTRY, checked_email, spoken_phone
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
    "HOME_COUNTRY",
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
    "customer_of",
    "customers",
    "customers_with_email",
    "edit_customer",
    "find_customers",
    "import_customers",
    "import_orders",
    "money",
    "order_key",
    "orders_of",
    "spoken_phone",
]
