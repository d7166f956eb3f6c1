"""Every command of the window, in the order of the menus."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from studio.ui.commands.command import Command
from studio.ui.commands.compare_menu import COMPARE
from studio.ui.commands.edit_menu import EDIT
from studio.ui.commands.explore_menu import EXPLORE
from studio.ui.commands.file_menu import FILE
from studio.ui.commands.help_menu import HELP
from studio.ui.commands.image_menu import IMAGE
from studio.ui.commands.layer_menu import LAYER
from studio.ui.commands.mask_menu import MASK
from studio.ui.commands.models_menu import MODELS
from studio.ui.commands.prompt_menu import PROMPT
from studio.ui.commands.run_menu import RUN
from studio.ui.commands.tools_menu import TOOLS
from studio.ui.commands.train_menu import TRAIN
from studio.ui.commands.view_menu import VIEW

COMMANDS: tuple[Command, ...] = (
    *FILE,
    *EDIT,
    *VIEW,
    *IMAGE,
    *COMPARE,
    *TOOLS,
    *LAYER,
    *MASK,
    *PROMPT,
    *RUN,
    *TRAIN,
    *EXPLORE,
    *MODELS,
    *HELP,
)


@cache
def by_id() -> Mapping[str, Command]:
    """Return every command by its id."""
    return MappingProxyType({command.id: command for command in COMMANDS})
