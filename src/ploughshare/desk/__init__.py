"""The desk: the counsellors' case book on their own machine, shared among them without a readable server."""
