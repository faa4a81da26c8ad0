"""Doors of carriers, contracts with them, and trackers."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path, Request

from houtai.events.carriers import CarrierCode
from houtai.kit.auth import Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.environment import Environment
from houtai.kit.house_key import HouseKey, house_key
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.logistics.queries import accounts as shown
from houtai.modules.logistics.queries import carriers, problems, trackers
from houtai.modules.logistics.rules.trackers import TrackerCode
from houtai.modules.logistics.service import accounts

console = Router(prefix="/logistics", tags=["logistics"])

CanSee = Annotated[Actor, Depends(allow("logistics.carrier.read"))]
CanSetUp = Annotated[Actor, Depends(allow("logistics.carrier.write"))]
CanReadTrackers = Annotated[Actor, Depends(allow("logistics.tracker.read"))]
CanEditTrackers = Annotated[Actor, Depends(allow("logistics.tracker.write"))]
CanRead = Annotated[Actor, Depends(allow("logistics.carrier_account.read"))]
CanWrite = Annotated[Actor, Depends(allow("logistics.carrier_account.write"))]


def _key(request: Request) -> HouseKey:
    environment: Environment = request.app.state.environment
    return house_key(environment.home)


Key = Annotated[HouseKey, Depends(_key)]


@console.get("/carriers")
async def list_carriers(session: ReadSession, _actor: CanSee) -> list[shown.CarrierView]:
    return await shown.list_carriers(session)


@console.get("/carriers/choices")
async def list_carrier_choices(
    session: ReadSession, actor: CurrentActor
) -> list[carriers.CarrierChoiceView]:
    """For whoever chooses or reads one: names in the reader's language, and which count."""
    return await carriers.choices(session, actor.language)


@console.put("/carriers/{carrier_code}", status_code=204)
async def edit_carrier(
    session: Session,
    _actor: CanSetUp,
    carrier_code: Annotated[CarrierCode, Path()],
    command: accounts.EditCarrier,
) -> None:
    await accounts.edit_carrier(session, carrier_code, command)


@console.get("/carrier-accounts")
async def list_carrier_accounts(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.ACCOUNTS.wanted)],
) -> Page[shown.CarrierAccountView]:
    return await shown.list_accounts(session, actor, wanted)


@console.get("/carrier-accounts/{account_id}")
async def show_carrier_account(
    session: ReadSession, actor: CanRead, account_id: UUID
) -> shown.CarrierAccountView:
    return await shown.one_account(session, actor, account_id)


@console.post("/carrier-accounts", status_code=201)
async def make_carrier_account(
    session: Session, actor: CanWrite, command: accounts.MakeCarrierAccount, key: Key
) -> UUID:
    """For the merchant of this place; from the platform for its own shop."""
    return await accounts.make_account(session, actor, command, key=key, at=utc_now())


@console.put("/carrier-accounts/{account_id}", status_code=204)
async def edit_carrier_account(
    session: Session,
    actor: CanWrite,
    account_id: UUID,
    command: accounts.EditCarrierAccount,
    key: Key,
) -> None:
    """A password that is left out stays as it is."""
    await accounts.edit_account(session, actor, account_id, command, key=key, at=utc_now())


@console.post("/carrier-accounts/{account_id}/test", status_code=202)
async def try_carrier_account(session: Session, actor: CanWrite, account_id: UUID) -> None:
    """A job asks for the balance; the account then says how it went."""
    await accounts.ask_test(session, actor, account_id, at=utc_now())


@console.get("/trackers")
async def list_trackers(
    session: ReadSession, _actor: CanReadTrackers
) -> list[trackers.TrackerView]:
    return await trackers.list_trackers(session)


@console.put("/trackers/{tracker_code}", status_code=204)
async def edit_tracker(
    session: Session,
    _actor: CanEditTrackers,
    tracker_code: Annotated[TrackerCode, Path()],
    command: accounts.EditTracker,
    key: Key,
) -> None:
    """Secrets that are left out stay as they are."""
    await accounts.edit_tracker(session, tracker_code, command, key=key)


@console.get("/refused-pushes")
async def list_refused_pushes(
    session: ReadSession,
    _actor: CanReadTrackers,
    wanted: Annotated[Wanted, Depends(problems.REFUSED.wanted)],
) -> Page[problems.RefusedPushView]:
    return await problems.list_refused(session, wanted)
