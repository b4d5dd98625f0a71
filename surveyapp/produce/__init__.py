"""Where the two legs meet: rows of a wave become a report, and a report becomes a file (``reports``).

Only what is in here knows both where answers are kept and what is made of them. A page may import a light part of it,
``participation`` for one, without loading what makes figures and drawings.
"""
