"""How people are reached: telephone numbers and e-mail addresses as they may be written."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

EMAIL_LENGTH_MAX = 254


def _without_blanks(number: str) -> str:
    return number.replace(" ", "").replace("-", "")


Phone = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^\+?[0-9][0-9 \-]{4,23}$"),
    AfterValidator(_without_blanks),
]
Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=EMAIL_LENGTH_MAX,
        pattern=r"^[^@\s\x00-\x1f\"<>(),;:\\]+@[^@\s\x00-\x1f\"<>(),;:\\]+\.[a-zA-Z0-9-]{2,}$",
    ),
]
