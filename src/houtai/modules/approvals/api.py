"""HTTP doors of approvals: what is to decide, what one has asked for, flows, delegations.

What waits for somebody needs no permission: being asked is the permission, and it is looked at
again when he decides. Looking at what others have asked for needs one.
"""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query

from houtai.kit.auth import Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.approvals.queries import delegations as given
from houtai.modules.approvals.queries import detail, people, reach, requests
from houtai.modules.approvals.queries import flows as shown
from houtai.modules.approvals.service import deciding, delegations, flows

COLLEAGUES_MAX = 20
console = Router(prefix="/approvals", tags=["approvals"])

CanReadAll = Annotated[Actor, Depends(allow(reach.READ))]
CanReadFlows = Annotated[Actor, Depends(allow("approvals.flow.read"))]
CanWriteFlows = Annotated[Actor, Depends(allow("approvals.flow.write"))]
OwnPage = Annotated[Wanted, Depends(requests.OWN.wanted)]


@console.get("/counts")
async def count_waiting(session: ReadSession, actor: CurrentActor) -> requests.CountsView:
    return await requests.count(session, actor, at=utc_now())


@console.get("/tasks")
async def list_tasks(
    session: ReadSession, actor: CurrentActor, wanted: OwnPage
) -> Page[requests.RequestView]:
    return await requests.list_to_decide(session, actor, wanted, at=utc_now())


@console.get("/decided")
async def list_decided(
    session: ReadSession, actor: CurrentActor, wanted: OwnPage
) -> Page[requests.RequestView]:
    return await requests.list_decided(session, actor, wanted)


@console.get("/mine")
async def list_mine(
    session: ReadSession, actor: CurrentActor, wanted: OwnPage
) -> Page[requests.RequestView]:
    return await requests.list_own(session, actor, wanted)


@console.get("/requests")
async def list_requests(
    session: ReadSession,
    actor: CanReadAll,
    wanted: Annotated[Wanted, Depends(requests.REQUESTS.wanted)],
) -> Page[requests.RequestView]:
    return await requests.list_all(session, actor, wanted)


@console.get("/requests/{request_id}")
async def show_request(
    session: ReadSession, actor: CurrentActor, request_id: UUID
) -> detail.RequestDetailView:
    found = await detail.show(session, actor, request_id, at=utc_now())
    if found is None:
        raise deciding.RequestUnknown
    return found


@console.post("/requests/{request_id}/approve", status_code=204)
async def approve_request(
    session: Session, actor: CurrentActor, request_id: UUID, command: deciding.Approve
) -> None:
    await deciding.approve(session, actor, request_id, command, at=utc_now())


@console.post("/requests/{request_id}/refuse", status_code=204)
async def refuse_request(
    session: Session, actor: CurrentActor, request_id: UUID, command: deciding.Refuse
) -> None:
    await deciding.refuse(session, actor, request_id, command, at=utc_now())


@console.post("/requests/{request_id}/withdraw", status_code=204)
async def withdraw_request(
    session: Session, actor: CurrentActor, request_id: UUID, command: deciding.Withdraw
) -> None:
    await deciding.withdraw(session, actor, request_id, command, at=utc_now())


@console.get("/acts")
async def list_acts(actor: CurrentActor) -> list[shown.ActView]:
    return shown.list_acts(actor.language)


@console.get("/people")
async def find_colleagues(
    session: ReadSession,
    actor: CurrentActor,
    text: Annotated[str, Query(max_length=64)] = "",
) -> list[people.PersonView]:
    return await people.colleagues(session, actor.place, text, but=actor.id, limit=COLLEAGUES_MAX)


@console.get("/flows")
async def list_flows(
    session: ReadSession,
    actor: CanReadFlows,
    wanted: Annotated[Wanted, Depends(shown.FLOWS.wanted)],
) -> Page[shown.FlowView]:
    return await shown.list_flows(session, actor.place, wanted)


@console.get("/flows/{flow_id}")
async def show_flow(
    session: ReadSession, actor: CanReadFlows, flow_id: UUID
) -> shown.FlowDetailView:
    found = await shown.show_flow_with_people(session, actor.place, flow_id)
    if found is None:
        raise flows.FlowUnknown
    return found


@console.post("/flows", status_code=201)
async def create_flow(session: Session, actor: CanWriteFlows, command: flows.CreateFlow) -> UUID:
    return await flows.create_flow(session, actor.place, command, at=utc_now())


@console.put("/flows/{flow_id}", status_code=204)
async def edit_flow(
    session: Session, actor: CanWriteFlows, flow_id: UUID, command: flows.EditFlow
) -> None:
    await flows.edit_flow(session, actor.place, flow_id, command, at=utc_now())


@console.get("/delegations")
async def list_delegations(
    session: ReadSession,
    actor: CurrentActor,
    wanted: Annotated[Wanted, Depends(given.DELEGATIONS.wanted)],
) -> Page[given.DelegationView]:
    return await given.list_delegations(session, actor, wanted)


@console.post("/delegations", status_code=201)
async def delegate(session: Session, actor: CurrentActor, command: delegations.Delegate) -> UUID:
    return await delegations.delegate(session, actor, command, at=utc_now())


@console.post("/delegations/{delegation_id}/end", status_code=204)
async def end_delegation(session: Session, actor: CurrentActor, delegation_id: UUID) -> None:
    await delegations.end_delegation(session, actor, delegation_id, at=utc_now())
