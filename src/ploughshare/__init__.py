"""Ploughshare: a confidential legal-aid desk for people who refuse to fight."""
