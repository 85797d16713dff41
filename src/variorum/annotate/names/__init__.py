"""Names: where they stand, and whether each is a person, a body, a place or a people."""
