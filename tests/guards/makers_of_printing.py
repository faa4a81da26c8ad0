"""Makers of what belongs to printing."""

from houtai.modules.printing.rules.declaring import KINDS
from tests.factories.printing import make_print_template
from tests.guards.ground import Owner
from tests.guards.registry import makes


@makes("printing/templates/{template_id}")
async def a_print_template(owner: Owner) -> object:
    return (await make_print_template(owner.session, owner.place)).id


@makes("printing/kinds/{kind}", nobodys="kinds of prints are the same for everybody")
async def a_kind_of_print(_owner: Owner) -> object:
    return next(iter(KINDS))
