"""The command line: parse, call, print. Results on stdout, everything else on stderr."""

from upperhand.cli.main import main

__all__ = ["main"]
