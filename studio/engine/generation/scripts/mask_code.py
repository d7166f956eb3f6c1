"""The statements of a script that make a pipeline's mask from `mask` and `crop`, as the program does."""


def hard_mask(factor: int, *, inpaints: bool) -> str:
    """Return the statements that assign `mask_image`; see `Repainting.repainted`.

    Args:
        factor: Pixels of a latent's side.
        inpaints: Whether the model inpaints: its pipeline takes a mask of pixels and one of latents.
    """
    lines = [
        "def repainted(width, height):",
        "    covered = resized(mask[crop].astype(np.float32), width, height)",
        "    return (covered >= 0.25 * covered.max()).astype(np.float32)",
        "",
        "",
        f"latent_mask = repainted(WIDTH // {factor}, HEIGHT // {factor})",
    ]
    if inpaints:
        lines += [
            "mask_image = torch.from_numpy(repainted(WIDTH, HEIGHT))[None, None]",
            "prepare = pipe.prepare_mask_latents",
            "# the latents' mask is not that of the pixels, made smaller",
            "pipe.prepare_mask_latents = lambda mask, *rest: prepare(torch.from_numpy(latent_mask)[None, None], *rest)",
        ]
    else:
        lines += [
            f"mask_image = np.kron(latent_mask, np.ones(({factor}, {factor}), np.float32))",
            "mask_image = torch.from_numpy(mask_image)[None, None]",
        ]
    return "\n".join(lines) + "\n"


def gradual_mask(factor: int, steps: int) -> str:
    """Return the statements that assign `mask_image`, `pasted` and `change_mask`; see `GradualMask`.

    Args:
        factor: Pixels of a latent's side.
        steps: Denoising steps, each of one evaluation.
    """
    lines = [
        f"amount = resized(mask[crop].astype(np.float32), WIDTH // {factor}, HEIGHT // {factor}) / 255",
        "amount = np.clip(amount, 0, 1).astype(np.float32)",
        "pasted = np.minimum(mask.astype(np.uint16) * 255 // 64, 255).astype(np.uint8)",
        "",
        "",
        "def mask_of(step):",
        '    """Return 1 where latents have joined by then, else 0 (Levin and Fried 2023, Algorithm 1)."""',
        f"    joined = (amount > 0) & (amount >= 1 - step / {steps} - 1 / 510)",
        "    return joined.astype(np.float32)",
        "",
        "",
        "def change_mask(pipe, index, t, tensors):",
        '    return {"mask": torch.from_numpy(mask_of(index + 1)).to(tensors["mask"]).expand_as(tensors["mask"])}',
        "",
        "",
        f"mask_image = np.kron(mask_of(0), np.ones(({factor}, {factor}), np.float32))",
        "mask_image = torch.from_numpy(mask_image)[None, None]",
    ]
    return "\n".join(lines) + "\n"
