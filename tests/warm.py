"""What all applications of a test run share, so that a test pays for what it proves: compiled templates, compiled
statements, compiled routes, and passwords whose hash costs next to nothing.
"""

import gc
from collections.abc import Callable
from typing import Any

from argon2 import PasswordHasher
from flask import Flask
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine.default import DefaultDialect as Dialect
from werkzeug.routing import Rule

from surveyapp.fieldwork.accounts import passwords

REAL = passwords._hasher
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Slow on purpose is for the real site."""


class Compiled(BytecodeCache):
    """Templates that were compiled before; a template that changed has another checksum."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Of one template, when it was compiled before."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one."""
        self.known[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()
_create = Flask.create_jinja_environment


def environment(self: Flask) -> Environment:
    """In the place of Flask's own: the same, with the templates of everyone before."""
    made = _create(self)
    made.bytecode_cache = COMPILED
    return made


def same_driver(one: Dialect, other: object) -> bool:
    """SQLAlchemy keeps compiled statements per dialect object, and every database of a test has one of its own. All are
    made by ``storage.database`` with the same options, so those of one driver are one.
    """
    return type(one) is type(other)


def driver(dialect: Dialect) -> int:
    """The hash that goes with ``same_driver``."""
    return hash(type(dialect))


STATEMENTS: dict[object, object] = {}


def engine(*given: Any, **options: Any) -> Engine:
    """In the place of SQLAlchemy's own: the same, with the compiled statements of every engine before."""
    return create_engine(*given, execution_options={"compiled_cache": STATEMENTS}, **options)


_compile = Rule._compile_builder
_builders: dict[object, Callable[..., tuple[str, str]]] = {}


def builder(self: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    """In the place of werkzeug's own: what makes the address of a route, which is the same in every application. It is
    compiled from nothing but what stands in the key, and that is most of the work of making an application.
    """
    key = (self.rule, tuple(self._trace), repr(self.defaults), append_unknown)
    if key not in _builders:
        _builders[key] = _compile(self, append_unknown)
    return _builders[key]


def look_less_often_for_garbage() -> None:
    """What is imported stays: to look through it again and again takes a tenth of the time of the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
