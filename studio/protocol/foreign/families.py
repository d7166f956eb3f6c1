"""The members of the Stable Diffusion family: their titles, picture sizes and default guidance."""

from dataclasses import dataclass

from studio.protocol.modelcard import Family

SECOND_TEXT_WIDTH = 1024  # of the text states of Stable Diffusion's second generation


@dataclass(frozen=True)
class FamilyTraits:
    """Defaults of a family, for what its files do not contain.

    Attributes:
        label: Its title in the window.
        size: Width and height of the pictures that it was trained with.
        guidance: Classifier-free guidance scale, as in diffusers' pipelines.
    """

    label: str
    size: int
    guidance: float

    @property
    def sample_size(self) -> int:
        """Width and height of its latents: its autoencoder shrinks pictures by 8."""
        return self.size // 8


FAMILIES: dict[Family, FamilyTraits] = {
    "sd1": FamilyTraits("Stable Diffusion 1.x", 512, 7.5),
    "sd1-inpaint": FamilyTraits("Stable Diffusion 1.x inpainting", 512, 7.5),
    "sd2": FamilyTraits("Stable Diffusion 2.x", 768, 7.5),
    "sd2-inpaint": FamilyTraits("Stable Diffusion 2.x inpainting", 512, 7.5),
    "sdxl": FamilyTraits("SDXL", 1024, 5.0),
    "sdxl-inpaint": FamilyTraits("SDXL inpainting", 1024, 7.5),
    "sdxl-refiner": FamilyTraits("SDXL refiner", 1024, 5.0),
}


def family_of(*, xl: bool, refiner: bool = False, second: bool = False, channels: int) -> Family | None:
    """Return the family of a text-to-image model; None if none matches.

    Args:
        xl: Whether it conditions on the pictures' size, as SDXL does.
        refiner: Whether it is SDXL with its second text encoder alone.
        second: Whether it is of Stable Diffusion's second generation.
        channels: Input channels of its U-Net: 4, or 9 for an inpainting model.
    """
    if channels not in (4, 9):
        return None
    inpaint = channels == 9
    if refiner:
        return None if inpaint else "sdxl-refiner"
    if xl:
        return "sdxl-inpaint" if inpaint else "sdxl"
    if second:
        return "sd2-inpaint" if inpaint else "sd2"
    return "sd1-inpaint" if inpaint else "sd1"
