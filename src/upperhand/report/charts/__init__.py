"""One chart a file; charts share a theme and nothing else."""
