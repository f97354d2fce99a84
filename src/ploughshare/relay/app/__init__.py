"""HTTP in and out: the only importer of the web framework and its server."""
