"""The commands of the menu “Project”."""

from annotator.ui.actions.action import Action
from annotator.ui.kit.translation import marked

ACTIONS: tuple[Action, ...] = (
    Action("project.new", marked("New project…"), "Project", ("Ctrl+N",), "plus", group="open"),
    Action("project.open", marked("Open project…"), "Project", ("Ctrl+O",), group="open"),
    Action(
        "project.import",
        marked("Import articles…"),
        "Project",
        ("Ctrl+I",),
        "import",
        group="transfer",
        needs="project",
        edits=True,
    ),
    Action(
        "project.export",
        marked("Export…"),
        "Project",
        ("Ctrl+E",),
        "export",
        group="transfer",
        needs="project",
    ),
    Action(
        "project.close",
        marked("Close project"),
        "Project",
        ("Ctrl+W",),
        tip=marked("Shows the start page"),
        group="open",
        needs="project",
    ),
    Action("project.backup", marked("Back up…"), "Project", group="care", needs="project"),
    Action(
        "project.backups",
        marked("Backups…"),
        "Project",
        tip=marked("Those that make themselves, and how to go back to one"),
        group="care",
    ),
    Action("project.restore", marked("Restore a backup…"), "Project", group="care"),
    Action(
        "project.recover",
        marked("Recover a damaged project…"),
        "Project",
        tip=marked("Saves what can be read into a new project, and lists what could not be"),
        group="care",
    ),
    Action(
        "project.check",
        marked("Check the project"),
        "Project",
        tip=marked("Whether every offset, reference and journal entry holds"),
        group="care",
        needs="project",
    ),
    Action(
        "project.codebook",
        marked("Edit the codebook…"),
        "Project",
        ("Ctrl+Shift+B",),
        "codebook",
        tip=marked("Record types, fields and choices, also after coding began"),
        group="coder",
        needs="project",
    ),
    Action("project.coder", marked("Code as…"), "Project", group="coder", needs="project"),
    Action("app.quit", marked("Quit"), "Project", ("Ctrl+Q",), group="quit"),
)
