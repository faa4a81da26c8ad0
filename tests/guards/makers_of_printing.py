"""Makers of what belongs to printing."""

from houtai.modules.printing.rules.declaring import KINDS
from tests.factories.printing import PLAIN, make_print_template
from tests.guards.bodies import says
from tests.guards.ground import Owner
from tests.guards.registry import makes


@makes("printing/templates/{template_id}")
async def a_print_template(owner: Owner) -> object:
    return (await make_print_template(owner.session, owner.place, published=1)).id


@makes("printing/kinds/{kind}", nobodys="kinds of prints are the same for everybody")
async def a_kind_of_print(_owner: Owner) -> object:
    return next(iter(KINDS))


@says("printing_look_at_print_template")
async def a_look(_owner: Owner) -> object:
    return {"kind": "bin_label", "text": PLAIN, "width_mm": 70, "height_mm": 40}


@says("printing_make_print_template")
async def a_template_of_ones_own(_owner: Owner) -> object:
    return {"kind": "bin_label", "name": "自用"}


@says("printing_roll_back_print_template")
async def the_first_version(_owner: Owner) -> object:
    return {"number": 1, "version": 1}
