"""The demo's offers: promotions of every kind, and coupons to take and to be sent."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo.cast import SHOPS
from houtai.entry.demo.furnishing import actor_of
from houtai.entry.demo.reading import all_goods, offers
from houtai.entry.demo.selling import sku_ids
from houtai.kit.auth import SYSTEM, Actor
from houtai.modules.marketing import public as marketing

PLATFORM = "platform"
PERCENT = 100
TAKEN_FOR = timedelta(days=60)
TAKEN_SINCE = timedelta(days=31)


async def make_offers(session: AsyncSession, *, at: datetime) -> None:
    """Those whose names are not there yet; drafts stay drafts."""
    known = await marketing.offer_names(session)
    for one in offers()["promotion"]:
        if one["name"] not in known:
            await _promote(session, one, at)
    for one in offers()["batch"]:
        if one["name"] not in known:
            await _hand_out(session, one, at)


async def _promote(session: AsyncSession, one: Mapping[str, Any], at: datetime) -> None:
    begins, ends = (at + timedelta(days=days) for days in one["days"])
    kept = ("name", "limits", "audience", "platform_permille")
    command = marketing.MakePromotion.model_validate(
        {
            **{key: one[key] for key in kept if key in one},
            "owner": _owner(one),
            "starts_at": begins,
            "ends_at": ends,
            "terms": {"kind": one["kind"], **await _terms(session, one)},
        }
    )
    actor, made_at = _actor(one), min(begins, at)
    promotion_id = await marketing.make_promotion(session, actor, command, at=made_at)
    if one.get("state") != "draft":
        # The price for members lies above that of the goods that are on sale besides: it is meant.
        start = marketing.StartPromotion(version=1, below_cost=one["kind"] == "member_price")
        await marketing.start_promotion(session, actor, promotion_id, start, at=made_at)


async def _terms(session: AsyncSession, one: Mapping[str, Any]) -> dict[str, Any]:
    if "cut" in one:
        share, codes = one["cut"]["percent"], set(one["cut"]["products"])
        skus = [sku for goods in all_goods() if goods.code in codes for sku in goods.choices]
        ids = await sku_ids(session, {sku.code for sku in skus})
        prices = [
            {"sku_id": ids[sku.code], "price_fen": sku.price * share // PERCENT} for sku in skus
        ]
        return {"prices": prices}
    if "gift" in one:
        gift = one["gift"]
        code = f"{gift['product']}-1"
        ids = await sku_ids(session, {code})
        given = [{"sku_id": ids[code], "quantity": gift["quantity"]}]
        return {"steps": [{"threshold_fen": gift["threshold_fen"], "gifts": given}]}
    return dict(one["terms"])


async def _hand_out(session: AsyncSession, one: Mapping[str, Any], at: datetime) -> None:
    content = {key: value for key, value in one.items() if key != "shop"}
    command = marketing.MakeBatch.model_validate(
        {
            **content,
            "owner": _owner(one),
            "take_from": at - TAKEN_SINCE,
            "take_until": at + TAKEN_FOR,
        }
    )
    actor, began = _actor(one), at - TAKEN_SINCE
    batch_id = await marketing.make_batch(session, actor, command, at=began)
    start = marketing.ActVersion(version=1)
    await marketing.start_batch(session, actor, batch_id, start, at=began)


def _owner(one: Mapping[str, Any]) -> str:
    return "platform" if one["shop"] == PLATFORM else "shop"


def _actor(one: Mapping[str, Any]) -> Actor:
    if one["shop"] == PLATFORM:
        return replace(SYSTEM)
    return actor_of(SHOPS[one["shop"]])
