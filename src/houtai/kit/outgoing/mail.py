"""E-mail by SMTP."""

import asyncio
import re
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from houtai.kit.outgoing.failures import NotSent

SECONDS_MAX = 20.0
"""For each answer of the server; the whole may take three times as long."""
SUBJECT_LENGTH_MAX = 200
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_PERMANENT = range(500, 600)
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class MailServer:
    """Who takes our mail, read from an address such as

    `smtps://login:password@mail.example.com?from=houtai@example.com`

    `smtps` speaks TLS from the start, `smtp+starttls` insists on it before anything is said, plain
    `smtp` takes it where it is offered; a password goes in clear to this machine only.
    """

    host: str
    port: int
    sender: str
    use_tls: bool
    start_tls: bool | None
    login: str | None = None
    password: str | None = field(default=None, repr=False)

    @classmethod
    def read(cls, url: str) -> Self:
        """Raises ValueError, which does not show the address: it may hold a password."""
        parts = urlsplit(url)
        senders = parse_qs(parts.query).get("from", [])
        if parts.scheme not in _PORTS or not parts.hostname or len(senders) != 1:
            raise ValueError(
                "must be smtp[s|+starttls]://[login:password@]host[:port]?from=address"
            )
        login = unquote(parts.username) if parts.username else None
        if login and parts.scheme == "smtp" and parts.hostname not in _LOOPBACK:
            raise ValueError("sends a password in clear; use smtps:// or smtp+starttls://")
        return cls(
            host=parts.hostname,
            port=parts.port or _PORTS[parts.scheme],
            sender=_bare(senders[0]),
            use_tls=parts.scheme == "smtps",
            start_tls={"smtp": None, "smtps": False, "smtp+starttls": True}[parts.scheme],
            login=login,
            password=unquote(parts.password) if parts.password else None,
        )


@dataclass(frozen=True)
class Letter:
    """One e-mail to one person. `id` stands in its Message-ID: one sent twice can be told."""

    id: str
    to: str
    subject: str
    body: str
    at: datetime


async def send_letter(server: MailServer, letter: Letter) -> None:
    """One try. Raises NotSent; the server's word decides whether it is final."""
    try:
        recipient = _bare(letter.to)
    except ValueError as error:
        raise NotSent("the address cannot be read", final=True) from error
    try:
        async with asyncio.timeout(3 * SECONDS_MAX):
            await _hand_over(server, _written(server, letter, recipient), recipient)
    except aiosmtplib.SMTPRecipientsRefused as refused:
        first = refused.recipients[0]
        raise NotSent(_said(first.code, first.message), final=first.code in _PERMANENT) from refused
    except aiosmtplib.SMTPAuthenticationError as refused:
        # Our login, not this letter, is at fault: once that is mended it may go.
        raise NotSent(_said(refused.code, refused.message), final=False) from refused
    except aiosmtplib.SMTPResponseException as refused:
        final = refused.code in _PERMANENT
        raise NotSent(_said(refused.code, refused.message), final=final) from refused
    except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
        raise NotSent(f"{type(error).__name__}: {error}", final=False) from error


async def _hand_over(server: MailServer, message: EmailMessage, recipient: str) -> None:
    await aiosmtplib.send(
        message,
        sender=server.sender,
        recipients=[recipient],
        hostname=server.host,
        port=server.port,
        username=server.login,
        password=server.password,
        use_tls=server.use_tls,
        start_tls=server.start_tls,
        timeout=SECONDS_MAX,
    )


def _written(server: MailServer, letter: Letter, recipient: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    domain = server.sender.rpartition("@")[2]
    # A header is one line: what would start another is not let through.
    message["Subject"] = re.sub(r"\s+", " ", letter.subject).strip()[:SUBJECT_LENGTH_MAX]
    message["From"] = server.sender
    message["To"] = recipient
    message["Date"] = format_datetime(letter.at)
    message["Message-ID"] = f"<{letter.id}@{domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.body, charset="utf-8")
    return message


def _bare(text: str) -> str:
    """The address alone. Raises ValueError for what is none, or would be several."""
    try:
        read = Address(addr_spec=text.strip())
    except (ValueError, IndexError) as error:
        raise ValueError("no e-mail address") from error
    if not (read.username and read.domain) or re.search(r"[\s<>,;]", text.strip()):
        raise ValueError("no e-mail address")
    return read.addr_spec


def _said(code: int, message: str) -> str:
    return f"{code} {message}"
