"""Entities: one record for each person, body, place or group of a story."""
