"""A small S3 for tests: speaks the wire on the own machine, checks who asks, breaks on demand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

ACCESS_KEY = "houtai-trial"
_MISSING = b"<Error><Code>NoSuchKey</Code></Error>"


@dataclass
class FakeS3:
    """What lies in it, by `/bucket/key`; `failing` answers everything with that status."""

    objects: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    failing: int | None = None
    endpoint: str = ""

    def answer(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, bytes]:
        """Status and body for one request."""
        self.asked.append(f"{method} {path}")
        if self.failing is not None:
            return self.failing, b""
        if f"Credential={ACCESS_KEY}/" not in headers.get("authorization", ""):
            return HTTPStatus.FORBIDDEN, b""
        if method == "PUT":
            self.objects[path] = body
            return HTTPStatus.OK, b""
        if method == "POST":
            return HTTPStatus.OK, self._delete(path.rstrip("/"), body.decode())
        if method == "DELETE":
            self.objects.pop(path, None)
            return HTTPStatus.NO_CONTENT, b""
        found = self.objects.get(path)
        return (HTTPStatus.NOT_FOUND, _MISSING) if found is None else (HTTPStatus.OK, found)

    def _delete(self, bucket: str, wanted: str) -> bytes:
        keys = [part.partition("<")[0] for part in wanted.split("<Key>")[1:]]
        for key in keys:
            self.objects.pop(f"{bucket}/{key}", None)
        told = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
        return f"<DeleteResult>{told}</DeleteResult>".encode()


@asynccontextmanager
async def serving() -> AsyncIterator[FakeS3]:
    """One that listens on a free port of this machine, until the block ends."""
    fake = FakeS3()

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        method, target, _ = (await reader.readline()).decode().split(" ", 2)
        headers = await _headers(reader)
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        status, content = fake.answer(method, unquote(urlsplit(target).path), headers, body)
        writer.write(_head(status, content) + (b"" if method == "HEAD" else content))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(converse, "127.0.0.1", 0)
    fake.endpoint = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield fake


async def _headers(reader: asyncio.StreamReader) -> dict[str, str]:
    headers: dict[str, str] = {}
    while (line := (await reader.readline()).decode().strip()) != "":
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    return headers


def _head(status: int, content: bytes) -> bytes:
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        f"Content-Length: {len(content)}",
        f'ETag: "{sha256(content).hexdigest()}"',
        "Last-Modified: Sun, 01 Nov 2026 09:00:00 GMT",
        "Content-Type: application/octet-stream",
        "Connection: close",
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
