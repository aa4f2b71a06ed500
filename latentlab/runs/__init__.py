"""Runs: the folder on disk, the messages of a trainer, and the sources a viewer reads."""
