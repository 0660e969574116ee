"""The command line: one small module per command. The only room that knows typer.

A command parses, calls, writes and exits; pydantic, yaml and rich load only inside its body.
"""
