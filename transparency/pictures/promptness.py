"""How soon after the deed a result was made public."""

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
    """How soon results were made public: within the days, later, or nobody can tell."""

    year: int
    prompt: int
    late: int
    untold: int
    days: int
    """Between a deed and its news, at most, to count as prompt: what the agency promises."""
    id: ClassVar = "promptness"

    @property
    def results(self) -> int:
        """All of the year."""
        return self.prompt + self.late + self.untold

    @property
    def told(self) -> tuple[tuple[str, int | None], ...]:
        """The classes that dates tell, each with its number, or None where no dates compare."""
        within, after = f"ภายใน {self.days} วัน", f"ช้ากว่า {self.days} วัน"
        known = self.prompt + self.late > 0
        return (
            (thai.thai_digits(within), self.prompt if known else None),
            (thai.thai_digits(after), self.late if known else None),
        )

    @property
    def title(self) -> str:
        """What the picture is of."""
        return thai.thai_digits(f"ผลใดเผยแพร่ภายใน {self.days} วันหลังทำเสร็จ")

    @property
    def finding(self) -> str:
        """What the picture shows, in words."""
        told = self.prompt + self.late
        if not self.results:
            found = "ยังไม่มีผลของปีนี้ในเว็บไซต์"
        elif not told:
            found = (
                f"ยังบอกไม่ได้ว่าผลใดเผยแพร่ภายใน {self.days} วัน เพราะผลทั้ง {self.results} รายการ"
                "ไม่มีวันที่ทำหรือวันที่เผยแพร่ให้เทียบกัน"
            )
        else:
            found = (
                f"จากผล {self.results} รายการ เทียบวันที่ได้ {told} รายการ ในจำนวนนี้เผยแพร่ภายใน "
                f"{self.days} วัน {self.prompt} รายการ"
            )
            if self.untold:
                found += f" อีก {self.untold} รายการบอกไม่ได้ เพราะไม่มีวันที่ทำหรือวันที่เผยแพร่ให้เทียบกัน"
        return thai.thai_digits(found)


def promptness(site: Site, year: int, days: int) -> Promptness:
    """Count the year's results by whether their news came within so many days of the deed."""
    waits = [
        days_until_public(result)
        for measure in site.measures(year)
        for _, result in results_of(measure)
    ]
    prompt = sum(wait is not None and wait <= days for wait in waits)
    untold = waits.count(None)
    return Promptness(year, prompt, len(waits) - prompt - untold, untold, days)


def days_until_public(result: Result) -> int | None:
    """Return the days from what was done to its publication, or None where nobody can tell.

    Done is the day that the result says, or else that of its last event. A publication before the
    deed tells nothing of how soon the deed was made public.
    """
    done = done_on(result)
    if done is None or result.published is None or result.published < done:
        return None
    return (result.published - done).days
