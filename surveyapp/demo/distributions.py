"""How the made-up organisations of the demonstration answer, question by question.

The shapes follow what surveys among Dutch associations tend to find; the figures themselves are invented.
"""

from surveyapp.demo.spreads import Spread, Ticks

ACTIVITIES: dict[str, dict[str, float]] = {
    "sport": {"sport": 1},
    "cultuur": {"cultuur": 6, "hobby": 3},
    "zorg_welzijn": {"zorg": 3, "hulp": 5, "nieuwkomers": 1},
    "jeugd_onderwijs": {"jeugd": 4, "school": 2},
    "leefomgeving": {"buurt": 3, "natuur": 3, "levensbeschouwing": 1, "anders": 1},
}
"""What an organisation mainly does (vo01), by its sector in the address list."""

VOLUNTEERS: dict[str, int] = {
    "sport": 46,
    "cultuur": 22,
    "zorg_welzijn": 34,
    "jeugd_onderwijs": 26,
    "leefomgeving": 18,
}
"""Half of the organisations in a sector have more volunteers than this."""

SPREADS: dict[str, Spread] = {
    "vo02": Spread((34, 48, 18), stable=True),
    "vo03": Spread((57, 34, 6, 3, 0, 0), stable=True),
    "vo06": Spread((74, 14, 8, 4), stable=True),
    "vo07": Spread((37, 46, 17), loading=0.55, unknown=0.03, later=0.25),
    "vo08": Spread((18, 44, 38), loading=-0.6, later=-0.25),
    "vo10_tot27": Spread((31, 54, 15), unknown=0.03),
    "vo10_27_44": Spread((12, 61, 27), unknown=0.03),
    "vo10_45_64": Spread((3, 35, 62), unknown=0.03),
    "vo10_65plus": Spread((8, 37, 55), unknown=0.03),
    "vo11_vinden": Spread((14, 38, 48), loading=-0.5, later=-0.15),
    "vo11_behouden": Spread((38, 45, 17), loading=-0.5),
    "vo11_bestuur": Spread((20, 35, 45), loading=-0.4, later=-0.1),
    "vo11_geld": Spread((42, 37, 21), loading=-0.4),
    "vo11_ruimte": Spread((55, 28, 17), loading=-0.2),
    "vo11_regels": Spread((28, 43, 29), loading=-0.2, later=-0.35),
    "vo11_kennis": Spread((52, 40, 8), loading=-0.3),
    "vo11_vergrijzing": Spread((24, 43, 33), loading=-0.3, later=0.1),
    "vo11_bekendheid": Spread((48, 40, 12), loading=-0.3),
    "vo11_samenwerking": Spread((62, 32, 6), loading=-0.2),
    "vo14": Spread((3, 12, 31, 44, 10), loading=0.5, unknown=0.04),
    "vo15": Spread((29, 37, 34), loading=0.2, later=0.4),
    "vo16_werving": Spread((4, 12, 25, 46, 13), unknown=0.2, later=0.2),
    "vo16_advies": Spread((2, 7, 22, 52, 17), unknown=0.25, later=0.2),
    "vo16_training": Spread((1, 5, 20, 52, 22), unknown=0.35, later=0.2),
    "vo16_waardering": Spread((2, 6, 27, 46, 19), unknown=0.3, later=0.2),
    "vo16_informatie": Spread((1, 8, 28, 52, 11), unknown=0.08, later=0.2),
    "vo16_netwerk": Spread((3, 10, 36, 40, 11), unknown=0.3, later=0.2),
    "vo18": Spread((14, 38, 36, 12), unknown=0.03),
    "vo19_contact": Spread((5, 16, 20, 46, 13), loading=0.3, unknown=0.02, later=0.35),
    "vo19_meedenken": Spread((6, 18, 32, 35, 9), loading=0.35, unknown=0.05, later=0.3),
    "vo19_regels": Spread((6, 23, 34, 33, 4), loading=0.3, unknown=0.07, later=0.3),
    "vo19_subsidie": Spread((9, 26, 28, 32, 5), loading=0.3, unknown=0.18, later=0.3),
    "vo19_waardering": Spread((3, 10, 24, 46, 17), loading=0.3, unknown=0.04, later=0.25),
    "vo19_samen": Spread((9, 27, 36, 24, 4), loading=0.25, unknown=0.22, later=0.3),
    "vo20": Spread((0, 1, 2, 6, 13, 27, 33, 15, 3, 0), loading=0.4, later=0.35),
    "vo23": Spread((24, 42, 27, 7), loading=0.2, unknown=0.16, later=0.35),
    "vo24": Spread((22, 44, 28, 6), loading=-0.6, unknown=0.05, later=-0.15),
    "vo26": Spread((46, 34, 20)),
    "vo27": Spread((36, 56, 8)),
}

TICKS: dict[str, Ticks] = {
    "vo09": Ticks(
        {
            "bestuur": 0.66,
            "coordinatie": 0.35,
            "begeleiding": 0.42,
            "activiteiten": 0.5,
            "vervoer": 0.16,
            "onderhoud": 0.24,
            "administratie": 0.25,
            "fondsen": 0.27,
            "anders": 0.05,
        }
    ),
    "vo13": Ticks(
        {
            "contributie": 0.76,
            "subsidie": 0.63,
            "fondsen": 0.27,
            "giften": 0.38,
            "sponsors": 0.46,
            "opbrengsten": 0.49,
        },
        stable=True,
    ),
    "vo17": Ticks(
        {
            "nieuwe_behoeften": 0.14,
            "kwetsbaar": 0.21,
            "werven": 0.63,
            "bestuur": 0.48,
            "samenwerken": 0.22,
            "advies": 0.19,
            "training": 0.31,
            "geld": 0.44,
            "regels": 0.33,
            "waardering": 0.24,
            "bekendheid": 0.36,
            "kennis": 0.17,
            "anders": 0.03,
        }
    ),
    "vo21": Ticks(
        {
            "organisaties": 0.68,
            "welzijn": 0.41,
            "zorg": 0.27,
            "school": 0.4,
            "bedrijf": 0.24,
            "geloof": 0.13,
            "bewoners": 0.22,
        },
        later=0.2,
    ),
    "vo22": Ticks(
        {
            "welzijn": 0.62,
            "onderwijs": 0.2,
            "zorg": 0.34,
            "vrije_tijd": 0.39,
            "sport": 0.36,
            "veiligheid": 0.29,
            "werk": 0.16,
            "levensbeschouwing": 0.07,
        },
        stable=True,
    ),
}
