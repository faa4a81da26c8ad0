"""What the house may use of cases after the sale. Names only, no logic."""

from houtai.modules.aftersale.queries.duties import DUTIES
from houtai.modules.aftersale.queries.given_back import given_back
from houtai.modules.aftersale.queries.journey import SOURCES as JOURNEY
from houtai.modules.aftersale.queries.open_cases import open_cases
from houtai.modules.aftersale.queries.proofs import INVARIANTS
from houtai.modules.aftersale.service.applying import OpenCase
from houtai.modules.aftersale.service.applying import apply as open_case
from houtai.modules.aftersale.service.asking import WantedPieces
from houtai.modules.aftersale.service.merchant_rules import SetMerchantRule, set_rule
from houtai.modules.aftersale.service.shares import know_shares

__all__ = [
    "DUTIES",
    "INVARIANTS",
    "JOURNEY",
    "OpenCase",
    "SetMerchantRule",
    "WantedPieces",
    "given_back",
    "know_shares",
    "open_case",
    "open_cases",
    "set_rule",
]
