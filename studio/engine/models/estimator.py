"""Models that estimate depth, a person's pose or classes from a picture, for control images."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from studio.engine.models.model import Model, required_part
from studio.engine.networks.estimator import EstimatorNetwork
from studio.engine.networks.tokenizer import load_tokenizer
from studio.protocol.errors import BadInput
from studio.protocol.modelcard import ModelCard
from studio.protocol.prompts.clip_vocabulary import clip_tokenizer_files

PART = "estimator"
Floats = NDArray[np.float32]
Embedding = tuple[Tensor, ...]


@dataclass(frozen=True)
class EstimatorModel(Model):
    """An estimator.

    Attributes:
        card: What it is; `card.size` is the side of the pictures that it was trained with.
        network: One of transformers'.
    """

    card: ModelCard
    network: EstimatorNetwork

    @property
    def parts(self) -> Mapping[str, nn.Module]:
        """The network."""
        return {PART: self.network}

    @classmethod
    def assemble(cls, card: ModelCard, parts: Mapping[str, nn.Module]) -> Self:
        """Assemble a model; refuses another kind of network."""
        network = required_part(card, parts, PART)
        if not isinstance(network, EstimatorNetwork):
            raise BadInput(f"{card.name} is inconsistent: it has no network that estimates.")
        return cls(card, network)

    def sample(
        self, labels: Sequence[int | None], *, guidance: float, seed: int, first: int = 0, steps: int | None = None
    ) -> Tensor:
        """Raise BadInput: an estimator makes no pictures."""
        raise BadInput(f"{self.card.name} estimates something from pictures; it makes none.")

    def _resized(self, picture: Floats, height: int, width: int) -> Tensor:
        """Return a picture [3, H, W] as the network's input, [1, 3, height, width]."""
        weights = next(self.network.parameters())
        whole = torch.from_numpy(np.ascontiguousarray(picture))[None].to(weights)
        return F.interpolate(whole, size=(height, width), mode="bicubic", antialias=True).clamp(0, 1)


@dataclass(frozen=True)
class DepthModel(EstimatorModel):
    """Estimates depth: Depth Anything (Yang et al. 2024) or DPT (Ranftl et al. 2021)."""

    kind: ClassVar[str] = "depth"

    @torch.inference_mode()
    def nearness(self, picture: Floats) -> Floats:
        """Return a number for each place of a picture [3, H, W] in 0 ... 1 that grows towards the viewer, [h, w]."""
        height, width = picture.shape[1:]
        settings = self.network.network.config
        patch = settings.patch_size if isinstance(settings.patch_size, int) else 16
        if self.network.architecture == "DPTForDepthEstimation" and settings.backbone_config is None:
            height = width  # its layers take square pictures alone
        factor = self.card.size / min(height, width)
        sides = (max(patch, round(side * factor / patch) * patch) for side in (height, width))
        found = self.network(self._resized(picture, *sides)).predicted_depth[0].float().cpu().numpy()
        if getattr(settings, "depth_estimation_type", "relative") == "metric":
            found = 1 / np.maximum(found, 1e-3)
        return np.asarray(found, np.float32)


@dataclass(frozen=True)
class SegmentationModel(EstimatorModel):
    """Classifies each place: SegFormer (Xie et al. 2021) or UPerNet (Xiao et al. 2018)."""

    kind: ClassVar[str] = "segmentation"

    @property
    def count(self) -> int:
        """The number of classes."""
        return int(self.network.network.config.num_labels)

    @torch.inference_mode()
    def classes(self, picture: Floats) -> NDArray[np.int64]:
        """Return the class of each place of a picture [3, H, W] in 0 ... 1, [size, size]."""
        side = self.card.size
        logits = self.network(self._resized(picture, side, side)).logits.float()
        whole = F.interpolate(logits, size=(side, side), mode="bilinear", align_corners=False)
        return np.asarray(whole[0].argmax(dim=0).cpu().numpy())


@dataclass(frozen=True)
class ImageEncoderModel(EstimatorModel):
    """CLIP's image encoder (Radford et al. 2021), whose embeddings IP-Adapters read."""

    kind: ClassVar[str] = "image-encoder"

    @torch.inference_mode()
    def encode(self, picture: Floats, *, hidden: bool) -> tuple[Tensor, Tensor]:
        """Return the embedding of a picture [3, H, W] in 0 ... 1, and the one that stands for no picture.

        Args:
            picture: The picture, of which the largest square in the middle is read.
            hidden: Whether the states of the last layer but one are returned, [1, L, hidden], and for no picture those
                of a grey one; otherwise the embedding, [1, projection], and zeros.
        """
        from transformers import CLIPImageProcessor  # diffusers' preprocessing, whose resizing differs from Pillow's

        side = int(self.network.network.config.image_size)
        processor = CLIPImageProcessor(
            size={"shortest_edge": side},
            crop_size={"height": side, "width": side},
            image_mean=self.network.mean,
            image_std=self.network.std,
        )
        pixels = np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8).transpose(1, 2, 0)
        weights = next(self.network.parameters())
        inputs = processor(images=[pixels], return_tensors="pt").pixel_values.to(weights)
        network = self.network.network
        if not hidden:
            embedding = network(inputs).image_embeds
            return embedding, torch.zeros_like(embedding)
        states, none = (
            network(values, output_hidden_states=True).hidden_states[-2]
            for values in (inputs, torch.zeros_like(inputs))
        )
        return states, none


@dataclass(frozen=True)
class ObjectModel(EstimatorModel):
    """Selects the object at a point or in a box: SAM 2 (Ravi et al. 2024)."""

    kind: ClassVar[str] = "object"

    @property
    def side(self) -> int:
        """The side of the pictures that the network sees."""
        return int(self.network.network.config.prompt_encoder_config.image_size)

    @torch.inference_mode()
    def embedding(self, picture: Floats) -> Embedding:
        """Return the network's embedding of a picture [3, H, W] in 0 ... 1, which is nearly all of its work."""
        seen = self.network.normalized(self._resized(picture, self.side, self.side))
        return tuple(self.network.network.get_image_embeddings(seen))

    @torch.inference_mode()
    def select(
        self,
        picture: Floats,
        points: Sequence[tuple[float, float, bool]],
        box: Sequence[float] | None,
        embedding: Embedding | None = None,
    ) -> Floats:
        """Return the probability that each place of a picture belongs to the object, [h, w], of the network's size.

        Args:
            picture: [3, H, W] in 0 ... 1.
            embedding: Its embedding, if known already.
            points: x and y in pixels, and whether the object is there or is not.
            box: Left, top, right and bottom of a box around the object, in pixels.
        """
        side = self.side
        height, width = picture.shape[1:]
        across, down = side / width, side / height
        prompts: dict[str, Tensor] = {}
        if points:
            places = [[x * across, y * down] for x, y, _ in points]
            prompts["input_points"] = torch.tensor([[places]], dtype=torch.float32)
            prompts["input_labels"] = torch.tensor([[[int(there) for _, _, there in points]]])
        if box is not None:
            left, top, right, bottom = box
            scaled = [left * across, top * down, right * across, bottom * down]
            prompts["input_boxes"] = torch.tensor([[scaled]], dtype=torch.float32)
        weights = next(self.network.parameters())
        there = {key: value.to(weights.device) for key, value in prompts.items()}
        # one point alone may mean an object or a part of it: the best of three masks is taken
        several = len(points) == 1 and box is None
        seen = list(self.embedding(picture) if embedding is None else embedding)
        found = self.network.network(image_embeddings=seen, **there, multimask_output=several)
        best = int(found.iou_scores[0, 0].float().argmax())
        return np.asarray(found.pred_masks[0, 0, best].float().sigmoid().cpu().numpy())


@dataclass(frozen=True)
class WordsModel(EstimatorModel):
    """Finds what words name in a picture: CLIPSeg (Lüddecke & Ecker 2022)."""

    kind: ClassVar[str] = "words"

    @torch.inference_mode()
    def find(self, picture: Floats, words: str) -> Floats:
        """Return the probability that words name each place of a picture [3, H, W] in 0 ... 1, [side, side]."""
        config, side = self.network.network.config, self.card.size
        weights = next(self.network.parameters())
        capacity = config.text_config.max_position_embeddings - 2
        tokenizer = load_tokenizer(clip_tokenizer_files())
        numbers = [tokenizer.start, *tokenizer.numbers(words)[:capacity], tokenizer.end]
        if max(numbers) >= config.text_config.vocab_size:
            raise BadInput(
                f"{self.card.name} was trained with another vocabulary than CLIP's, which this program cannot read."
            )
        tokens = torch.tensor([numbers], device=weights.device)
        found = self.network(self._resized(picture, side, side), input_ids=tokens)
        return np.asarray(found.logits.float().reshape(side, side).sigmoid().cpu().numpy())


@dataclass(frozen=True)
class PoseModel(EstimatorModel):
    """Finds the joints of one person: ViTPose (Xu et al. 2022)."""

    kind: ClassVar[str] = "pose"

    @torch.inference_mode()
    def joints(self, picture: Floats) -> tuple[Floats, Floats]:
        """Return the joints of the person that fills a picture [3, H, W] in 0 ... 1, and how certain each is.

        Returns:
            x and y in pixels, [joints, 2], in the order of COCO; and 0 ... 1 for each, [joints].
        """
        from transformers import VitPoseImageProcessorPil

        height, width = picture.shape[1:]
        side = self.network.network.config.backbone_config.image_size
        rows, columns = (side, side) if isinstance(side, int) else side
        processor = VitPoseImageProcessorPil(
            size={"height": rows, "width": columns}, image_mean=self.network.mean, image_std=self.network.std
        )
        pixels = np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8).transpose(1, 2, 0)
        boxes: list[Any] = [[[0.0, 0.0, float(width), float(height)]]]
        inputs = processor(images=[pixels], boxes=boxes, return_tensors="pt").pixel_values
        weights = next(self.network.parameters())
        index = torch.zeros(len(inputs), dtype=torch.int64, device=weights.device)  # its training data
        experts = {"dataset_index": index} if self.network.network.config.backbone_config.num_experts > 1 else {}
        output = self.network.network(inputs.to(weights), **experts)
        output.heatmaps = output.heatmaps.float().cpu()
        found = processor.post_process_pose_estimation(output, boxes=boxes)[0][0]
        return found["keypoints"].numpy().astype(np.float32), found["scores"].numpy().astype(np.float32)
