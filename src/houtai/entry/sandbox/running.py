"""The sandbox's process: Granian on a socket, until it is asked to end."""

import socket
from contextlib import closing

import uvloop

from houtai.entry.refusals import CannotStart
from houtai.entry.sandbox.app import build
from houtai.entry.sandbox.carrier_store import CarrierStore
from houtai.entry.sandbox.invoices import InvoiceDoors
from houtai.entry.sandbox.payouts import PayoutDoors
from houtai.entry.sandbox.store import Store
from houtai.entry.serving import serve
from houtai.kit import logs
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.modules.invoicing.gateways import sandbox as invoices
from houtai.modules.logistics.gateways import sandbox as carrier
from houtai.modules.payments.gateways.opening import sandbox_address
from houtai.modules.payments.gateways.sandbox import secret_of
from houtai.modules.payouts.gateways import sandbox as payouts

FILE = "sandbox.sqlite3"
CARRIER_FILE = "sandbox-carrier.sqlite3"
INVOICES_FILE = "sandbox-invoices.sqlite3"
PAYOUTS_FILE = "sandbox-payouts.sqlite3"


def run(environment: Environment, door: int) -> bool:
    """Answer at this listening socket. False when it could not start; raises CannotStart."""
    if environment.production:
        raise CannotStart("sandbox.not_in_production")
    logs.configure(environment)
    store = Store(environment.home / FILE)
    key = house_key(environment.home)
    app = build(
        store,
        secret_of(key),
        sandbox_address(environment),
        parcels=CarrierStore(environment.home / CARRIER_FILE),
        carrier_secret=carrier.secret_of(key),
        invoices=InvoiceDoors(environment.home / INVOICES_FILE, invoices.secret_of(key)),
        payouts=PayoutDoors(environment.home / PAYOUTS_FILE, payouts.secret_of(key)),
    )
    return uvloop.run(serve(app, door))


def run_alone(environment: Environment) -> bool:
    """The same on a socket of its own, one port beside the house's."""
    try:
        opened = socket.create_server(("127.0.0.1", environment.port + 1))
    except OSError as problem:
        port = environment.port + 1
        raise CannotStart("up.port_taken", host="127.0.0.1", port=port, said=problem) from problem
    with closing(opened):
        opened.setblocking(False)
        return run(environment, opened.fileno())
