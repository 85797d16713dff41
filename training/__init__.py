"""How what ships as learned is made; not part of the installed package.

`python -m training --help` names the parts. Each writes what it learned into `variorum/weights`.
"""
