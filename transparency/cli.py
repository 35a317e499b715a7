"""The command ``transparency`` and its subcommands."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from transparency.commands import (
    audit,
    check,
    clean,
    diff,
    due,
    init,
    links,
    manifest,
    migrate,
    new,
    publish,
    purge,
    rollback,
    schema,
    verify,
)
from transparency.commands.refused import carried_out

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = (
    ("check", "ตรวจข้อมูลทุกไฟล์ บอกปัญหาทั้งหมดในครั้งเดียว", check),
    ("init", "เริ่มข้อมูลของหน่วยงานใหม่ในโฟลเดอร์ว่าง", init),
    ("clean", "ทำสำเนาภาพและเอกสารสำหรับเผยแพร่ ลบชื่อผู้จัดทำ พิกัด และประวัติ ย่อภาพ", clean),
    ("new", "เริ่มไฟล์หรือรายการใหม่ ถามสิ่งที่จำเป็นให้", new),
    ("migrate", "ย้ายไฟล์ที่เขียนในรูปแบบเดิมมาเป็นรูปแบบปัจจุบัน", migrate),
    ("diff", "บอกว่าข้อมูลสองรุ่นต่างกันอย่างไร และหน้าใดจะเปลี่ยน", diff),
    ("verify", "บันทึกว่าตรวจสอบหน้าหนึ่งแล้วว่าถูกต้อง", verify),
    ("due", "บอกหน้าที่รอตรวจสอบหรือครบกำหนดตรวจสอบซ้ำ", due),
    ("schema", "เขียนโครงสร้างข้อมูล (JSON Schema) สำหรับโปรแกรมแก้ไขไฟล์", schema),
    ("manifest", "เขียนรายการไฟล์ทั้งหมดของเว็บไซต์ที่สร้างแล้ว (manifest.json)", manifest),
    ("publish", "เผยแพร่เว็บไซต์ที่สร้างแล้วขึ้นเครื่องแม่ข่ายของหน่วยงาน", publish),
    ("rollback", "ย้อนเว็บไซต์บนเครื่องแม่ข่ายไปเป็นรุ่นก่อนหน้า", rollback),
    ("audit", "เทียบเว็บไซต์ที่เผยแพร่อยู่กับที่สร้างไว้ บอกสิ่งที่ถูกแก้ไข หาย หรือเพิ่มเข้ามา", audit),
    ("purge", "เตรียมการลบข้อมูลส่วนบุคคลออกจากประวัติของที่เก็บข้อมูล", purge),
    ("links", "ลองเปิดลิงก์ภายนอกทุกแห่ง บอกแห่งที่เปิดไม่ได้", links),
)
"""By subcommand: name, help in Thai, and module."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a subcommand; return its exit code.

    0: done; 1: problems found; 2: a wrong command line, or a file that cannot be read or written;
    130: stopped with Ctrl-C.
    """
    parser = argparse.ArgumentParser(prog="transparency", description="ข้อมูลความโปร่งใสของหน่วยงาน")
    commands = parser.add_subparsers(required=True, metavar="คำสั่ง")
    for name, help_text, command in COMMANDS:
        one = commands.add_parser(name, help=help_text, description=help_text)
        command.add_arguments(one)
        one.set_defaults(run=command.run)
    options = parser.parse_args(argv)
    return carried_out(partial(options.run, options))


if __name__ == "__main__":
    sys.exit(main())
