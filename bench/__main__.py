"""`python -m bench [name …]`: run all measurements or some, print the table, keep the figures.

`python -m bench compare` sets the last two runs side by side.
"""

import sys

from bench import (
    audit_log,
    compare,
    goods,
    ledger,
    long_lists,
    long_orders,
    orders,
    pricing,
    printing,
    reconciliation,
    report,
    settlement,
    shop,
    sign_in_check,
    sourcing,
    start,
    stock,
    tracking,
    trial_balance,
)

BENCHES = {
    "audit_log": audit_log.run,
    "goods": goods.run,
    "ledger": ledger.run,
    "long_lists": long_lists.run,
    "long_orders": long_orders.run,
    "orders": orders.run,
    "pricing": pricing.run,
    "printing": printing.run,
    "reconciliation": reconciliation.run,
    "settlement": settlement.run,
    "start": start.run,
    "shop": shop.run,
    "sign_in_check": sign_in_check.run,
    "sourcing": sourcing.run,
    "stock": stock.run,
    "tracking": tracking.run,
    "trial_balance": trial_balance.run,
}


def main(names: list[str]) -> int:
    """Exit code 1 when a figure misses its mark."""
    if names[:1] == ["compare"]:
        return compare.main(names[1:])
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"no such bench: {', '.join(unknown)}; there are: {', '.join(BENCHES)}")
        return 2
    before = report.machine()
    figures = []
    for name in names or BENCHES:
        for figure in BENCHES[name]():
            print(f"  {figure.what}: {figure.measured:,.4g} {figure.unit}", flush=True)
            figures.append(figure)
    report.show(figures, before)
    print(f"kept in {report.keep(figures, before).name}")
    return 1 if any(figure.kept is False for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
