"""The number of days between a result and its publication, counted for a fiscal year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from transparency.language import thai
from transparency.record.model.records import done_on, results_of

if TYPE_CHECKING:
    from transparency.record.model.measure import Result
    from transparency.record.site import Site


@dataclass(frozen=True)
class Promptness:
    """The year's results, counted by how soon each was made public."""

    year: int
    prompt: int
    """Results published within `days`."""
    late: int
    """Results published later."""
    undated: int
    """Results without two days to compare; see `days_until_public`."""
    days: int
    """The days within which the agency promises to publish a result."""
    done: int = 0
    """Results that tell the day they were done, whether or not they tell the other."""
    published: int = 0
    """Results that tell the day of their publication."""
    id: ClassVar = "promptness"

    @property
    def results(self) -> int:
        """All of the year."""
        return self.prompt + self.late + self.undated

    @property
    def classes(self) -> tuple[tuple[str, int | None], ...]:
        """The names of the classes prompt and late in Thai, each with its number of results.

        The numbers are None where no result of the year is dated.
        """
        within, after = f"ภายใน {self.days} วัน", f"ช้ากว่า {self.days} วัน"
        known = self.prompt + self.late > 0
        return (
            (thai.thai_digits(within), self.prompt if known else None),
            (thai.thai_digits(after), self.late if known else None),
        )

    @property
    def title(self) -> str:
        """The heading of the picture, in Thai."""
        return thai.thai_digits(f"ผลใดเผยแพร่ภายใน {self.days} วันหลังทำเสร็จ")

    @property
    def caption(self) -> str:
        """A sentence in Thai that says what the picture shows, with its counts."""
        dated = self.prompt + self.late
        if not self.results:
            caption = "ยังไม่มีผลของปีนี้ในเว็บไซต์"
        elif not dated:
            caption = f"ยังบอกไม่ได้ว่าผลใดเผยแพร่ภายใน {self.days} วัน "
            caption += f"จากผล {self.results} รายการ {self._days}"
        else:
            caption = (
                f"จากผล {self.results} รายการ เทียบวันที่ได้ {dated} รายการ ในจำนวนนี้เผยแพร่ภายใน "
                f"{self.days} วัน {self.prompt} รายการ"
            )
            if self.undated:
                caption += f" อีก {self.undated} รายการบอกไม่ได้ ในผลทั้งหมด{self._days}"
        return thai.thai_digits(caption)

    @property
    def _days(self) -> str:
        """How many of the results tell either day: which of the two is missing, and how often."""
        return f"{_told('วันที่ทำ', self.done)} {_told('วันที่เผยแพร่', self.published)}"


def _told(day: str, count: int) -> str:
    return f"บอก{day} {count} รายการ" if count else f"ไม่มีรายการใดบอก{day}"


def promptness(site: Site, year: int, days: int) -> Promptness:
    """Return the counts of the year's results published within so many days, later, or undated."""
    results = [result for measure in site.measures(year) for _, result in results_of(measure)]
    waits = [days_until_public(result) for result in results]
    prompt = sum(wait is not None and wait <= days for wait in waits)
    undated = waits.count(None)
    return Promptness(
        year,
        prompt,
        len(waits) - prompt - undated,
        undated,
        days,
        done=sum(done_on(result) is not None for result in results),
        published=sum(result.published is not None for result in results),
    )


def days_until_public(result: Result) -> int | None:
    """Return the days from the day a result was done to its publication, or None if unknown.

    The day done is the result's own date, or else that of its last event. The number is unknown
    where a day is missing, and where the publication comes before the day done.
    """
    done = done_on(result)
    if done is None or result.published is None or result.published < done:
        return None
    return (result.published - done).days
