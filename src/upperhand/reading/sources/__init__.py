"""Where documents come from: one file per source, one line each in :mod:`.table`."""
