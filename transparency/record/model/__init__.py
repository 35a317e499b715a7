"""The typed records: what a data file may hold, said once.

Each field has a Thai title and an example; schema, templates, messages and tables draw on them.
"""
