"""E-mail addresses that somebody types: one check, and nothing in them that could become a second line of a header."""

import re

LONGEST = 254
EMAIL = re.compile(r"[^\s@,;<>()\"]{1,64}@[^\s@,;<>()\"]{1,180}\.[^\s@,;<>()\".]{2,60}")


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
