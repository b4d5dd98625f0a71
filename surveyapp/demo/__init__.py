"""The demonstration municipality: Gemeente Veldhove, which does not exist, with its organisations and their answers."""
