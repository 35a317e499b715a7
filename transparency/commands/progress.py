"""Progress of an upload: a bar on a terminal, one plain line elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tqdm import tqdm

from transparency.language.thai import thai_digits

if TYPE_CHECKING:
    from typing import Never


class TerminalProgress:
    """Shows an upload on standard error."""

    def __init__(self) -> None:
        """Start without a bar."""
        self._bar: tqdm[Never] | None = None

    def begin(self, files: int, size: int) -> None:
        """Print how many files and bytes are to be sent; on a terminal, show a bar."""
        kilobytes = -(-size // 1000)
        sys.stderr.write(thai_digits(f"ส่ง {files:,} ไฟล์ ({kilobytes:,} kB)\n"))
        sys.stderr.flush()
        if sys.stderr.isatty():
            self._bar = tqdm(total=size, unit="B", unit_scale=True, file=sys.stderr)

    def sent(self, size: int) -> None:
        """Advance the bar by ``size`` bytes."""
        if self._bar is not None:
            self._bar.update(size)

    def end(self) -> None:
        """Close the bar."""
        if self._bar is not None:
            self._bar.close()
