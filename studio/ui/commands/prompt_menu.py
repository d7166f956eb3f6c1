"""The Prompt menu: prompts, styles and wildcards."""

from studio.ui.commands.command import Command, acting_on, in_menu

PROMPT = in_menu(
    "Prompt",
    *acting_on(
        "recipe",
        Command("prompt.history", "Earlier prompts…", ("Ctrl+H",), "Search the prompts that were generated before."),
        Command("prompt.earlier", "Previous prompt", (), "Show the prompt before this one; Alt+Up in the field."),
        Command("prompt.later", "Next prompt", (), "Go back to a later prompt; Alt+Down in the field."),
        Command("prompt.modifiers", "Modifiers…", (), "Add a style, a quality, a light or a camera.", separated=True),
        Command("prompt.styles", "Styles…", (), "Choose the styles that are added to the prompt."),
        Command("prompt.keep_style", "Keep prompt as style…", (), "Keep the prompts in your styles.csv under a name."),
        Command("prompt.negatives", "Negative prompts…", (), "Choose a negative prompt."),
    ),
    Command(
        "prompt.wildcards", "Open wildcards folder", (), "Show the text files that __name__ in a prompt draws from."
    ),
)
