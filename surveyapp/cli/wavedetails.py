"""The options about a wave that ``create`` and ``change`` share, and the kinds of what they take."""

import datetime
from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., None])
NOTHING = "-"
"""Typed instead of a date or a time, it takes away what was chosen before."""


class Day(click.ParamType[Any]):
    """A date such as 2026-12-31."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2026-12-31", param, ctx)


class Clock(click.ParamType[Any]):
    """A time such as 17:00, in the Netherlands."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return value if isinstance(value, datetime.time) else datetime.time.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a time such as 17:00", param, ctx)


class OrNothing(click.ParamType[Any]):
    """A date or a time, or nothing at all."""

    def __init__(self, kind: Day | Clock) -> None:
        self.kind, self.name = kind, kind.name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if value == NOTHING else self.kind.convert(value, param, ctx)


DAY, TIME = Day(), Clock()
DAY_OR_NOTHING, TIME_OR_NOTHING = OrNothing(DAY), OrNothing(TIME)
OPTIONS = (
    click.option(
        "--opens", "opens_on", type=DAY_OR_NOTHING, help="First day for answers; without it, from the opening."
    ),
    click.option(
        "--opens-at", "opens_time", type=TIME_OR_NOTHING, help="From what time on that day; without it, midnight."
    ),
    click.option("--closes", "closes_on", type=DAY_OR_NOTHING, help="Last day for answers, such as 2026-12-31."),
    click.option(
        "--closes-at", "closes_time", type=TIME_OR_NOTHING, help="Until what time on that day; without it, midnight."
    ),
    click.option("--population", type=click.IntRange(1), help="How many organisations there are, invited or not."),
    click.option("--remark", help="What a reader of the report must know."),
    click.option("--contact-name", help="Whom respondents can ask."),
    click.option("--contact-email", help="Where mails of respondents arrive."),
    click.option("--contact-phone", help="What respondents can call."),
    click.option(
        "--addresses-until",
        type=DAY_OR_NOTHING,
        help="Last day of names and addresses; else three months after closing.",
    ),
    click.option(
        "--key-until", type=DAY_OR_NOTHING, help="Last day of the key of a confidential wave; else four years after."
    ),
)


def details(command: Command) -> Command:
    """Put the options on a command."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def chosen(given: dict[str, Any]) -> dict[str, Any]:
    """What was asked for, by column of the wave."""
    return {name: None if value == NOTHING else value for name, value in given.items() if value is not None}
