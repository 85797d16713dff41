"""Disputes: which assertion a denial denies, and what third parties observe of it."""
