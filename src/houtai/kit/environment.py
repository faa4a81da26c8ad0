"""What the installation is told from outside: read once from the environment, then passed on."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Self

LANGUAGES = ("zh-CN", "en-US")
APPLICATIONS = ("platform", "merchant", "warehouse", "shop")


@dataclass(frozen=True)
class Environment:
    """Everything that differs between two installations.

    `home` holds the embedded database, secrets, files and logs. `database_url` names an outside
    server; None means the embedded one. `owner_url` is the login that owns the tables, used by
    migrations, backup and restore; without it the application's login is used and steps down to
    the role `houtai_app` for everything else.
    """

    home: Path
    database_url: str | None
    owner_url: str | None
    host: str
    port: int
    language: str
    production: bool
    log_format: str
    body_bytes_max: int
    time_zone: str
    metrics_token: str | None = None
    files_url: str | None = None
    """An S3-compatible store for files, `s3://bucket/prefix`; None: a folder of home."""
    smtp_url: str | None = field(default=None, repr=False)
    sms_url: str | None = field(default=None, repr=False)
    webhook_private_ok: bool = False
    """Calls to others may go inwards, and without TLS: for trials only."""
    trusted_proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    """Whose word about the caller's address counts."""
    hosts: Mapping[str, str] = field(default_factory=dict)
    """Host names of their own, by application: `shop`, `platform`, `merchant`, `warehouse`."""
    scanner_url: str | None = None
    """A scanner for malicious files: `clamd://host:port`."""

    @property
    def app_url(self) -> str:
        """Where the application connects, as the role that owns no table.

        Raises ValueError when no server is named: `houtai up` names the embedded one to its
        server and worker.
        """
        if self.database_url is None:
            raise ValueError("HOUTAI_DATABASE_URL is not set; start the server with: houtai up")
        if self.owner_url is not None:
            return self.database_url
        mark = "&" if "?" in self.database_url else "?"
        return f"{self.database_url}{mark}options=-c%20role%3Dhoutai_app"

    @classmethod
    def read(cls) -> Self:
        """Read the process's environment. Raises ValueError that names the variable at fault."""
        return cls(
            home=Path(os.environ.get("HOUTAI_HOME", "var")).absolute(),
            database_url=os.environ.get("HOUTAI_DATABASE_URL") or None,
            owner_url=os.environ.get("HOUTAI_DATABASE_OWNER_URL") or None,
            host=os.environ.get("HOUTAI_HOST", "127.0.0.1"),
            port=_whole("HOUTAI_PORT", 8000, most=65535),
            language=_one_of("HOUTAI_LANGUAGE", _spoken_language(), LANGUAGES),
            production=_one_of("HOUTAI_MODE", "local", ("local", "production")) == "production",
            log_format=_one_of("HOUTAI_LOG", "text", ("text", "json")),
            body_bytes_max=_whole("HOUTAI_BODY_BYTES_MAX", 2_000_000, most=1 << 30),
            time_zone=os.environ.get("HOUTAI_TIME_ZONE", "Asia/Shanghai"),
            metrics_token=os.environ.get("HOUTAI_METRICS_TOKEN") or None,
            files_url=_s3_address("HOUTAI_FILES_URL"),
            smtp_url=os.environ.get("HOUTAI_SMTP_URL") or None,
            sms_url=os.environ.get("HOUTAI_SMS_URL") or None,
            webhook_private_ok=_one_of("HOUTAI_WEBHOOK_PRIVATE_OK", "0", ("0", "1")) == "1",
            trusted_proxies=_networks("HOUTAI_TRUSTED_PROXIES"),
            hosts=_hosts("HOUTAI_HOSTS"),
            scanner_url=_scanner_address("HOUTAI_SCANNER_URL"),
        )


def _s3_address(name: str) -> str | None:
    address = os.environ.get(name) or None
    if address is not None and not address.removeprefix("s3://").strip("/"):
        raise ValueError(f"{name} names no bucket: {address!r}")
    if address is not None and not address.startswith("s3://"):
        raise ValueError(f"{name} must begin with s3://, not {address!r}")
    return address


def _scanner_address(name: str) -> str | None:
    address = os.environ.get(name) or None
    if address is not None and not re.fullmatch(r"clamd://[^/:@\s]+(:\d{1,5})?", address):
        raise ValueError(f"{name} must be clamd://host[:port], not {address!r}")
    return address


def _spoken_language() -> str:
    """Chinese first: English only where the terminal says so."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "en-US" if spoken.startswith("en") else "zh-CN"


def _whole(name: str, default: int, *, most: int) -> int:
    text = os.environ.get(name, str(default))
    if not text.isdecimal() or int(text) > most:
        raise ValueError(f"{name} must be a whole number up to {most}, not {text!r}")
    return int(text)


def _networks(name: str) -> tuple[IPv4Network | IPv6Network, ...]:
    given = [each.strip() for each in os.environ.get(name, "").split(",")]
    try:
        return tuple(ip_network(each) for each in given if each)
    except ValueError as problem:
        raise ValueError(f"{name} must be a list of networks such as 10.0.0.0/8: {problem}") from (
            problem
        )


def _hosts(name: str) -> Mapping[str, str]:
    given = filter(None, os.environ.get(name, "").replace(" ", "").split(","))
    pairs = [each.partition("=") for each in given]
    hosts = {application: host.lower() for application, _, host in pairs}
    if not all(hosts.values()) or not hosts.keys() <= set(APPLICATIONS):
        raise ValueError(
            f"{name} must name hosts of {', '.join(APPLICATIONS)}, such as shop=shop.example.com"
        )
    return hosts


def _one_of(name: str, default: str, allowed: tuple[str, ...]) -> str:
    text = os.environ.get(name, default)
    if text not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}, not {text!r}")
    return text
