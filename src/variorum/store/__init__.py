"""Where articles and readings are kept between runs."""
