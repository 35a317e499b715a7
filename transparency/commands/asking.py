"""Asks questions on the terminal, or takes their answers from the command line; loses none."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Final

from transparency.commands.refused import RefusedError
from transparency.editing.questions import AnswerError, read_answer
from transparency.language.nearest import nearest
from transparency.language.printed import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transparency.editing.questions import Context, Question

_ON: Final = "\\"
"""At the end of a line: the text goes on in the next one."""
_INTERRUPTED: Final = 130
"""The exit code of a program that Ctrl-C has stopped, as shells tell it."""


def given_answers(given: Sequence[str], questions: Sequence[Question]) -> dict[str, str]:
    """Return by name the answers of ``--set name=value``; several of one name, one on each line.

    Raises:
        RefusedError: there is no such question, or one that takes one answer has two.
    """
    known = {question.name: question for question in questions}
    answers: dict[str, str] = {}
    for one in given:
        name, sign, value = one.partition("=")
        name = name.strip()
        if name not in known:
            near = nearest(name, known)
            meant = f" น่าจะหมายถึง {near}" if near else ""
            msg = f"ไม่มีช่อง “{one_line(name)}”{meant} ใช้ได้แต่ {', '.join(known)}"
            raise RefusedError(msg)
        if not sign:
            msg = f"--set {name} ต้องมีค่า เช่น --set {name}=…"
            raise RefusedError(msg)
        if name in answers and not known[name].many:
            msg = f"--set {name} บอกไว้สองครั้ง ช่องนี้มีได้ค่าเดียว"
            raise RefusedError(msg)
        answers[name] = f"{answers[name]}\n{value}" if name in answers else value
    return answers


def _as_written(answer: object) -> str:
    """Return an answer as it is given on the command line: several, one on each line."""
    if isinstance(answer, list):
        return "\n".join(_as_written(entry) for entry in answer)
    return " ".join(answer.values()) if isinstance(answer, dict) else str(answer)


class Interview:
    """The questions about one thing, and the answers as they were written."""

    def __init__(
        self,
        command: Sequence[str],
        questions: Sequence[Question],
        given: dict[str, str],
        context: Context,
    ) -> None:
        """Begin with the answers of the command line; ``command`` is how to call it again."""
        self.command, self.questions, self.context = command, questions, context
        self.written = given

    def ask_all(self) -> None:
        """Read every answer into the context, asking on the terminal for those that are not given.

        Raises:
            RefusedError: there is no terminal, and answers are missing or cannot be used.
        """
        refused = []
        for question in self.questions:
            given = self.written.get(question.name, "")
            if not given.strip() and question.when and not question.when(self.context):
                continue
            if not given.strip() and not sys.stdin.isatty():
                given = question.default(self.context) if question.default else ""
                if not given and not question.needed:
                    continue
            if sys.stdin.isatty():
                self._ask(question, given)
            elif not given.strip():
                refused.append(
                    f"  --set {question.name}=…  {question.text}{self._listed(question)}"
                )
            else:
                try:
                    self._keep(question, given)
                except AnswerError as error:
                    refused.append(f"  --set {question.name}=…  {one_line(str(error))}")
        if refused:
            lines = "\n".join(refused)
            msg = f"ยังขาดคำตอบ หรือคำตอบใช้ไม่ได้ ให้บอก\n{lines}"
            raise RefusedError(msg)

    def ask_again(self) -> bool:
        """Let a person change one answer; return False where nobody does."""
        if not sys.stdin.isatty():
            return False
        asked = [one for one in self.questions if one.when is None or one.when(self.context)]
        for at, question in enumerate(asked, 1):
            now = one_line(self.written.get(question.name, ""))
            sys.stdout.write(f"  {at}  {question.text}: {now}\n")
        while number := input("แก้คำตอบข้อใด ใส่เลข (ไม่แก้ให้กด Enter): ").strip():
            if number.isdigit() and 1 <= int(number) <= len(asked):
                self.written.pop(asked[int(number) - 1].name, None)
                self._ask(asked[int(number) - 1], "")
                return True
        return False

    def again(self) -> str:
        """Return the command that goes on with the answers so far."""
        many = {question.name for question in self.questions if question.many}
        parts = [
            part
            for name, text in self.written.items()
            for value in (text.split("\n") if name in many else [text])
            if value.strip()
            for part in ("--set", f"{name}={value}")
        ]
        return shlex.join([*self.command, *parts])

    def _ask(self, question: Question, given: str) -> None:
        """Ask until there is an answer that can be used, or none is needed."""
        if not given.strip():
            given = self._typed(question)
        while given.strip() or question.needed:
            try:
                if given.strip():
                    self._keep(question, given)
                    return
                sys.stdout.write("ข้อนี้ต้องมีคำตอบ\n")
            except AnswerError as error:
                sys.stdout.write(f"{one_line(str(error))}\n")
            given = self._typed(question)
        self.context.answers.pop(question.name, None)

    def _keep(self, question: Question, given: str) -> None:
        self.context.answers[question.name] = read_answer(question, given, self.context)
        self.written[question.name] = _as_written(self.context.answers[question.name])

    def _typed(self, question: Question) -> str:
        """Return what a person types: a line, or lines up to an empty one where there are many."""
        default = question.default(self.context) if question.default else ""
        choices = question.choices(self.context) if question.choices else []
        for at, choice in enumerate(choices, 1):
            sys.stdout.write(f"  {at}  {choice.value}  {choice.label}\n")
        way = "ใส่เลขหรือรหัส" if choices else ""
        if question.many:
            way = "ใส่เลขหรือรหัส คั่นด้วยเว้นวรรค" if choices else "บรรทัดละข้อ จบด้วยบรรทัดว่าง"
        skip = f"Enter = {default}" if default else "" if question.needed else "ไม่มีให้กด Enter"
        note = ", ".join(part for part in (way, skip) if part)
        answer = input(f"{question.text}{f' ({note})' if note else ''}: ")
        while answer.endswith(_ON):
            answer = f"{answer.removesuffix(_ON)}\n{input('… ')}"
        if question.many and not choices:
            while answer.strip() and (line := input("… ")).strip():
                answer += f"\n{line}"
        return answer if answer.strip() else default

    def _listed(self, question: Question) -> str:
        choices = question.choices(self.context) if question.choices else []
        return f" ({', '.join(choice.value for choice in choices)})" if choices else ""


def to_go_on(interview: Interview) -> str:
    """Return how to go on with the answers that were given, in Thai."""
    return f"คำตอบยังอยู่ ทำต่อด้วยคำสั่งนี้:\n  {interview.again()}\n"


def stopped(interview: Interview) -> int:
    """Say that nothing was written, and how to go on; return the exit code of Ctrl-C."""
    sys.stderr.write(f"\nหยุดตามที่สั่ง ไม่ได้เขียนไฟล์ใด\n{to_go_on(interview)}")
    return _INTERRUPTED
