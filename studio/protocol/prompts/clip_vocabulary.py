"""CLIP's own tokenizer (Radford et al. 2021), for model files that come without one."""

import json

from studio.protocol import places
from studio.protocol.errors import BadInput

FOLDER = "tokenizer"
START, END = "<|startoftext|>", "<|endoftext|>"
LENGTH = 77  # tokens of a prompt, including start and end
VOCABULARY = 49408
WORD_END = "</w>"


def clip_tokenizer_files(*, pad: str = END) -> dict[str, bytes]:
    """Return the tokenizer's files by name, as `engine.networks.tokenizer` reads them.

    The vocabulary follows from the merges: all bytes, the same at the end of a word, one token for each merge, and the
    two marks.

    Args:
        pad: The token that fills short prompts up: END for the encoder of Stable Diffusion 1.x and the first of SDXL,
            "!" (token 0) for that of 2.x and the second of SDXL.
    """
    merges = clip_merges()
    pairs = merges.decode("utf-8").splitlines()[1:]
    letters = list(letters_of_bytes().values())
    tokens = [*letters, *(letter + WORD_END for letter in letters)]
    tokens += [pair.replace(" ", "") for pair in pairs if pair]
    tokens += [START, END]
    settings = {
        "tokenizer_class": "CLIPTokenizer",
        "model_max_length": LENGTH,
        "bos_token": START,
        "eos_token": END,
        "unk_token": END,
        "pad_token": pad,
    }
    return {
        f"{FOLDER}/vocab.json": json.dumps({token: number for number, token in enumerate(tokens)}).encode(),
        f"{FOLDER}/merges.txt": merges,
        f"{FOLDER}/tokenizer_config.json": json.dumps(settings).encode(),
    }


def clip_merges() -> bytes:
    """Return CLIP's merges.txt; raises BadInput when the installation lacks it."""
    path = places.resources() / "tokenizers" / "clip" / "merges.txt"
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"The installation is damaged: {path} is missing.") from error


def letters_of_bytes() -> dict[int, str]:
    """Return the letter that stands for each byte, in GPT-2's order: printable bytes first, then the others."""
    printable = [*range(ord("!"), ord("~") + 1), *range(0xA1, 0xAC + 1), *range(0xAE, 0xFF + 1)]
    others = [byte for byte in range(256) if byte not in printable]
    return {byte: chr(byte) for byte in printable} | {byte: chr(256 + number) for number, byte in enumerate(others)}
