"""Money is an integer in the smallest unit of its currency (fen): split, never rounded away."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

AMOUNT_MAX = 2**63 - 1
MINOR_DIGITS = {
    "CNY": 2,
    "USD": 2,
    "EUR": 2,
    "GBP": 2,
    "HKD": 2,
    "MOP": 2,
    "TWD": 2,
    "JPY": 0,
    "KRW": 0,
}
_PPM = 1_000_000


class NotAnAmount(ValueError):
    """The text is no amount of this currency, or has more decimals than the currency."""


def split(amount: int, weights: Sequence[int]) -> list[int]:
    """Share an amount in proportion to weights so that the shares sum to it exactly.

    Largest-remainder (Hamilton) method: floors first, then one unit each to the largest
    remainders, earlier positions first. A negative amount gives the mirror image. Weights of zero
    get nothing, unless all are zero: then the shares are even. Raises ValueError on no weights or
    a negative one.
    """
    if not weights or min(weights) < 0:
        raise ValueError("weights must be given and not negative")
    if amount < 0:
        return [-share for share in split(-amount, weights)]
    total = sum(weights)
    if total == 0:
        weights, total = [1] * len(weights), len(weights)
    shares = [amount * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % total), i))
    for position in by_remainder[: amount - sum(shares)]:
        shares[position] += 1
    return shares


def part(amount: int, rate_ppm: int) -> int:
    """That many millionths of an amount, half away from zero: commissions, discounts, taxes."""
    doubled = 2 * abs(amount * rate_ppm) + _PPM
    magnitude = doubled // (2 * _PPM)
    return magnitude if (amount >= 0) == (rate_ppm >= 0) else -magnitude


def parse_amount(text: str, currency: str = "CNY") -> int:
    """Read `1,234.50` or `¥1234.5` exactly. Raises NotAnAmount; never rounds."""
    cleaned = text.strip().replace(",", "").lstrip("¥￥").strip()
    try:
        minor = Decimal(cleaned).scaleb(MINOR_DIGITS[currency])
    except InvalidOperation as error:
        raise NotAnAmount(text) from error
    if not minor.is_finite() or minor != minor.to_integral_value() or abs(minor) > AMOUNT_MAX:
        raise NotAnAmount(text)
    return int(minor)


def show_amount(amount: int, currency: str = "CNY") -> str:
    """`-1,234.50`: grouped, with exactly the decimals of the currency."""
    digits = MINOR_DIGITS[currency]
    sign = "-" if amount < 0 else ""
    whole, rest = divmod(abs(amount), 10**digits)
    return f"{sign}{whole:,}.{rest:0{digits}d}" if digits else f"{sign}{whole:,}"
