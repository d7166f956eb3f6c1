"""Requests for decoded latents, over an engine whose answers the test sends."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from studio.link.latent_decoder import LatentDecoder
from studio.protocol.events import Decoded, Failed, Note

LATENTS = np.zeros((4, 2, 2), np.float16)


class Engine(QObject):
    job_event = Signal(str, object)

    def __init__(self):
        super().__init__()
        self.asked = []

    def decode(self, job, model, latents, out, *, rough):
        self.asked.append((job, model, out))

    def attend(self, job, model, latents, prompt, timestep, out):
        self.asked.append((job, f"{prompt} at {timestep}", out))

    def answer(self):
        job, model, out = self.asked[-1]
        out.write_text(model)
        self.job_event.emit(job, Decoded(file=str(out)))


@pytest.fixture
def engine(qapp):
    return Engine()


@pytest.fixture
def decoder(engine):
    made = LatentDecoder(engine)
    yield made
    made.close()


@pytest.fixture
def told(decoder):
    what = []
    decoder.decoded.connect(lambda key, path, _: what.append((key, path.read_text())))
    decoder.failed.connect(lambda key, text: what.append((key, text)))
    return what


def models(engine):
    return [model for _, model, _ in engine.asked]


def test_attention_maps_can_be_requested(engine, decoder, told):
    decoder.ask("a", "pocket", LATENTS, ("a tiger", 500))
    engine.answer()
    assert told == [("a", "a tiger at 500")]


def test_a_request_is_answered_with_its_key_and_leaves_no_file(engine, decoder, told):
    decoder.ask("a", "pocket", LATENTS)
    assert decoder.busy
    engine.job_event.emit(engine.asked[0][0], Note(text="Loading"))
    engine.job_event.emit("another", Decoded(file="/nowhere"))
    assert told == []
    engine.answer()
    assert told == [("a", "pocket")]
    assert not decoder.busy
    assert not engine.asked[0][2].exists()


def test_only_the_newest_request_is_sent_and_only_once(engine, decoder, told):
    decoder.ask("a", "1", LATENTS)
    for key in "abcd":
        decoder.ask(key, key, LATENTS)
    assert models(engine) == ["1"]
    engine.answer()
    assert models(engine) == ["1", "d"]
    engine.answer()
    assert told == [("a", "1"), ("d", "d")]


def test_a_request_made_on_an_answer_replaces_the_waiting_one(engine, decoder, told):
    decoder.decoded.connect(lambda key, *_: decoder.ask("c", "3", LATENTS) if key == "a" else None)
    decoder.ask("a", "1", LATENTS)
    decoder.ask("b", "2", LATENTS)
    engine.answer()
    engine.answer()
    assert models(engine) == ["1", "3"]


def test_a_waiting_request_can_be_cancelled(engine, decoder, told):
    decoder.ask("a", "1", LATENTS)
    decoder.ask("b", "2", LATENTS)
    decoder.forget()
    engine.answer()
    assert models(engine) == ["1"]
    decoder.ask("c", "3", LATENTS)
    assert models(engine) == ["1", "3"]


def test_a_failure_is_reported_and_the_next_request_is_sent(engine, decoder, told):
    decoder.ask("a", "1", LATENTS)
    decoder.ask("b", "2", LATENTS)
    engine.job_event.emit(engine.asked[0][0], Failed(message="No."))
    engine.answer()
    assert told == [("a", "No."), ("b", "2")]


def test_nothing_is_emitted_and_no_file_is_left_after_close(engine, decoder, told):
    decoder.ask("a", "1", LATENTS)
    home = Path(engine.asked[0][2]).parent
    assert home.is_dir()
    decoder.close()
    assert not home.exists()
    engine.job_event.emit(engine.asked[0][0], Decoded(file=str(engine.asked[0][2])))
    assert told == []
