"""Has contents looked at by clamd, the daemon of ClamAV (its INSTREAM command)."""

from dataclasses import dataclass
from io import BytesIO
from typing import Self
from urllib.parse import urlsplit

from aioclamd import ClamdAsyncClient, ClamdError

from houtai.kit.errors import Invalid, Unavailable

SECONDS_MAX = 60
_PORT = 3310


class Malicious(Invalid):
    """The scanner knows this content. What it calls it is told."""

    code = "scanning.malicious"


class ScannerSilent(Unavailable):
    """Nothing is taken that could not be looked at."""

    code = "scanning.scanner_silent"


@dataclass(frozen=True)
class Scanner:
    """Where clamd listens, read from `clamd://host[:port]`."""

    host: str
    port: int

    @classmethod
    def read(cls, url: str) -> Self:
        """Raises ValueError."""
        parts = urlsplit(url)
        if parts.scheme != "clamd" or not parts.hostname or parts.path.strip("/"):
            raise ValueError(f"must be clamd://host[:port], not {url!r}")
        return cls(parts.hostname, parts.port or _PORT)

    async def refuse_malicious(self, content: bytes, *, place: str) -> None:
        """Have the content looked at. Raises Malicious, ScannerSilent."""
        client = ClamdAsyncClient(self.host, self.port, timeout=SECONDS_MAX)
        try:
            answer = await client.instream(BytesIO(content))
        except (ClamdError, OSError) as problem:
            raise ScannerSilent from problem
        verdict, name = answer["stream"]
        if verdict == "FOUND":
            raise Malicious(place=place, name=name)
        if verdict != "OK":
            raise ScannerSilent
