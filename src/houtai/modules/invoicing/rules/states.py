"""What becomes of a request for an invoice, and of each invoice, as data."""

from typing import Literal, TypeAlias

RequestState: TypeAlias = Literal[
    "waiting",
    "asked",
    "failed",
    "issued",
    "correcting",
    "refused",
    "withdrawn",
    "reversed",
]
"""`waiting` until the shop's moment comes, `asked` of the provider, `failed` there, `refused` by
the shop, `withdrawn` by the buyer; `correcting`: a red invoice has no number yet; `reversed`:
nothing of it counts any more.
"""
OPEN: tuple[RequestState, ...] = ("waiting", "asked", "failed", "issued", "correcting")
"""An order has one of these at most; after any other the buyer may ask anew."""
InvoiceState: TypeAlias = Literal["asked", "failed", "issued", "dropped"]
"""`dropped`: given up before it had a number."""
InvoiceKind: TypeAlias = Literal["blue", "red"]
InvoiceForm: TypeAlias = Literal["plain", "special"]
"""普通发票 and 专用发票: only companies that deduct the tax need the latter."""
TitleKind: TypeAlias = Literal["person", "company"]
IssueAt: TypeAlias = Literal["paid", "received"]
Provider: TypeAlias = Literal["sandbox", "by_hand"]
