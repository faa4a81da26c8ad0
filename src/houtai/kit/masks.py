"""Showing part of a value: enough to recognise it, too little to use it."""

_SHORT = 4


def middle(value: str, *, head: int, tail: int) -> str:
    """The first and last characters; what is too short to hide anything is hidden whole."""
    if len(value) < head + tail + _SHORT:
        return "*" * len(value)
    return value[:head] + "*" * (len(value) - head - tail) + value[len(value) - tail :]


def phone(value: str) -> str:
    """`13812345678` as `138****5678`."""
    return middle(value, head=3, tail=4)


def email(value: str) -> str:
    """`li.wei@example.com` as `l***@example.com`."""
    name, at, domain = value.rpartition("@")
    return f"{name[:1]}***{at}{domain}" if name else "*" * len(value)


def id_number(value: str) -> str:
    """A resident identity number: area and last character."""
    return middle(value, head=6, tail=1)


def bank_account(value: str) -> str:
    """The last four digits."""
    return middle(value, head=0, tail=4)


def person_name(value: str) -> str:
    """`欧阳小明` as `欧***`."""
    return value[:1] + "*" * (len(value) - 1)


def address(value: str) -> str:
    """The first six characters, which name the city."""
    return value[:6] + "*" * max(len(value) - 6, 0)
