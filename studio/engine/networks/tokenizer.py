"""CLIP's tokenizer: texts to numbers and back (Radford et al. 2021), as transformers' CLIPTokenizer does it.

transformers takes half a second to import, and builds the same tokenizer of the tokenizers library. It is used where a
model's files say more than the vocabulary.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import BPE

from studio.protocol.errors import BadInput
from studio.protocol.prompts.clip_vocabulary import END, FOLDER, START
from studio.protocol.scratch import temporary_folder

_MARKS = {"bos_token": START, "eos_token": END, "unk_token": END, "pad_token": END}  # CLIPTokenizer's defaults
_PLAIN = {"vocab.json", "merges.txt", "tokenizer_config.json"}  # files that say no more than is read here
_PLAIN_SETTINGS = {*_MARKS, "tokenizer_class", "model_max_length"}
_WORD_END = "</w>"
_WORDS = r"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"


class ClipTokenizer:
    """Texts to token numbers and back.

    Args:
        backend: The tokenizer of the tokenizers library.
        marks: The special tokens (start, end, unknown, padding) by transformers' names.

    Attributes:
        start: The number of the token that starts a text.
        end: The number of the token that ends a text.
        pad: The number of the padding token.
    """

    def __init__(self, backend: Tokenizer, marks: Mapping[str, str]) -> None:
        self.backend, self._marks = backend, marks
        self.start, self.end, self.pad = (
            _number(backend, marks[name]) for name in ("bos_token", "eos_token", "pad_token")
        )

    def __len__(self) -> int:
        """Return the size of the vocabulary."""
        return int(self.backend.get_vocab_size())

    def with_words(self, words: Sequence[str]) -> "ClipTokenizer":
        """Return a tokenizer that also knows these words, in upper or lower case, each as one token."""
        backend = Tokenizer.from_str(self.backend.to_str())
        backend.add_tokens([AddedToken(word, single_word=True, normalized=True) for word in words])
        return ClipTokenizer(backend, self._marks)

    def numbers(self, text: str) -> list[int]:
        """Return the tokens of a text, without start and end."""
        return list(self.backend.encode(text, add_special_tokens=False).ids)

    def text(self, numbers: Sequence[int]) -> str:
        """Return the text of tokens; it is in lower case, with spaces between the words."""
        decoded: str = self.backend.decode(list(numbers), skip_special_tokens=False)
        return decoded.replace(_WORD_END, " ").strip()


def load_tokenizer(files: Mapping[str, bytes]) -> ClipTokenizer:
    """Return the tokenizer in a model's files; raises BadInput when they are missing or damaged."""
    own = {name.removeprefix(f"{FOLDER}/"): data for name, data in files.items() if name.startswith(f"{FOLDER}/")}
    damaged = BadInput("The model's tokenizer cannot be read: its vocabulary is missing or damaged.")
    if "tokenizer.json" not in own and not {"vocab.json", "merges.txt"} <= own.keys():
        raise damaged
    try:
        settings = json.loads(own.get("tokenizer_config.json", b"{}"))
        marks = _MARKS | {name: value for name, value in settings.items() if name in _MARKS}
        plain = own.keys() <= _PLAIN and settings.keys() <= _PLAIN_SETTINGS
        if plain and all(isinstance(mark, str) for mark in marks.values()):
            return ClipTokenizer(_backend(json.loads(own["vocab.json"]), own["merges.txt"].decode(), marks), marks)
        theirs = transformers_tokenizer(files)
        marks = {name: str(getattr(theirs, name)) for name in _MARKS}
        return ClipTokenizer(theirs.backend_tokenizer, marks)
    except Exception as error:  # the Rust library raises nothing more specific
        raise damaged from error


def transformers_tokenizer(files: Mapping[str, bytes]) -> Any:
    """Return transformers' CLIPTokenizer of a model's files, for stock pipelines."""
    from transformers import CLIPTokenizer

    with temporary_folder("tokenizer") as scratch:
        for name, data in files.items():
            if name.startswith(f"{FOLDER}/"):
                (scratch / name.rpartition("/")[2]).write_bytes(data)
        return CLIPTokenizer.from_pretrained(scratch, local_files_only=True)


def _backend(vocabulary: dict[str, int], merges: str, marks: Mapping[str, str]) -> Tokenizer:
    lines = merges.splitlines()[1:]  # after the version
    pairs = [(first, second) for first, _, second in (line.partition(" ") for line in lines if line)]
    backend = Tokenizer(
        BPE(
            vocab=vocabulary,
            merges=pairs,
            continuing_subword_prefix="",
            end_of_word_suffix=_WORD_END,
            unk_token=marks["unk_token"],
            fuse_unk=False,
        )
    )
    backend.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    words = pre_tokenizers.Split(Regex(_WORDS), behavior="removed", invert=True)
    backend.pre_tokenizer = pre_tokenizers.Sequence([words, pre_tokenizers.ByteLevel(add_prefix_space=False)])
    backend.decoder = decoders.ByteLevel()
    marked = dict.fromkeys(marks[name] for name in ("bos_token", "eos_token", "unk_token", "pad_token"))
    backend.add_special_tokens([AddedToken(mark, special=True, normalized=False) for mark in marked])
    end, start = ((marks[name], _number(backend, marks[name])) for name in ("eos_token", "bos_token"))
    backend.post_processor = processors.RobertaProcessing(end, start, False, False)
    return backend


def _number(backend: Tokenizer, token: str) -> int:
    number = backend.token_to_id(token)
    if number is None:
        raise ValueError(f"the vocabulary has no token {token}")
    return number
