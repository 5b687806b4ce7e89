"""VERB: everything → a page a minister can read and a scholar can check."""
