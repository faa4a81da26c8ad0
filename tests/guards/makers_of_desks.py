"""Makers of what belongs to one person or one desk: requests, letters, webhooks; and to nobody."""

from datetime import timedelta

from sqlalchemy import text

from houtai.entry import wiring
from houtai.kit.dictionaries.tables import Dictionary
from houtai.kit.exports.tables import Export
from houtai.kit.ids import new_id
from houtai.modules.approvals.tables import Delegation
from houtai.modules.notices.rules import wordings
from houtai.modules.notices.tables.people import Delivery, Message
from houtai.modules.notices.tables.webhooks import Webhook, WebhookCall
from tests.factories import approvals
from tests.factories.identity import BEGINNING, make_account
from tests.guards.ground import Owner
from tests.guards.makers_of_places import EMAIL, at, least_role, put, session_of
from tests.guards.registry import makes

MACHINE = "the machine room belongs to nobody"


@makes("identity/me/sessions/{session_id}")
async def a_session_of_ones_own(owner: Owner) -> object:
    return await put(owner, session_of(owner.account_id, owner))


@makes("identity/me/preferences/{preference_key}", nobodys="everybody has his own of that name")
async def a_preference(_owner: Owner) -> object:
    return "guards.columns"


@makes("approvals/delegations/{delegation_id}")
async def a_delegation(owner: Owner) -> object:
    colleague = await make_account(owner.session, role=least_role(owner), **at(owner))
    delegation = Delegation(
        account_id=owner.account_id,
        substitute_id=colleague.id,
        acts=None,
        from_at=BEGINNING,
        until_at=BEGINNING + timedelta(days=3650),
        reason="出差",
        made_at=BEGINNING,
        **at(owner),
    )
    return await put(owner, delegation)


@makes("approvals/flows/{flow_id}", nobodys="flows are the platform's")
async def a_flow(owner: Owner) -> object:
    step = approvals.step(approvals.approver("permission", "identity.role.write"))
    return (await approvals.make_flow(owner.session, step)).id


@makes("approvals/requests/{request_id}")
async def a_request(owner: Owner) -> object:
    return await approvals.make_request(owner.session, owner.account_id, **at(owner))


@makes("notices/messages/{message_id}")
async def a_message(owner: Owner) -> object:
    message = Message(
        notice_id=new_id(),
        account_id=owner.account_id,
        template="approvals.asked",
        subject="有新的审批",
        body="请处理",
        link="/approvals",
        created_at=BEGINNING,
    )
    return await put(owner, message)


@makes("notices/deliveries/{delivery_id}")
async def a_delivery(owner: Owner) -> object:
    delivery = Delivery(
        notice_id=new_id(),
        account_id=owner.account_id,
        template="approvals.asked",
        channel="email",
        address=EMAIL,
        subject="有新的审批",
        body="请处理",
        state="failed",
        attempts=1,
        error="refused",
        created_at=BEGINNING,
        finished_at=BEGINNING,
    )
    return await put(owner, delivery)


@makes("notices/webhooks/{webhook_id}", by_merchant=True)
async def a_webhook(owner: Owner) -> object:
    webhook = Webhook(
        merchant_id=owner.place.merchant_id,
        name="ERP",
        url="https://example.com/hook",
        secret_salt=new_id().bytes * 2,
        kinds=["approvals.granted"],
        language="zh-CN",
        enabled=True,
        version=1,
        created_at=BEGINNING,
        created_by=owner.account_id,
    )
    return await put(owner, webhook)


@makes("notices/webhook-calls/{call_id}", by_merchant=True)
async def a_webhook_call(owner: Owner) -> object:
    call = WebhookCall(
        webhook_id=await a_webhook(owner),
        merchant_id=owner.place.merchant_id,
        kind="approvals.granted",
        source=str(new_id()),
        body="{}",
        state="failed",
        attempts=1,
        tries=1,
        error="refused",
        created_at=BEGINNING,
        finished_at=BEGINNING,
    )
    return await put(owner, call)


@makes("notices/templates/{code}", nobodys="wordings are the platform's")
async def a_template(_owner: Owner) -> object:
    return next(iter(wordings.codes()))


@makes("notices/templates/{code}/{channel}", nobodys="wordings are the platform's")
async def a_channel(_owner: Owner) -> object:
    return "in_app"


@makes("settings/{code}", nobodys="settings are the platform's")
async def a_setting(_owner: Owner) -> object:
    return "identity.session_idle_minutes"


@makes("dictionaries/{code}", nobodys="dictionaries are the platform's")
async def a_dictionary(owner: Owner) -> object:
    code = f"made.{new_id().hex}"
    row = Dictionary(
        code=code,
        name_zh="颜色",
        name_en="Colours",
        is_system=False,
        version=1,
        changed_at=BEGINNING,
    )
    owner.session.add(row)
    await owner.session.flush()
    return code


@makes("exports/{export_id}")
async def an_export(owner: Owner) -> object:
    export = Export(
        actor_id=owner.account_id,
        list="audit.entries",
        format="csv",
        filters={},
        sort="-at",
        language="zh-CN",
        state="waiting",
        rows_done=0,
        asked_at=BEGINNING,
        **at(owner),
    )
    return await put(owner, export)


@makes("machine/crons/{task}", nobodys=MACHINE)
async def a_cron(_owner: Owner) -> object:
    return wiring.prove.name


@makes("sheets/{importer}", nobodys="which importers there are is no secret")
async def an_importer(_owner: Owner) -> object:
    return "guards.none"


@makes(
    "sheets/{importer}/imports/{import_id}",
    nobodys="held by the tests of sheets, as no module brings an importer yet",
)
async def an_import(_owner: Owner) -> object:
    return new_id()


@makes("machine/jobs/{job_id}", nobodys=MACHINE)
async def a_failed_job(owner: Owner) -> object:
    return await owner.session.scalar(
        text(
            "INSERT INTO jobs.procrastinate_jobs (queue_name, task_name, status, args)"
            " VALUES ('default', 'machine.prove', 'failed', '{}') RETURNING id"
        )
    )


@makes("machine/parked/{parked_id}", nobodys=MACHINE)
async def a_parked_event(owner: Owner) -> object:
    """Of a subscriber that is there; what failed is long archived."""
    parked_id = new_id()
    await owner.session.execute(
        text(
            "INSERT INTO eventlog.parked"
            " (id, subscriber, position, key, state, error, attempts, parked_at)"
            " VALUES (:id, :subscriber, 1, :key, 'failed', 'RuntimeError: no', 1, now())"
        ),
        {"id": parked_id, "subscriber": wiring.SUBSCRIBERS[0].name, "key": str(parked_id)},
    )
    return parked_id
