"""What the house may use of identity. Names only, no logic."""

from houtai.modules.identity.service.accounts import (
    AccountUnknown,
    CreateAccount,
    LoginTaken,
    PlaceUnknown,
    RoleUnknown,
    create_account,
    reset_password,
)
from houtai.modules.identity.service.sessions import actor_of_token, sweep

__all__ = [
    "AccountUnknown",
    "CreateAccount",
    "LoginTaken",
    "PlaceUnknown",
    "RoleUnknown",
    "actor_of_token",
    "create_account",
    "reset_password",
    "sweep",
]
