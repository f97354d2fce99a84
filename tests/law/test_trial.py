"""Another answer tried in place gives what a case with that answer gives, and leaves no trace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ploughshare import law
from ploughshare.law.logic import Program, program_of
from ploughshare.law.settle import blocks
from ploughshare.law.trial import Trial
from tests.law.cases import random_cases
from tests.law.small import small_pack


def test_a_trial_reads_as_a_case_with_that_answer_and_ends_without_a_trace(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    program = program_of(pack)
    tried = 0
    for case in random_cases(pack, 3, 60):
        answers = {ident: a.value for ident, a in law.parse_answers(pack, case["answers"]).items()}
        today = date.fromisoformat(str(case["as_of"])).toordinal()
        frame = program.frame(answers, today)
        before = [dated.holds.value(frame) for dated in program.versions]
        for dated in program.versions:
            for question in program.questions:
                trial = Trial(program, frame, dated.holds, question.number)
                for raw in blocks(question, question.spec.blocks, program.whole(question), today):
                    trial.put(raw)
                    fresh = program.frame({**answers, question.spec.id: raw}, today)
                    assert dated.holds.value(frame) == dated.holds.value(fresh)
                    tried += 1
                trial.back()
        assert [dated.holds.value(frame) for dated in program.versions] == before
        assert [program.raw(frame, q.number) for q in program.questions] == [
            program.raw(program.frame(answers, today), q.number) for q in program.questions
        ]
    assert tried > 1_000


def test_a_program_of_some_rules_holds_what_the_whole_one_does(tmp_path: Path) -> None:
    pack = small_pack(tmp_path)
    whole, part = program_of(pack), Program(pack, {"crime.new"})
    (only,) = part.versions
    dated = whole.versions[only.number]
    assert only.version.key == dated.version.key == "crime.new@2022-09-24"
    for case in random_cases(pack, 4, 60):
        answers = {ident: a.value for ident, a in law.parse_answers(pack, case["answers"]).items()}
        today = date.fromisoformat(str(case["as_of"])).toordinal()
        assert only.holds.value(part.frame(answers, today)) == dated.holds.value(whole.frame(answers, today))
