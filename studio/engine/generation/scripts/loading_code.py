"""The parts of a script that load networks: from diffusers folders, or from single files with their configurations."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from studio.engine.generation.scripts.source import Source, call, literal
from studio.engine.models.files import read_contents
from studio.engine.models.formats.contents import ModelContents
from studio.engine.networks.text_encoder import PROJECTED
from studio.engine.networks.tokenizer import END
from studio.protocol import places
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import CARD_FILE, CARD_KEY, TINY_AUTOENCODER, find_model, read_card
from studio.protocol.weightsheader import read_weights_header

CONFIG_FUNCTION = '''
def config_folder(configs):
    """Write configurations into a temporary folder, since the file holds weights only."""
    folder = tempfile.mkdtemp()
    for name, values in configs.items():
        os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
        with open(os.path.join(folder, name), "w") as file:
            json.dump(values, file)
    return folder
'''
TOKENIZER_FUNCTION = f'''
def clip_tokenizer(pad):
    """Make CLIP's tokenizer of its merges: all bytes, the same at the end of a word, and a token for each merge."""
    with open(MERGES, encoding="utf-8") as file:
        merges = [tuple(line.split()) for line in file.read().splitlines()[1:] if line]
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    letters = [*map(chr, printable), *(chr(256 + number) for number in range(256 - len(printable)))]
    tokens = [*letters, *(letter + "</w>" for letter in letters), *map("".join, merges)]
    tokens += ["<|startoftext|>", "{END}"]
    vocab = {{token: number for number, token in enumerate(tokens)}}
    return CLIPTokenizer(vocab=vocab, merges=merges, model_max_length=77, pad_token=pad)
'''
_LOCAL = {"local_files_only": True}


def is_file(path: Path) -> bool:
    """Whether a model is a single file in an original layout; raises BadInput for a file of the program's own kind."""
    if os.path.isdir(path):
        return False
    if CARD_KEY in read_weights_header(path).metadata:
        raise BadInput(
            f"{path.name} is a single file of this program, which diffusers does not read: export it as a folder first."
        )
    return True


def autoencoder_class(name: str) -> str:
    """Return the class of a model's autoencoder; raises BadInput for one that diffusers does not load from its file."""
    path = find_model(name)
    if read_card(path).model != TINY_AUTOENCODER:
        return "AutoencoderKL"
    if is_file(path):
        raise BadInput(f"diffusers loads small autoencoders from folders only, not from {path.name}.", field="vae")
    return "AutoencoderTiny"


def network(class_name: str, path: Path, part: str, dtype: Source | None = None) -> tuple[str, str]:
    """Return the expression that loads one network of a model, and the configurations that it needs; "" for none."""
    place, typed = str(path.absolute()), {"dtype": dtype} if dtype is not None else {}
    if is_file(path):
        contents = read_contents(path)
        configs = {f"{part}/config.json": _plain(contents.configs[part])}
        return (
            call(
                f"{class_name}.from_single_file",
                {"config": Source(f"config_folder({part.upper()})"), "subfolder": part, **_LOCAL, **typed},
                [literal(place)],
            ),
            f"{part.upper()} = {_pretty(configs)}\n",
        )
    own = os.path.lexists(path / CARD_FILE) or os.path.isdir(path / part)
    more = {"subfolder": part} if own else {}
    return call(f"{class_name}.from_pretrained", {**more, **_LOCAL, **typed}, [literal(place)]), ""


def pipeline_folder(path: Path, class_name: str, more: Mapping[str, Any]) -> str:
    """Return the expression that makes a pipeline of a diffusers folder."""
    return call(
        f"{class_name}.from_pretrained",
        {**more, "use_safetensors": True, **_LOCAL},
        [literal(str(path.absolute()))],
    )


def pipeline_file(path: Path, class_name: str, more: Mapping[str, Any]) -> tuple[str, str]:
    """Return the expression that makes a pipeline of a single file, and the configurations that it needs."""
    contents = read_contents(path)
    folder = Source("config_folder(CONFIGS)")
    tokenizers = {
        name.replace("text_encoder", "tokenizer"): Source(f'clip_tokenizer("{_pad(contents, name)}")')
        for name in contents.configs
        if name.startswith("text_encoder")
    }
    source = call(
        f"{class_name}.from_single_file",
        {"config": folder, **tokenizers, **more, **_LOCAL},
        [literal(str(path.absolute()))],
    )
    return source, f"CONFIGS = {_pretty(_configs(contents, class_name))}\nMERGES = {literal(_merges())}\n"


def _pad(contents: ModelContents, name: str) -> str:
    settings = json.loads(contents.files[f"{name.replace('text_encoder', 'tokenizer')}/tokenizer_config.json"])
    return str(settings["pad_token"])


def _merges() -> str:
    return str((places.resources() / "tokenizers" / "clip" / "merges.txt").absolute())


def _configs(contents: ModelContents, class_name: str) -> dict[str, Any]:
    """Return the files of a folder of configurations, as `from_single_file` reads them."""
    index: dict[str, Any] = {"_class_name": class_name, "scheduler": ["diffusers", "DDIMScheduler"]}
    files: dict[str, Any] = {}
    for name, config in contents.configs.items():
        files[f"{name}/config.json"] = _plain(config)
        if name.startswith("text_encoder"):
            projects = PROJECTED in config.get("architectures", ())
            index[name] = ["transformers", PROJECTED if projects else "CLIPTextModel"]
            index[name.replace("text_encoder", "tokenizer")] = ["transformers", "CLIPTokenizer"]
            files[f"{name}/config.json"] |= {"model_type": "clip_text_model"}
        else:
            index[name] = ["diffusers", str(config["_class_name"])]
    if contents.card.family.startswith("sdxl"):
        index["force_zeros_for_empty_prompt"] = contents.card.zero_empty_negative
        for name in ("text_encoder", "tokenizer"):  # the refiner has the second ones alone
            index.setdefault(name, [None, None])
        if contents.card.family == "sdxl-refiner":
            index["requires_aesthetics_score"] = True
    else:
        index |= {"safety_checker": [None, None], "feature_extractor": [None, None]}
    files["scheduler/scheduler_config.json"] = {"_class_name": "DDIMScheduler"}
    return {"model_index.json": index, **files}


def _plain(config: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in config.items() if not name.startswith("_")}
    known["_class_name"] = config["_class_name"]
    if known["_class_name"] == "TextEncoder":
        del known["_class_name"]
    return known


def _pretty(configs: Mapping[str, Any]) -> str:
    lines = "".join(f"    {literal(name)}: {literal(values)},\n" for name, values in configs.items())
    return "{\n" + lines + "}"
