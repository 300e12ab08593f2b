"""The commands of the menu “View”."""

from annotator.ui.actions.action import Action
from annotator.ui.kit.translation import marked

ACTIONS: tuple[Action, ...] = (
    Action(
        "view.palette",
        marked("Command palette"),
        "View",
        ("Ctrl+Shift+P",),
        "palette",
        group="palette",
    ),
    Action("view.focus_next", marked("Next part of the window"), "View", ("F6",), group="focus"),
    Action(
        "view.focus_previous",
        marked("Previous part of the window"),
        "View",
        ("Shift+F6",),
        group="focus",
    ),
    Action(
        "view.articles",
        marked("Articles"),
        "View",
        ("Ctrl+Shift+A",),
        "article",
        group="docks",
        checkable=True,
    ),
    Action(
        "view.records", marked("Records"), "View", ("Ctrl+Shift+R",), group="docks", checkable=True
    ),
    Action(
        "view.history",
        marked("History"),
        "View",
        ("Ctrl+Shift+H",),
        "history",
        group="docks",
        checkable=True,
    ),
    Action(
        "view.search",
        marked("Project search"),
        "View",
        icon="search",
        group="docks",
        checkable=True,
        needs="project",
    ),
    Action("view.zoom_in", marked("Larger text"), "View", ("Ctrl++", "Ctrl+="), group="zoom"),
    Action("view.zoom_out", marked("Smaller text"), "View", ("Ctrl+-",), group="zoom"),
    Action("view.zoom_reset", marked("Normal text size"), "View", ("Ctrl+0",), group="zoom"),
    Action("view.serif", marked("Serif type for articles"), "View", group="zoom", checkable=True),
    Action(
        "view.stripes",
        marked("Coding stripes"),
        "View",
        tip=marked("The records as bars with their types in the margin, where there is room"),
        group="zoom",
        checkable=True,
    ),
    *(
        Action(
            f"theme.{name}",
            text,
            "View",
            tip=marked("The window’s theme"),
            group="theme",
            checkable=True,
            radio="theme",
        )
        for name, text in (
            ("system", marked("Colours as the system has them")),
            ("light", marked("Light colours")),
            ("dark", marked("Dark colours")),
            ("contrast", marked("High contrast")),
        )
    ),
)
