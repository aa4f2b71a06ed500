"""Model files in and out, recognised by content, never by extension."""
