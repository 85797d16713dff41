"""Archives: coverage of any size in, Parquet tables out, and what can be counted in them."""
