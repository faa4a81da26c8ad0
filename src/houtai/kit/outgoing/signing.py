"""Signatures by which a receiver knows that a call is ours, as Standard Webhooks lays them down."""

import base64
import hmac
from binascii import Error as NotBase64
from datetime import datetime
from hashlib import sha256

_PREFIX = "whsec_"


def shared_secret(key: bytes) -> str:
    """What the receiver is given, so that he can check signatures made with this key."""
    return _PREFIX + base64.b64encode(key).decode()


def signed(secret: str, message_id: str, body: bytes, *, at: datetime) -> dict[str, str]:
    """The headers that prove sender, content and moment. A try again has a moment of its own."""
    seconds = str(int(at.timestamp()))
    content = b".".join((message_id.encode(), seconds.encode(), body))
    digest = hmac.digest(_key(secret), content, sha256)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": seconds,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }


def _key(secret: str) -> bytes:
    """A secret that is not of our making is taken as it stands."""
    if not secret.startswith(_PREFIX):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except NotBase64:
        return secret.encode()
