"""How a try to send something fails."""

REASON_LENGTH_MAX = 500


class NotSent(Exception):
    """It did not get there. `final`: sending the same again will not help either."""

    def __init__(self, reason: str, *, final: bool) -> None:
        self.reason = reason.replace("\x00", "")[:REASON_LENGTH_MAX]
        self.final = final
        super().__init__(self.reason)
