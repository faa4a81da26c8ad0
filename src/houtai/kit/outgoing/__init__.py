"""What leaves the house: e-mail, text messages, calls to programs of others.

Nothing here may be called while a transaction is open. Each function makes one try, within
seconds, and says by `NotSent` whether another may help.
"""

from houtai.kit.outgoing.failures import NotSent
from houtai.kit.outgoing.mail import Letter, MailServer, send_letter
from houtai.kit.outgoing.signing import shared_secret, signed
from houtai.kit.outgoing.text_messages import TextGateway, send_text
from houtai.kit.outgoing.web import Answer, UnfitAddress, check_address, post

__all__ = [
    "Answer",
    "Letter",
    "MailServer",
    "NotSent",
    "TextGateway",
    "UnfitAddress",
    "check_address",
    "post",
    "send_letter",
    "send_text",
    "shared_secret",
    "signed",
]
