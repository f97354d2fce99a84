"""Whether the relay serves people exactly the guide that the desk's root key signed (docs/threats.md)."""
