"""First passwords that nobody used run out; walls around the ledger that keep its indexes usable.

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

REACHED = """{column} = ANY (
    NULLIF(NULLIF(current_setting('houtai.merchants', true), '*'), '')::uuid[]
)"""


def _wall(table: str, *columns: str) -> str:
    reached = " OR ".join(REACHED.format(column=column) for column in columns)
    condition = f"""
    CASE WHEN current_setting('houtai.merchants', true) = '*' THEN true ELSE {reached} END
    """
    return f"ALTER POLICY reach ON {table} USING ({condition}) WITH CHECK ({condition});"


WALLS = "".join(
    [
        _wall("ledger.account", "home_id"),
        _wall("ledger.transfer", "debit_home_id", "credit_home_id"),
        _wall("ledger.hold", "debit_home_id", "credit_home_id"),
        _wall("ledger.day_total", "home_id"),
    ]
)


def upgrade() -> None:
    op.execute(FIRST_PASSWORDS)
    op.execute(WORDS)
    op.execute(WALLS)
