"""What the municipality tells those who took part that it will do."""

TEXTS = {
    "Dit is afgesproken:": "This was agreed:",
    "{function}: {action} (gedaan; gepland voor {month})": "{function}: {action} (done; planned for {month})",
    "{function}: {action} (gaat niet door)": "{function}: {action} (will not go ahead)",
    "{function}: {action} (zou in {month} klaar zijn)": "{function}: {action} (was to be ready in {month})",
    "{function}: {action} (klaar in {month})": "{function}: {action} (ready in {month})",
    "en nog 1 andere afspraak": "and 1 other thing that was agreed",
    "en nog {number} andere afspraken": "and {number} other things that were agreed",
    "Bijeenkomst over de uitkomsten: {about}.": "Meeting about the results: {about}.",
}
