"""Which functions there are for whom: what the composition opens to merchants and warehouses."""

from collections.abc import Iterable

from houtai.kit.auth import DECLARED, Console

EVERYTHING = "*"
EVERY_READ = "*.read"

_OPEN: dict[Console, set[str]] = {"merchant": set(), "warehouse": set()}


def open_to(console: Console, functions: Iterable[str]) -> None:
    """Open functions (`identity.account`) to a console; the platform's has them all."""
    _OPEN[console] |= set(functions)


def is_open(permission: str, console: Console) -> bool:
    """Whether there is such a permission in that console at all."""
    return console == "platform" or permission.rpartition(".")[0] in _OPEN[console]


def expanded(permissions: Iterable[str], console: Console = "platform") -> frozenset[str]:
    """What roles' spelling means now, in that console; `*` and `*.read` stay beside it.

    They stand for what doors declare today, so that a later release is not locked to anybody. A
    permission that is not open to the console counts for nothing there, whoever wrote it down.
    """
    named = frozenset(permissions)
    if EVERYTHING in named:
        named |= DECLARED
    elif EVERY_READ in named:
        named |= {each for each in DECLARED if each.endswith(".read")}
    if console == "platform":
        return named
    return frozenset(each for each in named if each not in DECLARED or is_open(each, console))
