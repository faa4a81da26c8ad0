"""Makers of what belongs to a place: people, roles, departments, rules, ledgers, files, logs."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from houtai.kit.ids import NIL, new_id
from houtai.modules.audit.tables import Entry
from houtai.modules.identity.tables import (
    ConsoleSession,
    Department,
    Role,
    SignInRule,
    StaffPost,
)
from houtai.modules.ledger import public as ledger
from tests.factories import audit
from tests.factories.files import make_file
from tests.factories.identity import BEGINNING, make_account
from tests.factories.ledger import NOON, SOLD, chain_of, make_funded_account, make_key, move
from tests.guards.ground import Owner
from tests.guards.registry import makes

LONG = 10**9
PHONE, EMAIL = "13912345678", "zhang.wei@example.com"
"""What stands in sensitive columns, and must not be met where it is hidden."""


def at(owner: Owner) -> dict[str, UUID | None]:
    """The place as columns spell it."""
    return {"merchant_id": owner.place.merchant_id, "warehouse_id": owner.place.warehouse_id}


def home_of(owner: Owner) -> Any:
    """Whose ledger it is: the merchant's, or the platform's own."""
    return owner.place.merchant_id or NIL


def least_role(owner: Owner) -> str:
    """A role that everybody of the place may have in hand."""
    here = owner.place.console
    return "auditor" if here == "platform" else f"{here}_clerk"


async def put(owner: Owner, row: Any) -> UUID:
    """Store a row; its id."""
    owner.session.add(row)
    await owner.session.flush()
    return row.id


@makes("identity/accounts/{account_id}")
async def an_account(owner: Owner) -> object:
    account = await make_account(
        owner.session, role=least_role(owner), phone=PHONE, email=EMAIL, **at(owner)
    )
    return account.id


@makes("identity/departments/{department_id}")
async def a_department(owner: Owner) -> object:
    node = new_id()
    return await put(owner, Department(id=node, path=[node], name=node.hex, **at(owner)))


@makes("identity/posts/{post_id}")
async def a_post(owner: Owner) -> object:
    node = new_id()
    return await put(owner, StaffPost(id=node, path=[node], name=node.hex, **at(owner)))


@makes("identity/roles/{role_id}")
async def a_role(owner: Owner) -> object:
    code = f"made-{new_id().hex}"
    return await put(
        owner,
        Role(code=code, name="拣货", console=owner.place.console, permissions=[], **at(owner)),
    )


def session_of(account_id: UUID, owner: Owner) -> ConsoleSession:
    return ConsoleSession(
        account_id=account_id,
        token_hash=new_id().bytes * 2,
        created_at=BEGINNING,
        last_seen_at=BEGINNING,
        expires_at=BEGINNING.replace(year=2100),
        idle_seconds_max=LONG,
        user_agent="Browser",
        **at(owner),
    )


@makes("identity/sessions/{session_id}")
async def a_session_of_a_colleague(owner: Owner) -> object:
    colleague = await make_account(owner.session, role=least_role(owner), **at(owner))
    return await put(owner, session_of(colleague.id, owner))


@makes("identity/sign-in-rules/{rule_id}")
async def a_sign_in_rule(owner: Owner) -> object:
    colleague = await make_account(owner.session, role=least_role(owner), **at(owner))
    rule = SignInRule(
        account_id=colleague.id,
        networks=["192.0.2.0/24"],
        weekdays=[],
        enabled=True,
        note="办公室",
        version=1,
        changed_at=BEGINNING,
        **at(owner),
    )
    return await put(owner, rule)


@makes("ledger/accounts/{account_id}", by_merchant=True)
async def a_ledger_account(owner: Owner) -> object:
    return (await make_funded_account(owner.session, 10, home_id=home_of(owner))).id


@makes("ledger/documents/{document_id}", by_merchant=True)
async def a_document(owner: Owner) -> object:
    """A document that moved something between two accounts of one home."""
    key = await make_funded_account(owner.session, 10, home_id=home_of(owner))
    sold = make_key(SOLD, unit=key.unit, home_id=key.home_id)
    await ledger.open_accounts(owner.session, [sold], at=NOON)
    chain = chain_of(move(key.id, sold.id))
    await ledger.take(owner.session, chain, at=NOON)
    return chain.document_id


@makes("files/{file_id}")
async def a_file(owner: Owner) -> object:
    """A picture, so that each door for files has something to say; its bytes are nowhere."""
    picture = {"name": "合同.png", "media_type": "image/png", "width": 40, "height": 20}
    file = await make_file(owner.session, uploaded_by=owner.account_id, **picture, **at(owner))
    return file.id


@makes("audit/entries/{entry_id}")
async def an_entry(owner: Owner) -> object:
    deed = audit.deed(audit.ROLE_CHANGED, actor_id=owner.account_id, **at(owner))
    await audit.keep_all(owner.session, deed)
    return await owner.session.scalar(select(Entry.id).where(Entry.deed_id == deed.deed_id))


@makes("audit/things/{thing}", nobodys="a kind of thing")
async def a_kind_of_thing(_owner: Owner) -> object:
    return "identity.role"


@makes("audit/things/{thing}/{thing_id}")
async def a_thing_with_a_history(owner: Owner) -> object:
    note = replace(audit.ROLE_CHANGED, thing_id=str(new_id()))
    await audit.keep_all(owner.session, audit.deed(note, actor_id=owner.account_id, **at(owner)))
    return note.thing_id
