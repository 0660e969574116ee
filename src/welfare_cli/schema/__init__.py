"""JSON Schema of every file of `welfare`, made from the models and readers themselves.

Editors complete, explain and underline by it. It refuses nothing that `validate` accepts.
"""
