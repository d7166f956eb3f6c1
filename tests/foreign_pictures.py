"""Pictures as other programs write them, each with the settings in its texts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PIL import Image, PngImagePlugin

EXIF_IFD, USER_COMMENT, MAKE, MODEL, MAKER_NOTE = 0x8769, 0x9286, 0x010F, 0x0110, 0x927C


@dataclass(frozen=True)
class ForeignPicture:
    """A picture's texts and what they mean.

    Attributes:
        name: A name for the test.
        texts: The texts by key.
        told: The expected settings; those that are left out are None.
        suffix: The file's suffix.
        chunk: How a PNG carries its texts: tEXt, zTXt or iTXt.
        little: Whether a comment in EXIF data is in little-endian UTF-16.
    """

    name: str
    texts: dict[str, str]
    told: dict[str, Any]
    suffix: str = ".png"
    chunk: str = "tEXt"
    little: bool = False
    size: tuple[int, int] = field(default=(24, 16))

    def write(self, folder: Path) -> Path:
        """Write the picture into a folder."""
        path = folder / f"picture{self.suffix}"
        image = Image.new("RGB", self.size, (90, 120, 60))
        if self.suffix == ".png":
            image.save(path, pnginfo=self._chunks())
        else:
            image.save(path, exif=self._exif())
        return path

    def _chunks(self) -> PngImagePlugin.PngInfo:
        info = PngImagePlugin.PngInfo()
        for key, text in self.texts.items():
            if self.chunk == "iTXt":
                info.add_itxt(key, text)
            else:
                info.add_text(key, text, zip=self.chunk == "zTXt")
        return info

    def _exif(self) -> Image.Exif:
        exif = Image.Exif()
        for key, text in self.texts.items():
            if key == "parameters":
                encoded = text.encode("utf-16-le" if self.little else "utf-16-be")
                exif.get_ifd(EXIF_IFD)[USER_COMMENT] = b"UNICODE\0" + encoded
            elif key == "prompt":
                exif[MODEL] = f"prompt:{text}"
            elif key == "workflow":
                exif[MAKE] = f"workflow:{text}"
        return exif


def lora(name: str, weight: float = 1.0) -> dict[str, Any]:
    """Return a LoRA as the settings list it."""
    return {"name": name, "weight": weight}


def foreign_pictures() -> Iterator[ForeignPicture]:
    """Return pictures of all programs whose settings are read."""
    yield from _a1111()
    yield from _krita()
    yield from _invokeai()
    yield from _comfyui()
    yield from _swarmui()
    yield from _fooocus()


def _a1111() -> Iterator[ForeignPicture]:
    line = (
        "Steps: 20, Sampler: {sampler}, CFG scale: 7, Seed: 3141592653, Size: 512x768, Model hash: 6ce0161689, "
        "Model: {model}{more}, Version: v1.10.1"
    )
    told = {
        "steps": 20,
        "guidance": 7.0,
        "seed": 3141592653,
        "width": 512,
        "height": 768,
        "sampler": "dpmpp_2m",
        "spacing": "karras",
    }
    told |= {"model": "v1-5-pruned", "source": "AUTOMATIC1111", "loras": [], "prompt": "a red fox", "negative": ""}
    plain = line.format(sampler="DPM++ 2M Karras", model="v1-5-pruned", more="")

    def of(
        name: str, text: str, suffix: str = ".png", chunk: str = "tEXt", little: bool = False, **changed: Any
    ) -> ForeignPicture:
        return ForeignPicture(f"a1111-{name}", {"parameters": text}, told | changed, suffix, chunk, little)

    yield of("no-negative", f"a red fox\n{plain}")
    negative = f"a red fox\nNegative prompt: blurry, low quality\n{plain}"
    for suffix, chunk, little in (
        (".png", "tEXt", False),
        (".png", "zTXt", False),
        (".png", "iTXt", False),
        (".jpg", "", False),
        (".jpg", "", True),
        (".webp", "", False),
        (".webp", "", True),
    ):
        name = f"negative{suffix}-{chunk or ('little' if little else 'big')}"
        yield of(name, negative, suffix, chunk or "tEXt", little, negative="blurry, low quality")
    lines = "a red fox,\nin the snow\n\n(masterpiece:1.2)"
    yield of("several-lines", f"{lines}\nNegative prompt: bad\nworse\n{plain}", prompt=lines, negative="bad\nworse")
    yield of("unicode", f"ein Füchslein 狐 🦊\n{plain}", chunk="iTXt", prompt="ein Füchslein 狐 🦊")
    yield of("unicode-jpeg", f"ein Füchslein 狐 🦊\n{plain}", ".jpg", prompt="ein Füchslein 狐 🦊")
    yield of("no-prompt", plain, prompt="")
    yield of("only-negative", f"Negative prompt: blurry\n{plain}", prompt="", negative="blurry")
    tagged = "a red fox <lora:fur_v2:0.8> <lora:snow:-0.5:1>, [a:b:0.25] \\(sitting\\)"
    yield of("loras", f"{tagged}\n{plain}", prompt=tagged, loras=[lora("fur_v2", 0.8), lora("snow", -0.5)])
    hashes = line.format(sampler="Euler a", model="v1-5-pruned", more=', Lora hashes: "fur: 12ab, snow: 34cd"')
    yield of("quoted-hashes", f"a red fox\n{hashes}", sampler="euler_a", spacing=None)
    commas = line.format(sampler="Euler", model='"dream, shaper: 8"', more="")
    yield of("quoted-model", f"a red fox\n{commas}", sampler="euler", spacing=None, model="dream, shaper: 8")
    varied = line.format(
        sampler="DDIM", model="v1-5-pruned", more=", Denoising strength: 0.55, Clip skip: 2, ENSD: 31337"
    )
    yield of("strength", f"a red fox\n{varied}", sampler="ddim", spacing=None, strength=0.55, clip_skip=2)
    apart = line.format(sampler="DPM++ 2M", model="v1-5-pruned", more=", Schedule type: Exponential")
    yield of("schedule-type", f"a red fox\n{apart}", spacing="exponential")
    own = line.format(sampler="DPM++ 2M", model="v1-5-pruned", more=", Schedule type: Automatic")
    yield of("schedule-automatic", f"a red fox\n{own}", spacing=None)
    yield of("steps-in-prompt", f"Steps: of stone, Size: huge\n{plain}", prompt="Steps: of stone, Size: huge")
    template = f"a red fox\n{plain}\nTemplate: a {{red|blue}} fox\nNegative Template: none"
    yield of("template-below", template)
    civitai = 'Civitai resources: [{"type":"checkpoint","modelName":"A, b","weight":1}], Civitai metadata: {}'
    yield of("civitai", f"a red fox\n{plain}, {civitai}")
    yield of("windows-line-ends", f"a red fox\r\nNegative prompt: blurry\r\n{plain}", negative="blurry")
    forge = plain.replace("Version: v1.10.1", "Version: f2.0.1v1.10.1-previous-1, Module 1: ae")
    yield of("forge", f"a red fox\n{forge}", source="Forge")
    sdnext = plain.replace("Version: v1.10.1", "App: SD.Next, Version: 1b5dd4b, Pipeline: StableDiffusionPipeline")
    yield of("sdnext", f"a red fox\n{sdnext}", source="SD.Next")
    for title, sampler, spacing in (
        ("Euler a", "euler_a", None),
        ("Heun", "heun", None),
        ("LMS Karras", "lms", "karras"),
        ("DPM2 a Karras", "dpm2_a", "karras"),
        ("DPM++ 2S a Karras", "dpmpp_2s_a", "karras"),
        ("DPM++ SDE Karras", "dpmpp_sde", "karras"),
        ("DPM++ 2M SDE Exponential", "dpmpp_2m_sde", "exponential"),
        ("DPM++ 3M SDE", "dpmpp_3m_sde", None),
        ("UniPC", "unipc", None),
        ("PLMS", "pndm", None),
        ("LCM", "lcm", None),
        ("Nobody's sampler", "Nobody's sampler", None),
    ):
        yield of(
            f"sampler-{title}",
            f"a red fox\n{line.format(sampler=title, model='v1-5-pruned', more='')}",
            sampler=sampler,
            spacing=spacing,
        )


def _krita() -> Iterator[ForeignPicture]:
    last = (
        "Steps: 20, Sampler: {sampler}, CFG scale: 7.5, Seed: 12345, Size: 512x768, Model hash: unknown, "
        "Model: dream.safetensors"
    )
    told = {
        "prompt": "a red fox",
        "negative": "dog",
        "steps": 20,
        "guidance": 7.5,
        "seed": 12345,
        "width": 512,
        "height": 768,
    }
    told |= {"model": "dream", "sampler": "euler_a", "loras": [], "source": "Krita AI Diffusion"}
    for name, sampler in (
        ("preset", "Euler - euler_a"),
        ("counted", "Euler - euler_a (20 / 7.5)"),
        ("plain", "euler_a"),
    ):
        text = f"a red fox\nNegative prompt: dog\n{last.format(sampler=sampler)}"
        yield ForeignPicture(f"krita-{name}", {"parameters": text}, told)
    settings = f"{last.format(sampler='euler_a')}, Denoising strength: 0.8"
    text = f"Prompt: a red fox <lora:fur:0.7>\nNegative prompt: dog\n{settings}"
    yield ForeignPicture(
        "krita-loras",
        {"parameters": text},
        told | {"prompt": "a red fox <lora:fur:0.7>", "loras": [lora("fur", 0.7)], "strength": 0.8},
        chunk="iTXt",
    )


def _invokeai() -> Iterator[ForeignPicture]:
    data: dict[str, Any] = {
        "app_version": "6.9.0",
        "generation_mode": "sdxl_txt2img",
        "positive_prompt": "a red fox",
        "negative_prompt": "blurry",
        "width": 1024,
        "height": 768,
        "seed": 2718281828,
        "rand_device": "cpu",
        "cfg_scale": 6.5,
        "steps": 30,
        "scheduler": "dpmpp_2m_k",
        "model": {"key": "1f", "hash": "blake3:0", "name": "Juggernaut XL v9", "base": "sdxl", "type": "main"},
        "vae": {"key": "2f", "name": "sdxl-vae", "base": "sdxl", "type": "vae"},
        "loras": [],
    }
    told = {
        "prompt": "a red fox",
        "negative": "blurry",
        "steps": 30,
        "guidance": 6.5,
        "seed": 2718281828,
        "width": 1024,
    }
    told |= {
        "height": 768,
        "sampler": "dpmpp_2m",
        "spacing": "karras",
        "model": "Juggernaut XL v9",
        "loras": [],
        "source": "InvokeAI",
    }

    def of(name: str, changed: dict[str, Any], chunk: str = "tEXt", **expected: Any) -> ForeignPicture:
        return ForeignPicture(
            f"invokeai-{name}", {"invokeai_metadata": json.dumps(data | changed)}, told | expected, chunk=chunk
        )

    yield of("plain", {})
    yield of("compressed", {}, chunk="zTXt")
    used = [{"model": {"name": "fur", "base": "sdxl", "type": "lora"}, "weight": 0.75}]
    yield of("loras", {"loras": used}, loras=[lora("fur", 0.75)])
    varied = {"generation_mode": "sdxl_img2img", "strength": 0.6, "init_image": "a.png"}
    yield of("strength", varied, strength=0.6)
    yield of("clip-skip", {"clip_skip": 1}, clip_skip=2)
    yield of("no-clip-skip", {"clip_skip": 0}, clip_skip=1)
    old = {
        "model": {"model_name": "stable-diffusion-v1-5", "base_model": "sd-1", "model_type": "main"},
        "scheduler": "euler_a",
    }
    old["loras"] = [{"lora": {"model_name": "fur", "base_model": "sd-1"}, "weight": 0.5}]
    yield of("version-3", old, model="stable-diffusion-v1-5", sampler="euler_a", spacing=None, loras=[lora("fur", 0.5)])
    yield of("dpmpp-sde-karras", {"scheduler": "dpmpp_sde_k"}, sampler="dpmpp_sde")
    yield of("nan", {"cfg_rescale_multiplier": float("nan")})
    ancient = {
        "model": "stable diffusion",
        "model_weights": "stable-diffusion-1.5",
        "app_id": "invoke-ai/InvokeAI",
        "app_version": "2.3.5",
        "image": {
            "prompt": [{"prompt": "a red fox [blurry]", "weight": 1.0}],
            "steps": 50,
            "cfg_scale": 7.5,
            "height": 512,
            "width": 512,
            "seed": 99,
            "type": "txt2img",
            "sampler": "k_lms",
        },
    }
    expected = told | {
        "steps": 50,
        "guidance": 7.5,
        "seed": 99,
        "width": 512,
        "height": 512,
        "sampler": "lms",
        "spacing": None,
    }
    yield ForeignPicture(
        "invokeai-version-2", {"sd-metadata": json.dumps(ancient)}, expected | {"model": "stable-diffusion-1.5"}
    )


def _comfyui() -> Iterator[ForeignPicture]:
    graph = comfyui_graph()
    told = {
        "prompt": "a red fox",
        "negative": "blurry",
        "steps": 25,
        "guidance": 5.5,
        "seed": 2**63 + 5,
        "width": 640,
        "height": 512,
    }
    told |= {"sampler": "dpmpp_2m", "spacing": "karras", "model": "sd15", "loras": [], "source": "ComfyUI"}

    def of(name: str, changed: dict[str, Any], suffix: str = ".png", **expected: Any) -> ForeignPicture:
        return ForeignPicture(f"comfyui-{name}", {"prompt": json.dumps(graph | changed)}, told | expected, suffix)

    yield of("plain", {})
    yield of("jpeg", {}, ".jpg")
    yield of("webp", {}, ".webp")
    with_loras = {
        "10": node(
            "LoraLoader",
            model=["4", 0],
            clip=["4", 1],
            lora_name="fur.safetensors",
            strength_model=0.8,
            strength_clip=1.0,
        ),
        "11": node("LoraLoaderModelOnly", model=["10", 0], lora_name="sub\\snow.safetensors", strength_model=0.4),
    }
    start = graph["3"]["inputs"]
    yield of(
        "loras",
        with_loras | {"3": node("KSampler", **start | {"model": ["11", 0]})},
        loras=[lora("fur", 0.8), lora("snow", 0.4)],
    )
    several = node(
        "Power Lora Loader (rgthree)",
        model=["4", 0],
        lora_1={"on": True, "lora": "fur.safetensors", "strength": 0.3},
        lora_2={"on": False, "lora": "no", "strength": 1},
    )
    yield of(
        "power-loader", {"10": several, "3": node("KSampler", **start | {"model": ["10", 0]})}, loras=[lora("fur", 0.3)]
    )
    skip = {
        "12": node("CLIPSetLastLayer", clip=["4", 1], stop_at_clip_layer=-2),
        "6": node("CLIPTextEncode", clip=["12", 0], text="a red fox"),
    }
    yield of("clip-skip", skip, clip_skip=2)
    picture = {"5": node("LoadImage", image="a.png"), "13": node("VAEEncode", pixels=["5", 0], vae=["4", 2])}
    varied = node("KSampler", **start | {"latent_image": ["13", 0], "denoise": 0.6})
    yield of("picture", picture | {"3": varied}, strength=0.6, width=24, height=16)
    words = {
        "14": node("PrimitiveStringMultiline", value="a red fox"),
        "6": node("CLIPTextEncode", clip=["4", 1], text=["14", 0]),
    }
    yield of("linked-text", words)
    halves = {
        "14": node("StringConcatenate", string_a="a red", string_b="fox", delimiter=" "),
        "6": node("CLIPTextEncode", clip=["4", 1], text=["14", 0]),
    }
    yield of("joined-text", halves)
    seed = {"15": node("Seed (rgthree)", seed=7), "3": node("KSampler", **start | {"seed": ["15", 0]})}
    yield of("linked-seed", seed, seed=7)
    net = node(
        "ControlNetApplyAdvanced",
        positive=["6", 0],
        negative=["7", 0],
        control_net=["20", 0],
        image=["21", 0],
        strength=1.0,
    )
    controlled = {
        "19": net,
        "20": node("ControlNetLoader", control_net_name="canny"),
        "21": node("LoadImage", image="e.png"),
    }
    yield of(
        "controlnet", controlled | {"3": node("KSampler", **start | {"positive": ["19", 0], "negative": ["19", 1]})}
    )
    again = {
        "16": node("LatentUpscaleBy", samples=["3", 0], scale_by=2.0),
        "17": node("KSampler", **start | {"latent_image": ["16", 0], "denoise": 0.4, "steps": 9, "seed": 1}),
        "8": node("VAEDecode", samples=["17", 0], vae=["4", 2]),
    }
    yield of("refined", again)
    advanced = node(
        "KSamplerAdvanced",
        **{key: value for key, value in start.items() if key not in ("seed", "denoise")},
        add_noise="enable",
        noise_seed=start["seed"],
        start_at_step=0,
        end_at_step=10000,
        return_with_leftover_noise="disable",
    )
    yield of("advanced", {"3": advanced})
    custom = {
        "3": node(
            "SamplerCustomAdvanced",
            noise=["30", 0],
            guider=["31", 0],
            sampler=["32", 0],
            sigmas=["33", 0],
            latent_image=["5", 0],
        ),
        "30": node("RandomNoise", noise_seed=start["seed"]),
        "31": node("CFGGuider", model=["4", 0], positive=["6", 0], negative=["7", 0], cfg=5.5),
        "32": node("KSamplerSelect", sampler_name="dpmpp_2m"),
        "33": node("BasicScheduler", model=["4", 0], scheduler="karras", steps=25, denoise=1.0),
    }
    yield of("custom", custom)
    xl = {
        "6": node("CLIPTextEncodeSDXL", clip=["4", 1], text_g="a red fox", text_l="a red fox", width=1024, height=1024)
    }
    yield of("sdxl", xl)
    zero = {"7": node("ConditioningZeroOut", conditioning=["6", 0])}
    yield of("zeroed-negative", zero, negative="")
    workflow = comfyui_workflow()
    seen = told | {"seed": 77}
    yield ForeignPicture("comfyui-workflow-alone", {"workflow": json.dumps(workflow)}, seen)
    yield ForeignPicture("comfyui-workflow-webp", {"workflow": json.dumps(workflow)}, seen, ".webp")
    bypassed = comfyui_workflow(bypass_lora=True)
    yield ForeignPicture("comfyui-workflow-bypassed", {"workflow": json.dumps(bypassed)}, seen)
    used = comfyui_workflow(bypass_lora=False)
    yield ForeignPicture("comfyui-workflow-lora", {"workflow": json.dumps(used)}, seen | {"loras": [lora("fur", 0.8)]})


def node(class_type: str, **inputs: Any) -> dict[str, Any]:
    """Return a node of ComfyUI's graph."""
    return {"class_type": class_type, "inputs": inputs}


def comfyui_graph() -> dict[str, Any]:
    """Return ComfyUI's first workflow, as its server gets it."""
    return {
        "3": node(
            "KSampler",
            model=["4", 0],
            positive=["6", 0],
            negative=["7", 0],
            latent_image=["5", 0],
            seed=2**63 + 5,
            steps=25,
            cfg=5.5,
            sampler_name="dpmpp_2m",
            scheduler="karras",
            denoise=1.0,
        ),
        "4": node("CheckpointLoaderSimple", ckpt_name="models\\sd15.safetensors"),
        "5": node("EmptyLatentImage", width=640, height=512, batch_size=1),
        "6": node("CLIPTextEncode", clip=["4", 1], text="a red fox"),
        "7": node("CLIPTextEncode", clip=["4", 1], text="blurry"),
        "8": node("VAEDecode", samples=["3", 0], vae=["4", 2]),
        "9": node("SaveImage", images=["8", 0], filename_prefix="ComfyUI"),
    }


def comfyui_workflow(bypass_lora: bool | None = None) -> dict[str, Any]:
    """Return ComfyUI's first workflow as its editor saves it; with a LoRA, bypassed or not, unless that is None."""
    lora_in = bypass_lora is not None
    loader = {"id": 4, "type": "CheckpointLoaderSimple", "widgets_values": ["sd15.safetensors"], "inputs": []}
    model_link = 20 if lora_in else 1
    nodes = [
        loader,
        {
            "id": 3,
            "type": "KSampler",
            "mode": 0,
            "inputs": [
                {"name": "model", "type": "MODEL", "link": model_link},
                {"name": "positive", "type": "CONDITIONING", "link": 4},
                {"name": "negative", "type": "CONDITIONING", "link": 6},
                {"name": "latent_image", "type": "LATENT", "link": 2},
            ],
            "widgets_values": [77, "randomize", 25, 5.5, "dpmpp_2m", "karras", 1],
        },
        {"id": 5, "type": "EmptyLatentImage", "inputs": [], "widgets_values": [640, 512, 1]},
        {
            "id": 6,
            "type": "CLIPTextEncode",
            "inputs": [{"name": "clip", "type": "CLIP", "link": 3}],
            "widgets_values": ["a red fox"],
        },
        {
            "id": 7,
            "type": "CLIPTextEncode",
            "inputs": [{"name": "clip", "type": "CLIP", "link": 5}],
            "widgets_values": ["blurry"],
        },
        {
            "id": 8,
            "type": "VAEDecode",
            "inputs": [{"name": "samples", "type": "LATENT", "link": 7}],
            "widgets_values": [],
        },
        {
            "id": 9,
            "type": "SaveImage",
            "inputs": [{"name": "images", "type": "IMAGE", "link": 9}],
            "widgets_values": ["ComfyUI"],
        },
        {"id": 40, "type": "Note", "widgets_values": ["nothing"]},
    ]
    links = [
        [1, 4, 0, 3, 0, "MODEL"],
        [2, 5, 0, 3, 3, "LATENT"],
        [3, 4, 1, 6, 0, "CLIP"],
        [5, 4, 1, 7, 0, "CLIP"],
        [4, 6, 0, 3, 1, "CONDITIONING"],
        [6, 7, 0, 3, 2, "CONDITIONING"],
        [7, 3, 0, 8, 0, "LATENT"],
        [9, 8, 0, 9, 0, "IMAGE"],
    ]
    if lora_in:
        inputs = [{"name": "model", "type": "MODEL", "link": 21}, {"name": "clip", "type": "CLIP", "link": 22}]
        mode = 4 if bypass_lora else 0
        nodes.append(
            {
                "id": 10,
                "type": "LoraLoader",
                "mode": mode,
                "inputs": inputs,
                "widgets_values": ["fur.safetensors", 0.8, 1],
            }
        )
        links += [[20, 10, 0, 3, 0, "MODEL"], [21, 4, 0, 10, 0, "MODEL"], [22, 4, 1, 10, 1, "CLIP"]]
    return {"nodes": nodes, "links": links, "version": 0.4}


def _swarmui() -> Iterator[ForeignPicture]:
    data: dict[str, Any] = {
        "prompt": "a red fox",
        "negativeprompt": "blurry",
        "model": "OfficialStableDiffusion/sd_xl_base_1.0.safetensors",
        "images": 1,
        "seed": 1618033988,
        "steps": 22,
        "cfgscale": 7.0,
        "aspectratio": "1:1",
        "width": 1024,
        "height": 832,
        "sampler": "dpmpp_2m_sde_gpu",
        "scheduler": "karras",
        "swarm_version": "0.9.5.0",
    }
    told = {
        "prompt": "a red fox",
        "negative": "blurry",
        "steps": 22,
        "guidance": 7.0,
        "seed": 1618033988,
        "width": 1024,
        "height": 832,
    }
    told |= {
        "sampler": "dpmpp_2m_sde",
        "spacing": "karras",
        "model": "sd_xl_base_1.0",
        "loras": [],
        "source": "SwarmUI",
    }

    def of(name: str, changed: dict[str, Any], suffix: str = ".png", **expected: Any) -> ForeignPicture:
        text = json.dumps({"sui_image_params": data | changed, "sui_extra_data": {"date": "2026-01-25"}}, indent=2)
        return ForeignPicture(f"swarmui-{name}", {"parameters": text}, told | expected, suffix)

    yield of("plain", {})
    yield of("jpeg", {}, ".jpg")
    yield of("webp", {}, ".webp")
    used = {"loras": ["sub/fur.safetensors", "snow"], "loraweights": ["0.8", "-0.5"]}
    yield of("loras", used, loras=[lora("fur", 0.8), lora("snow", -0.5)])
    yield of("loras-as-text", {"loras": "fur,snow", "loraweights": "0.8,1"}, loras=[lora("fur", 0.8), lora("snow")])
    yield of("strength", {"initimage": "...", "initimagecreativity": 0.6}, strength=0.6)
    yield of("clip-skip", {"clipstopatlayer": -2}, clip_skip=2)
    yield of("old-sampler", {"sampler": "euler_ancestral", "scheduler": "normal"}, sampler="euler_a", spacing=None)


def _fooocus() -> Iterator[ForeignPicture]:
    data: dict[str, Any] = {
        "adm_guidance": "(1.5, 0.8, 0.3)",
        "base_model": "juggernautXL_v8Rundiffusion",
        "base_model_hash": "aeb7e9e689",
        "clip_skip": 2,
        "full_negative_prompt": ["blurry, ugly"],
        "full_prompt": ["a red fox, cinematic"],
        "guidance_scale": 4.0,
        "loras": [["sd_xl_offset_example-lora_1.0", 0.1, "4852686128"]],
        "metadata_scheme": "fooocus",
        "negative_prompt": "blurry",
        "performance": "Speed",
        "prompt": "a red fox",
        "refiner_model": "None",
        "resolution": "(1152, 896)",
        "sampler": "dpmpp_2m_sde_gpu",
        "scheduler": "karras",
        "seed": "8477664955129270000",
        "sharpness": 2.0,
        "steps": 30,
        "styles": "['Fooocus V2']",
        "vae": "Default (model)",
        "version": "Fooocus v2.5.5",
    }
    told = {
        "prompt": "a red fox",
        "negative": "blurry",
        "steps": 30,
        "guidance": 4.0,
        "seed": 8477664955129270000,
        "width": 1152,
    }
    told |= {
        "height": 896,
        "sampler": "dpmpp_2m_sde",
        "spacing": "karras",
        "model": "juggernautXL_v8Rundiffusion",
        "clip_skip": 2,
    }
    told |= {"loras": [lora("sd_xl_offset_example-lora_1.0", 0.1)], "source": "Fooocus"}
    texts = {"parameters": json.dumps(data), "fooocus_scheme": "fooocus"}
    yield ForeignPicture("fooocus-plain", texts, told)
    yield ForeignPicture("fooocus-jpeg", texts, told, ".jpg")
    old = {key: value for key, value in data.items() if key not in ("loras", "clip_skip")}
    old["lora_combined_1"] = "sd_xl_offset_example-lora_1.0 : 0.1"
    yield ForeignPicture("fooocus-version-2.1", {"parameters": json.dumps(old)}, told | {"clip_skip": None})
    line = (
        "Steps: 30, Sampler: DPM++ 2M SDE Karras, Seed: 123, Size: 1152x896, CFG scale: 4, Sharpness: 2, "
        'ADM Guidance: "(1.5, 0.8, 0.3)", Model: juggernautXL, Model hash: aeb7e9e689, Performance: Speed, '
        "Styles: \"['Fooocus V2']\", Version: Fooocus v2.5.5"
    )
    text = f"a red fox\nNegative prompt: blurry\n{line}"
    changed = {"seed": 123, "model": "juggernautXL", "clip_skip": None, "loras": []}
    yield ForeignPicture("fooocus-a1111-scheme", {"parameters": text, "fooocus_scheme": "a1111"}, told | changed)
