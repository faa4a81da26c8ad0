"""What must hold in finance at any moment; each topic brings its own."""

from houtai.kit.invariants import Invariant
from houtai.modules.finance.queries.days import DAY_INVARIANTS

INVARIANTS: tuple[Invariant, ...] = (*DAY_INVARIANTS,)
