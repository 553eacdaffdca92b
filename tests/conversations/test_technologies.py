"""Names of technologies: known by their aliases, mistyped, with versions; unknown ones as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversations.check import check
from conversations.check.technologies import table_faults
from conversations.questionnaire import SHIPPED, QuestionnaireError, load, own_technologies
from conversations.technologies import SHIPPED_TABLE, Technologies, Technology, TechnologyTable
from tests.conversations.people import AGENCY, copied

KNOWN: list[tuple[str, tuple[str, ...]]] = [
    # aliases, in any writing
    ("node, ts, postgre", ("Node.js", "TypeScript", "PostgreSQL")),
    ("NODE.JS; nodejs\nNode js", ("Node.js",)),
    ("нода, реакт, пітон, вордпрес", ("Node.js", "React", "Python", "WordPress")),
    ("k8s, js, aws, 1с, c sharp", ("Kubernetes", "JavaScript", "AWS", "1C", "C#")),
    # other separators, where all of it is known
    ("react node postgres", ("React", "Node.js", "PostgreSQL")),
    ("ruby on rails redis", ("Ruby on Rails", "Redis")),
    ("react native та node", ("React Native", "Node.js")),
    ("react/node/aws", ("React", "Node.js", "AWS")),
    ("react / node", ("React", "Node.js")),
    ("vue+ts", ("Vue.js", "TypeScript")),
    ("vue + ts", ("Vue.js", "TypeScript")),
    ("React.js & Redux", ("React", "Redux")),
    ("java and spring boot", ("Java", "Spring Boot")),
    ("php і laravel", ("PHP", "Laravel")),
    ("php й mysql", ("PHP", "MySQL")),
    ("C++/C#", ("C++", "C#")),
    ("html/css, js", ("HTML", "CSS", "JavaScript")),
    # names that have a separator of their own
    ("PL/SQL, CI/CD", ("PL/SQL", "CI/CD")),
    # versions
    ("Python 3.12", ("Python 3.12",)),
    ("python3", ("Python 3",)),
    ("Vue3, vue v3", ("Vue.js 3",)),
    ("PHP8.2 Laravel 11", ("PHP 8.2", "Laravel 11")),
    ("next js 14 typescript", ("Next.js 14", "TypeScript")),
    ("MS SQL 2019", ("Microsoft SQL Server 2019",)),
    ("Go 1.21, c++17, .net 8", ("Go 1.21", "C++ 17", ".NET 8")),
    ("ES6, html5, unity3d", ("JavaScript", "HTML", "Unity")),
    # typos of long names
    ("postgress, kubernets, javasript, wordpres", ("PostgreSQL", "Kubernetes", "JavaScript", "WordPress")),
    ("postgress 15", ("PostgreSQL 15",)),
    # short names
    ("C, C#, C++, Go, R, .NET, 1C", ("C", "C#", "C++", "Go", "R", ".NET", "1C")),
    ("java, javascript", ("Java", "JavaScript")),
    ("react, preact", ("React", "Preact")),
    ("next, nest, nuxt", ("Next.js", "NestJS", "Nuxt")),
]
UNKNOWN_ONES = [
    "rxjs", "Our Own Framework", "R&D portal", "es2020", "we use react", "node and our own things", "magneto", "G",
    "C♯", "Goo", "D", "F", "R2", "12", "+", "/", "&", "- and -", "x" * 4000, "react " * 40 + "x",
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), KNOWN)
def test_names_are_recognised(text: str, names: tuple[str, ...]) -> None:
    assert AGENCY.technologies.recognise(text) == names


@pytest.mark.parametrize("text", UNKNOWN_ONES)
def test_what_is_unknown_stays_as_it_was_written(text: str) -> None:
    assert AGENCY.technologies.recognise(text) == (text.strip(),)


def test_each_name_and_each_alias_is_recognised_as_its_own() -> None:
    for row in own_technologies(SHIPPED_TABLE.parent).technology:  # type: ignore[union-attr]
        for name in (row.name, *row.aliases):
            assert AGENCY.technologies.recognise(name) == (row.name,)


def test_no_shipped_name_stands_for_two() -> None:
    table = own_technologies(SHIPPED_TABLE.parent)
    assert table is not None
    assert list(table_faults(table)) == []
    assert len(table.technology) > 250


def test_no_name_is_mistaken_for_the_typo_of_another() -> None:
    """Each name with a letter left out is that name, unknown, or another by its very name."""
    known = AGENCY.technologies
    for key, name in known.names.items():
        for slip in {key[:i] + key[i + 1 :] for i in range(len(key))} - set(known.names):
            if slip.isalpha():
                assert known.recognise(slip) in ((name,), (slip,))


# ------------------------------------------------------------------ an agency's own


def of(*rows: tuple[str, ...]) -> TechnologyTable:
    return TechnologyTable(technology=tuple(Technology(name=name, aliases=tuple(aliases)) for name, *aliases in rows))


BASE = of(("Node.js", "node"), ("Vue.js", "vue"))


def test_an_own_row_adds_a_name() -> None:
    assert Technologies.of(BASE, of(("Our CRM", "crm"))).recognise("crm, node") == ("Our CRM", "Node.js")


def test_an_own_row_adds_aliases_to_a_name() -> None:
    known = Technologies.of(BASE, of(("Node.js", "server js")))
    assert known.recognise("node, server js, nodejs") == ("Node.js",)


def test_an_own_row_takes_an_alias_over() -> None:
    assert Technologies.of(BASE, of(("Node-RED", "node"))).recognise("node, node.js") == ("Node-RED", "Node.js")


def test_an_own_row_renames_what_it_names() -> None:
    known = Technologies.of(BASE, of(("NodeJS",), ("Vue", "vue.js")))
    assert known.recognise("node, Node.js") == ("NodeJS",)
    assert known.recognise("vue, vue.js") == ("Vue",)


def test_without_a_table_all_stays_as_it_was_written() -> None:
    assert Technologies().recognise("node, ts") == ("node", "ts")


def with_table(folder: Path, text: str) -> Path:
    copied(folder)
    (folder / "technologies.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_table_of_a_folder_is_read(tmp_path: Path) -> None:
    folder = with_table(tmp_path, '[[technology]]\nname = "Our CRM"\naliases = ["crm"]\n')
    assert check(folder) == []
    assert load(folder).technologies.recognise("crm node") == ("Our CRM", "Node.js")


FAULTS = {
    'name = "A1"\naliases = ["a-1"]': "technologies.toml, line 2, technology `A1`: “a-1” says nothing new",
    'name = "A1"\naliases = ["x", "X"]': "“x” says nothing new",
    'name = "A1"\naliases = ["x"]\n[[technology]]\nname = "B1"\naliases = ["x"]': "“x” stands for `A1` too",
    'name = "A1"\n[[technology]]\nname = "a1"': "“a1” stands for `A1` too",
    'name = "A1"\naliases = ["-"]': "“-” has no letters",
    'name = "A1"\nalias = ["x"]': "technology.1.alias: Extra inputs are not permitted",
    'name = ""': "technology.1.name: String should have at least 1 character",
    "name = ": "no valid TOML",
}


@pytest.mark.parametrize(("row", "fault"), FAULTS.items())
def test_faults_of_a_table_are_told(tmp_path: Path, row: str, fault: str) -> None:
    folder = with_table(tmp_path, f"[[technology]]\n{row}\n")
    assert fault in "\n".join(str(one) for one in check(folder))


def test_only_a_list_is_read_with_a_table(tmp_path: Path) -> None:
    folder = copied(tmp_path, questions_toml=('id = "company"\n', 'id = "company"\nrecognise = "technologies"\n'))
    with pytest.raises(QuestionnaireError, match="`recognise` is for a list"):
        load(folder)


def test_a_list_that_is_read_without_a_table_stays_as_it_was_written(tmp_path: Path) -> None:
    assert (SHIPPED / "questions.toml").exists()
    folder = copied(tmp_path, questions_toml=('recognise = "technologies"\n', ""))
    assert load(folder).by_id["stack"].recognise is None
