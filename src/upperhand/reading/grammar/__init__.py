"""What the parser saw: trees, cues, clauses, quotations, sentences."""
