"""What the house may use of the ledger. Names only, no logic."""

from houtai.modules.ledger.queries.balances import Totals, totals_at, totals_now
from houtai.modules.ledger.queries.entries import (
    EntryView,
    StatementView,
    TransferView,
    read_statement,
    transfers_of_document,
)
from houtai.modules.ledger.queries.holdings import (
    Moved,
    moved_units,
    select_effects,
    select_holdings,
    select_recent_units,
)
from houtai.modules.ledger.queries.proofs import INVARIANTS
from houtai.modules.ledger.queries.trial import KindSums, trial_balance
from houtai.modules.ledger.rules.steps import (
    AMOUNT_MAX,
    STEPS_MAX,
    AccountKey,
    Chain,
    Kind,
    Outcome,
    Post,
    Refusal,
    Reserve,
    Transfer,
    Void,
)
from houtai.modules.ledger.service.accounts import AccountDiffers, open_accounts
from houtai.modules.ledger.service.attempt import TotalTooLarge
from houtai.modules.ledger.service.expire import expire_due
from houtai.modules.ledger.service.gate import is_shut, shut_until
from houtai.modules.ledger.service.rebuild import rebuild_totals
from houtai.modules.ledger.service.roll_up import roll_up
from houtai.modules.ledger.service.submit import (
    CHAINS_MAX,
    ChainRefused,
    LedgerBusy,
    submit,
    take,
)

__all__ = [
    "AMOUNT_MAX",
    "CHAINS_MAX",
    "INVARIANTS",
    "STEPS_MAX",
    "AccountDiffers",
    "AccountKey",
    "Chain",
    "ChainRefused",
    "EntryView",
    "Kind",
    "KindSums",
    "LedgerBusy",
    "Moved",
    "Outcome",
    "Post",
    "Refusal",
    "Reserve",
    "StatementView",
    "TotalTooLarge",
    "Totals",
    "Transfer",
    "TransferView",
    "Void",
    "expire_due",
    "is_shut",
    "moved_units",
    "open_accounts",
    "read_statement",
    "rebuild_totals",
    "roll_up",
    "select_effects",
    "select_holdings",
    "select_recent_units",
    "shut_until",
    "submit",
    "take",
    "totals_at",
    "totals_now",
    "transfers_of_document",
    "trial_balance",
]
