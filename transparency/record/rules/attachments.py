"""Files that records attach: one function a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transparency.record.problems import Rule
from transparency.record.rules.violation import Violation
from transparency.record.stored import alternative_fault, fault_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from transparency.record.model.period import Round
    from transparency.record.model.records import Records
    from transparency.record.model.scores import Scores
    from transparency.record.source import Loc
    from transparency.record.stored import Fault


def attachments_exist(records: Records, _today: date) -> Iterator[Violation]:
    """Each attached file lies in data/files, and each file there is attached somewhere."""
    used: set[str] = set()
    for path, loc, file in _attached(records):
        used.add(file)
        if file not in records.attachments:
            yield Violation(
                path=path,
                loc=loc,
                rule=Rule.UNKNOWN_FILE,
                message=f"ไม่พบไฟล์แนบ “{file}”",
                remedy=(
                    f"อัปโหลดไว้ที่ data/files/{file} ในสาขา (branch) เดียวกับการแก้ไขนี้ "
                    "ให้ชื่อตรงกันทุกตัวอักษร หรือลบรายการนี้ถ้ายังไม่มีไฟล์"
                ),
                example=f"data/files/{file}",
            )
    for file in sorted(set(records.attachments) - used):
        yield Violation(
            path=f"data/files/{file}",
            loc=(),
            rule=Rule.UNUSED_FILE,
            message="ไม่มีรายการใดอ้างถึงไฟล์นี้",
            remedy="อ้างถึงไฟล์ในช่อง files ของเอกสารหรือผลการดำเนินงาน หรือลบไฟล์",
            example=f"- file: {file}",
        )


def attachments_can_be_opened(records: Records, _today: date) -> Iterator[Violation]:
    """Each attached file is what the ending of its name says, not empty and not too large."""
    for path, loc, file in _attached(records):
        stored = records.attachments.get(file)
        if stored and (fault := fault_of(file, stored)):
            yield _violation(path, loc, fault)


def pictures_have_words(records: Records, _today: date) -> Iterator[Violation]:
    """A picture has a text alternative, which is not just the name of its file."""
    for record, loc, evidence in records.evidence():
        for index, photo in enumerate(evidence.photos):
            if fault := alternative_fault(photo.alt, photo.file):
                yield _violation(record.path, (*loc, "photos", index, "alt"), fault)


def _violation(path: str, loc: Loc, fault: Fault) -> Violation:
    """Return what is wrong with a file as a violation where a record attaches it."""
    return Violation(
        path=path,
        loc=loc,
        rule=fault.rule,
        message=fault.message,
        remedy=fault.remedy,
        example=fault.example,
    )


def _attached(records: Records) -> Iterator[tuple[str, Loc, str]]:
    for record, loc, evidence in records.evidence():
        for index, attachment in enumerate(evidence.files):
            yield record.path, (*loc, "files", index, "file"), attachment.file
        for index, photo in enumerate(evidence.photos):
            yield record.path, (*loc, "photos", index, "file"), photo.file
    for year in records.years.values():
        entries: list[Round | Scores] = [*year.rounds.values()]
        entries += [year.scores] if year.scores else []
        for entry in entries:
            for index, attachment in enumerate(entry.files):
                yield entry.path, ("files", index, "file"), attachment.file
