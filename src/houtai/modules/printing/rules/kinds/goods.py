"""What is stuck on goods."""

from typing import Annotated

from houtai.modules.printing.rules.codes import BARS
from houtai.modules.printing.rules.declaring import Printable


class ProductBarcode(Printable):
    """One label; as many of them are printed as there are pieces."""

    barcode: Annotated[str, BARS]
    product_name: str
    spec: str = ""
    sku_code: str = ""
    price_fen: int | None = None
