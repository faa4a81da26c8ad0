"""The other side of what is sent: a mail server and a web server of this machine's own."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class MailSink:
    """A small SMTP server that keeps what it is given, and refuses whom it is told to refuse."""

    port: int = 0
    letters: list[tuple[str, str, bytes]] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    """Answer to RCPT by address, such as `550 no such user`."""
    logins: list[str] = field(default_factory=list)

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        sender, recipient = "", ""
        await self._say(writer, "220 sink")
        while line := await reader.readline():
            words = line.decode().strip()
            verb = words[:4].upper()
            if verb == "EHLO":
                await self._say(
                    writer, "250-sink\r\n250-SMTPUTF8\r\n250-8BITMIME\r\n250 AUTH PLAIN"
                )
            elif verb == "AUTH":
                self.logins.append(words)
                await self._say(writer, "235 welcome")
            elif verb == "MAIL":
                sender = words
                await self._say(writer, "250 go on")
            elif verb == "RCPT":
                recipient = words.partition("<")[2].partition(">")[0]
                await self._say(writer, self.refusals.get(recipient, "250 go on"))
            elif verb == "DATA":
                await self._say(writer, "354 go on")
                letter = await reader.readuntil(b"\r\n.\r\n")
                self.letters.append((sender, recipient, letter))
                await self._say(writer, "250 taken")
            elif verb == "QUIT":
                await self._say(writer, "221 bye")
                break
            else:
                await self._say(writer, "250 as you like")
        writer.close()

    async def _say(self, writer: asyncio.StreamWriter, words: str) -> None:
        writer.write(f"{words}\r\n".encode())
        await writer.drain()


@dataclass
class Heard:
    """One request that the web server was sent."""

    path: str
    headers: dict[str, str]
    body: bytes


Respond = Callable[[Heard], tuple[int, dict[str, str], bytes]]


def yes(_: Heard) -> tuple[int, dict[str, str], bytes]:
    return 200, {}, b"ok"


@dataclass
class WebSink:
    """A small web server that keeps what it is sent and answers as it is told."""

    port: int = 0
    heard: list[Heard] = field(default_factory=list)
    respond: Respond = yes
    pause_seconds: float = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        first, *lines = head.strip().split("\r\n")
        headers = {
            name.lower(): value.strip() for name, _, value in (one.partition(":") for one in lines)
        }
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        one = Heard(first.split()[1], headers, body)
        self.heard.append(one)
        await asyncio.sleep(self.pause_seconds)
        status, more, content = self.respond(one)
        said = {"content-length": str(len(content)), "connection": "close", **more}
        top = "".join(f"{name}: {value}\r\n" for name, value in said.items())
        writer.write(f"HTTP/1.1 {status} x\r\n{top}\r\n".encode() + content)
        try:
            await writer.drain()
        except ConnectionError:
            return
        finally:
            writer.close()


@asynccontextmanager
async def serving(sink: MailSink | WebSink) -> AsyncIterator[None]:
    server = await asyncio.start_server(sink.answer, "127.0.0.1", 0)
    sink.port = server.sockets[0].getsockname()[1]
    async with server:
        yield
