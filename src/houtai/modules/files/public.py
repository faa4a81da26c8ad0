"""What the house may use of files. Names only, no logic."""

from houtai.modules.files.queries.files import (
    know_people,
    picture_sides,
    public_picture,
    shared_picture,
)
from houtai.modules.files.rules.contents import DOCUMENTS, PICTURES
from houtai.modules.files.rules.keys import key_of
from houtai.modules.files.rules.pictures import SHOWN_TYPE, WIDTHS, name_of_width
from houtai.modules.files.rules.purposes import Purpose
from houtai.modules.files.service.upload import Received, upload
from houtai.modules.files.service.uses import FileNotUsable, release, use

__all__ = [
    "DOCUMENTS",
    "PICTURES",
    "SHOWN_TYPE",
    "WIDTHS",
    "FileNotUsable",
    "Purpose",
    "Received",
    "key_of",
    "know_people",
    "name_of_width",
    "picture_sides",
    "public_picture",
    "release",
    "shared_picture",
    "upload",
    "use",
]
