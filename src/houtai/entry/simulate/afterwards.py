"""What may happen to what was paid: it is sent, received, asked back, decided about."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from houtai.entry.simulate.acts import Play
from houtai.entry.simulate.model import Case, Sale

AGREED = 0.8
WORDS = "simulated"


async def ship(play: Play) -> None:
    """Somebody of the staff sends one shipment of an order, under a number that he types."""
    found = _one_order(play, play.model.unsent)
    if found is None:
        return
    sale, shop = found
    path = f"/api/console/fulfilment/orders/{sale.orders[shop]}"
    shown = await play.world.ask(play.world.staff.id, "GET", path)
    waiting = [one for one in shown.said.get("shipments", []) if one["state"] == "waiting"]
    if not waiting:
        play.tell("ship", sale=sale.name, shop=shop, ends="nothing to send")
        return
    one = play.chance.choice(waiting)
    number = f"SF{play.chance.randrange(10**12):012d}"
    body = {"parcels": [{"carrier_code": "SF", "number": number}]}
    path = f"/api/console/fulfilment/shipments/{one['id']}/ship"
    answer = await play.world.ask(play.world.staff.id, "POST", path, body)
    play.tell("ship", sale=sale.name, shop=shop, ends=answer.word)
    if answer.is_done:
        sale.sent.add(shop)


async def receive(play: Play) -> None:
    """The buyer has it, and says so."""
    found = _one_order(play, play.model.under_way)
    if found is None:
        return
    sale, shop = found
    path = f"/api/shop/orders/{sale.orders[shop]}/receive"
    answer = await play.world.ask(play.buyer_id(sale), "POST", path)
    play.tell("receive", sale=sale.name, shop=shop, ends=answer.word)
    if answer.is_done:
        sale.received.add(shop)


async def ask_back(play: Play) -> None:
    """The buyer wants money for some pieces, whether they have gone or not."""
    found = _one_order(play, play.model.living)
    if found is None:
        return
    sale, shop = found
    order = await play.world.ask(
        play.buyer_id(sale), "GET", f"/api/shop/orders/{sale.orders[shop]}"
    )
    names = {str(good.sku_id): name for name, good in play.cast.goods.items()}
    lines = sorted(order.said["lines"], key=lambda line: names[line["sku_id"]])
    line = play.chance.choice(lines)
    count = play.chance.randint(1, line["quantity"])
    body = {
        "order_id": str(sale.orders[shop]),
        "kind": "refund_only",
        "reason": "quality",
        "lines": [{"line_id": line["id"], "quantity": count}],
    }
    answer = await play.world.ask(play.buyer_id(sale), "POST", "/api/shop/aftersale/cases", body)
    good = names[line["sku_id"]]
    play.tell("ask back", sale=sale.name, of=f"{good}*{count}", ends=answer.word)
    if answer.is_done:
        name = f"{sale.name}/case-{len(sale.cases)}"
        sale.cases.append(Case(name, UUID(answer.said), good, count))


async def decide(play: Play) -> None:
    """The seller agrees or not; who is refused gives in."""
    open_ones = [
        (sale, case) for sale in play.model.sales for case in sale.cases if not case.is_over
    ]
    if not open_ones:
        return
    sale, case = play.chance.choice(open_ones)
    agrees = play.chance.random() < AGREED
    play.tell("decide", of=case.name, ends=await decide_one(play, sale, case, agrees=agrees))


async def decide_one(play: Play, sale: Sale, case: Case, *, agrees: bool = True) -> str:
    """What becomes of a case that waits for somebody."""
    shown = await look_at(play, case)
    body = {"version": shown["version"], "words": WORDS}
    if case.state == "applied":
        act = "agree" if agrees else "reject"
        path = f"/api/console/aftersale/cases/{case.case_id}/{act}"
        answer = await play.world.ask(play.world.staff.id, "POST", path, body)
    elif case.state == "rejected":
        act, path = "withdraw", f"/api/shop/aftersale/cases/{case.case_id}/withdraw"
        answer = await play.world.ask(play.buyer_id(sale), "POST", path)
    else:
        return case.state
    await look_at(play, case)
    return f"{act} {answer.word}"


async def look_at(play: Play, case: Case) -> dict[str, Any]:
    """As staff see it; the model hears what became of it."""
    path = f"/api/console/aftersale/cases/{case.case_id}"
    shown = await play.world.ask(play.world.staff.id, "GET", path)
    case.state = shown.said["state"]
    if case.state == "done":
        case.back_fen = sum(one["amount_fen"] for one in shown.said["refunds"])
        case.is_unsent = shown.said["stage"] == "unshipped"
    return dict(shown.said)


def _one_order(play: Play, fit: Callable[[Sale], set[str]]) -> tuple[Sale, str] | None:
    found = [(sale, shop) for sale in play.model.sales for shop in sorted(fit(sale))]
    return play.chance.choice(found) if found else None
