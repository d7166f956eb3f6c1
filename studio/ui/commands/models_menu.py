"""The Models menu: models and the hub."""

from studio.ui.commands.command import Command, acting_on, in_menu

MODELS = in_menu(
    "Models",
    Command(
        "models.browse",
        "All models",
        ("Ctrl+M",),
        "List every model, LoRA, ControlNet and VAE on this computer; again: go back.",
        "ph.books",
    ),
    Command("models.add_hub", "Add from hub…", (), "Look up a model at the hub, and download it.", separated=True),
    Command(
        "file.add_model",
        "Add model file…",
        (),
        "Use a model or a LoRA in a .safetensors file; it stays where it is.",
    ),
    Command(
        "file.add_model_folder", "Add model folder…", (), "Use a model in a diffusers folder; it stays where it is."
    ),
    Command("models.scan", "Scan folder for models…", (), "List the models in a folder of A1111, ComfyUI or InvokeAI."),
    *acting_on(
        "models",
        Command(
            "models.use",
            "Use model in recipe",
            (),
            "Put the selected model into its place in the recipe.",
            separated=True,
        ),
        Command("models.star", "Star model", ("Ctrl+B",), "Star the selected models, or remove their stars."),
        Command("models.verify", "Verify model", (), "Read all its files, and compare them with the known checksums."),
        Command("models.reveal", "Show model in file manager", (), "Open the selected model's folder."),
        Command("models.copy_path", "Copy path of model", (), "Copy the path of the selected model."),
        Command("models.licence", "Show licence of model…", (), "Show the text of the selected model's licence."),
        Command("models.remove", "Remove model", (), "Remove the selected models from the list; this can be undone."),
    ),
)
