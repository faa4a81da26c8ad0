"""The demo: loaded once, told to its owner only, and never part of a house in production."""

import re
import socket
from stat import S_IMODE

import httpx
import psycopg
import pytest
from stdnum import ean

from houtai.entry.demo import drawing, passwords
from houtai.entry.demo.cast import PEOPLE, SCENES
from houtai.entry.demo.reading import all_goods
from houtai.entry.http import build_app
from houtai.kit import db, migrate
from houtai.kit.environment import LANGUAGES, Environment
from houtai.kit.texts import catalogue
from houtai.modules.marketing.rules import kinds as marketing
from tests.entry.command import houtai, outside


@pytest.fixture(scope="module")
def place(fresh_database):
    made = fresh_database("demo")
    migrate.upgrade(made.owner_url)
    return made


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("demo home")


@pytest.fixture(scope="module")
def loaded(place, home):
    """The demo of this file, and what was said about it."""
    done = houtai("demo", home=home, **outside(place))
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(place, question):
    with psycopg.connect(place.owner_url) as connection:
        return connection.execute(question).fetchall()


def standing(place):
    """How many of each there are: what a second loading must leave as it is."""
    people = ("account", "membership", "place", "department", "post")
    goods = ("catalog.category", "catalog.product", "catalog.sku", "files.file", "files.file_use")
    stock = ("inventory.document", "inventory.pool", "inventory.quota", "ledger.transfer")
    front = ("logistics.freight_template", "storefront.floor", "merchants.qualification")
    sales = ("marketing.promotion", "marketing.coupon_batch", "members.member", "ordering.orders")
    sent = ("fulfilment.shipment", "wms.wave", "wms.bin", "logistics.waybill", "catalog.review")
    tables = (*(f"identity.{one}" for one in people), *goods, *stock, *front, *sales, *sent)
    return {table: rows(place, f"SELECT count(*) FROM {table}")[0][0] for table in tables}


def test_every_kind_of_offer_is_live_and_orders_stand_in_several_states(loaded, place):
    live = "SELECT DISTINCT kind FROM marketing.promotion WHERE state = 'live'"
    assert {kind for (kind,) in rows(place, live)} == set(marketing.KINDS)
    states = dict(rows(place, "SELECT state, count(*) FROM ordering.trade GROUP BY state"))
    assert states.keys() == {"waiting", "paid", "cancelled"}
    assert sum(states.values()) >= 60
    assert rows(place, "SELECT count(*) FROM payments.payment_case") == [(0,)]


def test_goods_are_in_every_state_between_the_shelf_and_the_buyer(loaded, place):
    def states(table, column="state"):
        found = rows(place, f"SELECT DISTINCT {column} FROM {table}")
        return {each for (each,) in found}

    assert {"waiting", "picked", "packed", "shipped", "signed"} <= states("fulfilment.shipment")
    assert {"waiting", "planned", "picked", "packed", "handed_over"} <= states("wms.outbound")
    assert states("fulfilment.shipment", "mode") == {"warehouse", "own"}
    assert {"awaiting_shipment", "awaiting_receipt", "completed"} <= states("ordering.orders")
    assert states("wms.wave") == {"open", "done"}
    assert states("wms.shortage") == {"asked", "confirmed"}
    assert {"moving", "problem", "signed"} <= states("logistics.waybill", "status")
    waits = "SELECT sum(waiting) > 0 FROM fulfilment.demand_line"
    assert rows(place, waits) == [(True,)]
    answered = "SELECT count(*) > 5, count(reply) > 2 FROM catalog.review"
    assert rows(place, answered) == [(True, True)]
    late = "SELECT count(*) FROM fulfilment.shipment WHERE shipped_at > now() - interval '1 hour'"
    assert rows(place, late) == [(0,)]
    told = "SELECT count(*) FROM wms.wave JOIN identity.account ON account.id = wave.made_by"
    assert rows(place, told) != [(0,)]
    assert rows(place, "SELECT count(*) FROM eventlog.parked") == [(0,)]


def test_every_person_gets_a_password_that_only_the_owner_can_read(loaded, home):
    path = home / passwords.FILE
    assert str(path) in loaded
    assert S_IMODE(path.stat().st_mode) == 0o600
    known = passwords.kept(home)
    assert set(known) == {person.login for person in PEOPLE}
    assert len(set(known.values())) == len(PEOPLE)
    assert not [password for password in known.values() if password in loaded]


def test_there_is_a_shop_full_of_goods_in_every_state(loaded, place):
    [(products, merchants, categories)] = rows(
        place,
        "SELECT count(*), count(DISTINCT merchant_id), count(DISTINCT category_id)"
        " FROM catalog.product",
    )
    [(skus, barcodes)] = rows(place, "SELECT count(*), count(barcode) FROM catalog.sku")
    assert (products >= 60, skus >= 200, barcodes >= 200) == (True, True, True)
    assert (merchants, categories >= 10) == (5, True)
    states = {row[0] for row in rows(place, "SELECT DISTINCT state FROM catalog.product")}
    assert states == {"draft", "in_review", "on_shelf", "off_shelf", "recycled"}
    forms = {row[0] for row in rows(place, "SELECT DISTINCT composition FROM catalog.product")}
    assert forms == {"single", "bundle", "gift_pack"}
    refused = rows(place, "SELECT 1 FROM catalog.revision WHERE state = 'refused'")
    waiting = rows(place, "SELECT 1 FROM merchants.application WHERE state = 'submitted'")
    ending = rows(
        place, "SELECT 1 FROM merchants.qualification WHERE expires_on < current_date + 30"
    )
    assert (len(refused), len(waiting), len(ending)) == (1, 1, 1)


def test_every_brand_and_every_shop_has_a_sign(loaded, place):
    brands = rows(place, "SELECT 1 FROM catalog.brand WHERE logo_file_id IS NULL")
    shops = rows(place, "SELECT 1 FROM merchants.shop WHERE logo_file_id IS NULL")
    assert (brands, shops) == ([], [])
    pages = rows(place, "SELECT 1 FROM storefront.page WHERE body::json ->> 'shop_logo' IS NULL")
    assert pages == []


def test_what_is_said_is_for_people(loaded):
    assert len(loaded.splitlines()) == 1


def test_what_is_on_the_shelf_lies_in_two_warehouses_and_can_be_sold(loaded, place, home):
    posted = rows(
        place, "SELECT DISTINCT warehouse_id FROM inventory.document WHERE kind = 'opening'"
    )
    shown = rows(place, "SELECT 1 FROM storefront.page WHERE state = 'shown'")
    quotas = rows(place, "SELECT 1 FROM inventory.quota WHERE asked > 0")
    assert (len(posted), len(shown) >= 50, len(quotas)) == (2, True, 6)
    checked = houtai("check", home=home, **outside(place))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_two_products_look_alike_and_every_barcode_is_right():
    looks = [(one.look, one.code) for one in all_goods()]
    assert len({look for look, _ in looks}) == len(looks)
    barcodes = [sku.barcode for one in all_goods() for sku in one.choices if sku.barcode]
    assert all(ean.is_valid(one) for one in barcodes)
    assert len(set(barcodes)) == len(barcodes)
    assert {one.look[0] for one in all_goods()} <= set(drawing.shapes())


async def test_everybody_of_the_demo_signs_in_and_works_at_his_place(loaded, home, place):
    app, consoles = build_app(Environment.read()), set()
    opened = app.state.database = db.Database(place.app_url, connections_max=3)
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        for login, password in passwords.kept(home).items():
            said = {"login": login, "password": password, "bearer": True}
            signed_in = await client.post("/api/console/identity/sessions", json=said)
            assert signed_in.status_code == 201, signed_in.text
            bearer = {"Authorization": f"Bearer {signed_in.json()['token']}"}
            me = (await client.get("/api/console/identity/me", headers=bearer)).json()
            assert me["permissions"], login
            consoles.add(me["place"]["console"])
            assert all(one["name"] or one["console"] == "platform" for one in me["places"])
    await opened.close()
    assert consoles == {"platform", "merchant", "warehouse"}


def test_loading_again_changes_nothing(loaded, home, place):
    before, known = standing(place), passwords.kept(home)
    again = houtai("demo", home=home, **outside(place))
    assert (again.returncode, standing(place)) == (0, before)
    assert passwords.kept(home) == known


def test_lost_passwords_are_made_anew(loaded, home, place, tmp_path):
    before, known = standing(place), passwords.kept(home)
    again = houtai("demo", home=tmp_path, **outside(place))
    assert (again.returncode, standing(place)) == (0, before)
    made = passwords.kept(tmp_path)
    assert set(made) == set(known)
    assert not set(made.values()) & set(known.values())
    passwords.keep(home, made, "now these")


def test_where_somebody_has_an_account_no_demo_comes_by_itself(loaded, place, tmp_path):
    done = houtai("demo", "--once", home=tmp_path, **outside(place))
    assert (done.returncode, done.stdout) == (0, "")
    assert not (tmp_path / passwords.FILE).exists()


def test_production_does_not_start_while_demo_accounts_are_active(loaded, home, place):
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    production = {"home": home, "mode": "production", "port": port, **outside(place)}
    refused = houtai("up", **production)
    assert (refused.returncode, "houtai demo --end" in refused.stderr) == (3, True)
    loading = houtai("demo", **production)
    assert (loading.returncode, "production" in loading.stderr) == (1, True)

    ended = houtai("demo", "--end", **production)
    assert (ended.returncode, str(len(PEOPLE)) in ended.stdout) == (0, True)
    assert not (home / passwords.FILE).exists()
    assert houtai("demo", "--active", **production).returncode == 0
    states = rows(place, "SELECT DISTINCT state FROM identity.account WHERE demo")
    open_sessions = rows(place, "SELECT 1 FROM identity.session WHERE revoked_at IS NULL")
    assert (states, open_sessions) == ([("disabled",)], [])


def test_a_password_file_that_somebody_touched_is_read_as_far_as_it_goes(tmp_path):
    assert passwords.kept(tmp_path) == {}
    passwords.keep(tmp_path, {"a": "1", "bb": "2"}, "heading")
    path = tmp_path / passwords.FILE
    path.write_text(path.read_text("utf-8") + "\nlonely\n", encoding="utf-8")
    assert passwords.kept(tmp_path) == {"a": "1", "bb": "2"}
    passwords.forget(tmp_path)
    passwords.forget(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_the_demo_is_said_in_both_languages(language):
    texts = catalogue(language)
    wanted = {f"person.{person.key}" for person in PEOPLE}
    for scene in SCENES:
        wanted |= {f"department.{key}" for key in scene.departments}
        wanted |= {f"post.{key}" for key in scene.posts}
    missing = [key for key in wanted if f"demo.{key}" not in texts]
    assert missing == []
    assert not [key for key in texts if re.fullmatch(r"demo\..*-.*", key)]


def test_the_cast_works_only_in_places_that_are_built():
    jobs = [job for person in PEOPLE for job in person.jobs]
    assert {job.scene for job in jobs} == set(SCENES)
    assert all(job.department in {None, *job.scene.departments} for job in jobs)
    assert all(job.post in {None, *job.scene.posts} for job in jobs)
