"""An attack on everything that is published of a wave: see ``test_disclosure.py``."""
