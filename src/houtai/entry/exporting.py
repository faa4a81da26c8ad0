"""Which lists people may take away as files, and how they learn that one is ready."""

import json
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.exporting_money import MONEY
from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog, exports
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.exports import ExportList, Files, Finished, Tell
from houtai.kit.ids import new_id
from houtai.modules.audit import public as audit
from houtai.modules.catalog import public as catalog
from houtai.modules.identity import public as identity
from houtai.modules.inventory import public as inventory
from houtai.modules.merchants import public as merchants
from houtai.modules.ordering import public as ordering

EXPORTS: list[ExportList] = [
    ExportList(
        name="audit.entries",
        permission="audit.entry.read",
        listing=audit.ENTRIES,
        select=audit.select_entries,
        view=audit.LogEntryView,
        columns={
            "at": "audit.column.at",
            "actor_name": "audit.column.actor_name",
            "actor_login": "audit.column.actor_login",
            "door_name": "audit.column.door_name",
            "thing_name": "audit.column.thing_name",
            "name": "audit.column.name",
            "thing_id": "audit.column.thing_id",
            "refused": "audit.column.refused",
            "reason": "audit.column.reason",
            "address": "audit.column.address",
            "user_agent": "audit.column.user_agent",
            "request_id": "audit.column.request_id",
        },
    ),
    ExportList(
        name="audit.logins",
        permission="audit.login.read",
        listing=audit.LOGINS,
        select=audit.select_logins,
        view=audit.LoginView,
        columns={
            "at": "audit.column.at",
            "login": "audit.column.login",
            "name": "audit.column.person",
            "refused": "audit.column.refused",
            "reason": "audit.column.reason",
            "address": "audit.column.address",
            "user_agent": "audit.column.user_agent",
        },
    ),
    ExportList(
        name="identity.accounts",
        permission="identity.account.read",
        listing=identity.ACCOUNTS,
        select=identity.select_accounts,
        view=identity.LoginAccountView,
        columns={
            "name": "identity.column.name",
            "login": "identity.column.login",
            "phone": "identity.column.phone",
            "email": "identity.column.email",
            "state": "identity.column.state",
            "last_login_at": "identity.column.last_login_at",
            "created_at": "identity.column.created_at",
        },
    ),
    ExportList(
        name="catalog.brands",
        permission="catalog.brand.read",
        listing=catalog.BRANDS,
        select=lambda _: catalog.select_brands(),
        view=catalog.ListedBrandView,
        columns={
            "name": "catalog.column.name",
            "name_en": "catalog.column.name_en",
            "initial": "catalog.column.initial",
            "state": "catalog.column.state",
            "category_count": "catalog.column.category_count",
            "description": "catalog.column.description",
        },
    ),
    ExportList(
        name="catalog.products",
        permission="catalog.product.read",
        listing=catalog.PRODUCT_LIST,
        select=catalog.select_products,
        view=catalog.ListedProductView,
        columns={
            "number": "products.column.number",
            "code": "products.column.code",
            "name": "products.column.name",
            "subtitle": "products.column.subtitle",
            "category_name": "products.column.category",
            "brand_name": "products.column.brand",
            "shop_name": "products.column.shop_name",
            "state": "products.column.state",
            "price_fen_min": "products.column.price_fen_min",
            "price_fen_max": "products.column.price_fen_max",
            "sku_count": "products.column.sku_count",
            "created_at": "products.column.created_at",
            "changed_at": "products.column.changed_at",
        },
    ),
    ExportList(
        name="catalog.skus",
        permission="catalog.product.read",
        listing=catalog.SKU_LIST,
        select=catalog.select_skus,
        view=catalog.ListedSkuView,
        columns={
            "product_number": "products.column.number",
            "product_name": "products.column.name",
            "code": "products.column.sku_code",
            "barcode": "products.column.barcode",
            "spec_text": "products.column.spec",
            "category_name": "products.column.category",
            "shop_name": "products.column.shop_name",
            "price_fen": "products.column.price",
            "market_fen": "products.column.market",
            "cost_fen": "products.column.cost",
            "weight_gram": "products.column.weight",
            "volume_cm3": "products.column.volume",
            "shelf_life_days": "products.column.shelf_life",
            "state": "products.column.state",
        },
    ),
    ExportList(
        name="inventory.levels",
        permission="inventory.stock.read",
        listing=inventory.LEVELS,
        select=inventory.select_levels,
        view=inventory.LevelRowView,
        columns={
            "code": "inventory.column.sku_code",
            "name": "inventory.column.goods",
            "warehouse_name": "inventory.column.warehouse_name",
            "merchant_name": "inventory.column.merchant",
            "good": "inventory.column.good",
            "damaged": "inventory.column.damaged",
            "inspect": "inventory.column.inspect",
            "frozen": "inventory.column.frozen",
            "free": "inventory.column.free",
            "assigned": "inventory.column.assigned",
            "sellable": "inventory.column.sellable",
            "expires_on": "inventory.column.expires_on",
            "value_fen": "inventory.column.value",
        },
        complete=inventory.as_sheet_rows,
    ),
    ExportList(
        name="inventory.documents",
        permission="inventory.document.read",
        listing=inventory.DOCUMENTS,
        select=inventory.select_documents,
        view=inventory.DocumentView,
        columns={
            "number": "inventory.column.number",
            "kind": "inventory.column.kind",
            "state": "inventory.column.state",
            "warehouse_name": "inventory.column.warehouse_name",
            "line_count": "inventory.column.lines",
            "quantity": "inventory.column.quantity",
            "value_fen": "inventory.column.value",
            "made_by_name": "inventory.column.made_by",
            "made_at": "inventory.column.made_at",
            "posted_at": "inventory.column.posted_at",
        },
        complete=inventory.named_documents,
    ),
    ExportList(
        name="merchants.merchants",
        permission="merchants.merchant.read",
        listing=merchants.MERCHANTS,
        select=merchants.select_merchants,
        view=merchants.MerchantBrief,
        columns={
            "number": "merchants.column.number",
            "name": "merchants.column.name",
            "shop_name": "merchants.column.shop_name",
            "state": "merchants.column.state",
            "level_name": "merchants.column.level",
            "category_count": "merchants.column.category_count",
            "joined_at": "merchants.column.joined_at",
            "opened_at": "merchants.column.opened_at",
        },
    ),
    ExportList(
        name="ordering.lines",
        permission="ordering.order.read",
        listing=ordering.SOLD_LINES,
        select=ordering.select_sold_lines,
        view=ordering.SoldLineView,
        columns={
            "number": "ordering.column.number",
            "trade_number": "ordering.column.trade_number",
            "shop_name": "ordering.column.shop_name",
            "state": "ordering.column.state",
            "payment": "ordering.column.payment",
            "placed_at": "ordering.column.placed_at",
            "paid_at": "ordering.column.paid_at",
            "recipient": "ordering.column.recipient",
            "phone": "ordering.column.phone",
            "region": "ordering.column.region",
            "detail": "ordering.column.address",
            "remark": "ordering.column.remark",
            "note": "ordering.column.note",
            "sku_code": "ordering.column.sku_code",
            "product_name": "ordering.column.product_name",
            "spec_text": "ordering.column.spec_text",
            "is_gift": "ordering.column.is_gift",
            "quantity": "ordering.column.quantity",
            "list_fen": "ordering.column.list_fen",
            "discount_fen": "ordering.column.discount_fen",
            "adjust_fen": "ordering.column.adjust_fen",
            "payable_fen": "ordering.column.payable_fen",
            "order_payable_fen": "ordering.column.order_payable_fen",
        },
        complete=ordering.lines_in_words,
    ),
    *MONEY,
]
"""Every list with an export button."""


def tell_of(template: str) -> Tell:
    """Whoever asked for it need not wait beside it."""

    async def tell(session: AsyncSession, finished: Finished) -> None:
        fields = {"title": finished.title, "rows": str(finished.rows)}
        wanted = NoticeWanted(
            notice_id=new_id(),
            template=template,
            account_ids=(finished.actor_id,),
            fields=json.dumps(fields, ensure_ascii=False),
            link="/exports",
            at=utc_now(),
        )
        await eventlog.emit(session, wanted)

    return tell


write = exports.write_task(
    {one.name: one for one in EXPORTS}, identity.actor_at, tell_of("exports.ready")
)
"""The task that writes one file."""


async def sweep(session: AsyncSession, at: datetime) -> int:
    """Forget files that were kept long enough."""
    return await exports.sweep(session, Files(Environment.read().home), at=at)
