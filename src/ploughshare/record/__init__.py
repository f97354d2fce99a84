"""The public record: consented rows in, tables that expose nobody out."""
