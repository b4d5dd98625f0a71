"""Collecting answers: waves, invitations, responses, and what was promised about them."""
