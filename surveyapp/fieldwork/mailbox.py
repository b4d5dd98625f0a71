"""E-mail addresses that somebody types: one check, and nothing in them that could become a second line of a header."""

from surveyapp.fieldwork.addresses import EMAIL

LONGEST = 254


def mailbox(typed: str) -> str | None:
    """The address as mail programs want it, None when it is none. A domain with accents is written in ASCII."""
    text = typed.strip()
    if len(text) > LONGEST or not text.isprintable() or not EMAIL.fullmatch(text):
        return None
    local, _, domain = text.rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode()
    except UnicodeError:
        return None
    return f"{local}@{ascii_domain}" if local.isascii() else None
