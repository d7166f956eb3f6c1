"""The sliding window of encoded scenes: its content, its order, and that a resumed run sees the same."""

import torch

from studio.engine.data import latent_window
from studio.engine.data.latent_window import CHUNK, LatentWindow
from studio.engine.data.picture_set import PictureSet

CPU = torch.device("cpu")


def numbered_pictures(numbers: range) -> PictureSet:
    """Pictures whose values encode their index."""
    values = torch.tensor([[number % 256, number // 256, 0] for number in numbers], dtype=torch.uint8)
    captions = tuple(str(number) for number in numbers)
    return PictureSet("numbers", values[:, :, None, None].expand(-1, -1, 4, 4).contiguous(), captions=captions)


def window(encoded: list[int] | None = None) -> LatentWindow:
    def keep(data: PictureSet) -> tuple[torch.Tensor]:
        pictures, _ = data.batch(torch.arange(len(data)))
        if encoded is not None:
            encoded.append(len(pictures))
        return (pictures[:, :, ::2, ::2],)

    return LatentWindow(numbered_pictures, keep, CPU, reuse=4)


def pick(of: LatentWindow, count: int, seen: int) -> tuple[torch.Tensor, tuple[str, ...]]:
    (latents,), captions = of.pick(count, seen, torch.Generator().manual_seed(seen))
    return latents, captions


def test_latents_and_captions_belong_together():
    latents, captions = pick(window(), 50, 0)
    assert latents.shape == (50, 3, 2, 2)
    low, high = (((latents[:, channel, 0, 0] + 1) * 127.5).round().int() for channel in (0, 1))
    assert [int(caption) for caption in captions] == (low + 256 * high).tolist()


def test_the_window_moves_through_the_scenes(monkeypatch):
    monkeypatch.setattr(latent_window, "CHUNKS", 3)
    of, encoded = None, []
    of = window(encoded)
    for step in range(40):
        seen = step * CHUNK
        numbers = {int(caption) // CHUNK for caption in pick(of, 60, seen)[1]}
        newest = step // 2 if step < 6 else 3 + (step - 6) // 4  # it fills faster than it slides
        assert numbers <= set(range(max(0, newest - 2), newest + 1))
        assert newest in numbers
    assert sum(encoded) == 12 * CHUNK  # each scene once, each learnt from four times on average
    assert len(of._captions) <= 3


def test_a_resumed_run_sees_the_same_latents():
    of = window()
    for step in range(12):
        expected = pick(of, 8, step * CHUNK)
    found = pick(window(), 8, 11 * CHUNK)
    assert torch.equal(found[0], expected[0])
    assert found[1] == expected[1]
