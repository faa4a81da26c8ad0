"""Carriers and contracts set up, trackers set up, and whether they answer."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints, ValidationError
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CarrierCode
from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import name_id, new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.logistics.gateways.opening import OpenedTracker
from houtai.modules.logistics.queries.accounts import Gateway, one_account, one_carrier
from houtai.modules.logistics.queries.trackers import SealedTracker, one_tracker, sealed_trackers
from houtai.modules.logistics.rules.prices import PriceTable, check_prices
from houtai.modules.logistics.rules.trackers import FACTS, SECRETS, TrackerCode
from houtai.modules.logistics.service.issuing import Contract
from houtai.modules.logistics.service.sealing import seal, unsealed
from houtai.modules.logistics.tables import Carrier, CarrierAccount, Tracker

Version = Annotated[int, Field(ge=1, le=BIGINT_MAX)]
Password = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Texts = dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=500)]]


class SetupChanged(Conflict):
    """Somebody else changed it since it was read."""

    code = "logistics.setup_changed"


class AccountTaken(Conflict):
    """The name is taken, or another contract with this carrier is in force."""

    code = "logistics.account_taken"


class TrackerNotWhole(Invalid):
    """A fact or secret is missing, or is not what it should be; the place says which."""

    code = "logistics.tracker_not_whole"


class EditCarrier(Command):
    enabled: bool
    phone: Annotated[str, StringConstraints(max_length=40, pattern=r"^[0-9 +-]*$")]
    version: Version


class MakeCarrierAccount(Command):
    """For the merchant of this place; from the platform for its own shop."""

    carrier_code: CarrierCode
    name: Annotated[Line, StringConstraints(max_length=60)]
    gateway: Gateway
    customer_number: Annotated[Line, StringConstraints(max_length=60)]
    password: Password | None = None
    enabled: bool
    balance_low: Annotated[int, Field(ge=0, le=1_000_000)]
    price: PriceTable


class EditCarrierAccount(MakeCarrierAccount):
    """`password` left out: it stays as it is. It is never shown again."""

    version: Version


class EditTracker(Command):
    """`secrets` left out: they stay as they are. They are never shown again."""

    enabled: bool
    facts: Texts
    secrets: Texts | None = None
    version: Version


async def edit_carrier(session: AsyncSession, code: str, command: EditCarrier) -> None:
    """Raises CarrierUnknown, SetupChanged."""
    before = await one_carrier(session, code)
    done = await session.scalar(
        update(Carrier)
        .where(Carrier.code == code, Carrier.version == command.version)
        .values(enabled=command.enabled, phone=command.phone, version=Carrier.version + 1)
        .returning(Carrier.version)
        .execution_options(synchronize_session=False)
    )
    if done is None:
        raise SetupChanged
    after = await one_carrier(session, code)
    thing_id = name_id("logistics.carrier", code)
    trail.note(session, "logistics.carrier", thing_id, name=code, before=before, after=after)


async def make_account(
    session: AsyncSession, actor: Actor, command: MakeCarrierAccount, *, key: HouseKey, at: datetime
) -> UUID:
    """Raises CarrierUnknown, AccountTaken, RegionTooFine, RegionsOverlap."""
    check_prices(command.price)
    await one_carrier(session, command.carrier_code)
    account_id = new_id()
    values = _values(command, key, at)
    merchant_id = actor.place.merchant_id or SELF_RUN_ID
    try:
        async with session.begin_nested():
            session.add(CarrierAccount(id=account_id, merchant_id=merchant_id, **values))
            await session.flush()
    except IntegrityError as taken:
        raise AccountTaken(place="body/name") from taken
    after = await one_account(session, actor, account_id)
    thing = "logistics.carrier_account"
    trail.note(session, thing, account_id, name=after.name, before=None, after=after)
    return account_id


async def edit_account(
    session: AsyncSession,
    actor: Actor,
    account_id: UUID,
    command: EditCarrierAccount,
    *,
    key: HouseKey,
    at: datetime,
) -> None:
    """Raises AccountUnknown, CarrierUnknown, SetupChanged, AccountTaken, RegionTooFine,
    RegionsOverlap.
    """
    check_prices(command.price)
    await one_carrier(session, command.carrier_code)
    before = await one_account(session, actor, account_id)
    change = (
        update(CarrierAccount)
        .where(CarrierAccount.id == account_id, within(actor, CarrierAccount.merchant_id))
        .where(CarrierAccount.version == command.version)
        # How an earlier test went says nothing of what is set up now.
        .values(
            **_values(command, key, at),
            test_asked_at=None,
            tested_at=None,
            test_error=None,
            version=CarrierAccount.version + 1,
        )
        .returning(CarrierAccount.id)
        .execution_options(synchronize_session=False)
    )
    try:
        async with session.begin_nested():
            done = await session.scalar(change)
    except IntegrityError as taken:
        raise AccountTaken(place="body/name") from taken
    if done is None:
        raise SetupChanged
    after = await one_account(session, actor, account_id)
    thing = "logistics.carrier_account"
    trail.note(session, thing, account_id, name=after.name, before=before, after=after)


def _values(command: MakeCarrierAccount, key: HouseKey, at: datetime) -> dict[str, Any]:
    values = command.model_dump(exclude={"password", "version"}) | {"changed_at": at}
    if command.password is not None:
        values |= seal(key, {"password": command.password})
    return values


async def ask_test(session: AsyncSession, actor: Actor, account_id: UUID, *, at: datetime) -> None:
    """A job will ask for the balance. Raises AccountUnknown."""
    await one_account(session, actor, account_id)
    await session.execute(
        update(CarrierAccount)
        .where(CarrierAccount.id == account_id, within(actor, CarrierAccount.merchant_id))
        .values(test_asked_at=at, tested_at=None)
        .execution_options(synchronize_session=False)
    )


async def asked_tests(session: AsyncSession) -> list[tuple[Contract, str, datetime]]:
    """Contracts that wait for their answer, with what their gateway calls the carrier."""
    account = CarrierAccount
    found = await session.execute(
        select(
            account.id,
            account.gateway,
            account.customer_number,
            account.salt,
            account.sealed,
            Carrier.code,
            Carrier.kdniao_code,
            account.test_asked_at,
        )
        .join(Carrier, Carrier.code == account.carrier_code)
        .where(account.test_asked_at.is_not(None), account.tested_at.is_(None))
        .limit(20)
    )
    return [
        (
            Contract(row.id, row.gateway, row.customer_number, row.salt, row.sealed),
            row.kdniao_code if row.gateway == "kdniao" else row.code,
            row.test_asked_at,
        )
        for row in found
    ]


async def tested(
    session: AsyncSession, account_id: UUID, asked_at: datetime, error: str | None, *, at: datetime
) -> None:
    """What came of it; not if it was set up anew or asked again meanwhile."""
    await session.execute(
        update(CarrierAccount)
        .where(CarrierAccount.id == account_id, CarrierAccount.test_asked_at == asked_at)
        .values(tested_at=at, test_error=error)
        .execution_options(synchronize_session=False)
    )


async def edit_tracker(
    session: AsyncSession, code: TrackerCode, command: EditTracker, *, key: HouseKey
) -> None:
    """Raises TrackerUnknown, TrackerNotWhole, SetupChanged."""
    before = await one_tracker(session, code)
    values: dict[str, Any] = {"enabled": command.enabled, "facts": command.facts}
    try:
        if command.enabled:
            values["facts"] = FACTS[code].model_validate(command.facts).model_dump()
    except ValidationError as error:
        raise TrackerNotWhole(place=f"body/facts/{error.errors()[0]['loc'][0]}") from error
    if command.secrets is not None and code in SECRETS:
        try:
            whole = SECRETS[code].model_validate(command.secrets).model_dump()
        except ValidationError as error:
            raise TrackerNotWhole(place=f"body/secrets/{error.errors()[0]['loc'][0]}") from error
        values |= seal(key, whole)
    elif command.enabled and code in SECRETS and not before.has_secrets:
        raise TrackerNotWhole(place="body/secrets")
    done = await session.scalar(
        update(Tracker)
        .where(Tracker.code == code, Tracker.version == command.version)
        .values(**values, version=Tracker.version + 1)
        .returning(Tracker.version)
        .execution_options(synchronize_session=False)
    )
    if done is None:
        raise SetupChanged
    after = await one_tracker(session, code)
    thing_id = name_id("logistics.tracker", code)
    trail.note(session, "logistics.tracker", thing_id, name=code, before=before, after=after)


async def opened_trackers(session: AsyncSession, key: HouseKey) -> dict[str, OpenedTracker]:
    """All of them, their secrets unsealed."""
    return {code: opened(one, key) for code, one in (await sealed_trackers(session)).items()}


def opened(tracker: SealedTracker, key: HouseKey) -> OpenedTracker:
    """One of them."""
    secrets = unsealed(key, tracker.salt, tracker.sealed)
    return OpenedTracker(tracker.code, tracker.facts, secrets)
