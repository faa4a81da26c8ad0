"""Which orders wait for somebody."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from houtai.kit.auth import Actor, within
from houtai.kit.duties import Duty, Waits
from houtai.modules.ordering.queries.order_lists import IS_HELD, OVERDUE
from houtai.modules.ordering.tables import Order

_LIST = "/ordering/orders"


def _orders(condition: ColumnElement[bool]) -> Waits:
    """Indexes: those of the tabs of the list."""

    def waits(actor: Actor, _: datetime) -> Select[Any]:
        return select(Order.id).where(within(actor, Order.merchant_id), condition)

    return waits


def _duty(kind: str, asked: str, condition: ColumnElement[bool], *, pressing: bool = False) -> Duty:
    link = f"{_LIST}?{asked}"
    return Duty(f"ordering.{kind}", "ordering.order.read", link, _orders(condition), pressing)


DUTIES = (
    _duty("overdue", "shipping=overdue", OVERDUE, pressing=True),
    _duty("held", "held=true", IS_HELD, pressing=True),
    _duty("to_ship", "state=awaiting_shipment", Order.state == "awaiting_shipment"),
    _duty("refunding", "payment=refunding", Order.payment == "refunding"),
    _duty("to_pay", "state=awaiting_payment", Order.state == "awaiting_payment"),
)
