"""The pages of the consoles: which file answers, how long it may be kept, what it may load."""

import gzip

import httpx
import pytest

from houtai.entry.http import build_app
from houtai.entry.pages import consoles
from houtai.kit.environment import Environment

SCRIPT = b"console.warn(1)\n" * 50


@pytest.fixture
def built(tmp_path):
    """What a build leaves, and beside it something that nobody may read."""
    for console in consoles.ADDRESSES.values():
        folder = tmp_path / "dist" / "apps" / console
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(f"<title>{console}</title>")
    assets = tmp_path / "dist" / "assets"
    assets.mkdir()
    (assets / "app-AbC1.js").write_bytes(SCRIPT)
    (assets / "app-AbC1.js.gz").write_bytes(gzip.compress(SCRIPT))
    (assets / "secret.txt").write_text("secret")
    (assets / ".hidden.js").write_text("secret")
    (tmp_path / "dist" / "manifest.js").write_text("secret")
    return tmp_path / "dist"


@pytest.fixture
async def visitor(built):
    app = build_app(Environment.read())
    app.state.web = built
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://houtai") as client:
        yield client


@pytest.mark.parametrize(("address", "console"), consoles.ADDRESSES.items())
@pytest.mark.parametrize("page", ["", "/", "/identity/accounts/7?tab=log"])
async def test_every_address_of_a_console_is_its_one_page(visitor, address, console, page):
    answer = await visitor.get(address + page)
    assert (answer.status_code, answer.text) == (200, f"<title>{console}</title>")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


async def test_a_page_may_run_only_scripts_of_this_house(visitor):
    policy = (await visitor.get("/admin")).headers["content-security-policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert (rules["default-src"], rules["script-src"]) == ("'none'", "'self'")
    assert rules["frame-ancestors"] == "'none'"


async def test_an_address_that_only_begins_like_a_console_is_none(visitor):
    assert (await visitor.get("/administration")).status_code == 404


async def test_hashed_files_may_be_kept_forever(visitor):
    answer = await visitor.get("/web/assets/app-AbC1.js", headers={"Accept-Encoding": "identity"})
    assert (answer.status_code, answer.content) == (200, SCRIPT)
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_who_reads_packed_files_gets_the_packed_one(visitor):
    answer = await visitor.get("/web/assets/app-AbC1.js", headers={"Accept-Encoding": "gzip, br"})
    assert (answer.headers["content-encoding"], answer.content) == ("gzip", SCRIPT)
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "name",
    [
        "gone.js",
        "secret.txt",
        ".hidden.js",
        "../manifest.js",
        "..%2Fmanifest.js",
        "%2e%2e/manifest.js",
        "..%5Cmanifest.js",
        "app-AbC1.js%00.js",
        "a" * 300 + ".js",
    ],
)
async def test_nothing_else_of_the_disk_is_shown(visitor, name):
    answer = await visitor.get(f"/web/assets/{name}")
    assert answer.status_code in {404, 422}
    assert "secret" not in answer.text


async def test_a_house_whose_pages_were_not_built_says_how_to_build_them(visitor, built):
    (built / "apps" / "platform" / "index.html").unlink()
    answer = await visitor.get("/admin", headers={"Accept-Language": "en-US"})
    assert (answer.status_code, answer.json()["code"]) == (503, "house.web_not_built")
    assert "make run" in answer.json()["detail"]
