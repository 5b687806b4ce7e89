"""Who said what: frames, their ranking, acts and silence."""
