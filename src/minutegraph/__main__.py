"""`python -m minutegraph` is `kg`."""

from minutegraph.cli import main

if __name__ == "__main__":
    main()
