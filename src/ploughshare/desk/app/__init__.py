"""HTTP in and out for the desk's pages: the only importer of the web framework and its server here.

`serve` opens the pages of an open case book on the loopback address until it is told to stop.
"""

from ploughshare.desk.app.door import Door
from ploughshare.desk.app.server import AddressTakenError, NotLoopbackError, address, new_door, serve
from ploughshare.desk.pages.visit import Desk

__all__ = ["AddressTakenError", "Desk", "Door", "NotLoopbackError", "address", "new_door", "serve"]
