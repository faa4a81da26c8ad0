"""First passwords that nobody used run out; walls that keep indexes usable.

A wall joined by OR makes the planner expect next to no rows and sort whole tables (ADR 0027).
"""

from alembic import op

revision = "0016"
down_revision = "0015"

FIRST_PASSWORDS = """
ALTER TABLE identity.account ADD COLUMN first_password_until timestamptz;
"""

WORDS = """
-- What is not among the sampled words is rare: the more are sampled, the better it is known.
ALTER TABLE audit.entry_word ALTER COLUMN words SET STATISTICS 2000;
"""

REFUSED = """
CREATE INDEX ix_login_refused_merchant_id_at_position
    ON audit.login (merchant_id, at, position) WHERE refused;
"""

REACHED = """{column} = ANY (
    NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
)"""


OF_PLACES = """
    CASE WHEN current_setting('houtai.merchants', true) = '*'
            AND current_setting('houtai.warehouses', true) = '*' THEN true
        ELSE (merchant_id IS NULL OR current_setting('houtai.merchants', true) = '*'
                OR merchant_id = ANY (
                    NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]))
            AND (warehouse_id IS NULL OR current_setting('houtai.warehouses', true) = '*'
                OR warehouse_id = ANY (
                    NULLIF(NULLIF(current_setting('houtai.warehouses', true), '*'), '')::uuid[]))
    END
"""


def _altered(table: str, condition: str) -> str:
    return f"ALTER POLICY reach ON {table} USING ({condition}) WITH CHECK ({condition});"


def _wall(table: str, *columns: str) -> str:
    reached = " OR ".join(REACHED.format(column=column) for column in columns)
    return _altered(
        table,
        f"CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true ELSE {reached} END",
    )


WALLS = "".join(
    [
        _wall("ledger.account", "home_id"),
        _wall("ledger.transfer", "debit_home_id", "credit_home_id"),
        _wall("ledger.hold", "debit_home_id", "credit_home_id"),
        _wall("ledger.day_total", "home_id"),
        _wall("notices.webhook", "merchant_id"),
        _wall("notices.webhook_call", "merchant_id"),
        _wall("sheets.import", "merchant_id"),
        _wall("sheets.import_change", "merchant_id"),
        _altered("approvals.request", OF_PLACES),
        _altered("approvals.assignment", OF_PLACES),
        _altered("approvals.delegation", OF_PLACES),
        _altered("identity.department", OF_PLACES),
        _altered("identity.post", OF_PLACES),
    ]
)


def upgrade() -> None:
    op.execute(FIRST_PASSWORDS)
    op.execute(WORDS)
    op.execute(REFUSED)
    op.execute(WALLS)
