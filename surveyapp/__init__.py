"""Survey and evaluation engine for the volunteer policy of Dutch municipalities."""

__version__ = "0.1.0"
