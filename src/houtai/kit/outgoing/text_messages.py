"""Text messages, by a gateway that speaks one small signed form of HTTP.

Each operator of such messages has a form of its own; a gateway of a few lines turns this one into
that: `POST {"id", "to", "text"}`, signed as Standard Webhooks are; 2xx means taken,
400 to 499 means never to be taken.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Self
from urllib.parse import unquote, urlsplit, urlunsplit

from houtai.kit.outgoing.failures import NotSent
from houtai.kit.outgoing.signing import signed
from houtai.kit.outgoing.web import Answer, post

_PASSING = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS}
_SAID_LENGTH_MAX = 200


@dataclass(frozen=True)
class TextGateway:
    """Where text messages go, read from `https://secret@gateway.example.com/path`."""

    url: str
    secret: str = field(repr=False)

    @classmethod
    def read(cls, url: str) -> Self:
        """Raises ValueError, which does not show the address: it holds the secret."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or not parts.username:
            raise ValueError("must be https://secret@host[:port]/path")
        place = parts.netloc.rpartition("@")[2]
        bare = urlunsplit((parts.scheme, place, parts.path, parts.query, ""))
        return cls(bare, unquote(parts.username))


async def send_text(
    gateway: TextGateway, *, message_id: str, to: str, text: str, at: datetime
) -> None:
    """One try. Raises NotSent."""
    said = {"id": message_id, "to": to, "text": text}
    body = json.dumps(said, ensure_ascii=False).encode()
    headers = {
        "Content-Type": "application/json",
        **signed(gateway.secret, message_id, body, at=at),
    }
    # The gateway is named by who runs the house; it may well stand beside it.
    answer = await post(gateway.url, body, headers, private_ok=True)
    if not answer.is_success:
        reason = f"{answer.status} {answer.excerpt[:_SAID_LENGTH_MAX]}"
        raise NotSent(reason, final=_is_final(answer))


def _is_final(answer: Answer) -> bool:
    is_their_no = HTTPStatus.BAD_REQUEST <= answer.status < HTTPStatus.INTERNAL_SERVER_ERROR
    return is_their_no and answer.status not in _PASSING
