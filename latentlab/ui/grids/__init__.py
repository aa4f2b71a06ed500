"""The Grids workspace."""
