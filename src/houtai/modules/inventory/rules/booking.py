"""One movement of pieces as a chain of the ledger: its steps, and the accounts that they need."""

from dataclasses import dataclass
from uuid import UUID

from houtai.kit.ids import derive_id
from houtai.modules.inventory.rules.layers import at_warehouse, in_pool, of_sku
from houtai.modules.ledger.public import AccountKey, Chain, Kind, Post, Reserve, Transfer, Void

Step = Transfer | Reserve | Post | Void


@dataclass(frozen=True)
class Cause:
    """Why pieces move, and who says so. Reason and kind are machine-readable words."""

    reason: str
    document_kind: str
    document_id: UUID
    actor_id: UUID


@dataclass(frozen=True)
class Goods:
    """What is moved: a SKU of a merchant."""

    merchant_id: UUID
    sku_id: UUID

    def at(self, kind: Kind, warehouse_id: UUID) -> AccountKey:
        """Its account of that kind in a warehouse, as warehouse or dispatch layer."""
        return at_warehouse(
            kind, merchant_id=self.merchant_id, sku_id=self.sku_id, warehouse_id=warehouse_id
        )

    def of(self, kind: Kind) -> AccountKey:
        """Its account of that kind in the sales layer."""
        return of_sku(kind, merchant_id=self.merchant_id, sku_id=self.sku_id)

    def pool(self, pool_id: UUID) -> AccountKey:
        """What a pool has of it."""
        return in_pool(merchant_id=self.merchant_id, sku_id=self.sku_id, pool_id=pool_id)


@dataclass(frozen=True)
class Portion:
    """What one line moves: so many pieces of a SKU. The line's id makes it happen once."""

    line_id: UUID
    goods: Goods
    quantity: int


@dataclass(frozen=True)
class Movement:
    """A chain that is ready to be taken, and what the layer above must be told of it."""

    chain: Chain
    keys: tuple[AccountKey, ...]
    goods: Goods
    warehouse_id: UUID | None = None
    change: int = 0
    """By how many more pieces the layer above will know, or fewer if negative."""


class Booking:
    """Gathers the steps of one movement. Ids follow from the movement's own: sent twice, it
    happens once.
    """

    def __init__(self, movement_id: UUID, goods: Goods, cause: Cause) -> None:
        self._id = movement_id
        self._goods = goods
        self._cause = cause
        self._steps: list[Step] = []
        self._keys: dict[AccountKey, None] = {}

    @classmethod
    def of(cls, portion: Portion, act: str, cause: Cause, *where: str) -> "Booking":
        """For one act on a line; the same line may bear another act, or the same elsewhere."""
        return cls(derive_id(portion.line_id, act, *where), portion.goods, cause)

    def move(self, source: AccountKey, target: AccountKey, quantity: int) -> "Booking":
        """Pieces leave one account for another. Of an account of missing ones, the other way
        round: its debit side is where it grows.
        """
        self._keys |= {source: None, target: None}
        self._steps.append(Transfer(self._next(), source.id, target.id, quantity))
        return self

    def open(self, *accounts: AccountKey) -> "Booking":
        """Accounts that must be there from now on, though nothing moves on them yet."""
        self._keys |= dict.fromkeys(accounts)
        return self

    def done(self, *, warehouse_id: UUID | None = None, change: int = 0) -> Movement:
        """The movement, whole."""
        cause = self._cause
        chain = Chain(
            self._id,
            tuple(self._steps),
            cause.reason,
            cause.document_kind,
            cause.document_id,
            cause.actor_id,
        )
        return Movement(chain, tuple(self._keys), self._goods, warehouse_id, change)

    def _next(self) -> UUID:
        return derive_id(self._id, f"inventory.step.{len(self._steps)}")
