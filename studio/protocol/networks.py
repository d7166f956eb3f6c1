"""The request for a description of a denoising network's stages, and the engine's answer."""

from typing import Literal

from pydantic import Field

from studio.protocol.frozen import Frozen


class DescribeNetwork(Frozen):
    """Describe the denoising network of a model; answered like `Decode`."""

    do: Literal["network"] = "network"
    job: str
    model: str


class NetworkStage(Frozen):
    """One stage of a network.

    Attributes:
        name: Its name in the network, as "down_blocks.1".
        part: Its part of the U-Net; "chain" in a network without levels.
        shape: The shape of its output for one picture: C, H, W; of an MLP, the width alone.
        parameters: Number of weights.
        attention: Whether it has self-attention.
        reads_prompt: Whether it has cross-attention to a prompt.
        skips_to: The index of the stage that a skip connection leads to; None without one.
        skipped: The number of tensors that the skip connections pass on.
    """

    name: str
    part: Literal["in", "down", "middle", "up", "out", "chain"]
    shape: tuple[int, ...]
    parameters: int = Field(ge=0)
    attention: bool = False
    reads_prompt: bool = False
    skips_to: int | None = None
    skipped: int = 1


class NetworkDescribed(Frozen):
    """The denoising network of a model.

    Attributes:
        network: The name of its class.
        input: The shape of its input, C, H, W.
        parameters: Number of all weights, those of embeddings included.
        stages: The stages, in the order in which they compute.
    """

    kind: Literal["network"] = "network"
    network: str
    input: tuple[int, int, int]
    parameters: int
    stages: tuple[NetworkStage, ...]
