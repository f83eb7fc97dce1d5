"""The first schema.

Revision: 0001
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachments",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_attachments_sha256_is_hex")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_attachments")),
    )
    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_name", sa.String(), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("entity", sa.String(length=32), nullable=False),
        sa.Column("entity_id", sa.String(), nullable=False),
        sa.Column("before", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("after", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.CheckConstraint("action IN ('create', 'update', 'delete')", name=op.f("ck_audit_entries_action_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entries_entity_entity_id"), ["entity", "entity_id"], unique=False)

    op.create_table(
        "calendar_exceptions",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("intervals", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'suspended') = (intervals = 'closed')", name=op.f("ck_calendar_exceptions_suspended_has_no_hours")
        ),
        sa.CheckConstraint("kind IN ('suspended', 'reduced')", name=op.f("ck_calendar_exceptions_kind_known")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_calendar_exceptions_name_given")),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_exceptions")),
    )
    op.create_table(
        "calendar_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("weekly", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("exceptions", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_versions")),
    )
    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column("preferred_channel", sa.String(length=32), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "preferred_channel IN ('mail', 'email', 'phone')", name=op.f("ck_customers_preferred_channel_known")
        ),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_customers_name_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("reference", name=op.f("uq_customers_reference")),
    )
    with op.batch_alter_table("customers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customers_sort_name_id"), ["sort_name", "id"], unique=False)

    op.create_table(
        "holiday_answers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("answer", sa.String(length=32), nullable=False),
        sa.Column("intervals", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(answer = 'reduced') = (intervals <> '')", name=op.f("ck_holiday_answers_reduced_has_hours")
        ),
        sa.CheckConstraint("answer IN ('closed', 'reduced', 'ignore')", name=op.f("ck_holiday_answers_answer_known")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_holiday_answers")),
    )
    op.create_table(
        "policy_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_versions")),
    )
    op.create_table(
        "search_terms",
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column(
            "term",
            sa.String(length=64, collation="C").with_variant(sa.String(length=64, collation="BINARY"), "sqlite"),
            nullable=False,
        ),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "term", "record_id", name=op.f("pk_search_terms")),
    )
    with op.batch_alter_table("search_terms", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_search_terms_topic_record_id"), ["topic", "record_id"], unique=False)

    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(length=32), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('mailroom', 'agent', 'manager')", name=op.f("ck_users_role_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("name", name=op.f("uq_users_name")),
    )
    op.create_table(
        "customer_addresses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("company", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("postcode", sa.String(), nullable=False),
        sa.Column("country", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "length(country) = 2 AND country = upper(country)", name=op.f("ck_customer_addresses_country_is_iso")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"],
            ["customers.id"],
            name=op.f("fk_customer_addresses_customer_id_customers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_addresses")),
    )
    with op.batch_alter_table("customer_addresses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_addresses_customer_id"), ["customer_id"], unique=False)

    op.create_table(
        "customer_emails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.CheckConstraint("address = lower(address)", name=op.f("ck_customer_emails_address_lower")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_customer_emails_customer_id_customers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_emails")),
        sa.UniqueConstraint("customer_id", "address", name=op.f("uq_customer_emails_customer_id_address")),
    )
    with op.batch_alter_table("customer_emails", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_customer_emails_address"), ["address"], unique=False)

    op.create_table(
        "customer_phones",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_customer_phones_customer_id_customers"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_phones")),
        sa.UniqueConstraint("customer_id", "number", name=op.f("uq_customer_phones_customer_id_number")),
    )
    op.create_table(
        "drafts",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("content", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_drafts_user_id_users"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "form", name=op.f("pk_drafts")),
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column(
            "search_number",
            sa.String(length=64, collation="C").with_variant(sa.String(length=64, collation="BINARY"), "sqlite"),
            nullable=False,
        ),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("currency", sa.String(length=32), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("source IN ('shopify', 'woocommerce', 'plain')", name=op.f("ck_orders_source_known")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_orders_customer_id_customers")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("source", "number", name=op.f("uq_orders_source_number")),
    )
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_orders_customer_id_placed_at"), ["customer_id", "placed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_orders_search_number"), ["search_number"], unique=False)

    op.create_table(
        "postings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("calendar_version", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("files", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown", sa.Integer(), nullable=True),
        sa.Column("differing", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "delivered_at IS NOT NULL OR checked_at IS NULL", name=op.f("ck_postings_checked_once_delivered")
        ),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_postings_sha256_is_hex")),
        sa.ForeignKeyConstraint(
            ["calendar_version"], ["calendar_versions.id"], name=op.f("fk_postings_calendar_version_calendar_versions")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_postings")),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=32), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("escalated", sa.Boolean(), nullable=False),
        sa.Column("own_error", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("waiting_reason", sa.String(), nullable=False),
        sa.Column("waiting_unanswered", sa.Boolean(), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'waiting') = (waiting_since IS NOT NULL)", name=op.f("ck_cases_waiting_has_a_start")
        ),
        sa.CheckConstraint(
            "(status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)",
            name=op.f("ck_cases_resolved_when_settled"),
        ),
        sa.CheckConstraint(
            "kind IN ('pre_purchase', 'order', 'shipping', 'return', 'account', 'product_concern', 'feedback')",
            name=op.f("ck_cases_kind_known"),
        ),
        sa.CheckConstraint("status IN ('open', 'waiting', 'resolved', 'closed')", name=op.f("ck_cases_status_known")),
        sa.ForeignKeyConstraint(["assignee_id"], ["users.id"], name=op.f("fk_cases_assignee_id_users")),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name=op.f("fk_cases_customer_id_customers")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_cases_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("reference", name=op.f("uq_cases_reference")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cases_assignee_id_status"), ["assignee_id", "status"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_customer_id_opened_at"), ["customer_id", "opened_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_opened_at_id"), ["opened_at", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cases_status_opened_at_id"), ["status", "opened_at", "id"], unique=False)

    op.create_table(
        "order_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Integer(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_order_lines_quantity_positive")),
        sa.CheckConstraint("unit_price >= 0", name=op.f("ck_order_lines_unit_price_not_negative")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_lines_order_id_orders"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_lines")),
        sa.UniqueConstraint("order_id", "position", name=op.f("uq_order_lines_order_id_position")),
    )
    op.create_table(
        "shipments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("carrier", sa.String(), nullable=False),
        sa.Column("tracking", sa.String(), nullable=False),
        sa.Column("shipped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("delivered_at >= shipped_at", name=op.f("ck_shipments_delivered_after_shipped")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_shipments_order_id_orders"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shipments")),
    )
    with op.batch_alter_table("shipments", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shipments_order_id"), ["order_id"], unique=False)

    op.create_table(
        "correspondence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("direction", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("postmarked", sa.Date(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("logged_by", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=True),
        sa.Column("raw_sha256", sa.String(length=64), nullable=True),
        sa.Column("unreadable", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('mail', 'email', 'phone', 'web')", name=op.f("ck_correspondence_channel_known")
        ),
        sa.CheckConstraint(
            "direction = 'inbound' OR case_id IS NOT NULL", name=op.f("ck_correspondence_outbound_has_a_case")
        ),
        sa.CheckConstraint(
            "direction = 'inbound' OR sent_at IS NOT NULL", name=op.f("ck_correspondence_outbound_is_sent")
        ),
        sa.CheckConstraint(
            "direction = 'outbound' OR received_at IS NOT NULL", name=op.f("ck_correspondence_inbound_is_received")
        ),
        sa.CheckConstraint("direction IN ('inbound', 'outbound')", name=op.f("ck_correspondence_direction_known")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_correspondence_case_id_cases")),
        sa.ForeignKeyConstraint(["logged_by"], ["users.id"], name=op.f("fk_correspondence_logged_by_users")),
        sa.ForeignKeyConstraint(
            ["raw_sha256"], ["attachments.sha256"], name=op.f("fk_correspondence_raw_sha256_attachments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correspondence")),
        sa.UniqueConstraint("raw_sha256", name=op.f("uq_correspondence_raw_sha256")),
    )
    with op.batch_alter_table("correspondence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_correspondence_case_id_logged_at"), ["case_id", "logged_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_correspondence_message_id"), ["message_id"], unique=False)
        batch_op.create_index(
            "ix_correspondence_unfiled",
            ["logged_at"],
            unique=False,
            sqlite_where=sa.text("case_id IS NULL"),
            postgresql_where=sa.text("case_id IS NULL"),
        )

    op.create_table(
        "return_authorizations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("own_error", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('requested', 'authorised', 'label_sent', 'in_transit', 'received', 'inspected', 'closed', 'rejected', 'cancelled')",
            name=op.f("ck_return_authorizations_state_known"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_return_authorizations_case_id_cases")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_return_authorizations_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_authorizations")),
        sa.UniqueConstraint("reference", name=op.f("uq_return_authorizations_reference")),
    )
    with op.batch_alter_table("return_authorizations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_return_authorizations_case_id"), ["case_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_return_authorizations_state_issued_at_id"), ["state", "issued_at", "id"], unique=False
        )

    op.create_table(
        "enclosures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("correspondence_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("inline", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["correspondence_id"],
            ["correspondence.id"],
            name=op.f("fk_enclosures_correspondence_id_correspondence"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["sha256"], ["attachments.sha256"], name=op.f("fk_enclosures_sha256_attachments")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enclosures")),
        sa.UniqueConstraint("correspondence_id", "position", name=op.f("uq_enclosures_correspondence_id_position")),
    )
    with op.batch_alter_table("enclosures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enclosures_sha256"), ["sha256"], unique=False)

    op.create_table(
        "letters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("return_id", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("template", sa.String(length=32), nullable=False),
        sa.Column("fields", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("address", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("piece_sha256", sa.String(length=64), nullable=True),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drafted_by", sa.Integer(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dispatched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'dispatched') = (dispatched_at IS NOT NULL)", name=op.f("ck_letters_dispatched_has_a_moment")
        ),
        sa.CheckConstraint("channel IN ('mail', 'email')", name=op.f("ck_letters_channel_known")),
        sa.CheckConstraint(
            "state IN ('drafted', 'approved', 'printed', 'dispatched', 'void')", name=op.f("ck_letters_state_known")
        ),
        sa.CheckConstraint(
            "state NOT IN ('approved', 'printed', 'dispatched') OR recipient <> ''",
            name=op.f("ck_letters_has_recipient"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('printed', 'dispatched') OR piece_sha256 IS NOT NULL",
            name=op.f("ck_letters_printed_is_kept"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_letters_case_id_cases")),
        sa.ForeignKeyConstraint(["drafted_by"], ["users.id"], name=op.f("fk_letters_drafted_by_users")),
        sa.ForeignKeyConstraint(
            ["piece_sha256"], ["attachments.sha256"], name=op.f("fk_letters_piece_sha256_attachments")
        ),
        sa.ForeignKeyConstraint(["replaces_id"], ["letters.id"], name=op.f("fk_letters_replaces_id_letters")),
        sa.ForeignKeyConstraint(
            ["return_id"], ["return_authorizations.id"], name=op.f("fk_letters_return_id_return_authorizations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("reference", name=op.f("uq_letters_reference")),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letters_case_id"), ["case_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letters_state_drafted_at_id"), ["state", "drafted_at", "id"], unique=False)

    op.create_table(
        "promises",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("correspondence_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=32), nullable=False),
        sa.Column("unit", sa.String(length=32), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("start_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("earliest_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("target_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("derivation", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("policy_version", sa.Integer(), nullable=False),
        sa.Column("calendar_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.Column("late_seconds", sa.Integer(), nullable=True),
        sa.Column("restated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("restated_why", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(restated_at IS NULL) = (restated_why = '')", name=op.f("ck_promises_restated_has_a_reason")
        ),
        sa.CheckConstraint("(state = 'open') = (settled_at IS NULL)", name=op.f("ck_promises_settled_has_a_moment")),
        sa.CheckConstraint("channel IN ('mail', 'email', 'phone', 'web')", name=op.f("ck_promises_channel_known")),
        sa.CheckConstraint(
            "kind IN ('acknowledge', 'answer', 'investigate', 'follow_up', 'escalation_review', 'escalation_resolution')",
            name=op.f("ck_promises_kind_known"),
        ),
        sa.CheckConstraint(
            "late_seconds IS NULL OR (state = 'missed' AND late_seconds >= 0)",
            name=op.f("ck_promises_late_when_missed"),
        ),
        sa.CheckConstraint("state IN ('open', 'kept', 'missed', 'withdrawn')", name=op.f("ck_promises_state_known")),
        sa.CheckConstraint(
            "unit IN ('business_days', 'open_hours', 'clock_hours_on_business_days')",
            name=op.f("ck_promises_unit_known"),
        ),
        sa.CheckConstraint("earliest_at <= target_at AND target_at <= due_at", name=op.f("ck_promises_edges_in_order")),
        sa.CheckConstraint("rank BETWEEN 0 AND 2", name=op.f("ck_promises_rank_known")),
        sa.CheckConstraint("start_at <= due_at", name=op.f("ck_promises_due_after_start")),
        sa.ForeignKeyConstraint(
            ["calendar_version"], ["calendar_versions.id"], name=op.f("fk_promises_calendar_version_calendar_versions")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_promises_case_id_cases")),
        sa.ForeignKeyConstraint(
            ["correspondence_id"], ["correspondence.id"], name=op.f("fk_promises_correspondence_id_correspondence")
        ),
        sa.ForeignKeyConstraint(
            ["policy_version"], ["policy_versions.id"], name=op.f("fk_promises_policy_version_policy_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
        sa.UniqueConstraint("correspondence_id", "kind", name=op.f("uq_promises_correspondence_id_kind")),
    )
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_promises_case_id_start_at"), ["case_id", "start_at"], unique=False)
        batch_op.create_index(
            "ix_promises_open",
            ["rank", "due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index(
            "ix_promises_open_due",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index(
            "ix_promises_open_window",
            ["kind", "earliest_at", "due_at"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index(batch_op.f("ix_promises_settled_at_id"), ["settled_at", "id"], unique=False)

    op.create_table(
        "return_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("event", sa.String(length=32), nullable=False),
        sa.Column("details", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(
            ["return_id"],
            ["return_authorizations.id"],
            name=op.f("fk_return_events_return_id_return_authorizations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_events")),
    )
    with op.batch_alter_table("return_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_return_events_return_id"), ["return_id"], unique=False)

    op.create_table(
        "return_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("order_line_id", sa.Integer(), nullable=True),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("damaged", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("weight_grams", sa.Integer(), nullable=True),
        sa.Column("declared_value", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=True),
        sa.CheckConstraint(
            "outcome IS NULL OR outcome IN ('refund', 'replacement', 'repair', 'returned_to_customer')",
            name=op.f("ck_return_lines_outcome_known"),
        ),
        sa.CheckConstraint("accepted + damaged <= received", name=op.f("ck_return_lines_inspected_within_received")),
        sa.CheckConstraint("declared_value >= 0", name=op.f("ck_return_lines_declared_value_not_negative")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_return_lines_quantity_positive")),
        sa.CheckConstraint(
            "received >= 0 AND accepted >= 0 AND damaged >= 0", name=op.f("ck_return_lines_counts_not_negative")
        ),
        sa.CheckConstraint("weight_grams > 0", name=op.f("ck_return_lines_weight_positive")),
        sa.ForeignKeyConstraint(
            ["order_line_id"], ["order_lines.id"], name=op.f("fk_return_lines_order_line_id_order_lines")
        ),
        sa.ForeignKeyConstraint(
            ["return_id"],
            ["return_authorizations.id"],
            name=op.f("fk_return_lines_return_id_return_authorizations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_return_lines")),
        sa.UniqueConstraint("return_id", "position", name=op.f("uq_return_lines_return_id_position")),
    )
    with op.batch_alter_table("return_lines", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_return_lines_order_line_id"), ["order_line_id"], unique=False)

    op.create_table(
        "promise_pauses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("promise_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("runs_out_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("before_earliest_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before_target_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("before_derivation", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ended_at >= since", name=op.f("ck_promise_pauses_ends_later")),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_promise_pauses_reason_given")),
        sa.CheckConstraint("since <= runs_out_at", name=op.f("ck_promise_pauses_runs_out_later")),
        sa.ForeignKeyConstraint(["promise_id"], ["promises.id"], name=op.f("fk_promise_pauses_promise_id_promises")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_pauses")),
    )
    with op.batch_alter_table("promise_pauses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_promise_pauses_promise_id_since"), ["promise_id", "since"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("promise_pauses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_promise_pauses_promise_id_since"))

    op.drop_table("promise_pauses")
    with op.batch_alter_table("return_lines", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_return_lines_order_line_id"))

    op.drop_table("return_lines")
    with op.batch_alter_table("return_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_return_events_return_id"))

    op.drop_table("return_events")
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_promises_settled_at_id"))
        batch_op.drop_index(
            "ix_promises_open_window",
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.drop_index(
            "ix_promises_open_due", sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'")
        )
        batch_op.drop_index(
            "ix_promises_open", sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'")
        )
        batch_op.drop_index(batch_op.f("ix_promises_case_id_start_at"))

    op.drop_table("promises")
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letters_state_drafted_at_id"))
        batch_op.drop_index(batch_op.f("ix_letters_case_id"))

    op.drop_table("letters")
    with op.batch_alter_table("enclosures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enclosures_sha256"))

    op.drop_table("enclosures")
    with op.batch_alter_table("return_authorizations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_return_authorizations_state_issued_at_id"))
        batch_op.drop_index(batch_op.f("ix_return_authorizations_case_id"))

    op.drop_table("return_authorizations")
    with op.batch_alter_table("correspondence", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_correspondence_unfiled",
            sqlite_where=sa.text("case_id IS NULL"),
            postgresql_where=sa.text("case_id IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_correspondence_message_id"))
        batch_op.drop_index(batch_op.f("ix_correspondence_case_id_logged_at"))

    op.drop_table("correspondence")
    with op.batch_alter_table("shipments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shipments_order_id"))

    op.drop_table("shipments")
    op.drop_table("order_lines")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cases_status_opened_at_id"))
        batch_op.drop_index(batch_op.f("ix_cases_opened_at_id"))
        batch_op.drop_index(batch_op.f("ix_cases_customer_id_opened_at"))
        batch_op.drop_index(batch_op.f("ix_cases_assignee_id_status"))

    op.drop_table("cases")
    op.drop_table("postings")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_orders_search_number"))
        batch_op.drop_index(batch_op.f("ix_orders_customer_id_placed_at"))

    op.drop_table("orders")
    op.drop_table("drafts")
    op.drop_table("customer_phones")
    with op.batch_alter_table("customer_emails", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_emails_address"))

    op.drop_table("customer_emails")
    with op.batch_alter_table("customer_addresses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customer_addresses_customer_id"))

    op.drop_table("customer_addresses")
    op.drop_table("users")
    with op.batch_alter_table("search_terms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_search_terms_topic_record_id"))

    op.drop_table("search_terms")
    op.drop_table("policy_versions")
    op.drop_table("holiday_answers")
    with op.batch_alter_table("customers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_customers_sort_name_id"))

    op.drop_table("customers")
    op.drop_table("calendar_versions")
    op.drop_table("calendar_exceptions")
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_entries_entity_entity_id"))

    op.drop_table("audit_entries")
    op.drop_table("attachments")
