"""A shop that can take a hundred thousand orders: goods, stock, offers, buyers with coupons."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import md5
from random import Random
from typing import Any
from uuid import UUID

import msgspec

from bench.ground import SQL, Ground
from houtai.entry.demo.following import followed, settled
from houtai.kit.auth import SYSTEM, Place
from houtai.kit.clock import utc_now
from houtai.kit.db import Database
from houtai.kit.errors import HoutaiError
from houtai.kit.ids import new_id
from houtai.modules.inventory.service import items, warehouse, warehouses
from houtai.modules.inventory.service.moving import Cause
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.public import (
    ActVersion,
    MakeBatch,
    MakePromotion,
    StartPromotion,
    make_promotion,
    start_promotion,
)
from houtai.modules.marketing.queries.promotions import live_offers
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.rules.offers import Offers
from houtai.modules.marketing.service import batches
from houtai.modules.marketing.tables import MemberCoupon
from houtai.modules.ordering.service.commands import Checkout, WantedLine
from houtai.modules.ordering.service.quoting import Asked, Quoted, quote_all

SHOPS, SKUS, MEMBERS = 50, 10_000, 2_000
PIECES = 900_000
FLASH_PIECES = 1_000
COUPON_SHARE = 10
"""One basket in so many is paid with a coupon."""
COUPONS_EACH = 100
"""Of a member who pays with coupons; a coupon is good for one order."""
_AT_ONCE = 1_000


def named(name: str) -> UUID:
    """The id that the seed gives to a name."""
    return UUID(md5(name.encode(), usedforsecurity=False).hexdigest())


def shop_of(sku: int) -> int:
    """Whose SKU of this number it is."""
    return sku // 2 % SHOPS


def token(member: int) -> str:
    """What the browser of a member carries."""
    return f"bench{member}".rjust(43, "-")


@dataclass(frozen=True)
class Basket:
    """What one member orders again and again; each time with another of his coupons, if any."""

    member: int
    lines: tuple[tuple[UUID, int], ...]
    coupon_ids: tuple[UUID, ...] = ()
    agreed_fen: int = 0

    def checkout(self) -> Checkout:
        """As its preview asks."""
        lines = [WantedLine(sku_id=one, quantity=count) for one, count in self.lines]
        coupons = list(self.coupon_ids[:1])
        return Checkout(lines=lines, address_id=self.address_id, coupon_ids=coupons)

    @cached_property
    def address_id(self) -> UUID:
        """Where all of it goes."""
        return named(f"address {self.member}")

    def body(self, time: int) -> bytes:
        """What is sent for its so manieth order. The list of coupons ends the bench, not the run:
        no coupon is spent twice.
        """
        asked: dict[str, Any] = {
            "lines": [{"sku_id": one, "quantity": count} for one, count in self.lines],
            "address_id": self.address_id,
            "coupon_ids": [self.coupon_ids[time]] if self.coupon_ids else [],
            "agreed_fen": self.agreed_fen,
        }
        return msgspec.json.encode(asked)


@dataclass(frozen=True)
class Crowd:
    """What is to be ordered, with the prices that the buyers were shown."""

    spread: Sequence[Basket]
    flash: Sequence[Basket]
    """Of every member: one piece of the same thing."""


def furnish(ground: Ground) -> Crowd:
    """Everything, and who buys it."""
    for script in ("order_goods.sql", "order_reference.sql"):
        ground.run((SQL / script).read_text(encoding="utf-8"))
    crowd = asyncio.run(_furnish(ground))
    ground.run("VACUUM ANALYZE")
    return crowd


async def _furnish(ground: Ground) -> Crowd:
    at = utc_now()
    database = Database(ground.app_url)
    async with followed(database):
        for shop in range(SHOPS):
            await _stock(database, shop, at)
        await _promotions(database, at)
        coupons = await _coupons(database, at)
        await settled(database)
    wanted = [*_baskets(coupons), *_flash_baskets()]
    shown = await _shown(database, wanted, at)
    await database.close()
    return Crowd(shown[:MEMBERS], shown[MEMBERS:])


async def _stock(database: Database, shop: int, at: datetime) -> None:
    """A warehouse of the shop's own with all that it sells."""
    merchant_id, house = named(f"shop {shop}"), named(f"warehouse {shop}")
    skus = [sku for sku in range(SKUS) if shop_of(sku) == shop]
    made = warehouses.MakeWarehouse(
        merchant_id=merchant_id, code=f"W{shop}", name="仓库", region="440305", address="1 号"
    )
    known = [
        items.Known(named(f"sku {sku}"), named(f"product {sku // 2}"), merchant_id, True)
        for sku in skus
    ]
    lines = [
        warehouse.StockLine(
            id=new_id(),
            sku_id=named(f"sku {sku}"),
            quantity=PIECES if sku else FLASH_PIECES,
        )
        for sku in skus
    ]
    why = Cause(reason="stock.receipt", document_kind="receipt", document_id=new_id())
    async with database.transaction() as session:
        await items.remember(session, known)
        await warehouses.furnish(session, house, made, at=at)
        await warehouse.receive(session, SYSTEM, house, lines, why, at=at)


async def _promotions(database: Database, at: datetime) -> None:
    """Twenty: eight of the platform's, most of them for a part of the goods, twelve of shops."""
    for number in range(20):
        values = _promotion(number, at)
        actor = SYSTEM
        if values["owner"] == "shop":
            actor = replace(SYSTEM, place=Place(named(f"shop {number}")))
        async with database.transaction() as session:
            made = await make_promotion(session, actor, MakePromotion(**values), at=at)
            started = StartPromotion(version=1, below_cost=True)
            await start_promotion(session, actor, made, started, at=at, agreed=True)


def _promotion(number: int, at: datetime) -> dict[str, Any]:
    steps = [{"threshold_fen": 10_000, "off_fen": 800}, {"threshold_fen": 30_000, "off_fen": 3_000}]
    every: dict[str, Any] = {"threshold_fen": 20_000, "off_fen": 2_000}
    terms: tuple[dict[str, Any], ...] = (
        {"kind": "cross_amount_off", "steps": [every], "every": True},
        {"kind": "timed_price", "pay_permille": 900},
        {"kind": "amount_off", "steps": steps},
        {"kind": "pieces_rate", "steps": [{"pieces": 3, "pay_permille": 850}]},
        {"kind": "free_freight", "threshold_fen": 19_900},
    )
    of_platform = number < 8
    part = [named(f"c1 {(number + one) % 10}") for one in range(4)]
    limits: dict[str, Any] = {"budget_fen": 10**12} if number % 5 == 0 else {}
    return {
        "owner": "platform" if of_platform else "shop",
        "name": f"promotion {number}",
        "starts_at": at - timedelta(days=1),
        "ends_at": at + timedelta(days=30),
        "terms": terms[number % 5 if of_platform else 1 + number % 4],
        "scope": {"only": {"category_ids": part}} if of_platform and number else {},
        "limits": limits,
        "platform_permille": 500 if of_platform else 0,
    }


async def _coupons(database: Database, at: datetime) -> dict[int, tuple[UUID, ...]]:
    """By member, one in ten has a hundred of one batch; each is in the ledger."""
    command = MakeBatch(
        owner="platform",
        name="满减券",
        kind="amount",
        threshold_fen=2_000,
        value=500,
        platform_permille=1_000,
        count_max=MEMBERS // COUPON_SHARE * COUPONS_EACH,
        per_member=COUPONS_EACH,
        take_from=at - timedelta(days=1),
        take_until=at + timedelta(days=1),
        valid_days=7,
    )
    async with database.transaction() as session:
        batch_id = await batches.make(session, SYSTEM, command, at=at)
        await batches.start(session, SYSTEM, batch_id, ActVersion(version=1), at=at, agreed=True)
    held = {
        member: tuple(new_id() for _ in range(COUPONS_EACH))
        for member in range(0, MEMBERS, COUPON_SHARE)
    }
    given = [
        (member, place, one) for member, ids in held.items() for place, one in enumerate(ids, 1)
    ]
    for start in range(0, len(given), _AT_ONCE):
        await _give(database, batch_id, given[start : start + _AT_ONCE], at)
    return held


async def _give(
    database: Database, batch_id: UUID, given: Sequence[tuple[int, int, UUID]], at: datetime
) -> None:
    source = accounts.of_batch(accounts.BATCH, batch_id, accounts.PLATFORM)
    async with database.transaction() as session:
        chains, keys = [], []
        for member, ordinal, coupon_id in given:
            member_id = named(f"member {member}")
            key = accounts.of_coupon(accounts.COUPON, batch_id, coupon_id, member_id)
            keys.append(key)
            step = ledger.Transfer(new_id(), source.id, key.id, 1)
            why = ("coupon.take", "coupon", coupon_id, member_id)
            chains.append(ledger.Chain(new_id(), (step,), *why))
            session.add(
                MemberCoupon(
                    id=coupon_id,
                    member_id=member_id,
                    batch_id=batch_id,
                    ordinal=ordinal,
                    state="free",
                    valid_from=at,
                    ends_at=at + timedelta(days=7),
                    taken_at=at,
                )
            )
        await ledger.open_accounts(session, keys, at=at)
        outcomes = await ledger.submit(session, chains, at=at)
        assert all(one.taken for one in outcomes)


def _baskets(coupons: dict[int, tuple[UUID, ...]]) -> Iterator[Basket]:
    """One for each member: two SKUs, of two shops in nine of ten; the flash sale's is in none."""
    random = Random(11)
    for member in range(MEMBERS):
        one = random.randrange(2, SKUS)
        other = random.randrange(2, SKUS)
        while (shop_of(other) == shop_of(one)) != (member % 10 == 3) or other == one:
            other = random.randrange(2, SKUS)
        lines = tuple((named(f"sku {sku}"), random.choice((1, 1, 1, 2))) for sku in (one, other))
        yield Basket(member, lines, coupons.get(member, ()))


def _flash_baskets() -> Iterator[Basket]:
    for member in range(MEMBERS):
        yield Basket(member, ((named("sku 0"), 1),))


async def _shown(database: Database, baskets: Sequence[Basket], at: datetime) -> list[Basket]:
    """With the prices of previews."""
    async with database.transaction() as session:
        offers = Offers(await live_offers(session))
        asked = [Asked(named(f"member {one.member}"), one.checkout()) for one in baskets]
        quotes = await quote_all(session, asked, offers, at=at)
    return [
        replace(basket, agreed_fen=_price(quoted))
        for basket, quoted in zip(baskets, quotes, strict=True)
    ]


def _price(quoted: Quoted | HoutaiError) -> int:
    assert isinstance(quoted, Quoted), quoted
    return quoted.quote.payable_fen
