"""Where the two legs meet."""
