"""What is fast, as a ratio against a floor in the same run. One command: ``make bench``."""
