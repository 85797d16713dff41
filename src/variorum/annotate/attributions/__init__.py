"""Attributions: who says what, in whose words, and how firmly."""
