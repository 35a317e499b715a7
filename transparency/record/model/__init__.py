"""The typed records: what each data file may hold.

Each field has a Thai title and an example; schema, templates, messages and tables draw on them.
"""
