"""The Words workspace: a vocabulary found in text, held against a background, grown from seeds."""
