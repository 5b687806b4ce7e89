"""``python -m upperhand``."""

from upperhand.cli import main

if __name__ == "__main__":
    main()
