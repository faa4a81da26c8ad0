"""The shop that sells what a file says: its goods in store, its buyers with their money."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo import drawing, selling
from houtai.entry.demo.furnishing import actor_of
from houtai.entry.replay.plan import BuyerKey, Good, GoodKey, Plan
from houtai.entry.simulate.world import World
from houtai.kit import settings
from houtai.kit.auth import SYSTEM
from houtai.kit.environment import LANGUAGES
from houtai.kit.ids import name_id
from houtai.kit.objects import ObjectStore
from houtai.kit.texts import say
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory import public as inventory
from houtai.modules.members import public as members
from houtai.modules.merchants import public as merchants
from houtai.modules.payments import public as payments

SHOP_ID = name_id("replay", "shop")
WAREHOUSE_ID = name_id("replay", "warehouse")
SHELF = say("cli.replay.shelf", LANGUAGES[0])
BELOW = f"{SHELF} > {SHELF}"
COMMISSION_PERMILLE = 50
REGION = "440305"
LOOK = ("giftbox", "#0e7c7b", "#f0c27a")
FAMILY, CELL_MAX = "F", 60
GRANT_MAX = 10**9
AT_ONCE = 100
AFTERSALE_WINDOW = "aftersale.window"
LONGEST = timedelta(days=365)
Item = TypeVar("Item")


@dataclass(frozen=True)
class Buyer:
    """A member, and where what he buys goes."""

    member_id: UUID
    address_id: UUID


@dataclass(frozen=True)
class Shop:
    """Ids of all that is bought, and of who buys it."""

    skus: Mapping[GoodKey, UUID]
    buyers: Mapping[BuyerKey, Buyer]


@dataclass(frozen=True)
class Shelf:
    """The category of all goods, and what tells them apart in it."""

    id: UUID
    attribute_id: UUID


async def furnish(world: World, store: ObjectStore, plan: Plan) -> Shop:
    """Into an empty house."""
    database, at = world.database, world.clock.now
    async with database.transaction() as session:
        shelf = await _open(session, at)
    while await world.hands.hear():
        pass
    pen = selling.Pen(database, store, at)
    picture = await pen.upload(
        drawing.product_picture(*LOOK, seed="replay"), "replay", catalog.PICTURE.name, SHOP_ID
    )
    skus: dict[GoodKey, UUID] = {}
    for goods in _parts(plan.goods.items()):
        async with database.transaction() as session:
            skus |= await _sell(session, plan, goods, shelf, picture, at=at)
    while await world.hands.hear():
        pass
    for stocked in _parts(plan.goods.items()):
        async with database.transaction() as session:
            await _stock(session, stocked, skus, at=at)
    buyers: dict[BuyerKey, Buyer] = {}
    for joining in _parts(plan.buyers.items()):
        async with database.transaction() as session:
            for key, amount in joining:
                phone = f"139{len(buyers):08}"
                buyers[key] = await _welcome(session, key, phone, amount, at)
    return Shop(skus, buyers)


async def _open(session: AsyncSession, at: datetime) -> Shelf:
    """The shop and its warehouse; the category of its goods. Returns are taken for a year."""
    furniture: dict[str, Any] = {
        "attributes": [{"name": SHELF, "kind": "text"}],
        "categories": [
            {"path": SHELF},
            {
                "path": BELOW,
                "commission_permille": COMMISSION_PERMILLE,
                "attributes": [{"attribute": SHELF, "role": "sale"}],
            },
        ],
    }
    wanted = catalog.Furniture.model_validate(furniture)
    known = await catalog.furnish_libraries(session, wanted, at=at)
    shelf = Shelf(known.categories[BELOW], known.attributes[SHELF])
    shop = merchants.FurnishMerchant(
        id=SHOP_ID, name=SHELF, shop_name=SHELF, category_ids=(shelf.id,), carriers=("SF",)
    )
    await merchants.furnish(session, shop, at=at)
    place = merchants.MakeShopAddress.model_validate(
        {
            "kind": "return",
            "contact_name": SHELF,
            "phone": "13800000000",
            "region": REGION,
            "street": SHELF,
        }
    )
    await merchants.make_address(session, actor_of(SHOP_ID), SHOP_ID, place)
    warehouse = inventory.MakeWarehouse(
        merchant_id=SHOP_ID, name=SHELF, code="OLD", region=REGION, address=SHELF
    )
    await inventory.furnish_warehouse(session, WAREHOUSE_ID, warehouse, at=at)
    longest = settings.ChangeSetting(version=0, value=int(LONGEST.total_seconds()))
    window = settings.setting_of(AFTERSALE_WINDOW)
    await settings.change(session, SYSTEM, window, longest, at=at)
    return shelf


async def _sell(
    session: AsyncSession,
    plan: Plan,
    part: Sequence[tuple[GoodKey, Good]],
    shelf: Shelf,
    picture: UUID,
    *,
    at: datetime,
) -> dict[GoodKey, UUID]:
    """On the shelf: choices of one product, each at its price."""
    first = part[0][1]
    content = {
        "merchant_id": SHOP_ID,
        "code": f"{FAMILY}{first.sku}",
        "name": f"{SHELF} {first.sku}",
        "category_id": shelf.id,
        "pictures": [picture],
        "html": f"<p>{SHELF}</p>",
        "skus": [
            {
                "code": good.sku,
                "price_fen": int(price.scaleb(plan.mapping.minor_digits)),
                "weight_gram": 1,
                "spec": {shelf.attribute_id: f"{good.sku} {good.name}"[:CELL_MAX]},
            }
            for (_, price), good in part
        ],
    }
    command = catalog.CreateProduct.model_validate(content)
    made = [await catalog.create_product(session, actor_of(SHOP_ID), command, at=at)]
    for step in (
        catalog.submit_products,
        catalog.approve_products,
        catalog.put_products_on_shelf,
    ):
        outcome = await step(session, SYSTEM, made, at=at)
        assert not outcome.failed, outcome.failed
    codes = {good.sku: key for key, good in part}
    found = await catalog.skus_by_code(session, SYSTEM, codes)
    return {codes[one.code]: one.id for one in found if one.merchant_id == SHOP_ID}


async def _stock(
    session: AsyncSession,
    part: Sequence[tuple[GoodKey, Good]],
    skus: Mapping[GoodKey, UUID],
    *,
    at: datetime,
) -> None:
    """As many pieces as will be sold."""
    lines = [{"sku_id": skus[key], "quantity": good.pieces} for key, good in part]
    document = inventory.MakeDocument.model_validate(
        {"kind": "opening", "warehouse_id": WAREHOUSE_ID, "lines": lines}
    )
    document_id = await inventory.make_document(session, SYSTEM, document, at=at)
    posted = inventory.SubmitDocument(version=1)
    await inventory.submit_document(session, SYSTEM, document_id, posted, at=at)


async def _welcome(
    session: AsyncSession, key: BuyerKey, phone: str, amount: int, at: datetime
) -> Buyer:
    """With exactly as much in store as he will pay."""
    customer, country = key
    name = (customer or country or phone)[:30]
    member_id = await members.join(session, phone, name, at=at)
    address = members.AddAddress(
        recipient=name, phone=phone, region_code=REGION, detail=country or phone
    )
    address_id = await members.add_address(session, member_id, address, at=at)
    while amount:
        grant = payments.GrantStored(amount_fen=min(amount, GRANT_MAX), reason="replay")
        await payments.grant_stored(session, SYSTEM, member_id, grant, at=at)
        amount -= grant.amount_fen
    return Buyer(member_id, address_id)


def _parts(items: Iterable[Item]) -> Iterator[list[Item]]:
    every = iter(items)
    while part := list(islice(every, AT_ONCE)):
        yield part
