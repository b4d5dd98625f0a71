"""Documentation, and the tool that makes its pictures."""
