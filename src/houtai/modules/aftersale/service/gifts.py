"""Gifts that a buyer keeps though he gives back what earned them: charged, or his for nothing."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict
from houtai.modules.aftersale.rules.amounts import less_gifts
from houtai.modules.aftersale.rules.states import GiftKept
from houtai.modules.aftersale.service.moving import HeldCase, Said, write


class GiftNotSettled(Conflict):
    """The buyer keeps a gift: whether that costs him its value is to be said."""

    code = "aftersale.gift_not_settled"


async def settle(
    session: AsyncSession, held: HeldCase, choice: GiftKept | None, said: Said
) -> tuple[HeldCase, Said]:
    """As the seller chose, told with what he says. Raises GiftNotSettled where he has to."""
    if not held.gift_fen:
        return held, said
    if choice is None:
        raise GiftNotSettled
    told = {**(said.details or {}), "gift_kept": choice, "gift_fen": held.gift_fen}
    return await write(session, held, {"gift_kept": choice}), replace(said, details=told)


def given_for(held: HeldCase, choice: GiftKept | None) -> int:
    """What goes back of what was asked."""
    return less_gifts(held.asked_fen, held.gift_fen if choice == "charge" else 0)
