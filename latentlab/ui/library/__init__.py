"""The library dock: models, runs and datasets."""
