"""Makers of statements."""

from tests.factories.reconciliation import make_statement
from tests.guards.ground import Owner
from tests.guards.registry import makes


@makes("reconciliation/statements/{statement_id}", nobodys="statements are the platform's")
async def a_statement(owner: Owner) -> object:
    made = await make_statement(owner.session)
    return made.id
