"""Tests of watching: sources, polite fetching, and what is kept of it."""
