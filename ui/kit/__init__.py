"""The parts that every screen is built from."""

from ui.kit.buttons import ActionButton, Button, Kind
from ui.kit.chips import Badge, Chip, Tone
from ui.kit.dates import DateField, parse_date, written_date
from ui.kit.drop import DropArea
from ui.kit.empty import EmptyState
from ui.kit.field import Field
from ui.kit.figures import Figure, FigureRow
from ui.kit.filters import FilterChips, ToggleChips
from ui.kit.form import Form
from ui.kit.icons import icon
from ui.kit.inputs import Choice, ChoiceBox, TextArea
from ui.kit.jobs import JobBar
from ui.kit.prompts import Prompts
from ui.kit.rows import Column, RowsModel
from ui.kit.style import Points, Scheme, Size, Space, Style, Tokens, tokens
from ui.kit.suggest import SuggestEdit, Suggestion
from ui.kit.surfaces import Card, MasterDetail, Sheet
from ui.kit.table import RowsPane, RowsTable
from ui.kit.text import ElidedLabel, Label, Role, plain_tip
from ui.kit.viewer import PageViewer, Render

__all__ = [
    "ActionButton",
    "Badge",
    "Button",
    "Card",
    "Chip",
    "Choice",
    "ChoiceBox",
    "Column",
    "DateField",
    "DropArea",
    "ElidedLabel",
    "EmptyState",
    "Field",
    "Figure",
    "FigureRow",
    "FilterChips",
    "Form",
    "JobBar",
    "Kind",
    "Label",
    "MasterDetail",
    "PageViewer",
    "Points",
    "Prompts",
    "Render",
    "Role",
    "RowsModel",
    "RowsPane",
    "RowsTable",
    "Scheme",
    "Sheet",
    "Size",
    "Space",
    "Style",
    "SuggestEdit",
    "Suggestion",
    "TextArea",
    "ToggleChips",
    "Tokens",
    "Tone",
    "icon",
    "parse_date",
    "plain_tip",
    "tokens",
    "written_date",
]
