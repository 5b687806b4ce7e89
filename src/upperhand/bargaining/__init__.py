"""VERB: scenario → solution. The mathematics: no file, page, network or clock."""
