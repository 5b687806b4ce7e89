"""From files to documents: blocks, mastheads, boilerplate."""
