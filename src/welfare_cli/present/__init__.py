"""A result to table, JSON, CSV or Markdown; one module per format. Computes nothing.

Every text format shows the same cells, made once in `figures`.
"""
