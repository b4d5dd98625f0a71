"""What stands in a cell of a table in place of a figure, and what classes of numbers are called."""

TEXTS = {
    "minder dan {number}": "fewer than {number}",
    "afgeschermd": "protected",
    "meer dan {number}": "more than {number}",
    "{number} of minder": "{number} or less",
    "{first} tot en met {last}": "{first} to {last}",
    "meer dan {first} tot en met {last}": "more than {first} up to {last}",
    "{low} tot {high}": "{low} to {high}",
}
