"""What the house may use of files. Names only, no logic."""

from houtai.modules.files.queries.files import know_people, shared_picture
from houtai.modules.files.rules.contents import DOCUMENTS, PICTURES
from houtai.modules.files.rules.keys import key_of
from houtai.modules.files.rules.pictures import SHOWN_TYPE
from houtai.modules.files.rules.purposes import Purpose
from houtai.modules.files.service.uses import FileNotUsable, use

__all__ = [
    "DOCUMENTS",
    "PICTURES",
    "SHOWN_TYPE",
    "FileNotUsable",
    "Purpose",
    "key_of",
    "know_people",
    "shared_picture",
    "use",
]
