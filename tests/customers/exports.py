"""Exports of shops with the columns that they publish, filled with invented customers."""

import csv
from io import StringIO

SHOPIFY = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,"
    "Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,"
    "Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"
    "Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,"
    "Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,"
    "Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,"
    "Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,"
    "Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,"
    "Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,"
    "Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,"
    "Payment Terms Name,Next Payment Due At,Payment References"
)
ADVANCED = (
    "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),"
    "Address 1&2 (Billing),City (Billing),State Code (Billing),Postcode (Billing),Country Code (Billing),"
    "Email (Billing),Phone (Billing),First Name (Shipping),Last Name (Shipping),Address 1&2 (Shipping),"
    "City (Shipping),State Code (Shipping),Postcode (Shipping),Country Code (Shipping),Payment Method Title,"
    "Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount,Order Refund Amount,"
    "Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity,Item Cost,Coupon Code,Discount Amount,"
    "Discount Amount Tax"
)
SUITE = (
    "order_id,order_number,order_date,paid_date,status,shipping_total,shipping_tax_total,fee_total,fee_tax_total,"
    "tax_total,cart_discount,order_discount,discount_total,order_total,order_subtotal,order_currency,payment_method,"
    "payment_method_title,transaction_id,customer_ip_address,customer_user_agent,shipping_method,customer_id,"
    "customer_user,customer_email,billing_first_name,billing_last_name,billing_company,billing_email,billing_phone,"
    "billing_address_1,billing_address_2,billing_postcode,billing_city,billing_state,billing_country,"
    "shipping_first_name,shipping_last_name,shipping_company,shipping_phone,shipping_address_1,shipping_address_2,"
    "shipping_postcode,shipping_city,shipping_state,shipping_country,customer_note,wt_import_key,shipping_items,"
    "fee_items,tax_items,coupon_items,refund_items,order_notes,download_permissions,line_item_1,line_item_2"
)
PER_ITEM = (
    "order_id,order_number,order_number_formatted,date,status,shipping_total,order_total,order_currency,"
    "payment_method,billing_first_name,billing_last_name,billing_email,billing_phone,billing_address_1,"
    "billing_postcode,billing_city,billing_state,billing_country,shipping_first_name,shipping_last_name,"
    "shipping_address_1,shipping_address_2,shipping_postcode,shipping_city,shipping_state,shipping_country,"
    "item_id,item_product_id,item_name,item_sku,item_quantity,item_subtotal,item_total,item_meta,"
    "tracking_provider,tracking_number,date_shipped"
)
PLAIN = (
    "order,placed,name,email,phone,company,street,street_2,city,state,postcode,country,currency,sku,item,quantity,"
    "price,carrier,tracking,shipped,delivered"
)
CUSTOMERS = "name,email,phone,street,city,state,postcode,country,preferred_channel"

ANNA = {
    "Email": "Anna@Example.com",
    "Currency": "USD",
    "Created at": "2026-11-20 09:50:26 -0500",
    "Fulfilled at": "2026-11-21 14:21:21 -0500",
    "Billing Name": "Anna Novák",
    "Billing Phone": "(617) 555-0123",
    "Shipping Name": "Bob Novák",
    "Shipping Street": "12 Elm Street, Apt 3",
    "Shipping Address1": "12 Elm Street",
    "Shipping Address2": "Apt 3",
    "Shipping City": "Quincy",
    "Shipping Zip": "'02169",
    "Shipping Province": "MA",
    "Shipping Country": "US",
}


def export(header: str, *rows: dict[str, str], separator: str = ",", end: str = "\r\n") -> str:
    """A file with a published header and these cells; all others are empty."""
    file = StringIO(newline="")
    writer = csv.DictWriter(file, header.split(","), delimiter=separator, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()
