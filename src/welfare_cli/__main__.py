"""The entry point. `--version` answers before anything is imported."""

import gc
import os
import sys

_INTERRUPTED = 130  # of `cli.exit_codes`, which is not there yet when it is needed here


def main() -> None:
    """Run the command line, and exit with a code from the table in `cli.exit_codes`."""
    if sys.argv[1:] == ["--version"]:
        from welfare_cli import __version__  # noqa: PLC0415  nothing else is needed for it

        sys.stdout.write(f"welfare {__version__}\n")
        return
    # A run is short and gives back all at its end; looking for garbage takes time that grows.
    gc.disable()
    # pydantic would look through every installed package for plugins, at each start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from welfare_cli.cli.app import run  # noqa: PLC0415  --version is asked without it

        run()
    except KeyboardInterrupt:  # while the program itself was loaded
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
