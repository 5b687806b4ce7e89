"""VERB: documents → record."""
