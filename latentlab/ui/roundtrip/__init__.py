"""The Round trip workspace."""
