"""What the house may use of identity. Names only, no logic."""

from houtai.modules.identity.queries.accounts import (
    ACCOUNTS,
    LoginAccountView,
    select_accounts,
)
from houtai.modules.identity.queries.contacts import Contact, contacts
from houtai.modules.identity.queries.demo import active_demo_logins, any_account
from houtai.modules.identity.queries.finding import SEARCHERS
from houtai.modules.identity.queries.holders import colleagues, holders, names
from houtai.modules.identity.queries.people import people_by_id
from houtai.modules.identity.queries.places import names_of_places
from houtai.modules.identity.queries.signing_in import actor_at
from houtai.modules.identity.rules.catalogue import DoorOf
from houtai.modules.identity.rules.functions import open_to
from houtai.modules.identity.service.accounts import (
    CreateAccount,
    LoginTaken,
    create_account,
    reset_password,
)
from houtai.modules.identity.service.applicants import count_stranger, promote
from houtai.modules.identity.service.asking import ACTS
from houtai.modules.identity.service.carrying_out import Act, GrantedAct, carry_out
from houtai.modules.identity.service.demo import DemoJob, DemoPerson, end_demo, furnish, hire
from houtai.modules.identity.service.memberships import (
    AccountUnknown,
    GiveMembership,
    PlaceUnknown,
    RoleUnknown,
)
from houtai.modules.identity.service.pace import TooManyTries
from houtai.modules.identity.service.places import OpenPlace, open_place
from houtai.modules.identity.service.sessions import actor_of_token, sweep
from houtai.modules.identity.service.unlocking import unlock

__all__ = [
    "ACCOUNTS",
    "ACTS",
    "SEARCHERS",
    "AccountUnknown",
    "Act",
    "Contact",
    "CreateAccount",
    "DemoJob",
    "DemoPerson",
    "DoorOf",
    "GiveMembership",
    "GrantedAct",
    "LoginAccountView",
    "LoginTaken",
    "OpenPlace",
    "PlaceUnknown",
    "RoleUnknown",
    "TooManyTries",
    "active_demo_logins",
    "actor_at",
    "actor_of_token",
    "any_account",
    "carry_out",
    "colleagues",
    "contacts",
    "count_stranger",
    "create_account",
    "end_demo",
    "furnish",
    "hire",
    "holders",
    "names",
    "names_of_places",
    "open_place",
    "open_to",
    "people_by_id",
    "promote",
    "reset_password",
    "select_accounts",
    "sweep",
    "unlock",
]
