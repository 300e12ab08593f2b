"""The commands, as a person and as a program use them."""

import csv
import json
from pathlib import Path

from tests.cli.commands import NEWS, run, run_json


def test_the_work_of_a_day(tmp_path: Path) -> None:
    Path("news").mkdir()
    Path("news/a.txt").write_text(NEWS)
    made = run("new", "p", "--codebook", "news", "--name", "Study")
    assert "Made " in made.stdout
    assert "p.annotator" in made.stdout

    imported = run("import", "p", "news", "--coder", "Ada")
    assert imported.stdout == (
        "new: “Talks fail”\nImported 1 article and 0 records; 0 duplicates, 0 problems.\n"
    )
    second_run = run("import", "p", "news/a.txt")
    assert "duplicate: news/a.txt: “Talks fail” is in the project already." in second_run.stdout
    assert "1 duplicate, 0 problems" in second_run.stdout

    assert run("check", "p").stdout.startswith("The project is sound.\n")
    assert run("check", "p", "--rebuild-search").stdout.startswith("The project is sound.\n")
    counted = run("stats", "p").stdout
    assert "Study" in counted
    assert "articles  1" in counted

    assert "Exported 1 article" in run("export", "p", "out.json").stdout
    assert "loses the structure" in run("export", "p", "out", "--format", "csv", "--excel").stdout
    assert "loses the texts" in run("export", "p", "n.json", "--no-text", "--quote-words=3").stdout
    run("export", "p", "n.csv", "--no-text", "--format", "csv", code=2)
    run("export", "p", "n.json", "--quote-words", "3", code=1)
    with Path("out/articles.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert row["text"] == NEWS

    assert "verified" in run("backup", "p", "copy").stdout
    assert "exists already" in run("restore", "copy.annotator", "p", code=1).stderr
    assert "Restored to" in run("restore", "copy.annotator", "p", "--force").stdout
    assert run_json("stats", "p")["articles"] == 1


def test_every_command_speaks_json(tmp_path: Path) -> None:
    made = run_json("new", "p", "--coder", "Ada")
    assert made["project"] == str(tmp_path / "p.annotator")
    assert made["codebook"] == "news"
    Path("a.txt").write_text(NEWS)
    Path("bad.txt").write_bytes(b"one\ntwo \0")
    report = run_json("import", "p", "a.txt", "bad.txt", code=1)
    assert (report["articles"], report["records"]) == (1, 0)
    assert report["change"]["label"] == "Import 1 article"
    assert (report["change"]["kind"], report["change"]["parameters"]) == (
        "import-articles",
        {"count": 1},
    )
    [problem] = report["problems"]
    assert (problem["file"], problem["place"]) == ("bad.txt", "line 2, column 5")
    checked = run_json("check", "p")
    assert checked["findings"] == []
    assert {each["name"]: each["in_force"] for each in checked["protections"]}["authorizer"]
    stats = run_json("stats", "p", "--coder", "Ben")
    assert (stats["articles"], stats["coder"], stats["states"]["new"]) == (1, "Ben", 1)
    exported = run_json("export", "p", "x.json")
    assert (exported["out"], exported["articles"]) == ("x.json", 1)
    assert run_json("backup", "p", "b.annotator")["backup"] == "b.annotator"
    assert run_json("restore", "b.annotator", "q")["project"].endswith("q.annotator")
    assert {"json", "csv", "txt"} <= {each["name"] for each in run_json("formats")}


def test_sample_says_where_it_is(tmp_path: Path) -> None:
    made = run_json("sample", "--coder", "Ada")
    assert made["project"] == str(tmp_path / "sample.annotator")
    assert made["articles"] >= 8
    run("export", "sample", "a.json")
    run("new", "copy")
    assert run_json("import", "copy", "a.json")["records"] >= 25
    run("export", "copy", "b.json")
    one, other = (Path(name).read_text().split("\n") for name in ("a.json", "b.json"))
    assert [n for n, lines in enumerate(zip(one, other, strict=True)) if lines[0] != lines[1]] == [
        1
    ]
    quotes = run_json("export", "sample", "q.json", "--type", "quote", "--coder", "Ada")
    assert 0 < quotes["records"] < made["articles"] * 10
    assert "exists already" in run("sample", code=1).stderr


def test_a_project_on_a_server(postgresql_url: str) -> None:
    Path("a.txt").write_text(NEWS)
    assert "postgres" in run("new", postgresql_url).stdout
    run("import", postgresql_url, "a.txt")
    assert run_json("stats", postgresql_url)["articles"] == 1
    run("export", postgresql_url, "out.json")
    run("backup", postgresql_url, "b")
    assert run("check", "b").stdout.startswith("The project is sound.\n")


def test_a_codebook_is_shown_exported_and_replaced() -> None:
    Path("a.txt").write_text(NEWS)
    run("new", "p")
    run("import", "p", "a.txt")
    assert "name: news" in run("codebook", "p").stdout
    assert run_json("codebook", "p")["name"] == "news"
    assert "Wrote the codebook “news”" in run("codebook", "p", "--export", "mine.yaml").stdout
    text = Path("mine.yaml").read_text()
    Path("mine.yaml").write_text(text.replace("label: Quote\n", "label: Utterance\n"))
    dry = run("codebook", "p", "--import", "mine.yaml", "--dry-run").stdout
    assert "Utterance: changed label" in dry
    assert "Nothing was changed." in dry
    assert run_json("codebook", "p")["types"][0]["label"] == "Quote"
    done = run_json("codebook", "p", "--import", "mine.yaml")
    assert done["applied"] is True
    assert [step["deed"] for step in done["steps"]] == ["changed"]
    assert run_json("codebook", "p")["types"][0]["label"] == "Utterance"
    assert "same already" in run("codebook", "p", "--import", "mine.yaml").stdout
    assert "removed" in run("codebook", "p", "--import", "acled", "--dry-run").stdout
    run("codebook", "p", "--dry-run", code=2)
    run("codebook", "p", "--import", "acled", "--export", "x.yaml", code=2)
    assert run("check", "p").stdout.startswith("The project is sound.\n")


def test_a_table_comes_in_and_a_workbook_goes_out() -> None:
    Path("news.csv").write_text("what|says\nOne|First words\nTwo|\n", encoding="utf-8")
    run("new", "p")
    assert "--columns text=NAME" in run("import", "p", "news.csv", code=1).stderr
    named = ("--columns", "title=what,text=says")
    tried = run("import", "p", "news.csv", *named, "--dry-run", code=1)
    assert "Would import 1 article" in tried.stdout
    result = run("import", "p", "news.csv", *named, code=1)
    assert "Imported 1 article and 0 records; 0 duplicates, 1 problem." in result.stdout
    assert "news.csv, line 3: the row has no text in “says”." in result.stderr
    assert (
        "has no “colour”" in run("import", "p", "news.csv", "--columns", "colour=x", code=1).stderr
    )
    assert "loses the structure" in run("export", "p", "out.xlsx", "--format", "xlsx").stdout
    assert Path("out.xlsx").read_bytes().startswith(b"PK")
    assert "note" not in run("export", "p", "out.jsonl", "--format", "jsonl").stdout
    assert "working notes" in run("export", "p", "out.html", "--format", "report").stdout
    assert "First words" in Path("out.html").read_text(encoding="utf-8")


def test_labels_are_mapped_shown_and_remembered() -> None:
    Path("c").mkdir()
    Path("c/one.txt").write_text("Gunmen stormed Tarsa.", encoding="utf-8")
    lines = ("T1\tGroup 0 6\tGunmen", "T2\tSiege 7 14\tstormed", "E1\tSiege:T2 Who:T1")
    Path("c/one.ann").write_text("\n".join((*lines, "A1\tSure E1 high")), encoding="utf-8")
    run("new", "p")
    assert (
        "no labels that a mapping is for in what the project remembers"
        in run("mapping", "p", code=1).stderr
    )
    run("mapping", "p", "c", code=2)
    run("mapping", "p", "--propose", code=2)
    proposal = run("mapping", "p", "--propose", "c").stdout
    assert "event.type/Siege" in proposal
    Path("m.yaml").write_text(proposal.replace("Who: who", "Who: actor"), encoding="utf-8")

    tried = run("import", "p", "c", "--mapping", "m.yaml", "--dry-run").stdout
    for line in (
        "  articles  1",
        "  event     1",
        "added to the codebook: event.type/Siege, event.sure",
        "  Group  1  part of others",
        "  Siege  1  event           Who→actor, Sure→sure",
        "Would import 1 article and 1 record; 0 duplicates, 0 problems.",
    ):
        assert line in tried.splitlines()
    report = run_json("import", "p", "c", "--mapping", "m.yaml")
    assert (report["types"], report["links"]) == ({"event": 1}, 0)
    [used] = report["mappings"]
    assert used["format"] == "brat"
    assert used["mapping"]["types"]["Siege"]["roles"] == {"Who": "actor"}
    assert [label["count"] for label in used["labels"]] == [1, 1]

    run("mapping", "p", "--out", "kept.yaml")
    assert "Who: actor" in Path("kept.yaml").read_text(encoding="utf-8")
    assert run_json("mapping", "p", "--format", "brat")["types"]["Group"] == {"part": True}
    run("check", "p")


def test_names_are_replaced_on_the_way_in_and_out(tmp_path: Path) -> None:
    Path("t.csv").write_text("name,pseudonym\nQuentin,P1\n", encoding="utf-8")
    Path("a.txt").write_text("Quentin spoke.", encoding="utf-8")
    run("new", "p")
    run("import", "p", "a.txt", "--pseudonyms", "t.csv")
    run("export", "p", "a.json", "--pseudonyms", "t.csv", "--keep-table", "kept.csv")
    assert "P1 spoke." in Path("a.json").read_text(encoding="utf-8")
    assert "Quentin,P1" in Path("kept.csv").read_text(encoding="utf-8")
    run("export", "p", "b.json", "--pseudonyms", "missing.csv", code=1)
    run("export", "p", "b.json", "--pseudonyms", "actors", code=1)
    assert not Path("b.json").exists()


def test_an_article_is_purged(tmp_path: Path) -> None:
    Path("a.txt").write_text("Quentin spoke.", encoding="utf-8")
    run("new", "p")
    run("import", "p", "a.txt")
    run("backup", "p", "mine")
    run("export", "p", "a.json")
    [article] = json.loads(Path("a.json").read_text(encoding="utf-8"))["articles"]
    assert "Say --yes" in run("purge", "p", article["id"], code=2).stderr
    said = run("purge", "p", article["id"], "--yes", "--backups", "none").stdout
    assert "Purged the article, 0 records with it, and from 1 backup." in said
    assert run_json("check", "p")["findings"] == []
    run("purge", "p", article["id"], "--yes", "--backups", "none")
    run("purge", "p", "another", "--yes", code=1)
    for path in (Path("p.annotator"), Path("mine.annotator")):
        assert b"Quentin" not in path.read_bytes()


def test_the_formats_stand_in_columns() -> None:
    lines = run("formats").stdout.splitlines()
    starts = {line.index("reads") for line in lines if line[0] != " " and " reads " in line}
    assert len(starts) == 1
    assert max(len(line.split()[0]) for line in lines if line[0] != " ") + 2 == starts.pop()


def test_an_import_lists_what_is_new_and_names_what_is_left_out() -> None:
    run("new", "p", "--coder", "Ada")
    Path("in").mkdir()
    head = "---\ntitle: Talks fail\nsource: {}\ndate: 2017-03-03\n---\n\n"
    for name in ("The Bell", "The Mirror"):
        Path(f"in/{name}.txt").write_text(f"{head.format(name)}{NEWS}\n", encoding="utf-8")
    Path("in/photo.png").write_bytes(b"\x89PNG")
    tried = run("import", "p", "in", "--dry-run").stdout
    done = run("import", "p", "in").stdout
    assert "new: “Talks fail” (The Bell, 2017-03-03)" in done
    for said in (tried, done):
        assert "in: 1 other file in the folder left out: photo.png." in said
        assert "1 article and 0 records; 1 more publication, 1 duplicate, 0 problems." in said


def test_a_project_is_imported_and_what_is_doubtful_is_taken_if_asked() -> None:
    run("new", "p", "--coder", "Ada")
    run("new", "other", "--coder", "Ben")
    Path("a.txt").write_text("Ben Reyes said the deal cut waiting times, too.", encoding="utf-8")
    selector = {"type": "TextQuoteSelector", "exact": "the deal cut waiting times"}
    annotation = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:x:1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "quote", "purpose": "classifying"},
        "target": {
            "source": "a.txt",
            "selector": selector | {"prefix": "Ada Holm said ", "suffix": ". Ben Reyes said"},
        },
    }
    Path("a.jsonld").write_text(json.dumps(annotation), encoding="utf-8")
    refused = run("import", "other", "a.jsonld", "a.txt", code=1)
    assert "1 passage for you to decide on" in refused.stderr
    run("import", "other", "a.jsonld", "a.txt", "--take-doubtful")
    report = run_json("import", "p", "other.annotator")
    assert (report["articles"], report["records"], report["problems"]) == (1, 1, [])
