"""Secrets of trackers and contracts, sealed under the house's own key."""

import json
import os
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from houtai.kit.house_key import HouseKey

SALT_BYTES = 32
NONCE_BYTES = 12
_PURPOSE = "logistics.secrets"


def seal(key: HouseKey, secrets: Mapping[str, Any]) -> dict[str, bytes]:
    """`salt` and `sealed`: whoever has only the database, or only the home, has nothing."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    content = json.dumps(secrets).encode()
    sealed = nonce + AESGCM(key.derived(_PURPOSE, salt)).encrypt(nonce, content, None)
    return {"salt": salt, "sealed": sealed}


def unsealed(key: HouseKey, salt: bytes | None, sealed: bytes | None) -> dict[str, Any]:
    """Of another house's key they are none."""
    if salt is None or sealed is None:
        return {}
    nonce, content = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        plain = AESGCM(key.derived(_PURPOSE, salt)).decrypt(nonce, content, None)
    except InvalidTag:
        return {}
    return dict(json.loads(plain))
