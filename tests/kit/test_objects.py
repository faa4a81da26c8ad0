"""The object store: a folder and an S3 that behave alike, and what happens when it is away."""

import os
import stat
from contextlib import asynccontextmanager

import pytest

from houtai.kit import objects
from houtai.kit.environment import Environment
from houtai.kit.objects import fake_s3
from houtai.kit.objects import store as client

CONTENT = bytes(range(256)) * 9000


def environment_with(monkeypatch, tmp_path, url=None) -> Environment:
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))
    monkeypatch.setenv("HOUTAI_FILES_URL", url or "")
    return Environment.read()


@asynccontextmanager
async def s3(monkeypatch, tmp_path):
    async with fake_s3.serving() as fake:
        for name, value in {
            "AWS_ENDPOINT_URL": fake.endpoint,
            "AWS_ACCESS_KEY_ID": fake_s3.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": "trial",
            "AWS_REGION": "eu-central-1",
            "AWS_ALLOW_HTTP": "true",
        }.items():
            monkeypatch.setenv(name, value)
        client._open.cache_clear()
        yield fake, objects.open_store(environment_with(monkeypatch, tmp_path, "s3://bucket/here"))
        client._open.cache_clear()


@pytest.fixture(params=["folder", "s3"])
async def store(request, monkeypatch, tmp_path):
    if request.param == "folder":
        yield objects.open_store(environment_with(monkeypatch, tmp_path))
        return
    async with s3(monkeypatch, tmp_path) as (_, opened):
        yield opened


async def content_of(store, key) -> bytes:
    opened = await store.open(key)
    content = b"".join([chunk async for chunk in opened.chunks])
    assert len(content) == opened.size_bytes
    return content


async def test_what_was_put_is_read_again_and_replaced_and_forgotten(store):
    await store.put("ab/one", CONTENT)
    await store.put("ab/two.small", b"2")
    assert await content_of(store, "ab/one") == CONTENT
    await store.put("ab/one", b"new")
    assert await content_of(store, "ab/one") == b"new"
    await store.delete(["ab/one", "ab/never", "ab/two.small"])
    with pytest.raises(objects.ObjectMissing):
        await store.open("ab/one")


@pytest.mark.parametrize(
    "key", ["", "/etc/passwd", "../up", "a/../b", "a//b", "a/", "a\\b", "A", "a b", "a\0", "钥"]
)
async def test_a_key_that_could_lead_elsewhere_is_refused(store, key):
    with pytest.raises(ValueError, match="no key"):
        await store.put(key, b"x")
    with pytest.raises(ValueError, match="no key"):
        await store.open(key)
    with pytest.raises(ValueError, match="no key"):
        await store.delete([key])


async def test_only_the_own_user_reads_the_folder(monkeypatch, tmp_path):
    store = objects.open_store(environment_with(monkeypatch, tmp_path))
    await store.put("ab/one", CONTENT)
    folder = tmp_path / "files" / "objects"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "ab/one").stat().st_mode) == 0o600
    assert [name for _, _, names in os.walk(folder) for name in names] == ["one"]


async def test_a_store_that_fails_is_away_and_not_asked_for_ever(monkeypatch, tmp_path):
    monkeypatch.setattr(client, "RETRIES", 0)
    async with s3(monkeypatch, tmp_path) as (fake, store):
        await store.put("ab/one", b"1")
        assert fake.objects == {"/bucket/here/ab/one": b"1"}
        fake.failing = 503
        for attempt in (store.put("ab/two", b"2"), store.open("ab/one"), store.delete(["ab/one"])):
            with pytest.raises(objects.ObjectStoreAway):
                await attempt
        assert fake.objects == {"/bucket/here/ab/one": b"1"}


async def test_a_store_that_does_not_know_us_is_away(monkeypatch, tmp_path):
    async with s3(monkeypatch, tmp_path) as (fake, _):
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
        client._open.cache_clear()
        store = objects.open_store(environment_with(monkeypatch, tmp_path, "s3://bucket/here"))
        with pytest.raises(objects.ObjectStoreAway):
            await store.put("ab/one", b"1")
        assert fake.objects == {}


async def test_a_full_or_forbidden_folder_is_away(monkeypatch, tmp_path):
    store = objects.open_store(environment_with(monkeypatch, tmp_path))
    (tmp_path / "files" / "objects" / "ab").write_bytes(b"a file where a folder should be")
    with pytest.raises(objects.ObjectStoreAway):
        await store.put("ab/one", b"1")


@pytest.mark.parametrize("url", ["s3://", "http://bucket/x", "file:///etc", "bucket"])
def test_an_address_that_names_no_bucket_is_refused_at_the_start(monkeypatch, tmp_path, url):
    with pytest.raises(ValueError, match="HOUTAI_FILES_URL"):
        environment_with(monkeypatch, tmp_path, url)
