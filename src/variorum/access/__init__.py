"""Access: who may do what at a desk, and with which password, session or token (docs/team.md).

It is kept beside the store and not in it, so that a store that is copied or handed over carries
nobody's password: of a file `election.db` in `election.db.access`, of a database in the schema
`variorum_access`.
"""
