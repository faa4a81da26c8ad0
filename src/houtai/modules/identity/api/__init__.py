"""HTTP doors of identity."""

from houtai.kit.http import Router
from houtai.modules.identity.api import (
    accounts,
    restrictions,
    roles,
    second_factor,
    sessions,
    signing_in,
    trees,
)
from houtai.modules.identity.api.signing_in import authenticate

__all__ = ["authenticate", "console"]

console = Router(prefix="/identity", tags=["identity"])
console.include_router(signing_in.doors)
console.include_router(signing_in.guessing_doors)
console.include_router(accounts.doors)
console.include_router(second_factor.doors)
console.include_router(second_factor.guessing_doors)
console.include_router(sessions.doors)
console.include_router(sessions.guessing_doors)
console.include_router(restrictions.doors)
console.include_router(trees.doors)
console.include_router(roles.doors)
