"""Tables of merchants."""

from houtai.modules.merchants.tables.applications import Application, Happening
from houtai.modules.merchants.tables.contracts import ContractAcceptance, ContractText
from houtai.modules.merchants.tables.deposits import DepositDemand, DepositReceipt
from houtai.modules.merchants.tables.fields import BANK_ACCOUNT, CONTACT_PHONE, ID_NUMBER
from houtai.modules.merchants.tables.merchants import Facts, Level, Merchant
from houtai.modules.merchants.tables.papers import CategoryGrant, Qualification
from houtai.modules.merchants.tables.shops import Shop, ShopAddress

__all__ = [
    "BANK_ACCOUNT",
    "CONTACT_PHONE",
    "ID_NUMBER",
    "Application",
    "CategoryGrant",
    "ContractAcceptance",
    "ContractText",
    "DepositDemand",
    "DepositReceipt",
    "Facts",
    "Happening",
    "Level",
    "Merchant",
    "Qualification",
    "Shop",
    "ShopAddress",
]
