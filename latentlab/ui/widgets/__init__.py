"""Reusable widgets that know nothing of models."""
