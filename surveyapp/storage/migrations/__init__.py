"""How the tables came to be what they are, step by step. Numbered; never edited once released."""
