"""Makers of what belongs to buyers and to the home page: the platform's staff alone meets it."""

from datetime import timedelta

from sqlalchemy import update

from houtai.kit.ids import new_id
from houtai.modules.members.tables import Member, SignInCode
from houtai.modules.storefront.tables import Floor
from tests.factories.identity import BEGINNING
from tests.factories.members import make_member
from tests.guards.bodies import says
from tests.guards.ground import Owner
from tests.guards.makers_of_places import PHONE, put
from tests.guards.registry import makes

CODE = {
    "language": "zh-CN",
    "salt": b"s" * 32,
    "created_at": BEGINNING,
    "expires_at": BEGINNING + timedelta(minutes=5),
    "tries": 0,
    "state": "sent",
    "attempts": 1,
}


@makes("members/members/{member_id}", nobodys="members are the platform's, whoever sold to them")
async def a_member(owner: Owner) -> object:
    """There is one with the number that the guards look for: met again, it is as it was."""
    again = update(Member).where(Member.phone == PHONE).values(state="active", version=1)
    known = await owner.session.scalar(again.returning(Member.id))
    if known is not None:
        return known
    await put(owner, SignInCode(phone=PHONE, **CODE))
    return (await make_member(owner.session, phone=PHONE)).id


@makes("storefront/floors/{floor_id}", nobodys="the home page is the platform's")
async def a_floor(owner: Owner) -> object:
    floor = Floor(
        kind="popular",
        title="热门商品",
        position=1,
        state="shown",
        banners=[],
        product_ids=[],
        changed_at=BEGINNING,
        version=1,
    )
    return await put(owner, floor)


@says("storefront_create_floor")
async def a_floor_of_a_category(_owner: Owner) -> dict[str, object]:
    return {"kind": "category", "title": "茶", "position": 2, "category_id": str(new_id())}


@says("storefront_edit_floor")
async def the_floor_otherwise(owner: Owner) -> object:
    return {**await a_floor_of_a_category(owner), "version": 1}
