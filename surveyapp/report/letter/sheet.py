"""Where things stand on a sheet of letter paper, so that an address shows in the window of an envelope.

The address must stay in sight however the sheet slides in the envelope. The windows of the envelopes on sale (DL and
C5/6 for a letter folded in three, C5 for one folded in two; window at the left or at the right) have these places in
common, measured on the sheet: from 57 to 79 mm from the top, and from 25 to 95 mm (left) or 112 to 190 mm (right).
"""

from surveyapp.report.palette import HAIRLINE
from surveyapp.report.pdf.flow import Area
from surveyapp.report.pdf.pen import Pen
from surveyapp.report.pdf.style import LEFT, MM, PAGE, WIDTH

WINDOW_TOP = PAGE[1] - 57 * MM
WINDOW_HEIGHT = 22 * MM
WINDOWS = {"left": (25 * MM, 70 * MM), "right": (112 * MM, 78 * MM)}
"""Left edge and width."""
LOGO_TOP, LOGO = PAGE[1] - 14 * MM, (70 * MM, 20 * MM)
FIRST = Area(LEFT, 22 * MM, WIDTH, PAGE[1] - 22 * MM - 90 * MM)
LATER = Area(LEFT, 22 * MM, WIDTH, PAGE[1] - 22 * MM - 25 * MM)
_FOLDS = (99 * MM, 148.5 * MM, 198 * MM)
"""From the top: in three, in two, in three."""


def mark_folds(pen: Pen) -> None:
    """Short lines at the edge where the sheet is folded; for the eye only."""
    with pen.artifact():
        for fold in _FOLDS:
            pen.rectangle(5 * MM, PAGE[1] - fold, 4 * MM, 0.5, HAIRLINE)
