"""What a report and its pages say of conclusions, recommendations and actions."""

FUNCTIONS = {
    1: "Vertalen",
    2: "Verbinden en makelen",
    3: "Versterken",
    4: "Verbreiden",
    5: "Verankeren",
}
"""The five basisfuncties."""
STATES = {"open": "nog niet begonnen", "busy": "mee bezig", "done": "gedaan", "dropped": "vervallen"}
KINDS = {"conclusion": "conclusie", "recommendation": "aanbeveling"}
SOMEBODY = "een medewerker"
