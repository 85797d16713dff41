"""Alerts: who is told what of a store, by which rule; each thing once.

What a rule is about becomes a letter in the store, under an id that follows from the rule, the
thing and the receiver, so that it is there once. Letters are sent by webhook or e-mail, or read as
a feed.
"""
