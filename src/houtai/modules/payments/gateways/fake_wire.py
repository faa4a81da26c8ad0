"""A listener on this machine behind which gateways for tests stand."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Answered:
    """What is sent back."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] | None = None
    seconds: float = 0.0
    """How long it is in coming."""


@asynccontextmanager
async def listening(answer: Callable[[Asked], Answered]) -> AsyncIterator[str]:
    """Its address, until the block ends."""

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        method, target, _ = (await reader.readline()).decode().split(" ", 2)
        headers = await _headers(reader)
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        said = answer(Asked(method, target, headers, body))
        await asyncio.sleep(said.seconds)
        lines = [f"HTTP/1.1 {said.status} {HTTPStatus(said.status).phrase}"]
        shown = {**(said.headers or {}), "Content-Length": len(said.body), "Connection": "close"}
        lines += [f"{name}: {value}" for name, value in shown.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode() + said.body)
        await writer.drain()
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(converse, "127.0.0.1", 0)
    async with server:
        host, port = server.sockets[0].getsockname()[:2]
        yield f"http://{host}:{port}"


async def _headers(reader: asyncio.StreamReader) -> dict[str, str]:
    headers: dict[str, str] = {}
    while (line := await reader.readline()) not in {b"\r\n", b""}:
        name, _, value = line.decode().partition(":")
        headers[name.strip().lower()] = value.strip()
    return headers
