"""Watch: sources that are asked when they are due, politely, and what they tell is added."""
