"""Files of tiny foreign models, made once for all tests of a run."""

import functools
import tempfile
from pathlib import Path
from typing import Any

from transformers import CLIPTokenizer

from studio.engine.networks.tokenizer import transformers_tokenizer
from studio.protocol.prompts.clip_vocabulary import clip_tokenizer_files
from tests.engine.models.tiny_stable_diffusion import tiny_pipeline


@functools.cache
def clip_tokenizer() -> CLIPTokenizer:
    """CLIP's real tokenizer, which single files expect."""
    return transformers_tokenizer(clip_tokenizer_files())


@functools.cache
def foreign_pipeline(family: str) -> Any:
    """The tiny pipeline of a family with CLIP's vocabulary; not to be changed."""
    return tiny_pipeline(family, vocabulary=clip_tokenizer())


@functools.cache
def foreign_folder(family: str) -> Path:
    """The pipeline as diffusers saves it; not to be changed."""
    folder = Path(_scratch().name) / family
    foreign_pipeline(family).save_pretrained(folder)
    return folder


@functools.cache
def _scratch() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()
