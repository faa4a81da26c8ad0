"""Which day it is where the house lives."""

from datetime import date
from typing import Annotated

from fastapi import Depends, Request

from houtai.kit.clock import business_day, utc_now
from houtai.kit.environment import Environment


def _today(request: Request) -> date:
    environment: Environment = request.app.state.environment
    return business_day(utc_now(), environment.time_zone)


Today = Annotated[date, Depends(_today)]
"""Papers end with a day of the business, not of UTC."""
