"""The geometry of codes: pure functions."""
