"""A clamd for tests: speaks INSTREAM, and knows one signature, the harmless one of EICAR."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
NAME = "Eicar-Signature"


@asynccontextmanager
async def fake_clamd(
    *, says: str | None = None, seen: list[bytes] | None = None
) -> AsyncIterator[str]:
    """Its address while it listens; `says` is an answer that it gives to everything, `seen` takes
    what it was shown.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        content = b""
        while size := struct.unpack("!L", await reader.readexactly(4))[0]:
            content += await reader.readexactly(size)
        if seen is not None:
            seen.append(content)
        verdict = f"{NAME} FOUND" if EICAR in content else "OK"
        writer.write(f"stream: {says or verdict}\n".encode())
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port: int = server.sockets[0].getsockname()[1]
        yield f"clamd://127.0.0.1:{port}"
