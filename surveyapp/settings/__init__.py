"""What the operator decides: one frozen object, read once from the environment.

``model`` lists the settings, ``values`` knows what each accepts, ``together`` what they ask of each other, and
``reading`` reads them, strictly: an unknown name or value stops the program with a message that says what is accepted.
"""

from surveyapp.settings.model import Settings
from surveyapp.settings.reading import read
from surveyapp.settings.values import PREFIX, SHORTEST_SECRET, SettingsError

__all__ = ["PREFIX", "SHORTEST_SECRET", "Settings", "SettingsError", "read"]
