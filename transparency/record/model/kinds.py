"""The kinds of file that a record consists of: where each stands, and what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from transparency.record.model.agency import Agency, Unit
from transparency.record.model.allowed import Allowed
from transparency.record.model.glossary import Glossary
from transparency.record.model.measure import Document, Measure, Promise
from transparency.record.model.period import FiscalYear, Framework, Round
from transparency.record.model.scores import Scores
from transparency.record.model.synonyms import Synonyms
from transparency.record.model.verification import Verification

if TYPE_CHECKING:
    from transparency.record.model.types import FileRecord


@dataclass(frozen=True)
class Kind:
    """One kind of file below ``data/``."""

    name: str
    """ASCII, for commands and file names."""
    title: str
    """What staff call it."""
    pattern: str
    """Its path below ``data/``: ``*`` for a part that is chosen, ``**`` for any number of them."""
    model: type[FileRecord]


KINDS: Final = (
    Kind("agency", "หน่วยงาน", "agency.yml", Agency),
    Kind("synonyms", "คำที่ใช้ค้นหาแทนกันได้", "synonyms.yml", Synonyms),
    Kind("glossary", "คำศัพท์", "glossary.yml", Glossary),
    Kind("allowed", "ข้อมูลส่วนบุคคลที่เผยแพร่ได้", "allowed.yml", Allowed),
    Kind("unit", "หน่วยงานที่รับผิดชอบ", "units/*.yml", Unit),
    Kind("document", "เอกสาร", "documents/*.yml", Document),
    Kind("promise", "คำมั่นและข้อปฏิบัติ", "promises/*.yml", Promise),
    Kind("verification", "การตรวจสอบข้อมูล", "verifications/**", Verification),
    Kind("year", "ปีงบประมาณ", "*/year.yml", FiscalYear),
    Kind("framework", "กรอบการประเมิน ITA", "*/ita.yml", Framework),
    Kind("scores", "ผลคะแนน ITA", "*/scores.yml", Scores),
    Kind("round", "รอบการรายงาน", "*/rounds/*.yml", Round),
    Kind("measure", "มาตรการ", "*/measures/*.yml", Measure),
)


def kind_of(path: str) -> Kind | None:
    """Return the kind of the file at ``path`` below ``data/``, by its place alone."""
    parts = PurePosixPath(path).parts
    for kind in KINDS:
        wanted = kind.pattern.split("/")
        if wanted[-1] == "**" and parts[:1] == (wanted[0],) and path.endswith(".yml"):
            return kind
        if len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted)):
            return kind
    return None
