"""Mail: what is due (``queue``), how it reads (``compose``), and how it gets away (``post``)."""
