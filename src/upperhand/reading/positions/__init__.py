"""Where a party stands on an issue, by its words."""
