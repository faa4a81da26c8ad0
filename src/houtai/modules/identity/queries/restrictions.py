"""Reads of the rules that say from where and when somebody may work."""

from collections.abc import Iterable
from datetime import datetime
from ipaddress import IPv4Network, IPv6Network
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Console, within
from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View
from houtai.modules.identity.queries.reach import greater, reached
from houtai.modules.identity.rules import restrictions
from houtai.modules.identity.rules.reach import holdings_of
from houtai.modules.identity.tables import (
    Account,
    ConsoleSession,
    Membership,
    Role,
    SignInRule,
    WorkPlace,
)

Network = IPv4Network | IPv6Network


def _word(text: str) -> ColumnElement[str]:
    """A word that stands in the statement itself, which is prepared once for all requests."""
    return literal_column(f"'{text}'")


def _applying() -> ColumnElement[Any]:
    """All rules for the account and the place of a session, as one JSON array; NULL for none.

    Of those for roles the roles held at that place count. Index: ix_sign_in_rule_account_id,
    ix_sign_in_rule_role_id, ix_sign_in_rule_console.
    """
    rule, here = SignInRule, ConsoleSession
    roles_held = func.array(
        select(Membership.role_id)
        .where(
            Membership.account_id == here.account_id,
            Membership.merchant_id.is_not_distinct_from(here.merchant_id),
            Membership.warehouse_id.is_not_distinct_from(here.warehouse_id),
            Membership.ended_at.is_(None),
        )
        .correlate(here)
        .scalar_subquery()
    )
    console = case(
        (here.warehouse_id.is_not(None), _word("warehouse")),
        (here.merchant_id.is_not(None), _word("merchant")),
        else_=_word("platform"),
    )
    subject = func.concat_ws(
        _word("@"),
        func.coalesce(func.text(rule.role_id), rule.console, _word("account")),
        rule.merchant_id,
        rule.warehouse_id,
    )
    told = func.jsonb_build_object(
        *(_word("subject"), subject),
        *(_word("networks"), rule.networks),
        *(_word("weekdays"), rule.weekdays),
        *(_word("from_minute"), rule.from_minute),
        *(_word("to_minute"), rule.to_minute),
    )
    return (
        select(func.jsonb_agg(told))
        .where(rule.enabled)
        .where(
            or_(
                rule.account_id == here.account_id,
                rule.console == console,
                rule.role_id == func.any(roles_held),
            )
        )
        .where(or_(rule.merchant_id.is_(None), rule.merchant_id == here.merchant_id))
        .where(or_(rule.warehouse_id.is_(None), rule.warehouse_id == here.warehouse_id))
        .correlate(here)
        .scalar_subquery()
    )


RULES_OF_SESSION = _applying().label("sign_in_rules")
"""A column for a statement about sessions: what `read_rules` reads."""


def read_rules(stored: Iterable[dict[str, Any]] | None) -> tuple[restrictions.Rule, ...]:
    """The rules from that column."""
    return tuple(map(restrictions.read_rule, stored or ()))


async def rules_of_session(
    session: AsyncSession, session_id: UUID
) -> tuple[restrictions.Rule, ...]:
    """What applies to a session. Index: pk_session."""
    found = await session.scalar(select(RULES_OF_SESSION).where(ConsoleSession.id == session_id))
    return read_rules(found)


class RestrictionView(View):
    """A rule as administrators see it. Minutes count from midnight, local time."""

    id: UUID
    scope: str
    account_id: UUID | None
    account: str | None
    role_id: UUID | None
    role: str | None
    console: Console | None
    merchant_id: UUID | None
    warehouse_id: UUID | None
    place: str | None
    networks: list[Network]
    weekdays: list[int]
    from_minute: int | None
    to_minute: int | None
    enabled: bool
    note: str
    version: int
    changed_at: datetime


RESTRICTIONS = Listing(
    id=SignInRule.id,
    sorts={"id": SignInRule.id},
    default="-id",
    filters={
        "account_id": equal(SignInRule.account_id, UUID),
        "role_id": equal(SignInRule.role_id, UUID),
        "console": equal(SignInRule.console, Console),
    },
)
_SHOWN = (
    select(
        SignInRule.id,
        case(
            (SignInRule.account_id.is_not(None), "account"),
            (SignInRule.role_id.is_not(None), "role"),
            else_="console",
        ).label("scope"),
        SignInRule.account_id,
        Account.name.label("account"),
        SignInRule.role_id,
        Role.name.label("role"),
        SignInRule.console,
        SignInRule.merchant_id,
        SignInRule.warehouse_id,
        WorkPlace.name.label("place"),
        SignInRule.networks,
        SignInRule.weekdays,
        SignInRule.from_minute,
        SignInRule.to_minute,
        SignInRule.enabled,
        SignInRule.note,
        SignInRule.version,
        SignInRule.changed_at,
    )
    .outerjoin(Account, Account.id == SignInRule.account_id)
    .outerjoin(Role, Role.id == SignInRule.role_id)
    .outerjoin(
        WorkPlace,
        WorkPlace.id == func.coalesce(SignInRule.warehouse_id, SignInRule.merchant_id),
    )
)


def of_place(actor: Actor) -> ColumnElement[bool]:
    """Condition on a rule: it was made at the actor's place, or within the platform's reach."""
    rule, place = SignInRule, actor.place
    if place.console == "platform":
        return or_(
            rule.merchant_id.is_(None) & rule.warehouse_id.is_(None),
            within(actor, rule.merchant_id) & within(actor, rule.warehouse_id),
        )
    return rule.merchant_id.is_not_distinct_from(
        place.merchant_id
    ) & rule.warehouse_id.is_not_distinct_from(place.warehouse_id)


async def list_restrictions(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[RestrictionView]:
    """Rules of the actor's place. Index: pk_sign_in_rule, ix_sign_in_rule_merchant_id_id."""
    statement = _SHOWN.where(of_place(actor))
    return await RESTRICTIONS.page(session, statement, wanted, RestrictionView)


async def restriction(session: AsyncSession, actor: Actor, rule_id: UUID) -> RestrictionView | None:
    """One rule of the actor's place; None as if there were none. Index: pk_sign_in_rule."""
    found = await session.execute(_SHOWN.where(SignInRule.id == rule_id, of_place(actor)))
    row = found.one_or_none()
    return None if row is None else RestrictionView.model_validate(row)


async def may_restrict_account(
    session: AsyncSession, actor: Actor, account_id: UUID | None
) -> bool:
    """Whether the account works within the actor's reach and nowhere there may do more than he.

    Index: ix_membership_account_id.
    """
    works = and_(Membership.account_id == account_id, Membership.ended_at.is_(None))
    found = select(
        exists().where(works, reached(actor)),
        exists().where(
            works, reached(actor), Role.id == Membership.role_id, greater(holdings_of(actor))
        ),
    )
    is_there, is_greater = (await session.execute(found)).one()
    return is_there and not is_greater


async def may_restrict_role(session: AsyncSession, actor: Actor, role_id: UUID) -> bool:
    """Whether the role may be held at the actor's place and gives no more than he has.

    Index: pk_role.
    """
    place = actor.place
    of_here = (
        true()
        if place.console == "platform"
        else and_(
            Role.console == place.console,
            or_(Role.merchant_id.is_(None), within(actor, Role.merchant_id)),
            or_(Role.warehouse_id.is_(None), within(actor, Role.warehouse_id)),
        )
    )
    return bool(
        await session.scalar(
            select(exists().where(Role.id == role_id, of_here, ~greater(holdings_of(actor))))
        )
    )
