"""Codes of an authenticator app (RFC 6238), and the recovery codes that stand in for it."""

import hmac
from base64 import b32encode
from datetime import datetime
from hashlib import sha256
from typing import Annotated
from unicodedata import normalize
from uuid import UUID

import segno
from pydantic import Field, SecretStr
from pyotp import TOTP

from houtai.kit.house_key import HouseKey
from houtai.modules.identity.rules import passwords

STEP_SECONDS = 30
DRIFT_STEPS = 1  # Clocks of telephones run up to half a minute off.
SALT_BYTES = 32
RECOVERY_CODES = 10
_DIGITS = 6
_SECRET_BYTES = 20  # What RFC 4226 recommends, and what every app takes.
_PURPOSE = "second factor"

Code = Annotated[SecretStr, Field(max_length=40)]
"""Six digits of an app, or a recovery code, as somebody typed it."""


def secret_of(key: HouseKey, account_id: UUID, salt: bytes) -> str:
    """What house and app share, in the form that apps take; made anew each time it is needed."""
    return b32encode(key.derived(_PURPOSE, account_id.bytes + salt)[:_SECRET_BYTES]).decode()


def normalised(code: SecretStr) -> str:
    """The characters that count: full width, spaces and case make no other code."""
    return "".join(normalize("NFKC", code.get_secret_value()).split()).lower()


def is_of_app(code: str) -> bool:
    """Whether it has the form of an app's code, and not of a recovery code."""
    return len(code) == _DIGITS and code.isascii() and code.isdecimal()


def step_of(secret: str, code: str, at: datetime, *, after_step: int) -> int | None:
    """For which step of time the code is right; None when it is not, or was used before.

    All steps are compared, so that the time taken tells nothing.
    """
    here, app = int(at.timestamp()) // STEP_SECONDS, TOTP(secret)
    fitting = [
        step
        for step in range(here - DRIFT_STEPS, here + DRIFT_STEPS + 1)
        if hmac.compare_digest(app.generate_otp(step).encode(), code.encode())
    ]
    return next((step for step in fitting if step > after_step), None)


def address_for_app(secret: str, login: str, house: str) -> str:
    """What the app reads from the picture: the secret, and how to name the entry."""
    return TOTP(secret).provisioning_uri(name=login, issuer_name=house)


def picture_of(address: str) -> str:
    """The QR code as the address of an image that needs no further request."""
    return segno.make(address, error="m").svg_data_uri(scale=4, border=2, dark="#000", light="#fff")


def made_up_recovery_codes() -> list[str]:
    """Ten codes of 80 random bits."""
    return [passwords.made_up() for _ in range(RECOVERY_CODES)]


def recovery_hash(account_id: UUID, code: str) -> bytes:
    """What is stored of a recovery code. It is random enough to need no slow hash."""
    return sha256(account_id.bytes + code.replace("-", "").encode()).digest()


def second_factor_subject(account_id: UUID) -> bytes:
    """Under what tries at somebody's second factor are counted."""
    return sha256(f"second factor:{account_id}".encode()).digest()
