"""How good a picture, a reconstruction or a model is."""
