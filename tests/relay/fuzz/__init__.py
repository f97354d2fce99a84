"""What reaches a relay's socket, wild and nearly right, and whether it stays a relay."""
