"""Figures: the reports of one quantity, side by side."""
