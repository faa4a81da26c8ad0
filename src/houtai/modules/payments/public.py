"""What the house may use of payments. Names only, no logic."""

from houtai.modules.payments.queries.cases import CASES, CaseView, select_cases
from houtai.modules.payments.queries.cases import named as named_cases
from houtai.modules.payments.queries.duties import DUTIES
from houtai.modules.payments.queries.moved import MovedMoney, moved_money
from houtai.modules.payments.queries.movements import (
    BilledRow,
    Movement,
    billed_rows,
    known_refunds,
    movements_of_cases,
    movements_of_payments,
    movements_of_refunds,
)
from houtai.modules.payments.queries.payments import (
    PAYMENTS,
    PaymentView,
    payments_of,
    select_payments,
)
from houtai.modules.payments.queries.proofs import INVARIANTS
from houtai.modules.payments.queries.refunds import (
    REFUNDS,
    RefundView,
    refunds_of,
    select_refunds,
)
from houtai.modules.payments.rules.accounts import clearing as clearing_of
from houtai.modules.payments.rules.accounts import receipts as receipts_of
from houtai.modules.payments.rules.methods import BY_GATEWAY, CaseKind, Method, RefundWay
from houtai.modules.payments.service.at_door import collect_at_door
from houtai.modules.payments.service.by_hand import GrantStored
from houtai.modules.payments.service.by_hand import grant as grant_stored
from houtai.modules.payments.service.from_bills import (
    Billed,
    BilledPaymentUnknown,
    BilledRefundUnknown,
    BilledStillWanted,
    give_back,
    take_in,
    take_in_refund,
)
from houtai.modules.payments.service.handling import open_case
from houtai.modules.payments.service.refunding import (
    AskRefund,
    MoreThanPaid,
    PartRefund,
    RefundDiffers,
    ask_in_parts,
)
from houtai.modules.payments.service.refunding import ask as refund
from houtai.modules.payments.service.starting import (
    FindPayable,
    MethodClosed,
    NotEnoughStored,
    Payable,
    PaymentBusy,
    StartPayment,
    close,
    close_all,
    know_trades,
    start,
)

__all__ = [
    "BY_GATEWAY",
    "CASES",
    "DUTIES",
    "INVARIANTS",
    "PAYMENTS",
    "REFUNDS",
    "AskRefund",
    "Billed",
    "BilledPaymentUnknown",
    "BilledRefundUnknown",
    "BilledRow",
    "BilledStillWanted",
    "CaseKind",
    "CaseView",
    "FindPayable",
    "GrantStored",
    "Method",
    "MethodClosed",
    "MoreThanPaid",
    "MovedMoney",
    "Movement",
    "NotEnoughStored",
    "PartRefund",
    "Payable",
    "PaymentBusy",
    "PaymentView",
    "RefundDiffers",
    "RefundView",
    "RefundWay",
    "StartPayment",
    "ask_in_parts",
    "billed_rows",
    "clearing_of",
    "close",
    "close_all",
    "collect_at_door",
    "give_back",
    "grant_stored",
    "know_trades",
    "known_refunds",
    "moved_money",
    "movements_of_cases",
    "movements_of_payments",
    "movements_of_refunds",
    "named_cases",
    "open_case",
    "payments_of",
    "receipts_of",
    "refund",
    "refunds_of",
    "select_cases",
    "select_payments",
    "select_refunds",
    "start",
    "take_in",
    "take_in_refund",
]
