"""What stops a command, told in Thai."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from transparency.language.printed import each_line, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

_INTERRUPTED: Final = 130
"""The exit code of a program that Ctrl-C has stopped, as shells tell it."""


class RefusedError(Exception):
    """The command line cannot be carried out; the message says why in Thai."""


def carried_out(run: Callable[[], int]) -> int:
    """Return the exit code of a command; where something stops it, say so in Thai."""
    try:
        return run()
    except RefusedError as error:
        sys.stderr.write(f"{each_line(str(error))}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("หยุดตามที่สั่ง\n")
        return _INTERRUPTED
    except OSError as error:
        file = one_line(str(error.filename or ""))
        sys.stderr.write(f"อ่านหรือเขียนไฟล์ {file} ไม่ได้: {one_line(error.strerror or str(error))}\n")
        return 2
