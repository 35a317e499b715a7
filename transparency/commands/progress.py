"""How far a transfer is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tqdm import tqdm

from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from typing import Never


class TerminalProgress:
    """Tells of a transfer on standard error."""

    def __init__(self) -> None:
        """Begin with no transfer."""
        self._bar: tqdm[Never] | None = None

    def begin(self, files: int, size: int) -> None:
        """Tell how much is going to be sent."""
        kilobytes = -(-size // 1000)
        sys.stderr.write(thai_digits(f"ส่ง {files:,} ไฟล์ ({kilobytes:,} kB)\n"))
        sys.stderr.flush()
        if sys.stderr.isatty():
            self._bar = tqdm(total=size, unit="B", unit_scale=True, file=sys.stderr)

    def sent(self, size: int) -> None:
        """Move on by a file's bytes."""
        if self._bar is not None:
            self._bar.update(size)

    def end(self) -> None:
        """Leave the bar as it ended."""
        if self._bar is not None:
            self._bar.close()
