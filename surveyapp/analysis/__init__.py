"""What the answers mean: bases, shares, means, intervals and differences. Pure functions; no state, no clock."""
