"""Makes members and their addresses."""

from datetime import UTC, datetime, timedelta
from random import randrange
from secrets import token_bytes
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.ids import new_id
from houtai.modules.members.tables import DeliveryAddress, Member, SignInCode

BEGINNING = datetime(2026, 11, 1, 9, tzinfo=UTC)
NANSHAN = "440305"


def a_phone() -> str:
    """A number that nobody else is likely to have."""
    return f"138{randrange(10**8):08d}"


async def make_member(session: AsyncSession, **changes: Any) -> Member:
    """An active member with a number of his own."""
    member = Member(
        **{
            "id": new_id(),
            "phone": a_phone(),
            "name": "王小明",
            "state": "active",
            "joined_at": BEGINNING,
            "last_sign_in_at": BEGINNING,
            "version": 1,
            **changes,
        }
    )
    session.add(member)
    await session.flush()
    return member


async def make_address(session: AsyncSession, member_id: UUID, **changes: Any) -> DeliveryAddress:
    """An address that is not the default."""
    address = DeliveryAddress(
        **{
            "id": new_id(),
            "member_id": member_id,
            "recipient": "王小明",
            "phone": a_phone(),
            "region_code": NANSHAN,
            "detail": "科技园南区 1 号",
            "is_default": False,
            "created_at": BEGINNING,
            "version": 1,
            **changes,
        }
    )
    session.add(address)
    await session.flush()
    return address


async def make_code(session: AsyncSession, *, at: datetime, **changes: Any) -> SignInCode:
    """A code that was asked for just now and waits to be sent."""
    code = SignInCode(
        **{
            "id": new_id(),
            "phone": a_phone(),
            "language": "zh-CN",
            "salt": token_bytes(32),
            "created_at": at,
            "expires_at": at + timedelta(minutes=5),
            "tries": 0,
            "state": "waiting",
            "attempts": 0,
            "next_try_at": at,
            **changes,
        }
    )
    session.add(code)
    await session.flush()
    return code
