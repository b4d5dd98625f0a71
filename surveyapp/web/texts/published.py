"""What stands around results that everybody may read."""

TEXTS: dict[str, dict[str, str]] = {
    "nl": {
        "published_of": "Stand van {date}",
        "published_pdf": "Deze uitkomsten als pdf",
        "published_gone": "Deze uitkomsten staan er niet meer",
        "published_gone_text": "De gemeente heeft deze pagina weggehaald. Wilt u weten waarom, of wilt u de uitkomsten "
        "hebben? Neem contact op met de gemeente.",
    },
    "en": {
        "published_of": "As of {date}",
        "published_pdf": "These outcomes as a pdf",
        "published_gone": "These outcomes are no longer here",
        "published_gone_text": "The municipality took this page away. To know why, or to get the outcomes, please "
        "contact the municipality.",
    },
}
