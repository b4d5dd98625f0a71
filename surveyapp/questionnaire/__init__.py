"""Questionnaires: what is asked, of whom, in which order. Pure Python, no framework."""
