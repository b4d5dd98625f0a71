"""What is remembered: tables, the database that holds them, and the keys that lie outside it."""
