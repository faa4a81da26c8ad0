"""What the house may use of invoices. Names only, no logic."""

from houtai.modules.invoicing.queries.duties import DUTIES
from houtai.modules.invoicing.queries.issuers import any_issuer
from houtai.modules.invoicing.queries.journey import SOURCES as JOURNEY
from houtai.modules.invoicing.queries.proofs import INVARIANTS
from houtai.modules.invoicing.queries.requests import (
    REQUESTS,
    TakenRequestView,
    select_requests,
    with_sums,
)
from houtai.modules.invoicing.service.asking import AskInvoice, ask
from houtai.modules.invoicing.service.setting import (
    SetIssuer,
    SetTaxClass,
    set_issuer,
    set_tax_class,
)

__all__ = [
    "DUTIES",
    "INVARIANTS",
    "JOURNEY",
    "REQUESTS",
    "AskInvoice",
    "SetIssuer",
    "SetTaxClass",
    "TakenRequestView",
    "any_issuer",
    "ask",
    "select_requests",
    "set_issuer",
    "set_tax_class",
    "with_sums",
]
