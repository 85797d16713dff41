"""Claims: which assertions of several accounts say the same thing."""
