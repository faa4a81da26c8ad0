"""What the house may use of stock. Names only, no logic."""

from houtai.modules.inventory.queries.documents import (
    DOCUMENTS,
    DocumentView,
    average_costs,
    select_documents,
)
from houtai.modules.inventory.queries.documents import named as named_documents
from houtai.modules.inventory.queries.duties import DUTIES
from houtai.modules.inventory.queries.free import (
    WarehouseSite,
    free_now,
    select_assigned,
    warehouse_sites,
)
from houtai.modules.inventory.queries.goods import warehouse_names
from houtai.modules.inventory.queries.levels import (
    LEVELS,
    LevelRowView,
    as_sheet_rows,
    select_levels,
)
from houtai.modules.inventory.queries.on_shelf import select_good
from houtai.modules.inventory.queries.proofs import INVARIANTS
from houtai.modules.inventory.queries.sellable import Occasion, left_now, sellable, sellable_to_see
from houtai.modules.inventory.queries.value_proofs import VALUE_INVARIANTS
from houtai.modules.inventory.queries.worth import worth_at
from houtai.modules.inventory.rules.booking import Cause, Goods
from houtai.modules.inventory.rules.layers import BOOK, Condition, shared_pool_id
from houtai.modules.inventory.rules.sales import Piece, deducting, locking, unlocking
from houtai.modules.inventory.service.asking import ACTS
from houtai.modules.inventory.service.booking import (
    LineDiffers,
    LineTwice,
    NotEnoughStock,
    StockBusy,
    TooManyLines,
)
from houtai.modules.inventory.service.dispatch import (
    Allotment,
    assign,
    deliver,
    ship,
    unassign,
)
from houtai.modules.inventory.service.drafting import MakeDocument
from houtai.modules.inventory.service.drafting import make as make_document
from houtai.modules.inventory.service.drawing import OrderedLine, draw
from houtai.modules.inventory.service.moving import Cause as DocumentCause
from houtai.modules.inventory.service.moving import SkuNotCounted, SkuUnknown
from houtai.modules.inventory.service.pools import (
    MakePool,
    PoolThereAlready,
    SetQuota,
    SetQuotas,
    set_quotas,
)
from houtai.modules.inventory.service.pools import end as end_pool
from houtai.modules.inventory.service.pools import make as make_pool
from houtai.modules.inventory.service.posting import SubmitDocument
from houtai.modules.inventory.service.posting import submit as submit_document
from houtai.modules.inventory.service.sales import OrderLock, deduct, give_back, lock, unlock
from houtai.modules.inventory.service.sheets import IMPORTERS
from houtai.modules.inventory.service.warehouse import (
    ConditionLine,
    ReceivedLine,
    StockLine,
    arrive,
    change_condition,
    issue,
    lose,
    pick,
    put_back,
    receive,
    send,
)
from houtai.modules.inventory.service.warehouses import MakeWarehouse
from houtai.modules.inventory.service.warehouses import furnish as furnish_warehouse

__all__ = [
    "ACTS",
    "BOOK",
    "DOCUMENTS",
    "DUTIES",
    "IMPORTERS",
    "INVARIANTS",
    "LEVELS",
    "VALUE_INVARIANTS",
    "Allotment",
    "Cause",
    "Condition",
    "ConditionLine",
    "DocumentCause",
    "DocumentView",
    "Goods",
    "LevelRowView",
    "LineDiffers",
    "LineTwice",
    "MakeDocument",
    "MakePool",
    "MakeWarehouse",
    "NotEnoughStock",
    "Occasion",
    "OrderLock",
    "OrderedLine",
    "Piece",
    "PoolThereAlready",
    "ReceivedLine",
    "SetQuota",
    "SetQuotas",
    "SkuNotCounted",
    "SkuUnknown",
    "StockBusy",
    "StockLine",
    "SubmitDocument",
    "TooManyLines",
    "WarehouseSite",
    "arrive",
    "as_sheet_rows",
    "assign",
    "average_costs",
    "change_condition",
    "deduct",
    "deducting",
    "deliver",
    "draw",
    "end_pool",
    "free_now",
    "furnish_warehouse",
    "give_back",
    "issue",
    "left_now",
    "lock",
    "locking",
    "lose",
    "make_document",
    "make_pool",
    "named_documents",
    "pick",
    "put_back",
    "receive",
    "select_assigned",
    "select_documents",
    "select_good",
    "select_levels",
    "sellable",
    "sellable_to_see",
    "send",
    "set_quotas",
    "shared_pool_id",
    "ship",
    "submit_document",
    "unassign",
    "unlock",
    "unlocking",
    "warehouse_names",
    "warehouse_sites",
    "worth_at",
]
