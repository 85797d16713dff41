"""Weights: what was learned, each with where it was learned from."""
