"""`python -m ploughshare` is `ploughshare`."""

from ploughshare.cli import main

main()
