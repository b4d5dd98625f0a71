"""What stands on the cover of a report."""

TEXTS = {
    "Logo van {owner}": "Logo of {owner}",
    "Voor": "For",
    "Meting": "Wave",
    "Ja": "Yes",
    "Nee": "No",
}
