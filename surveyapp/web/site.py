"""What every handler needs and gets from ``create_app``: settings, database and clock."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from flask import current_app

from surveyapp.fieldwork.waves import NETHERLANDS
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web.pace import Pace
from surveyapp.web.security import Misses

Clock = Callable[[], datetime.datetime]


@dataclass(frozen=True)
class Site:
    """One running application. ``now`` gives the moment in UTC, ``misses`` counts unknown links, ``pace`` what is sent
    for respondents.
    """

    settings: Settings
    database: Database
    now: Clock
    misses: Misses
    pace: Pace = field(default_factory=Pace)


def utc_now() -> datetime.datetime:
    """The clock of the real application."""
    return datetime.datetime.now(datetime.UTC)


def site() -> Site:
    """The application that handles this request."""
    return cast(Site, current_app.extensions["site"])


def today() -> datetime.date:
    """The date in the Netherlands at this moment."""
    return site().now().astimezone(NETHERLANDS).date()
