"""Who is there: every list that the house is composed of."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request

from houtai.entry import exporting, print_lists
from houtai.entry.doors import (
    branding,
    dictionaries,
    duties,
    finding,
    machine_room,
    regions,
    settings,
    sheets,
)
from houtai.entry.doors import exports as exports_doors
from houtai.events.approvals import ApprovalGranted
from houtai.events.audit import DeedDone
from houtai.events.identity import SignInTried
from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog, idempotency, jobs, proofs
from houtai.kit.auth import Actor
from houtai.kit.duties import Duty
from houtai.kit.eventlog import Subscriber
from houtai.kit.finding import Searcher
from houtai.kit.http import LeanDoor
from houtai.kit.invariants import Invariant
from houtai.kit.jobs import Cron, Task
from houtai.kit.sheets import Importer
from houtai.kit.sweeps import Sweep
from houtai.modules.aftersale import api as aftersale_api
from houtai.modules.aftersale import handlers as aftersale_handlers
from houtai.modules.aftersale import public as aftersale
from houtai.modules.approvals import api as approvals_api
from houtai.modules.approvals import handlers as approvals_handlers
from houtai.modules.approvals import public as approvals
from houtai.modules.audit import api as audit_api
from houtai.modules.audit import handlers as audit_handlers
from houtai.modules.audit import public as audit
from houtai.modules.catalog import api as catalog_api
from houtai.modules.catalog import handlers as catalog_handlers
from houtai.modules.catalog import public as catalog
from houtai.modules.files import api as files_api
from houtai.modules.files import handlers as files_clock
from houtai.modules.files import public as files
from houtai.modules.finance import api as finance_api
from houtai.modules.finance import handlers as finance_handlers
from houtai.modules.finance import public as finance
from houtai.modules.fulfilment import api as fulfilment_api
from houtai.modules.fulfilment import handlers as fulfilment_handlers
from houtai.modules.fulfilment import public as fulfilment
from houtai.modules.identity import api as identity_api
from houtai.modules.identity import handlers as identity_handlers
from houtai.modules.identity import public as identity
from houtai.modules.inventory import api as inventory_api
from houtai.modules.inventory import public as inventory
from houtai.modules.inventory.handlers import agreed as stock_agreed
from houtai.modules.inventory.handlers import clock as stock_clock
from houtai.modules.inventory.handlers import following as stock_following
from houtai.modules.invoicing import api as invoicing_api
from houtai.modules.invoicing import handlers as invoicing_handlers
from houtai.modules.invoicing import public as invoicing
from houtai.modules.ledger import api as ledger_api
from houtai.modules.ledger import public as ledger
from houtai.modules.logistics import api as logistics_api
from houtai.modules.logistics import handlers as logistics_handlers
from houtai.modules.logistics import public as logistics
from houtai.modules.marketing import api as marketing_api
from houtai.modules.marketing import handlers as marketing_handlers
from houtai.modules.marketing import public as marketing
from houtai.modules.members import api as members_api
from houtai.modules.members import handlers as members_handlers
from houtai.modules.members import public as members
from houtai.modules.merchants import api as merchants_api
from houtai.modules.merchants import handlers as merchants_handlers
from houtai.modules.merchants import public as merchants
from houtai.modules.notices import api as notices_api
from houtai.modules.notices import handlers as notices_handlers
from houtai.modules.ordering import api as ordering_api
from houtai.modules.ordering import handlers as ordering_handlers
from houtai.modules.ordering import public as ordering
from houtai.modules.payments import api as payments_api
from houtai.modules.payments import handlers as payments_handlers
from houtai.modules.payments import public as payments
from houtai.modules.payouts import api as payouts_api
from houtai.modules.payouts import handlers as payouts_handlers
from houtai.modules.payouts import public as payouts
from houtai.modules.printing import api as printing_api
from houtai.modules.printing import public as printing
from houtai.modules.reconciliation import api as reconciliation_api
from houtai.modules.reconciliation import handlers as reconciliation_handlers
from houtai.modules.reconciliation import public as reconciliation
from houtai.modules.settlement import api as settlement_api
from houtai.modules.settlement import handlers as settlement_handlers
from houtai.modules.settlement import public as settlement
from houtai.modules.storefront import api as storefront_api
from houtai.modules.storefront import handlers as storefront_handlers
from houtai.modules.violations import api as violations_api
from houtai.modules.violations import handlers as violations_handlers
from houtai.modules.violations import public as violations
from houtai.modules.wms import api as wms_api
from houtai.modules.wms import handlers as wms_handlers
from houtai.modules.wms import public as wms

SHOP = "/api/shop/"


async def authenticate(request: Request) -> Actor | None:
    """Who is asking: a buyer in the shop, a person of the consoles everywhere else."""
    if request.url.path.startswith(SHOP):
        return await members_api.authenticate(request)
    return await identity_api.authenticate(request)


INVARIANTS: list[Invariant] = [
    *eventlog.INVARIANTS,
    *ledger.INVARIANTS,
    *audit.INVARIANTS,
    *catalog.TREE_INVARIANTS,
    *catalog.REVIEW_INVARIANTS,
    *inventory.INVARIANTS,
    *inventory.VALUE_INVARIANTS,
    *merchants.INVARIANTS,
    *payments.INVARIANTS,
    *ordering.INVARIANTS,
    *fulfilment.INVARIANTS,
    *aftersale.INVARIANTS,
    *invoicing.INVARIANTS,
    *wms.INVARIANTS,
    *finance.INVARIANTS,
    *reconciliation.INVARIANTS,
    *settlement.INVARIANTS,
    *payouts.INVARIANTS,
    *violations.INVARIANTS,
]
"""What `houtai check` proves."""

SLOW_INVARIANTS: list[Invariant] = [*audit.FULL_INVARIANTS]
"""What every night and `houtai check --full` prove besides."""

keep_deed = audit.keep_deed
"""Keeps what is done at the doors."""


@jobs.task("machine.prove", retries=2, seconds_max=3_600)
async def prove(context: jobs.Context) -> None:
    """Prove all promises and keep how it came out."""
    everything = [*INVARIANTS, *SLOW_INVARIANTS]
    await proofs.prove_and_keep(context.database, everything, at=context.at)


SUBSCRIBERS: list[Subscriber[Any]] = [
    Subscriber(
        "audit",
        (DeedDone, SignInTried),
        partial(audit_handlers.keep, find_people=identity.people_by_id),
    ),
    approvals_handlers.RECEIVER,
    approvals_handlers.RECORDER,
    *catalog_handlers.SUBSCRIBERS,
    Subscriber(
        "identity.carry_out",
        (ApprovalGranted,),
        partial(identity_handlers.carry_out, keep_deed=keep_deed),
    ),
    Subscriber(
        "merchants.carry_out",
        (ApprovalGranted,),
        partial(merchants_handlers.carry_out, keep_deed=keep_deed),
    ),
    Subscriber("notices.tell", (NoticeWanted,), notices_handlers.teller(identity.contacts)),
    *stock_following.SUBSCRIBERS,
    *stock_agreed.SUBSCRIBERS,
    Subscriber(
        "inventory.carry_out",
        (ApprovalGranted,),
        partial(stock_agreed.carry_out, keep_deed=keep_deed),
    ),
    Subscriber(
        "notices.let_hear", notices_handlers.HEARD, notices_handlers.let_hear, from_now_on=True
    ),
    *logistics_handlers.SUBSCRIBERS,
    *marketing_handlers.SUBSCRIBERS,
    Subscriber(
        "marketing.carry_out",
        (ApprovalGranted,),
        partial(marketing_handlers.carry_out, keep_deed=keep_deed),
    ),
    *ordering_handlers.SUBSCRIBERS,
    *fulfilment_handlers.SUBSCRIBERS,
    *aftersale_handlers.SUBSCRIBERS,
    *invoicing_handlers.SUBSCRIBERS,
    *finance_handlers.SUBSCRIBERS,
    *settlement_handlers.SUBSCRIBERS,
    *payouts_handlers.SUBSCRIBERS,
    *reconciliation_handlers.SUBSCRIBERS,
    *storefront_handlers.SUBSCRIBERS,
]
"""Who reads the event log."""

TASKS: list[Task] = [
    prove,
    exporting.write,
    print_lists.print_all,
    files_clock.clear_out,
    *finance_handlers.TASKS,
    *invoicing_handlers.TASKS,
    *logistics_handlers.TASKS,
    *members_handlers.TASKS,
    *notices_handlers.TASKS,
    *payments_handlers.TASKS,
    *payouts_handlers.TASKS,
    *reconciliation_handlers.TASKS,
    *storefront_handlers.TASKS,
    *stock_following.TASKS,
]
"""What a worker can do; a job of another task fails."""

CRON: list[Cron] = [
    Cron(prove, "17 19 * * *"),
    Cron(files_clock.clear_out, "43 19 * * *"),
    *finance_handlers.CRON,
    *storefront_handlers.CRON,
]
"""Which tasks the clock enqueues; the house is proved when it is night in China."""

SWEEPS: list[Sweep] = [
    Sweep("ledger.expire_due", 1, lambda session, at: ledger.expire_due(session, at=at)),
    Sweep("ledger.roll_up", 10, lambda session, _: ledger.roll_up(session)),
    Sweep("identity.sweep", 600, lambda session, at: identity.sweep(session, at=at)),
    Sweep("approvals.fall_due", 20, lambda session, at: approvals.fall_due(session, at=at)),
    Sweep("audit.seal", 600, lambda session, at: audit.seal(session, at=at)),
    Sweep("catalog.fall_due", 5, catalog_handlers.fall_due),
    Sweep("exports.sweep", 600, exporting.sweep),
    Sweep("merchants.fall_due", 600, merchants_handlers.fall_due),
    Sweep("merchants.restrict_late", 60, merchants_handlers.restrict_late),
    *logistics_handlers.SWEEPS,
    *marketing_handlers.SWEEPS,
    Sweep("members.wake", 1, members_handlers.wake),
    Sweep("members.forget", 3600, members_handlers.forget),
    Sweep("notices.wake", 2, notices_handlers.wake),
    Sweep("notices.give_up", 600, notices_handlers.give_up),
    Sweep("notices.forget", 3600, notices_handlers.forget),
    *payments_handlers.SWEEPS,
    *payouts_handlers.SWEEPS,
    *violations_handlers.SWEEPS,
    *settlement_handlers.SWEEPS,
    *reconciliation_handlers.SWEEPS,
    *stock_following.SWEEPS,
    *stock_clock.SWEEPS,
    *ordering_handlers.SWEEPS,
    *fulfilment_handlers.SWEEPS,
    *aftersale_handlers.SWEEPS,
    *invoicing_handlers.SWEEPS,
    *finance_handlers.SWEEPS,
    *storefront_handlers.SWEEPS,
    *wms_handlers.SWEEPS,
    Sweep("jobs.forget_done", 3600, jobs.forget_done),
    Sweep("idempotency.forget", 3600, idempotency.forget),
]
"""What falls due, and how many seconds lie between two looks."""

IMPORTERS: list[Importer] = [
    catalog.CATEGORIES,
    catalog.BRAND_SHEET,
    catalog.ATTRIBUTES,
    catalog.PRODUCTS,
    catalog.PRICES,
    *inventory.IMPORTERS,
    marketing.TIMED_PRICES,
    fulfilment.SHIPPING,
    payouts.RESULTS,
]
"""What can be brought in by sheet."""

ACTS = [*identity.ACTS, *merchants.ACTS, *inventory.ACTS, *marketing.ACTS]
"""What may need the agreement of others; each is asked for and carried out by its owner."""

approvals.compose(approvals.People(identity.holders, identity.names, identity.colleagues), ACTS)

files.know_people(identity.names)
audit.know_names(identity.names, identity.names_of_places)

PRINT_KINDS: list[printing.Kind] = [*printing.STANDARD]
"""What can be printed; each kind has a shape, a sample, a paper and a template."""

printing.compose(PRINT_KINDS)
printing.know_people(identity.names)

catalog.know_stock(inventory.sellable_to_see)
catalog.know_purchases(
    catalog.Purchases(ordering.purchase_of, ordering.purchases_received, members.member_names)
)
payments.know_trades(ordering.payable_of)
marketing.know_sales(ordering.past)
merchants.know_carriers(logistics.check_carriers)
wms.know_carriers(logistics.check_carriers)
wms.know_numbers(fulfilment.check_number)
wms.know_carrier_paper(
    wms.CarrierPaper(logistics.print_parcels, logistics.print_parcels_left, logistics.names_of)
)
ordering.know_shipments(fulfilment.call_back)
ordering.know_freight(fulfilment.freight_cost)
ordering.know_promises(fulfilment.promised)
aftersale.know_shares(settlement.give_back)
payouts.know_matters(
    {
        "orders": ordering.open_orders,
        "cases": aftersale.open_cases,
        "unbilled": settlement.unbilled_entries,
        "bills": settlement.open_bills,
        "violations": violations.open_violations,
    }
)
finance.know_orders(finance.OrderFacts(ordering.sold_fen))
finance.know_reconciliation(reconciliation.open_fen)

for told in (ordering.SOURCES, fulfilment.JOURNEY, aftersale.JOURNEY, invoicing.JOURNEY):
    for name, source in told.items():
        ordering.register_journey(name, source)

merchants.compose(merchants.Categories(catalog.requirements_within, catalog.category_names))

SEARCHERS: list[Searcher] = [
    *catalog.SEARCHERS,
    *identity.SEARCHERS,
    *approvals.SEARCHERS,
]
"""What the one search box finds."""

DUTIES: list[Duty] = [
    *ordering.DUTIES,
    *fulfilment.DUTIES,
    *aftersale.DUTIES,
    *invoicing.DUTIES,
    *logistics.DUTIES,
    *payments.DUTIES,
    *payouts.DUTIES,
    *violations.DUTIES,
    *settlement.DUTIES,
    *reconciliation.DUTIES,
    *approvals.DUTIES,
    *merchants.DUTIES,
    *catalog.DUTIES,
    *inventory.DUTIES,
    *wms.DUTIES,
    *machine_room.DUTIES,
]
"""What waits for people at their desks."""

OF_EVERY_PLACE = (
    "approvals.request",
    "audit.entry",
    "audit.login",
    "exports.file",
    "files.file",
    "identity.account",
    "identity.department",
    "identity.post",
    "identity.role",
    "identity.session",
    "identity.sign_in_rule",
    "ledger.account",
    "notices.message",
    "printing.entry",
    "printing.template",
)
"""Functions that merchants and warehouses have for themselves; all others are the platform's."""

OF_STOCK = ("inventory.alert", "inventory.document", "inventory.stock", "inventory.warehouse")
"""Functions of those who own stock and of those who keep it."""

OF_WAREHOUSES = (
    "fulfilment.warehouse_carrier",
    "wms.outbound",
    "wms.place",
    "wms.return",
    "wms.work",
)
"""Functions of those who work in a warehouse."""

identity.open_to(
    "merchant",
    [
        *OF_EVERY_PLACE,
        "aftersale.case",
        "aftersale.rule",
        "catalog.buyer_review",
        "catalog.library",
        "catalog.price",
        "catalog.product",
        "catalog.spec_template",
        "fulfilment.card_key",
        "fulfilment.rule",
        "fulfilment.shipment",
        "fulfilment.warehouse_carrier",
        *OF_STOCK,
        "inventory.pool",
        "invoicing.issuer",
        "invoicing.request",
        "logistics.carrier_account",
        "logistics.freight_template",
        "logistics.parcel_problem",
        "logistics.waybill",
        "marketing.coupon",
        "marketing.promotion",
        "merchants.account",
        "merchants.application",
        "merchants.paper",
        "merchants.shop",
        "notices.webhook",
        "ordering.order",
        "payouts.payout",
        "payouts.withdrawal",
        "settlement.bill",
        "settlement.earning",
        "violations.answer",
        "violations.violation",
    ],
)
identity.open_to("warehouse", [*OF_EVERY_PLACE, *OF_STOCK, *OF_WAREHOUSES])

ROUTERS: list[APIRouter] = [
    identity_api.console,
    finding.console(SEARCHERS),
    duties.console(DUTIES),
    audit_api.console,
    exports_doors.console(
        {exporting.write: exporting.EXPORTS, print_lists.print_all: print_lists.PRINTS}
    ),
    approvals_api.console,
    notices_api.console,
    ledger_api.console,
    machine_room.console(SUBSCRIBERS, prove, CRON, TASKS, [*INVARIANTS, *SLOW_INVARIANTS]),
    sheets.console(IMPORTERS, sheets.Shops(merchants.find_shops, merchants.shop_names)),
    settings.console,
    dictionaries.console,
    branding.console,
    regions.console,
    *logistics_api.console,
    *marketing_api.console,
    members_api.console,
    storefront_api.console,
    *files_api.console,
    catalog_api.console,
    inventory_api.console,
    merchants_api.console,
    *payments_api.console,
    ordering_api.console,
    fulfilment_api.console,
    aftersale_api.console,
    invoicing_api.console,
    *finance_api.console,
    settlement_api.console,
    payouts_api.console,
    violations_api.console,
    *reconciliation_api.console,
    wms_api.console,
    printing_api.console,
]
"""Doors under /api/console."""

SHOP_ROUTERS: list[APIRouter] = [
    regions.shop,
    *members_api.shop,
    *storefront_api.shop,
    *catalog_api.shop,
    *payments_api.shop,
    marketing_api.shop,
    marketing_api.offers,
    *ordering_api.shop_doors,
    fulfilment_api.shop,
    *aftersale_api.shop,
    invoicing_api.shop,
]
"""Doors under /api/shop: what buyers see."""

LEAN_DOORS: dict[str, LeanDoor] = {f"{SHOP}orders": ordering_api.placing}
"""The few that answer thousands a second, by address."""

OPEN_ROUTERS: list[APIRouter] = [*payments_api.notify, *logistics_api.push, *wms_api.open_doors]
"""Doors under /api/open: what programs of others tell, each in its own way of proving itself."""

eventlog.observe_lag()
