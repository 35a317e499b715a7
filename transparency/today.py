"""Today's date, looked up nowhere else."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

THAILAND: Final = timezone(timedelta(hours=7))


def today() -> date:
    """Return the day in Thailand, or that of ``SOURCE_DATE_EPOCH`` (seconds since 1970, UTC).

    The variable is that of reproducible-builds.org: the same commit and day give the same bytes.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(THAILAND).date()
