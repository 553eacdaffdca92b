"""The check of a folder: one small break for each fault, and silence where nothing is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversations.check import Fault, check
from conversations.check.markup import markup_fault
from conversations.check.possible import Possible
from conversations.conditions import Condition, read_condition
from conversations.questionnaire import SHIPPED
from tests.conversations.people import AGENCY, copied

QUESTION = '\n[[question]]\nid = "{id}"\nkind = "{kind}"\npart = "{part}"\n{more}\n'


def told(folder: Path) -> str:
    return "\n".join(str(fault) for fault in check(folder))


def added(folder: Path, file: str, text: str) -> Path:
    """A sound folder with something more in one file."""
    target = copied(folder) / file
    target.write_text(target.read_text(encoding="utf-8") + text, encoding="utf-8")
    return folder


def asked_too(folder: Path, where: str = "", **question: str) -> Path:
    """A sound folder that asks one more question, first before the one named, with texts."""
    row = QUESTION.format(**{"kind": "text", "part": "contact", "more": "", **question})
    if where:
        anchor = f'[[question]]\nid = "{where}"'
        copied(folder, questions_toml=(anchor, row + anchor))
    else:
        added(folder, "questions.toml", row)
    for language in ("en", "uk"):
        with (folder / f"{language}.ftl").open("a", encoding="utf-8") as file:
            file.write(f"\n{question['id']} = ?\n    .short = ?\n")
    return folder


# ------------------------------------------------------------------ nothing is wrong


def test_the_shipped_folder_has_no_fault() -> None:
    assert check(SHIPPED) == []


def test_an_agency_may_reword_the_dialogue_and_other_parts_of_the_program(tmp_path: Path) -> None:
    added(tmp_path, "en.ftl", "\nbutton-skip = Later\ncard-due = by { $due }\n")
    assert "card-due" in told(tmp_path)
    assert check(tmp_path, {"card-due"}) != check(tmp_path)
    with (tmp_path / "uk.ftl").open("a", encoding="utf-8") as file:
        file.write("\ncard-due = до { $due }\n")
    assert all("given to it" in str(fault) for fault in check(tmp_path, {"card-due"}))


def test_a_new_question_with_its_texts_is_no_fault(tmp_path: Path) -> None:
    assert check(asked_too(tmp_path, id="deadline")) == []


@pytest.mark.parametrize(
    "when",
    [
        "{ roles = { at_least = 2, includes_not = ['advise'] } }",
        "{ roles = { includes = ['tester', 'devops'], at_most = 2 } }",
        "{ stack = { at_least = 3, includes = ['PHP'] } }",
        "{ stack = 'unknown' }",
        "{ name = 'Olena' }",
        "{ name = { asked = false } }",
        "{ wants_interviews = false, scope = { not = ['fixed'] } }",
    ],
)
def test_conditions_of_every_kind_can_hold(tmp_path: Path, when: str) -> None:
    assert check(asked_too(tmp_path, id="deadline", more=f"when = {when}")) == []


# ------------------------------------------------------------------ names that name nothing


@pytest.mark.parametrize(
    ("file", "edit", "words"),
    [
        (
            "questions_toml",
            ('when = { channel = "phone" }', 'when = { chanel = "phone" }'),
            ["questions.toml, line", "question `phone`", "no fact `chanel`", "known here: budget,"],
        ),
        (
            "questions_toml",
            ('when = { channel = "phone" }', 'when = { channel = "pigeon" }'),
            ["question `phone`", '`channel` is never "pigeon"', "choose from: email, phone, telegram"],
        ),
        (
            "questions_toml",
            ('when = { channel = "phone" }', "when = { channel = { at_least = 1 } }"),
            ["question `phone`", "`channel` cannot be counted"],
        ),
        (
            "questions_toml",
            ('when = { channel = "phone" }', 'when = { channel = { includes = ["phone"] } }'),
            ["question `phone`", '`channel` is never "phone" for `includes`'],
        ),
        (
            "questions_toml",
            ('when = { need = "specialists" }', 'when = { stack = "PHP" }'),
            ["question `roles`", "`when` looks at `stack`, which is not asked before it"],
        ),
        (
            "questions_toml",
            ('when = { budget = ["fixed", "monthly"] }', "when = { pull = true }"),
            ["question `budget_amount`", "no fact `pull`"],
        ),
        ("questions_toml", ('all = ["task_manager"]', 'all = ["boss"]'), ["minimum: there is no question `boss`"]),
        (
            "questions_toml",
            ('all = ["task_manager"]', 'all = ["budget"]'),
            ["minimum: `budget` is asked after the advice"],
        ),
        ("rules_toml", ('when = { need = "support" }', 'when = { ned = "support" }'), ["rules.toml", "no fact `ned`"]),
        (
            "rules_toml",
            ('{ task_manager = "nobody", pull = true }', '{ task_manager = "nobody", pull = "yes" }'),
            ["rule `nobody-but-pull`", '`pull` is never "yes"', "choose from: false, true"],
        ),
        (
            "rules_toml",
            ("{ wants_interviews = false }", '{ wants_interviews = "false" }'),
            ["point `no_interviews`", '`wants_interviews` is never "false"'],
        ),
        (
            "rules_toml",
            ("lacks = { at_least = 3 }, technical", "lacks = 9, technical"),
            ["`three-lacks`", "`lacks` is never 9"],
        ),
        (
            "rules_toml",
            ('ruled_by = "certain-people-for-long"', 'ruled_by = "certain-people"'),
            ["confidence number 2", '`ruled_by` is never "certain-people"'],
        ),
        (
            "rules_toml",
            ('{ task_manager = "nobody", pull = true }', '{ ruled_by = "score" }'),
            ["rule `nobody-but-pull`", "no fact `ruled_by`"],
        ),
        (
            "rules_toml",
            (
                '[[signal]]\nid = "picks_or_directs"\nwhen = { any = [',
                '[[signal]]\nid = "picks_or_directs"\nwhen = { pull = true, any = [',
            ),
            ["signal `picks_or_directs`", "no fact `pull`"],
        ),
        (
            "rules_toml",
            ('when = { onboarding_resources = "none" }', "when = { haves = { at_least = 1 } }"),
            ["sign `no_onboarding`", "no fact `haves`"],
        ),
        (
            "rules_toml",
            ('roles = { at_least = 1, at_most = 1, includes_not = ["advise"] }', 'roles = { includes_not = ["chef"] }'),
            ["team `one-part-time`", '`roles` is never "chef"'],
        ),
        ("rules_toml", ("roles = { at_least = 3,", 'roles = { not = ["tester"],'), ["team `several`", "take it out"]),
        (
            "rules_toml",
            ("stack_known = true, duration", "stack = 'PHP', duration"),
            ['`stack` is never "PHP"', "choose from: unknown"],
        ),
        (
            "rules_toml",
            ("lacks = { at_least = 3 } },", 'lacks = { includes = ["x"] } },'),
            ["confidence number 1", "`lacks` is never"],
        ),
        (
            "rules_toml",
            ("[weights.scope]", "[weights.colour]"),
            ["weights.colour: `colour` is no question of one choice"],
        ),
        ("rules_toml", ("[weights.scope]", "[weights.roles]"), ["weights.roles: `roles` is no question"]),
        ("rules_toml", ("fixed = -4 }", "fix = -4 }"), ["weights.scope: `scope` is never `fix`"]),
        ("rules_toml", ("fixed = -4 }", "fixed = -5 }"), ["`fixed` weighs -5, more than the max", "raise max to 5"]),
        ("rules_toml", ('unless = { need = "support" }', 'unless = { need = "help" }'), ["weights.duration.unless"]),
        (
            "rules_toml",
            ('value = "evolving"', 'value = "agile"'),
            ["change scope = agile: no question has this answer"],
        ),
        ("rules_toml", ('fact = "scope"', 'fact = "colour"'), ["change colour = evolving", "choose from: authority"]),
        (
            "rules_toml",
            ('voids = ["scope"]', 'voids = ["colour"]'),
            ["change need = specialists: there is no question `colour`"],
        ),
        (
            "rules_toml",
            ('source = "R2"', 'source = "R99"'),
            ["rule `nobody-but-pull`", "no statement `R99`", "add the statement"],
        ),
        (
            "rules_toml",
            ('ready = { authority = ["owner", "cto", "product"] }', 'ready = { authority = "king" }'),
            ["readiness `decision_maker` (ready)", '`authority` is never "king"'],
        ),
        (
            "rules_toml",
            ('ready = { authority = ["owner", "cto", "product"] }', 'ready = { ruled_by = "score" }'),
            ["readiness `decision_maker` (ready)", "no fact `ruled_by`"],
        ),
        ("rules_toml", ('source = "S5"', 'source = "S9"'), ["readiness `tracker`", "no statement `S9`"]),
        ("rules_toml", ('id = "judge"', 'id = "mentor"'), ["readiness `mentor`: stands there 2 times"]),
        ("rules_toml", ('source = "J1"', 'source = "J9"'), ["payment `hybrid-fixed-stage`", "no statement `J9`"]),
        ("rules_toml", ('id = "manager"', 'id = "interviews"'), ["point `interviews`: stands there 2 times"]),
        ("rules_toml", ('id = "pull"', 'id = "need"'), ["signal `need`: a fact has this name already"]),
        (
            "rules_toml",
            ("[priority.points.start]", "[priority.points.mood]"),
            ["priority.points.mood: there is no question"],
        ),
        ("rules_toml", ("later = 3", "someday = 3"), ["priority.points.start: `start` is never `someday`"]),
        ("rules_toml", ("later = 3\nunknown = 8", "later = 3"), ["priority.points.start: `unknown` is missing"]),
        (
            "agency_toml",
            ('"support", "unsure"]', '"rockets"]'),
            ["agency.toml, services: ", "`need` has no answer `rockets`"],
        ),
        ("agency_toml", ('["under_5k"]', '["under_1k"]'), ["below_floor", "`budget_amount` has no answer `under_1k`"]),
    ],
)
def test_an_id_that_names_nothing(tmp_path: Path, file: str, edit: tuple[str, str], words: list[str]) -> None:
    found = told(copied(tmp_path, **{file: edit}))
    assert [word for word in words if word not in found] == []


def test_a_weight_on_a_signal_is_fine(tmp_path: Path) -> None:
    edit = ("[weights.budget]", "[weights.pull]\nmax = 1\nvalues = { true = 1, false = -1 }\n\n[weights.budget]")
    assert check(copied(tmp_path, rules_toml=edit)) == []


def test_services_without_the_question_that_they_answer(tmp_path: Path) -> None:
    found = told(copied(tmp_path, questions_toml=('id = "budget_amount"', 'id = "sum"')))
    assert "the question `budget_amount` has no answer `under_5k`" in found
    assert "take it out" in found


def test_a_known_stack_needs_the_question_for_it(tmp_path: Path) -> None:
    found = told(copied(tmp_path, questions_toml=('id = "stack"', 'id = "technologies"')))
    assert "weights.stack_known: `stack_known` is no question" in found
    assert "point `stack_open`: there is no fact `stack_known`" in found


def test_a_question_of_a_later_part_comes_later_wherever_it_stands(tmp_path: Path) -> None:
    edit = ('when = { need = ["whole_project", "unsure"] }', 'when = { start = "asap" }')
    assert "question `scope`: `when` looks at `start`" in told(copied(tmp_path, questions_toml=edit))


# ------------------------------------------------------------------ what can never happen


@pytest.mark.parametrize(
    "when",
    [
        '{ need = "support", any = [{ need = "unsure" }] }',
        '{ need = "support", scope = "fixed" }',
        '{ roles = { includes = ["advise"], at_least = 2 } }',
        "{ task_manager = { asked = false } }",
        '{ phone = { asked = true }, channel = "telegram" }',
    ],
)
def test_a_question_that_nobody_is_asked(tmp_path: Path, when: str) -> None:
    assert "question `deadline`: is never asked" in told(asked_too(tmp_path, id="deadline", more=f"when = {when}"))


def test_a_question_behind_one_that_nobody_is_asked(tmp_path: Path) -> None:
    more = 'when = { need = "support", any = [{ need = "unsure" }] }\noptions = ["yes"]'
    asked_too(tmp_path, where="comment", id="first", kind="choice", more=more)
    with (tmp_path / "questions.toml").open("a", encoding="utf-8") as file:
        file.write(QUESTION.format(id="second", kind="text", part="contact", more='when = { first = "yes" }'))
    found = told(tmp_path)
    assert "question `first`: is never asked" in found
    assert "question `second`: is never asked" in found


@pytest.mark.parametrize(
    "edit",
    [
        ("any_count = 2", "any_count = 5"),
        ('all = ["task_manager"]', 'all = ["task_manager", "workload", "scope"]'),
    ],
)
def test_a_minimum_that_no_path_meets(tmp_path: Path, edit: tuple[str, str]) -> None:
    assert "minimum: no path through the questions meets it" in told(copied(tmp_path, questions_toml=edit))


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (("lacks = { at_least = 3 }, technical", "lacks = { at_least = 6 }, technical"), "rule `three-lacks`"),
        (
            ('{ onboarding_resources = "some" }', '{ scope = "rough", any = [{ scope = "fixed" }] }'),
            "point `some_onboarding`",
        ),
        (
            (
                'when = { budget = "monthly", need = "support" }',
                'when = { budget = "monthly", any = [{ budget = "fixed" }] }',
            ),
            "wish `monthly-sum-for-support`",
        ),
        (("roles = { at_least = 2, at_most = 2,", "roles = { at_least = 2, at_most = 1,"), "team `two`"),
        (
            ("stack_known = true, duration", "stack = 'unknown', stack_known = true, duration"),
            "rule `certain-people-for-long`",
        ),
        (('{ ruled_by = "score" }', '{ ruled_by = "score", task_manager = "nobody" }'), "confidence number 3"),
    ],
)
def test_a_condition_that_never_holds(tmp_path: Path, edit: tuple[str, str], place: str) -> None:
    found = told(copied(tmp_path, rules_toml=edit))
    assert f"{place}: its condition can never hold" in found
    assert found.count("never counts") == 0


@pytest.mark.parametrize(
    ("edit", "place"),
    [
        (('{ task_manager = "nobody", pull = true }', '{ task_manager = "nobody" }'), "rule `nobody`"),
        (('when = { task_manager = { not = ["client_dedicated"] } }', ""), "depends `competence`"),
        (('model = "hybrid"\nwhen = { scope = "fixed" }', 'model = "hybrid"'), "payment `hybrid`"),
        (
            ('model = "outsourcing"\nwhen = { need = "support" }\nsource', 'model = "outsourcing"\nsource'),
            "team `with-analyst`",
        ),
        (
            (
                'word = "borderline"\nmodel = "hybrid"\nwhen = { ruled_by = "score" }',
                'word = "borderline"\nwhen = { any = [{ need = { asked = true } }, { need = { asked = false } }] }',
            ),
            "confidence number 4",
        ),
    ],
)
def test_a_row_that_comes_too_late(tmp_path: Path, edit: tuple[str, str], place: str) -> None:
    assert f"{place}: never counts: rows before it hold wherever it does" in told(copied(tmp_path, rules_toml=edit))


def test_a_model_that_nobody_is_advised(tmp_path: Path) -> None:
    last = '\n[[rule]]\nid = "else"\nmodel = "outsourcing"\nsource = "R1"\n'
    copied(
        tmp_path,
        rules_toml=(
            "# ---------------------------------------------------------------- how sure",
            last + "\n# how sure",
        ),
    )
    assert "no path leads to it" not in told(tmp_path)
    text = (
        (tmp_path / "rules.toml")
        .read_text(encoding="utf-8")
        .replace('model = "outstaffing"\nsource = "R8"', 'model = "hybrid"\nsource = "R8"')
    )
    (tmp_path / "rules.toml").write_text(text, encoding="utf-8")
    assert "model outstaffing: no path leads to it" in told(tmp_path)


@pytest.mark.parametrize("table", ["payment", "team"])
def test_a_model_without_a_row_for_all_answers(tmp_path: Path, table: str) -> None:
    last = {
        "payment": 'id = "outstaffing-retainer"\nmodel = "outstaffing"',
        "team": 'id = "roles-open"\nmodel = "outstaffing"',
    }[table]
    found = told(copied(tmp_path, rules_toml=(last, last + '\nwhen = { budget = "monthly" }')))
    assert f"model outstaffing: some answers have no row of `{table}`" in found


def test_rows_that_cover_everything_together_are_enough(tmp_path: Path) -> None:
    both = 'id = "hybrid"\nmodel = "hybrid"'
    assert check(copied(tmp_path, rules_toml=(both, both + '\nwhen = { scope = { not = ["fixed"] } }'))) == []


class TestSearch:
    possible = Possible(AGENCY)

    def test_a_witness_really_makes_it_true(self) -> None:
        for _, condition in AGENCY.rules.conditions():
            assert self.possible.witness([condition]) is not None
        found = self.possible.witness([read_condition({"need": "support", "budget": {"asked": True}})], [Condition()])
        assert found is None

    def test_the_conversation_cannot_collect_every_combination(self) -> None:
        both = [read_condition({"need": "support", "scope": "fixed"})]
        assert self.possible.witness(both) == {"need": "support", "scope": "fixed"}
        assert self.possible.witness(both, in_dialogue=True) is None

    def test_what_is_required_is_always_there_in_a_conversation(self) -> None:
        absent = [read_condition({"need": {"asked": False}})]
        assert self.possible.witness(absent) == {}
        assert self.possible.witness(absent, in_dialogue=True) is None


# ------------------------------------------------------------------ texts


@pytest.mark.parametrize(
    ("file", "edit", "words"),
    [
        (
            "uk_ftl",
            ("    .short = Потреба\n", ""),
            ["uk.ftl, line", "text `need.short`", "add a line `    .short = …` below `need`"],
        ),
        ("uk_ftl", ("    .support = Підтримка готового продукту\n", ""), ["text `need.support`"]),
        ("uk_ftl", ("    .n3_to_12_months = 3–12 місяців\n", ""), ["text `duration.n3_to_12_months`"]),
        (
            "uk_ftl",
            ("    .hint = Людьми", "    .note = Людьми"),
            ["text `wants_control.hint`", "text `wants_control.note`", "nothing uses"],
        ),
        (
            "en_ftl",
            ("team-two =", "team-deux ="),
            [
                "text `team-two`: there is no such text in `en`",
                "add a line `team-two = …`",
                "text `team-deux`: nothing uses this text",
            ],
        ),
        ("en_ftl", ("change-scope-fixed =", "change-scope-fxied ="), ["text `change-scope-fixed`"]),
        ("en_ftl", ("wish-one-sum-for-people =", "wish-x ="), ["text `wish-one-sum-for-people`"]),
        ("en_ftl", ("payment-support =", "payment-x ="), ["text `payment-support`"]),
        ("en_ftl", ("depends-competence =", "depends-x ="), ["text `depends-competence`"]),
        (
            "en_ftl",
            ("    .reason = There are no", "    .because = There are no"),
            ["text `point-no_developers.reason`"],
        ),
        ("en_ftl", ("confidence-clear =", "confidence-sure ="), ["text `confidence-clear`"]),
        ("en_ftl", ("steps-hybrid =", "steps-mix ="), ["text `steps-hybrid`"]),
        ("en_ftl", ("    .suggested = a mix of both\n", ""), ["text `model-hybrid.suggested`"]),
        ("en_ftl", ("    .short = retainer\n", ""), ["text `format-retainer.short`"]),
        (
            "en_ftl",
            ("at any time: { $contact }", "at any time"),
            ["text `consent`: `$contact` stands in another language only"],
        ),
        ("en_ftl", ("{ $agency } keeps your", "{ $agnecy } keeps your"), ["no value `$agnecy` is given to it"]),
        ("en_ftl", ("need = What", "need = { $name }, what"), ["text `need`: no value `$name`"]),
        ("en_ftl", ("= Up to $5,000", "= { nothing }"), ["text `budget_amount.under_5k`", "correct the reference"]),
        (
            "en_ftl",
            (".support = Support", ".support = Long technical support"),
            ["“Long technical support of", "45 characters"],
        ),
        ("en_ftl", (".owner = Owner or CEO", ".owner = <b>Owner</b>"), ["text `authority.owner`: a tag has no effect"]),
        ("en_ftl", ("team-two = two", "team-two = <b>two</b>"), ["text `team-two`: a tag has no effect"]),
        (
            "en_ftl",
            ("<b>Before we pass this on</b>", "<b>Before we pass this on"),
            ["text `consent`: Telegram refuses it: <b> is not closed"],
        ),
        ("en_ftl", ("greeting = Hello!", "greeting = <h1>Hello!</h1>"), ["it does not know <h1>"]),
        (
            "questions_toml",
            ('"over_50k"]', f'"over_50k", "{"x" * 33}"]'),
            ["question `budget_amount`: its id and its longest option"],
        ),
    ],
)
def test_a_text_that_is_wrong(tmp_path: Path, file: str, edit: tuple[str, str], words: list[str]) -> None:
    found = told(copied(tmp_path, **{file: edit}))
    assert [word for word in words if word not in found] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "button-advice = Show the advice at once, right now",
            "`button-advice`: “Show the advice at once, right now” has 34",
        ),
        ("button-done-count = Done with all of these now, it is { $count }", "Done with all of these now, it is 12"),
        ("button-back = <b>Back</b>", "`button-back`: a tag has no effect"),
        ("button-skip = { $who }", "no value `$who` is given to it"),
    ],
)
def test_a_reworded_button_that_is_wrong(tmp_path: Path, text: str, words: str) -> None:
    assert words in told(added(tmp_path, "en.ftl", f"\n{text}\n"))


def test_every_variant_of_a_text_is_looked_at(tmp_path: Path) -> None:
    found = told(
        copied(tmp_path, en_ftl=("[monthly] Roughly how much a month?", "[monthly] <b>Roughly how much a month?"))
    )
    assert "text `budget_amount`: Telegram refuses it: <b> is not closed" in found


def test_a_point_that_speaks_for_nothing_needs_no_reason(tmp_path: Path) -> None:
    for language, text in (("en", "Not everything is ready for newcomers"), ("uk", "Для нових людей готово ще не все")):
        target = (copied(tmp_path) if language == "en" else tmp_path) / f"{language}.ftl"
        words = target.read_text(encoding="utf-8")
        target.write_text(words.replace(f"    .reason = {text}\n", ""), encoding="utf-8")
    assert check(tmp_path) == []


def test_a_change_that_is_new_may_name_its_suggestion(tmp_path: Path) -> None:
    copied(
        tmp_path,
        rules_toml=(
            '[[change]]\nfact = "scope"',
            '[[change]]\nfact = "scope"\nvalue = "rough"\n\n[[change]]\nfact = "scope"',
        ),
    )
    for language in ("en", "uk"):
        with (tmp_path / f"{language}.ftl").open("a", encoding="utf-8") as file:
            file.write("\nchange-scope-rough = { $suggestion }\n")
    assert check(tmp_path) == []


# ------------------------------------------------------------------ folders that cannot be loaded


def test_a_folder_that_cannot_be_loaded_gives_what_the_loader_says(tmp_path: Path) -> None:
    (fault,) = check(copied(tmp_path, rules_toml=("border = 0.25", "border = ")))
    assert "rules.toml: no valid TOML" in str(fault)
    faults = check(copied(tmp_path / "more", rules_toml=("border = 0.25", "border = 3\nspeed = 1")))
    assert len(faults) == 2


def test_a_language_without_a_file(tmp_path: Path) -> None:
    (fault,) = check(copied(tmp_path, agency_toml=('languages = ["en", "uk"]', 'languages = ["en", "de"]')))
    assert "de.ftl is missing: add it, or take `de` off the languages" in str(fault)


# ------------------------------------------------------------------ how a fault reads


def test_a_fault_is_one_or_two_lines() -> None:
    assert str(Fault("en.ftl", "text `x`", "is gone", "add it", 7)) == "en.ftl, line 7, text `x`: is gone\n    add it"
    assert str(Fault("", "", "all is lost", "")) == "all is lost"


def test_a_row_is_found_in_its_own_table(tmp_path: Path) -> None:
    edit = (
        '[[team]]\nid = "support"',
        '[[team]]\nid = "support"\nwhen = { lacks = 8 }\nmodel = "hybrid"\nsource = "R5"\n\n[[team]]\nid = "again"',
    )
    (fault, *_) = check(copied(tmp_path, rules_toml=edit))
    lines = (tmp_path / "rules.toml").read_text(encoding="utf-8").splitlines()
    assert fault.line is not None
    assert lines[fault.line - 2 : fault.line] == ["[[team]]", 'id = "support"']


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a > b & c",
        "<b>x</b> <i>y</i>",
        '<a href="https://x.y">z</a>',
        "<b><i>x</i></b>",
        "&lt;b&gt;",
        "<pre>x\ny</pre>",
    ],
)
def test_markup_that_telegram_parses(text: str) -> None:
    assert markup_fault(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a < b", "a `<` that begins no tag"),
        ("<b>x", "<b> is not closed"),
        ("x</b>", "</b> closes nothing"),
        ("<b><i>x</b></i>", "</b> closes nothing"),
        ("<p>x</p>", "it does not know <p>"),
        ("<a>x</a>", "<a> has no href"),
        ('<b class="x">y</b>', '<b class="x"> has more than it may have'),
        ("x<br/>", "it does not know <br>"),
    ],
)
def test_markup_that_telegram_refuses(text: str, fault: str) -> None:
    assert markup_fault(text) == fault


@pytest.mark.parametrize(
    ("way", "fault"),
    [
        ('id = "own"\nset = { nonsense = "x" }', "no question of one choice has the answer nonsense = x"),
        ('id = "own"\nset = { need = "nonsense" }', "no question of one choice has the answer need = nonsense"),
        ('id = "own"\nset = { scope = "fixed" }', "it changes none of the answers that contradict"),
    ],
)
def test_a_way_out_of_a_contradiction_changes_what_there_is(tmp_path: Path, way: str, fault: str) -> None:
    broken = copied(tmp_path, rules_toml=('id = "own_manager"\nset = { task_manager = "client_dedicated" }', way))
    assert any(fault in str(found) for found in check(broken))


# ------------------------------------------------------------------ what to prepare


def test_something_that_is_never_missing_is_told(tmp_path: Path) -> None:
    edit = ('missing = { scope = ["rough", "evolving"] }', 'missing = { scope = "fixed", duration = "ongoing" }')
    found = told(copied(tmp_path, rules_toml=edit))
    assert "readiness `specification` (missing): never counts" in found


def test_everything_to_prepare_has_its_texts(tmp_path: Path) -> None:
    found = told(copied(tmp_path, rules_toml=('id = "tracker"', 'id = "coffee"')))
    assert "text `prepare-coffee`: there is no such text" in found
    assert "text `prepare-coffee.advice`: there is no such text" in found
    assert "text `prepare-tracker`: nothing uses this text" in found


# ------------------------------------------------------------------ the picture and its caption


TOO_LONG = {
    "a label": ("picture-people = Who chooses people", "picture-people = " + "Who chooses " * 4, "has room for 34"),
    "a cell": (".outsourcing = We do\n", ".outsourcing = " + "We do it all " * 6 + "\n", "has room for 64"),
    "the caption": ("A mix is possible too.", "A mix is possible too. 🌻" * 40, "Telegram shows 1024"),
}


@pytest.mark.parametrize("name", TOO_LONG)
def test_texts_too_long_for_the_picture_are_told(tmp_path: Path, name: str) -> None:
    old, new, what = TOO_LONG[name]
    assert what in told(copied(tmp_path, en_ftl=(old, new)))
