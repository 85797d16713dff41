"""Clean: a raw document becomes an article, and what is not the story is listed with its reason."""

from variorum.clean.cleaning import clean
from variorum.clean.outlets import domain_of, outlet_key
from variorum.clean.standing_lines import find_standing, remove_standing

__all__ = ["clean", "domain_of", "find_standing", "outlet_key", "remove_standing"]
