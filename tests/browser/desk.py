"""One browser window and whoever sits before it."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.async_api import ConsoleMessage, Error, Page, expect

from tests.browser.people import Somebody
from tests.browser.words import word

SECONDS_MAX = 40
STATUS = re.compile(r"the server responded with a status of (\d+)")
WAITING = ".ant-spin-spinning, .ant-skeleton, #root:empty"
PAUSE_MS = 200
PICTURES = os.environ.get("HOUTAI_PICTURES")
"""A folder for pictures of the screens; none: no pictures are taken."""


expect.set_options(timeout=SECONDS_MAX * 1000)


class Desk:
    """A page, what it complained about, and what a person does at it."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.language = language
        self.complaints: list[str] = []
        self._expected: set[int] = set()
        page.set_default_timeout(SECONDS_MAX * 1000)
        page.on("console", self._hear)
        page.on("pageerror", self._hear_error)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"warning", "error"}:
            return
        status = STATUS.search(message.text)
        if status is None or int(status[1]) not in self._expected:
            said = f"{self.page.url} {message.type}: {message.text}"
            self.complaints.append(f"{said} ({message.location.get('url', '')})")

    def _hear_error(self, error: Error) -> None:
        self.complaints.append(f"{self.page.url} threw: {error}")

    @contextmanager
    def refused_with(self, *statuses: int) -> Iterator[None]:
        """The browser itself reports each refusal as an error: here they are what is wanted."""
        before = self._expected
        self._expected = before | set(statuses)
        yield
        self._expected = before

    async def open(self, path: str) -> None:
        await self.page.goto(path)
        await self.settled()

    async def go_by_menu(self, path: str) -> None:
        """By the entry of the side menu that leads there."""
        await self.page.get_by_role("menu").first.locator(f'a[href="{path}"]').click()
        await expect(self.page).to_have_url(re.compile(rf"{re.escape(path)}/?(\?.*)?$"))
        await self.settled()

    async def settled(self) -> None:
        """Until nothing turns or shimmers any more, also after the page has asked its questions.

        A line for news stays open, so the network is never silent.
        """
        for _ in range(2):
            await expect(self.page.locator(WAITING)).to_have_count(0)
            await self.page.wait_for_timeout(PAUSE_MS)
        await expect(self.page.locator(WAITING)).to_have_count(0)

    async def picture(self, name: str) -> None:
        """Keep a picture of what is seen, when somebody asked for pictures."""
        if PICTURES:
            folder = Path(PICTURES) / self.language
            folder.mkdir(parents=True, exist_ok=True)
            await self.page.screenshot(path=folder / f"{name}.png", animations="disabled")

    async def press(self, key: str) -> None:
        """The button that says so."""
        await self.page.get_by_role("button", name=word(key, self.language)).click()

    async def fill(self, key: str, value: str) -> None:
        """The field with that label."""
        await self.page.get_by_label(word(key, self.language)).fill(value)

    async def sign_in(self, path: str, somebody: Somebody) -> None:
        """From the address of a console to its first page."""
        with self.refused_with(401):  # The page asks who is there before anybody is.
            await self.open(path)
            await self.fill("login", somebody.login)
            await self.fill("password", somebody.password)
            await self.press("sign in")
            await expect(self.page.get_by_text(somebody.name).first).to_be_visible()

    async def pages_of_the_menu(self) -> list[str]:
        """Addresses of all entries of the side menu, groups opened."""
        menu = self.page.get_by_role("menu").first
        await expect(menu).to_be_visible()
        for group in await menu.locator("[aria-expanded=false]").all():
            await group.click()
        links = await menu.locator("a[href]").all()
        return [str(await link.get_attribute("href")) for link in links]
