"""Rules that several tables have."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint


def is_one_of(column: str, values: tuple[object, ...], name: str) -> CheckConstraint:
    """The column holds one of these values."""
    return CheckConstraint(f"{column} IN ({', '.join(sorted(map(repr, values)))})", name=name)


def wave_of_same_municipality() -> ForeignKeyConstraint:
    """The row belongs to a wave, and to the municipality of that wave."""
    return ForeignKeyConstraint(["municipality_id", "wave_id"], ["wave.municipality_id", "wave.id"])


def cycle_of_same_municipality() -> ForeignKeyConstraint:
    """The row belongs to a policy cycle, and to the municipality of that cycle."""
    return ForeignKeyConstraint(["municipality_id", "cycle_id"], ["cycle.municipality_id", "cycle.id"])
