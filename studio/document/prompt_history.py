"""The prompts that were generated before: newest first, each once, kept in a file."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from studio.protocol.errors import BadInput
from studio.protocol.files import make_folder, read_regular, write_text_atomically
from studio.protocol.jsontext import MAX_BYTES, parse_json_text

MAX_PROMPTS = 500  # prompts that are kept


@dataclass(frozen=True)
class PastPrompt:
    """A prompt and its negative prompt, as they were typed."""

    prompt: str
    negative: str = ""


class PromptHistory:
    """The prompts; reading and writing the file is the caller's, for any thread.

    Args:
        prompts: The initial prompts, newest first.
    """

    def __init__(self, prompts: Iterable[PastPrompt] = ()) -> None:
        self._prompts = list(dict.fromkeys(prompts))[:MAX_PROMPTS]

    @property
    def prompts(self) -> tuple[PastPrompt, ...]:
        """The prompts, newest first."""
        return tuple(self._prompts)

    def add(self, prompt: PastPrompt) -> bool:
        """Put a prompt first; return whether that changed anything. Empty ones are not kept."""
        if not (prompt.prompt.strip() or prompt.negative.strip()) or self._prompts[:1] == [prompt]:
            return False
        self._prompts = [prompt, *(other for other in self._prompts if other != prompt)][:MAX_PROMPTS]
        return True

    def remove(self, prompt: PastPrompt) -> None:
        """Forget a prompt."""
        self._prompts = [other for other in self._prompts if other != prompt]

    def take(self, kept: Iterable[PastPrompt]) -> None:
        """Append the prompts of earlier sessions."""
        self._prompts = list(dict.fromkeys([*self._prompts, *kept]))[:MAX_PROMPTS]


def load_prompts(path: Path) -> tuple[PastPrompt, ...]:
    """Read kept prompts; entries that are broken are left out, and so is a file that is not there or not JSON."""
    try:
        data = parse_json_text(read_regular(path, MAX_BYTES))
    except (OSError, ValueError):
        return ()
    rows = data if isinstance(data, list) else []
    return tuple(
        PastPrompt(row["prompt"], row["negative"])
        for row in rows[:MAX_PROMPTS]
        if isinstance(row, dict) and all(isinstance(row.get(key), str) for key in ("prompt", "negative"))
    )


def save_prompts(prompts: Iterable[PastPrompt], path: Path) -> None:
    """Keep prompts; raises BadInput when the file cannot be written."""
    try:
        make_folder(path.parent)
        write_text_atomically(path, json.dumps([asdict(prompt) for prompt in prompts], ensure_ascii=False, indent=0))
    except OSError as error:
        raise BadInput(f"The prompts could not be kept: {error.strerror or error}.") from error
