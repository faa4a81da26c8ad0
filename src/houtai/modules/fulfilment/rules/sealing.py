"""Card keys, sealed under the house's own key: the database alone tells none of them."""

import os
from collections.abc import Sequence
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from houtai.kit.house_key import HouseKey

SALT_BYTES = 32
NONCE_BYTES = 12
_SEALED = "fulfilment.card_keys"
_MARKED = "fulfilment.card_keys.fingerprint"


def seal(key: HouseKey, sku_id: UUID, texts: Sequence[str]) -> tuple[bytes, list[bytes]]:
    """The salt of all, and each sealed for this SKU: elsewhere it does not open."""
    salt = os.urandom(SALT_BYTES)
    cipher = AESGCM(key.derived(_SEALED, salt))
    nonces = [os.urandom(NONCE_BYTES) for _ in texts]
    return salt, [
        nonce + cipher.encrypt(nonce, text.encode(), sku_id.bytes)
        for nonce, text in zip(nonces, texts, strict=True)
    ]


def unsealed(key: HouseKey, sku_id: UUID, salt: bytes, sealed: bytes) -> str | None:
    """None of another house's key, or if somebody moved it to another SKU."""
    cipher = AESGCM(key.derived(_SEALED, salt))
    try:
        return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], sku_id.bytes).decode()
    except InvalidTag:
        return None


def fingerprint(key: HouseKey, sku_id: UUID, text: str) -> bytes:
    """The same for the same text of a SKU."""
    return key.derived(_MARKED, sku_id.bytes + text.encode())
