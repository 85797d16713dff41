"""Tests of what coverage says of a claim."""
