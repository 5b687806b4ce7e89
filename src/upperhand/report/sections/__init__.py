"""One section of a brief a file, in words computed from the results."""
