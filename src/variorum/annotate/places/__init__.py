"""Places: which toponyms a text holds, and which place of the gazetteer each means."""
