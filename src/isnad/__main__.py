"""`python -m isnad` is the `isnad` command."""

from isnad.cli import main

main()
