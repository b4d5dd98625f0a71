"""What stands on the cover of a report."""

TEXTS = {"Logo van {owner}": "Logo of {owner}"}
