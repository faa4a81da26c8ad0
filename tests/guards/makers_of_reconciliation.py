"""Makers of statements."""

from tests.factories.reconciliation import make_statement
from tests.guards.bodies import EXPECTED
from tests.guards.ground import Owner
from tests.guards.registry import makes

EXPECTED["reconciliation_fetch_statement_file"] = "objects.missing"


@makes("reconciliation/statements/{statement_id}", nobodys="statements are the platform's")
async def a_statement(owner: Owner) -> object:
    made = await make_statement(owner.session)
    return made.id
