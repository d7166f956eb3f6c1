"""The script of a text-to-image model: a pipeline of diffusers, with its networks, prompts, pictures and scheduler."""

import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from studio.engine.diffusion.solvers.spacing import starting_noise
from studio.engine.generation.inpainting import Repainting
from studio.engine.generation.model_cache import ModelCache
from studio.engine.generation.scripts import loading_code, mask_code, picture_code
from studio.engine.generation.scripts.lora_code import LOAD_FILE, lora_code
from studio.engine.generation.scripts.prompt_code import prompt_code
from studio.engine.generation.scripts.scheduler_code import RunSettings, SchedulerCode, full_levels, scheduler_code
from studio.engine.generation.scripts.script_parts import ScriptParts
from studio.engine.generation.scripts.source import Source, call, literal
from studio.engine.generation.text_to_image import TextToImage, strength_of
from studio.engine.models.files import read_contents
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.protocol.controlnets import best_controlnet
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.modelcard import find_model, known_cards, read_card

_TASKS = {"text": "", "image": "Img2Img", "inpaint": "Inpaint"}
_PREDICTIONS = {"epsilon": "epsilon", "x0": "sample", "v": "v_prediction"}
_ONE_STEP = ("ddim", "euler")  # which carry no memory over to the refiner
_TWO_EVALUATIONS = ("heun", "pndm")


def text_script(
    recipe: GenerateRecipe,
    plan: TextToImage,
    model: StableDiffusionModel,
    repainting: Repainting | None,
    models: ModelCache,
) -> str:
    """Return the script of a recipe whose plan has been made; raises BadInput for what it cannot express."""
    return _TextScript(recipe, plan, model, repainting, models).written()


class _TextScript:
    def __init__(
        self,
        recipe: GenerateRecipe,
        plan: TextToImage,
        model: StableDiffusionModel,
        repainting: Repainting | None,
        models: ModelCache,
    ) -> None:
        self._recipe, self._plan, self._model, self._repainting = recipe, plan, model, repainting
        self._device, self._loading = models.device, models.loading
        self._dtype: Source | None = None  # None: float32
        self._parts = ScriptParts()
        self._late: list[str] = []  # statements that need the pipeline
        masked = recipe.repaints_part or model.inpaints
        self._task = "inpaint" if masked else "text" if repainting is None else "image"
        self._strength = None if repainting is None else strength_of(recipe)
        schedule, levels = full_levels(recipe, model.card, model.schedule)
        scale = starting_noise(recipe.sampler, schedule, levels[0], model.card.scheduler)
        self._run = RunSettings(
            recipe,
            model.card,
            schedule,
            levels,
            scale,
            strength=self._strength,
            fresh=masked and self._strength in (None, 1),
            masked=masked and not model.inpaints,
            predictions=(_PREDICTIONS[model.card.prediction_type],),
        )
        self._prompts = prompt_code(recipe, model, len(self._run.taken))
        self._pipeline = "StableDiffusion" + "XL" * model.is_xl + "ControlNet" * bool(recipe.controls)
        self._pipeline += _TASKS[self._task] + "Pipeline"
        if model.is_refiner and self._task == "text":
            raise BadInput("SDXL's refiner makes no picture from noise in diffusers: give it a picture.")

    def written(self) -> str:
        """Return the whole script."""
        parts, recipe = self._parts, self._recipe
        width, height = self._plan.size or (self._model.card.size, self._model.card.size)
        parts.constants += [
            f"DEVICE = {literal(self._device)}",
            *self._precision(),
            f"WIDTH, HEIGHT = {width}, {height}",
            f"SEEDS = {literal(self._seeds())}  # one for each picture",
        ]
        if recipe.variation_strength:
            parts.constants += [
                f"VARIATION_SEED = {recipe.variation_seed}  # of the first picture; it counts up",
                f"VARIATION_STRENGTH = {recipe.variation_strength!r}",
            ]
            parts.functions.append(picture_code.VARIED)
            if self._task != "text":
                parts.others.add("import sys")
        scheduler = scheduler_code(self._run)
        arguments = self._arguments(scheduler)
        self._load(scheduler)
        self._encode()
        self._generate(arguments)
        return parts.joined()

    def _seeds(self) -> list[int]:
        """Return the seed of each picture; those of a variation share it."""
        recipe = self._recipe
        return [recipe.seed if recipe.variation_strength else recipe.seed + index for index in range(recipe.count)]

    def _precision(self) -> list[str]:
        """Return the constant that names the precision, where it is not float32."""
        path = find_model(self._recipe.model)
        contents = read_contents(find_model(read_card(path).base) if read_card(path).base else path)
        weights, kind = contents.weights["unet"], contents.card.kind
        dtype = self._loading.dtype_of(weights, kind, self._device, foreign=contents.foreign)
        if dtype == torch.float32:
            return []
        self._dtype = Source("DTYPE")
        note = "the program keeps latents in 32 bits between the steps, so that pictures differ by some levels"
        return [f"DTYPE = {dtype}  # {note}"]

    def _load(self, scheduler: SchedulerCode) -> None:
        """Write the statements that load networks, scheduler and LoRAs."""
        parts, recipe, model = self._parts, self._recipe, self._model
        path = find_model(recipe.model)
        own = read_card(path)
        base = path if not own.base else find_model(own.base)
        more: dict[str, Any] = {} if model.is_xl else {"safety_checker": None, "requires_safety_checker": False}
        if model.is_xl:
            more["add_watermarker"] = False
        loads: list[str] = []
        if self._dtype is not None:
            more["dtype"] = self._dtype
        if recipe.vae is not None:
            loads.append(self._network(loading_code.autoencoder_class(recipe.vae), recipe.vae, "vae", "vae"))
            more["vae"] = Source("vae")
        if recipe.controls:
            names = []
            for number, spec in enumerate(recipe.controls):
                place = spec.model or best_controlnet(known_cards(), recipe.model, model.card, spec.kind)
                assert place is not None, "the plan has found it"
                name = f"controlnet_{number + 1}" if len(recipe.controls) > 1 else "controlnet"
                loads.append(self._network("ControlNetModel", place, "controlnet", name))
                names.append(name)
            more["controlnet"] = Source(names[0] if len(names) == 1 else f"[{', '.join(names)}]")
        parts.diffusers |= {self._pipeline, scheduler.class_name}
        parts.body += [*loads, self._pipeline_of(base, "pipe", self._pipeline, more)]
        if "np." in scheduler.source:
            parts.others.add("import numpy as np")
        parts.body += [scheduler.source, "pipe.scheduler = scheduler\n"]
        self._load_loras(path if own.base else None)
        parts.body.append("pipe.to(DEVICE)\n")
        if recipe.refiner is not None:
            self._load_refiner(scheduler)

    def _network(self, class_name: str, name: str, part: str, variable: str) -> str:
        self._parts.diffusers.add(class_name)
        source, configs = loading_code.network(class_name, find_model(name), part, self._dtype)
        if configs:
            self._needs_configs()
            upper = variable.upper()
            source, configs = source.replace(f"({part.upper()})", f"({upper})"), configs.replace(part.upper(), upper, 1)
            self._parts.constants.append(configs)
        return f"{variable} = {source}\n"

    def _pipeline_of(self, path: Path, variable: str, class_name: str, more: Mapping[str, Any]) -> str:
        if not loading_code.is_file(path):
            return f"{variable} = {loading_code.pipeline_folder(path, class_name, more)}\n"
        more = {name: value for name, value in more.items() if name != "requires_safety_checker"}
        source, constants = loading_code.pipeline_file(path, class_name, more)
        self._needs_configs()
        self._parts.transformers.add("CLIPTokenizer")
        self._parts.need_function(loading_code.TOKENIZER_FUNCTION)
        if variable != "pipe":
            name = f"{variable.upper()}_CONFIGS"
            source, constants = source.replace("(CONFIGS)", f"({name})"), constants.replace("CONFIGS", name, 1)
        self._parts.constants.append(constants)
        return f"{variable} = {source}\n"

    def _needs_configs(self) -> None:
        self._parts.others |= {"import json", "import os", "import tempfile"}
        self._parts.need_function(loading_code.CONFIG_FUNCTION)

    def _load_loras(self, own: Path | None) -> None:
        """Write the statements that load the recipe's LoRAs, and the model itself if it is one."""
        encoders = ["text_encoder_2"] if self._model.is_refiner else self._encoder_names()
        statements = lora_code(own, self._recipe.loras, ["unet", *encoders])
        if any("load_file(" in statement for statement in statements):
            self._parts.others.add(LOAD_FILE)
        self._parts.body += statements

    def _encoder_names(self) -> list[str]:
        return ["text_encoder", "text_encoder_2"][: len(self._model.encoders)]

    def _load_refiner(self, scheduler: SchedulerCode) -> None:
        recipe = self._recipe
        assert recipe.refiner is not None
        if self._task != "text" or recipe.sampler not in _ONE_STEP or self._prompts.texts is None:
            raise BadInput(
                "diffusers hands over to a refiner exactly only from a text in plain words, with DDIM or Euler, "
                "so no script can be written.",
                field="refiner",
            )
        class_name = "StableDiffusionXLImg2ImgPipeline"
        self._parts.diffusers.add(class_name)
        made = self._pipeline_of(
            find_model(recipe.refiner),
            "refiner",
            class_name,
            {"vae": Source("pipe.vae"), "add_watermarker": False, **({"dtype": self._dtype} if self._dtype else {})},
        )
        again = "refiner.scheduler = type(scheduler).from_config(scheduler.config)\n"
        self._parts.body += [made, again, "refiner.to(DEVICE)\n"]

    def _encode(self) -> None:
        """Write the embeddings of prompts that a pipeline would read differently."""
        prompts = self._prompts
        if prompts.texts is not None:
            return
        self._parts.functions.append(prompts.functions)
        self._parts.constants.append(prompts.prompts)
        model = self._model
        guided = self._guided
        zeros = model.card.zero_empty_negative and not self._recipe.negative
        source = prompts.encoding("pipe", xl=model.is_xl, refiner=model.is_refiner, guided=guided, zeros=zeros)
        self._parts.body.append(source)

    @property
    def _guided(self) -> bool:
        """Whether the pipeline evaluates the negative prompt too."""
        return self._prompts.guidance > 1 and not self._model.has_guidance_input

    def _arguments(self, scheduler: SchedulerCode) -> dict[str, Any]:
        """Return the arguments of the pipeline's call."""
        recipe, prompts, model = self._recipe, self._prompts, self._model
        arguments: dict[str, Any] = {}
        if prompts.texts is not None:
            arguments = {"prompt": prompts.texts[0], "negative_prompt": prompts.texts[1]}
        else:
            arguments = {"prompt_embeds": Source("states[:1]")}
            if self._guided:
                arguments["negative_prompt_embeds"] = Source("states[1:]")
            if model.is_xl:
                arguments["pooled_prompt_embeds"] = Source("pooled[:1]")
                if self._guided:
                    arguments["negative_pooled_prompt_embeds"] = Source("pooled[1:]")
        arguments |= {"num_inference_steps": recipe.steps, "guidance_scale": prompts.guidance, **scheduler.call}
        arguments |= self._seen()
        if self._gradual:
            arguments |= self._gradual_mask(scheduler)
        if self._task in {"text", "inpaint"}:
            arguments |= {"width": Source("WIDTH"), "height": Source("HEIGHT")}
        if recipe.controls:
            arguments |= self._controls(scheduler)
        if recipe.guidance_rescale and self._guided:
            arguments["guidance_rescale"] = recipe.guidance_rescale
        if len(prompts.begins) > 1:
            arguments |= self._changing(scheduler)
        if recipe.refiner is not None:
            arguments |= {"denoising_end": recipe.refiner_start, "output_type": "latent"}
        elif self._repainting is not None:
            arguments["output_type"] = "np"
        self._check_known(arguments)
        return arguments

    def _check_known(self, arguments: Mapping[str, Any]) -> None:
        import diffusers

        known = inspect.signature(getattr(diffusers, self._pipeline).__call__).parameters
        lacking = [name for name in arguments if name not in known]
        if lacking:
            what = lacking[0].replace("_", " ")
            raise BadInput(
                f"diffusers' {self._pipeline} has no argument {what}, so no script can be written.", field=lacking[0]
            )

    def _seen(self) -> dict[str, Any]:
        """Return the picture and the mask that the pipeline is given."""
        parts, recipe, repainting = self._parts, self._recipe, self._repainting
        if self._task == "text":
            return {}
        if repainting is None:  # an inpainting model repaints the whole of a grey picture
            parts.body.append(
                "image, mask_image = torch.full((1, 3, HEIGHT, WIDTH), 0.5), torch.ones(1, 1, HEIGHT, WIDTH)\n"
            )
            return {"image": Source("image"), "mask_image": Source("mask_image"), "strength": 1.0}
        assert recipe.image is not None
        self._needs_pictures(picture_code.COMPOSITE)
        parts.body.append(picture_code.picture_source(recipe.image, recipe.mask, repainting, recipe.outpaint))
        arguments: dict[str, Any] = {"image": Source("image")}
        if self._task == "inpaint":
            if not self._gradual:
                statements = self._late if self._model.inpaints else self._parts.body  # the former need the pipeline
                statements.append(mask_code.hard_mask(self._model.factor, inpaints=self._model.inpaints))
            arguments["mask_image"] = Source("mask_image")
        return arguments | {"strength": self._strength}

    @property
    def _gradual(self) -> bool:
        """Whether the mask says how much each pixel may change."""
        return self._recipe.soft_mask and self._recipe.repaints_part

    def _gradual_mask(self, scheduler: SchedulerCode) -> dict[str, Any]:
        """Write the statements that change the pipeline's mask from step to step; see `GradualMask`."""
        if self._model.inpaints:
            raise BadInput(
                "diffusers' pipelines of models that inpaint take no soft mask, so no script can be written.",
                field="soft_mask",
            )
        steps = len(self._run.taken)
        if len(scheduler.evaluations) != steps:
            raise BadInput(
                f"A script cannot change the mask within the steps of {self._recipe.sampler}, so none can be written.",
                field="soft_mask",
            )
        if len(self._prompts.begins) > 1:
            raise BadInput(
                "A script cannot change both mask and prompt between steps, so none can be written.", field="soft_mask"
            )
        self._late.append(mask_code.gradual_mask(self._model.factor, steps))
        return {
            "callback_on_step_end": Source("change_mask"),
            "callback_on_step_end_tensor_inputs": ["mask"],
        }

    def _controls(self, scheduler: SchedulerCode) -> dict[str, Any]:
        recipe, steps = self._recipe, len(self._run.taken)
        windows = [(spec.start, spec.end) for spec in recipe.controls]
        for start, end in windows:
            ours = [step / steps >= start and (step + 1) / steps <= end for step in scheduler.evaluations]
            count = len(scheduler.evaluations)
            theirs = [index / count >= start and (index + 1) / count <= end for index in range(count)]
            if ours != theirs:
                raise BadInput(
                    f"With {recipe.sampler}, diffusers counts a control's start and end otherwise, "
                    "so no script can be written.",
                    field="controls",
                )
        sources = []
        for spec in recipe.controls:
            self._needs_pictures(picture_code.MAP if spec.ready else picture_code.CANNY)
            if not spec.ready:
                self._parts.others |= set(picture_code.CANNY_IMPORTS)
            sources.append(picture_code.control_source(spec, self._repainting))
        several = len(sources) > 1
        joined = "[\n" + "".join(f"    {source},\n" for source in sources) + "]" if several else sources[0]
        self._parts.body.append(f"control_image = {joined}\n")
        weights = [spec.weight for spec in recipe.controls]
        values = {
            "controlnet_conditioning_scale": weights,
            "control_guidance_start": [start for start, _ in windows],
            "control_guidance_end": [end for _, end in windows],
        }
        name = "image" if self._task == "text" else "control_image"
        return {name: Source("control_image")} | {key: all_ if several else all_[0] for key, all_ in values.items()}

    def _needs_pictures(self, function: str) -> None:
        parts = self._parts
        parts.others |= {"import numpy as np", "from PIL import Image, ImageOps"}
        parts.need_constant(picture_code.LUMA)
        parts.need_function(picture_code.RESIZED)
        parts.need_function(function)

    def _changing(self, scheduler: SchedulerCode) -> dict[str, Any]:
        """Return the callback that changes the prompt between two steps."""
        import diffusers

        begins, names = self._prompts.begins, ["prompt_embeds"]
        if self._model.is_xl:
            names.append("add_text_embeds")
        known = getattr(diffusers, self._pipeline)._callback_tensor_inputs
        inpaints_by_control = self._model.is_xl and self._pipeline.endswith("ControlNetInpaintPipeline")
        if any(name not in known for name in names) or inpaints_by_control:
            raise BadInput(
                f"diffusers' {self._pipeline} cannot change prompts between steps, so no script can be written."
            )
        which = [max(i for i, begin in enumerate(begins) if begin <= step) for step in scheduler.evaluations]
        self._parts.constants.append(f"WHICH = {literal(which)}  # of the prompts, at each evaluation of the network\n")
        rows = "[[1, 0]]" if self._guided else "[:1]"
        lines = [
            "def change_prompt(pipe, index, t, tensors):",
            "    states, pooled = encoded[WHICH[min(index + 1, len(WHICH) - 1)]]  # the negative prompt comes first",
            f'    return {{"prompt_embeds": states{rows}'
            + (f', "add_text_embeds": pooled{rows}}}' if self._model.is_xl else "}"),
            "",
        ]
        self._late.append("\n".join(lines) + "\n")
        return {
            "callback_on_step_end": Source("change_prompt"),
            "callback_on_step_end_tensor_inputs": names,
        }

    def _generate(self, arguments: Mapping[str, Any]) -> None:
        """Write the calls, and the lines that save the pictures."""
        body, recipe = self._parts.body, self._recipe
        body += self._late
        lines = ["for index, seed in enumerate(SEEDS):"]
        lines.append("    generator = torch.Generator().manual_seed(seed)")
        if recipe.variation_strength:
            lines += self._varied()
            if self._task == "text":
                arguments = {**arguments, "latents": Source("noise" if self._dtype is None else "noise.to(DTYPE)")}
        made = call("pipe", {**arguments, "generator": Source("generator")})
        lines += f"    made = {made}.images".replace("\n", "\n    ").split("\n")
        if recipe.refiner is not None:
            assert self._prompts.texts is not None
            prompt, negative = self._prompts.texts
            refining = {
                "prompt": prompt,
                "negative_prompt": recipe.negative or ("" if negative is None else negative),
                "image": Source("made"),
                "num_inference_steps": recipe.steps,
                "guidance_scale": self._prompts.guidance,
                "denoising_start": recipe.refiner_start,
                **({"guidance_rescale": recipe.guidance_rescale} if recipe.guidance_rescale else {}),
            }
            lines += f"    made = {call('refiner', refining)}.images".replace("\n", "\n    ").split("\n")
        if self._repainting is not None:
            pasted = "pasted" if self._gradual else "mask"
            lines += [
                "    result = pixels.copy()",
                f"    result[crop] = composited(pixels[crop], {pasted}[crop], made[0])",
                "    picture = Image.fromarray(result)",
            ]
        else:
            lines.append("    picture = made[0]")
        lines += [
            '    name = "picture.png" if len(SEEDS) == 1 else f"picture-{index:04}.png"',
            "    picture.save(name)",
            '    print(f"{name}: seed {seed}")',
        ]
        body.append("\n".join(lines) + "\n")

    def _varied(self) -> list[str]:
        """Return the lines that turn the noise; pipelines that are given a picture draw it themselves."""
        if self._task == "text":
            shape = ", ".join(map(str, self._plan.shape))
            return [f"    noise = varied_noise(generator, VARIATION_SEED + index, (1, {shape}))"]
        return [
            "    # the pipeline takes no noise: it calls this function of its module",
            "    def randn_tensor(shape, generator, device, dtype, other_seed=VARIATION_SEED + index):",
            "        return varied_noise(generator, other_seed, shape).to(device, dtype)",
            "",
            "    sys.modules[type(pipe).__module__].randn_tensor = randn_tensor",
        ]
