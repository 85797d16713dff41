"""Quantities: what is counted, how many, and what happened to it."""
