"""An order's page: what it is, what may be done with it, and what its offers are called."""

from collections.abc import Mapping
from uuid import UUID

from pydantic import computed_field
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.modules.members import public as members
from houtai.modules.ordering.queries.orders import LineView, OrderView, one_order
from houtai.modules.ordering.queries.trades import offer_names, sisters_of
from houtai.modules.ordering.rules.acts import OrderAct, acts_of
from houtai.modules.ordering.service.house import as_house


class OrderPageView(OrderView):
    """An order with everything that its page shows."""

    buyer_name: str = ""
    sisters_count: int = 0
    """Orders of other merchants that were placed and are paid with it."""

    @computed_field
    def acts(self) -> list[OrderAct]:
        """What may be done with it now, by whoever may."""
        standing = {
            "state": self.state,
            "payment": self.payment,
            "fulfilment": self.fulfilment,
            "aftersale": self.aftersale,
        }
        return acts_of(standing, self.held_for)


async def show(session: AsyncSession, actor: Actor, order_id: UUID) -> OrderPageView:
    """Names of offers are those of its own lines: what else the buyer bought stays unsaid.

    Raises OrderUnknown.
    """
    order = await one_order(session, actor, order_id)
    async with as_house(session, actor):
        names = await offer_names(session, order.trade_id)
        buyers = await members.member_names(session, [order.member_id])
        sisters_count = await sisters_of(session, order.trade_id) - 1
    whole = {name: getattr(order, name) for name in OrderView.model_fields}
    whole["lines"] = tuple(_named(line, names) for line in order.lines)
    return OrderPageView(
        **whole, buyer_name=buyers.get(order.member_id, ""), sisters_count=sisters_count
    )


def _named(line: LineView, names: Mapping[UUID, str]) -> LineView:
    named = tuple(
        one.model_copy(update={"name": names.get(one.offer_id, "")}) for one in line.discounts
    )
    return line.model_copy(update={"discounts": named})
