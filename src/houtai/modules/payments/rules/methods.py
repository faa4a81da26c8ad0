"""Ways to pay, and what each of them needs from the house."""

from typing import Literal

Method = Literal["sandbox", "wechat", "alipay", "bank_transfer", "cash_on_delivery", "stored_value"]
RefundWay = Literal["origin", "stored_value"]
"""The way it came, or into the buyer's store with the house."""
GatewayMethod = Literal["sandbox", "wechat", "alipay"]

PaymentState = Literal["created", "pending", "succeeded", "closed", "failed"]
RefundState = Literal["asked", "processing", "succeeded", "failed"]
CaseKind = Literal[
    "paid_after_close", "paid_twice", "amount_differs", "unknown_payment", "refund_failed"
]
CaseState = Literal["open", "done"]
Handled = Literal["refunded", "kept", "dismissed", "solved"]
BillState = Literal["waiting", "read", "unreadable", "absent", "failed"]

RefusalReason = Literal[
    "signature", "moment", "key", "envelope", "merchant", "application", "content"
]
"""Why a callback is not believed."""

BY_GATEWAY = frozenset({"sandbox", "wechat", "alipay"})
"""Somebody outside is asked; all others the house settles itself or a person does."""
BY_PERSON = frozenset({"bank_transfer", "cash_on_delivery"})
"""A person says that the money came, and that it went back."""
LIVE = ("created", "pending")
