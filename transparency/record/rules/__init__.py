"""Rules between records: one function each, which yields a `Violation` where it is broken.

What a single field may hold is checked by its type in the model; a rule needs several fields,
several records or today's date.
"""

from __future__ import annotations

import time
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from transparency.record import budget
from transparency.record.problems import Rule
from transparency.record.rules import (
    amounts,
    attachments,
    channels,
    continuity,
    copied,
    days,
    forms,
    identity,
    periods,
    references,
    results,
    scores,
    silences,
    synonyms,
    unfinished,
    verifications,
)
from transparency.record.rules.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from transparency.record.model.records import Records

RULES: Final[Collection[Callable[[Records, date], Iterator[Violation]]]] = (
    identity.required_files_exist,
    references.units_resolve,
    references.spellings_are_known,
    references.documents_resolve,
    references.rounds_resolve,
    identity.rows_are_not_mixed,
    references.indicators_resolve,
    references.answers_resolve,
    references.promises_resolve,
    references.roles_resolve,
    forms.agencies_have_a_place,
    forms.names_are_of_their_form,
    channels.channels_match_their_kind,
    channels.report_channels_are_reachable,
    identity.ids_are_unique,
    identity.item_numbers_are_unique,
    identity.spellings_are_unique,
    identity.orders_are_unique,
    periods.years_are_fiscal,
    periods.rounds_are_halves,
    periods.periods_are_in_order,
    periods.nothing_is_in_the_future,
    days.events_are_in_their_year,
    days.days_are_near_their_year,
    days.nothing_is_published_before_it_is_done,
    attachments.attachments_exist,
    attachments.attachments_can_be_opened,
    attachments.pictures_have_words,
    synonyms.synonyms_are_distinct,
    continuity.predecessors_resolve,
    continuity.same_names_are_tied,
    continuity.suggestions_have_ids,
    continuity.follow_ups_resolve,
    continuity.promises_are_in_order,
    silences.remarks_fit_results,
    silences.remarks_are_of_actions,
    silences.results_are_tied,
    unfinished.nothing_is_unfinished,
    copied.nothing_copied_names_the_old_year,
    copied.no_result_is_that_of_the_year_before,
    results.results_have_evidence,
    results.results_are_public_in_time,
    results.suggestions_are_told,
    amounts.amounts_match_their_words,
    scores.bands_match_scores,
    verifications.verified_pages_exist,
    verifications.verifications_are_in_order,
    verifications.verifiers_are_offices,
)


def violations(records: Records, today: date) -> Iterator[Violation]:
    """Yield every violation of every rule in `RULES`.

    Where the violations of one rule in one file take more time than `budget.SECONDS`, they are the
    last of that rule, and that there may be more is told.
    """
    for rule in RULES:
        yield from _within_budget(rule(records, today))


def _within_budget(found: Iterator[Violation]) -> Iterator[Violation]:
    spent: defaultdict[str, float] = defaultdict(float)
    before = time.process_time()
    for violation in found:
        path = violation.path
        spent[path] += time.process_time() - before
        yield violation
        if spent[path] > budget.SECONDS:
            yield Violation(
                path=path,
                loc=(),
                rule=Rule.TOO_MUCH,
                message="ไฟล์นี้มีปัญหามากเกินกว่าจะบอกได้ทั้งหมด",
                remedy="แก้ปัญหาที่บอกแล้วก่อน แล้วตรวจอีกครั้ง",
                example=path,
            )
            return
        before = time.process_time()
