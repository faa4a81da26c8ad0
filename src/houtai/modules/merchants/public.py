"""What the house may use of merchants. Names only, no logic."""

from houtai.modules.merchants.queries.carriers import know_carriers
from houtai.modules.merchants.queries.categories import Categories, compose
from houtai.modules.merchants.queries.deposits import INVARIANTS
from houtai.modules.merchants.queries.deposits import deposit as deposit_standing
from houtai.modules.merchants.queries.deposits_received import deposits_received
from houtai.modules.merchants.queries.duties import DUTIES
from houtai.modules.merchants.queries.merchants import (
    MERCHANTS,
    MerchantBrief,
    select_merchants,
)
from houtai.modules.merchants.queries.payees import Payee, payees
from houtai.modules.merchants.queries.selling import (
    SellerView,
    Sender,
    ShopFaceView,
    find_shops,
    granted_categories,
    is_logo,
    may_sell,
    return_address,
    sellers,
    senders,
    shop_face,
    shop_logos,
    shop_name,
    shop_names,
)
from houtai.modules.merchants.rules.money import PAYABLE, deposit_of, payable_of
from houtai.modules.merchants.rules.numbers import SocialCreditCode
from houtai.modules.merchants.service.applying import PAPER_FILES
from houtai.modules.merchants.service.asking import ACTS
from houtai.modules.merchants.service.furnishing import FurnishMerchant, furnish
from houtai.modules.merchants.service.furnishing_walk import (
    FurnishApplication,
    furnish_application,
    furnish_paper,
)
from houtai.modules.merchants.service.papers import ShowPaper
from houtai.modules.merchants.service.shops import (
    LOGO,
    MakeShopAddress,
    give_logo,
    make_address,
)
from houtai.modules.merchants.service.topping_up import hold_depositor, see_whether_short
from houtai.modules.merchants.tables import BANK_ACCOUNT

__all__ = [
    "ACTS",
    "BANK_ACCOUNT",
    "DUTIES",
    "INVARIANTS",
    "LOGO",
    "MERCHANTS",
    "PAPER_FILES",
    "PAYABLE",
    "Categories",
    "FurnishApplication",
    "FurnishMerchant",
    "MakeShopAddress",
    "MerchantBrief",
    "Payee",
    "SellerView",
    "Sender",
    "ShopFaceView",
    "ShowPaper",
    "SocialCreditCode",
    "compose",
    "deposit_of",
    "deposit_standing",
    "deposits_received",
    "find_shops",
    "furnish",
    "furnish_application",
    "furnish_paper",
    "give_logo",
    "granted_categories",
    "hold_depositor",
    "is_logo",
    "know_carriers",
    "make_address",
    "may_sell",
    "payable_of",
    "payees",
    "return_address",
    "see_whether_short",
    "select_merchants",
    "sellers",
    "senders",
    "shop_face",
    "shop_logos",
    "shop_name",
    "shop_names",
]
