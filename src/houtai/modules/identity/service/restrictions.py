"""Rules about addresses and hours: made, changed, removed; nobody shuts himself out unawares."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.addresses import read_network
from houtai.kit.auth import Actor, Console
from houtai.kit.errors import Conflict, Forbidden, Invalid, NotFound
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command
from houtai.modules.identity.queries import restrictions as shown
from houtai.modules.identity.rules.functions import EVERYTHING
from houtai.modules.identity.rules.hours import MINUTES_OF_DAY
from houtai.modules.identity.rules.restrictions import may_work
from houtai.modules.identity.rules.sign_in import Caller
from houtai.modules.identity.service import sessions
from houtai.modules.identity.tables import ConsoleSession, SignInRule

THING = "identity.sign_in_rule"


class RuleUnknown(NotFound):
    code = "sign_in.rule_unknown"


class RuleChangedMeanwhile(Conflict):
    code = "sign_in.rule_changed_meanwhile"


class WouldShutOneselfOut(Conflict):
    """With this rule the next request of the actor himself would be refused."""

    code = "sign_in.would_shut_oneself_out"


class SubjectUnknown(Invalid):
    """No account or role of that id that the actor may act on."""

    code = "sign_in.subject_unknown"


class ConsoleAboveActor(Forbidden):
    """A rule for everybody at a console is made by somebody who may do everything there."""

    code = "sign_in.console_above_actor"


class RuleEmpty(Invalid):
    """Asks for nothing."""

    code = "sign_in.rule_empty"


class HoursNotWhole(Invalid):
    """Hours have weekdays, a beginning and another end; or there are none at all."""

    code = "sign_in.hours_not_whole"


class NotOneSubject(Invalid):
    """A rule is for an account, a role or a console."""

    code = "sign_in.not_one_subject"


def _network(text: str) -> str:
    try:
        return str(read_network(text.strip()))
    except ValueError as error:
        raise PydanticCustomError("network", "is no network such as 10.0.0.0/8") from error


NetworkText = Annotated[str, Field(max_length=64), AfterValidator(_network)]
Weekday = Annotated[int, Field(strict=True, ge=1, le=7)]
Version = Annotated[int, Field(strict=True, ge=1, le=BIGINT_MAX)]


class _Terms(Command):
    """What a rule asks for: one of the networks, and one of the hours if any are given.

    Minutes count from midnight, local time; what ends before it begins runs over midnight.
    """

    networks: Annotated[tuple[NetworkText, ...], Field(max_length=100)] = ()
    weekdays: Annotated[tuple[Weekday, ...], Field(max_length=7)] = ()
    from_minute: Annotated[int | None, Field(strict=True, ge=0, lt=MINUTES_OF_DAY)] = None
    to_minute: Annotated[int | None, Field(strict=True, ge=1, le=MINUTES_OF_DAY)] = None
    enabled: bool = True
    note: Annotated[str, Field(max_length=200, pattern=r"^[^\r\n\x00]*$")] = ""
    lock_out_ok: bool = False
    """The actor knows that he shuts himself out."""

    @property
    def stored(self) -> dict[str, Any]:
        """As the row has it."""
        return {
            "networks": list(dict.fromkeys(self.networks)),
            "weekdays": sorted(set(self.weekdays)),
            "from_minute": self.from_minute,
            "to_minute": self.to_minute,
            "enabled": self.enabled,
            "note": self.note.strip(),
        }


class MakeRule(_Terms):
    """For one account, the holders of one role, or everybody at a console."""

    account_id: UUID | None = None
    role_id: UUID | None = None
    console: Console | None = None

    @property
    def subject(self) -> tuple[UUID | None, UUID | None, Console | None]:
        """To whom it applies; one of the three."""
        return self.account_id, self.role_id, self.console


class EditRule(_Terms):
    version: Version


async def make(
    session: AsyncSession,
    actor: Actor,
    command: MakeRule,
    *,
    token: str,
    caller: Caller,
    at: datetime,
) -> UUID:
    """A rule for sessions at the actor's place; from the platform, for sessions anywhere.

    Raises SubjectUnknown, ConsoleAboveActor, WouldShutOneselfOut.
    """
    if sum(each is not None for each in command.subject) != 1:
        raise NotOneSubject(place="body")
    _refuse_unwhole(command)
    await _refuse_above(session, actor, command)
    rule_id = new_id()
    await session.execute(
        insert(SignInRule).values(
            id=rule_id,
            account_id=command.account_id,
            role_id=command.role_id,
            console=command.console,
            merchant_id=actor.place.merchant_id,
            warehouse_id=actor.place.warehouse_id,
            version=1,
            changed_at=at,
            **command.stored,
        )
    )
    if not command.lock_out_ok:
        await _refuse_shutting_out(session, actor, token, caller, at)
    made = await shown.restriction(session, actor, rule_id)
    trail.note(session, THING, rule_id, name=_name(made), before=None, after=made)
    return rule_id


async def edit(
    session: AsyncSession,
    actor: Actor,
    rule_id: UUID,
    command: EditRule,
    *,
    token: str,
    caller: Caller,
    at: datetime,
) -> None:
    """Other terms for the same people. Raises RuleUnknown, RuleChangedMeanwhile, and as above."""
    _refuse_unwhole(command)
    before = await shown.restriction(session, actor, rule_id)
    if before is None:
        raise RuleUnknown
    await _refuse_above(session, actor, before)
    change_it = (
        update(SignInRule)
        .where(SignInRule.id == rule_id, SignInRule.version == command.version)
        .where(shown.of_place(actor))
        .values(version=SignInRule.version + 1, changed_at=at, **command.stored)
        .returning(SignInRule.id)
    )
    if await session.scalar(change_it) is None:
        raise RuleChangedMeanwhile
    if not command.lock_out_ok:
        await _refuse_shutting_out(session, actor, token, caller, at)
    after = await shown.restriction(session, actor, rule_id)
    trail.note(session, THING, rule_id, name=_name(after), before=before, after=after)


async def remove(
    session: AsyncSession,
    actor: Actor,
    rule_id: UUID,
    *,
    lock_out_ok: bool,
    token: str,
    caller: Caller,
    at: datetime,
) -> None:
    """Do without this rule. Raises RuleUnknown; and WouldShutOneselfOut, as another rule for the
    same people may be all that is left.
    """
    before = await shown.restriction(session, actor, rule_id)
    if before is None:
        raise RuleUnknown
    await _refuse_above(session, actor, before)
    await session.execute(delete(SignInRule).where(SignInRule.id == rule_id, shown.of_place(actor)))
    if not lock_out_ok:
        await _refuse_shutting_out(session, actor, token, caller, at)
    trail.note(session, THING, rule_id, name=_name(before), before=before, after=None)


async def unlock(session: AsyncSession, account_id: UUID, *, also_shared: bool) -> int:
    """Let this person in from anywhere at any hour; how many rules were in the way.

    For the command line. Rules of the account go; those of roles and consoles, which hold for
    others too, are switched off only when asked for.
    """
    own = delete(SignInRule).where(SignInRule.account_id == account_id).returning(SignInRule.id)
    gone = len((await session.scalars(own)).all())
    if not also_shared:
        return gone
    shared = (
        update(SignInRule)
        .where(SignInRule.account_id.is_(None), SignInRule.enabled)
        .values(enabled=False, version=SignInRule.version + 1)
        .returning(SignInRule.id)
    )
    return gone + len((await session.scalars(shared)).all())


def _refuse_unwhole(terms: _Terms) -> None:
    if not terms.networks and not terms.weekdays:
        raise RuleEmpty(place="body/networks")
    given = {terms.from_minute is not None, terms.to_minute is not None, bool(terms.weekdays)}
    if len(given) > 1 or (terms.weekdays and terms.from_minute == terms.to_minute):
        raise HoursNotWhole(place="body/weekdays")


async def _refuse_above(
    session: AsyncSession, actor: Actor, subject: MakeRule | shown.RestrictionView
) -> None:
    """Nobody restricts somebody who may more than himself."""
    if subject.console is not None:
        fits = actor.place.console in {"platform", subject.console}
        if not fits or EVERYTHING not in actor.permissions:
            raise ConsoleAboveActor
    elif subject.role_id is not None:
        if not await shown.may_restrict_role(session, actor, subject.role_id):
            raise SubjectUnknown(place="body/role_id")
    elif not await shown.may_restrict_account(session, actor, subject.account_id):
        raise SubjectUnknown(place="body/account_id")


async def _refuse_shutting_out(
    session: AsyncSession, actor: Actor, token: str, caller: Caller, at: datetime
) -> None:
    """Judges the actor's own session by the rules as they are now, in this transaction."""
    own_id = await session.scalar(
        select(ConsoleSession.id).where(
            ConsoleSession.token_hash == sessions.hash_of(token),
            ConsoleSession.account_id == actor.id,
        )
    )
    if own_id is None:
        return
    rules = await shown.rules_of_session(session, own_id)
    if not may_work(rules, caller.address, caller.local(at)):
        raise WouldShutOneselfOut


def _name(rule: shown.RestrictionView | None) -> str:
    return "" if rule is None else rule.account or rule.role or rule.console or ""
