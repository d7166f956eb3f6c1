"""The prompts of a script: as texts where a pipeline reads them the same way, else as weighted tokens."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.engine.generation.scripts.source import literal
from studio.engine.models.prompt_encoding import Token, chunks_of
from studio.engine.models.stable_diffusion import StableDiffusionModel
from studio.engine.networks.text_encoder import TextEncoder
from studio.protocol.errors import BadInput
from studio.protocol.generation_recipe import GenerateRecipe
from studio.protocol.prompts.composition import composed
from studio.protocol.prompts.steps import StepPrompts, is_literal, prompts_of_steps

Chunks = list[tuple[Token, ...]]

ENCODE = '''
def encode(tokenizer, encoder, prompts):
    """Return the states of prompts [N, chunks * length, hidden], and the pooled states of their first chunks.

    A prompt is a list of chunks, a chunk a list of tokens with their weights.
    """
    length = encoder.config.max_position_embeddings
    most = max(len(chunks) for chunks in prompts)
    rows, weights = [], []
    for chunks in prompts:
        for chunk in [*chunks, *[[]] * (most - len(chunks))]:
            rest = length - 2 - len(chunk)
            tokens = [token for token, _ in chunk]
            rows.append([tokenizer.bos_token_id, *tokens, tokenizer.eos_token_id, *[tokenizer.pad_token_id] * rest])
            weights.append([1.0, *(weight for _, weight in chunk), *[1.0] * (rest + 1)])
    states, pooled = states_of(encoder, rows)
    weights = torch.tensor(weights).to(states)[..., None]
%s    return states.unflatten(0, (len(prompts), most)).flatten(1, 2), pooled[::most]


def states_of(encoder, rows):
    found = encoder(torch.tensor(rows, device=DEVICE), output_hidden_states=True)
    states = found.hidden_states[-%d]
%s    return states, found[0] if hasattr(found, "text_embeds") else found.pooler_output
'''
_WEIGHING = {
    "plain": "",
    "a1111": """    # weights as AUTOMATIC1111's: the states are multiplied, and brought back to the mean of the chunk
    weighed, scaled = (weights != 1).any(dim=1, keepdim=True), states * weights
    mean, new = (value.mean(dim=(1, 2), keepdim=True) for value in (states, scaled))
    restored = (mean.abs() > 1e-6) & (new.abs() > 1e-6)
    states = torch.where(weighed, scaled * torch.where(restored, mean / new, 1.0), states)
""",
    "comfy": """    # weights as ComfyUI's: away from the states of the empty prompt
    rest = [tokenizer.pad_token_id] * (length - 2)
    empty, _ = states_of(encoder, [[tokenizer.bos_token_id, tokenizer.eos_token_id, *rest]])
    states = torch.where(weights == 1, states, empty + weights * (states - empty))
""",
}


@dataclass(frozen=True)
class PromptCode:
    """The prompts of a script.

    Attributes:
        guidance: The guidance scale for the pipeline.
        begins: The step from which each of the prompts holds; one alone, unless they change on the way.
        texts: Prompt and negative prompt where a pipeline reads them the same way; None for a negative prompt of zeros.
        functions: Definitions that the statements need.
        prompts: Statement that assigns PROMPTS.
    """

    guidance: float
    begins: tuple[int, ...]
    texts: tuple[str, str | None] | None
    functions: str = ""
    prompts: str = ""

    def encoding(self, pipe: str, *, xl: bool, refiner: bool, guided: bool, zeros: bool) -> str:
        """Return the statements that assign the embeddings by a pipeline's text encoders.

        Args:
            pipe: Name of the pipeline.
            xl: Whether it belongs to SDXL's families.
            refiner: Whether it is SDXL's refiner, which has the second encoder alone.
            guided: Whether the negative prompt is encoded too.
            zeros: Whether the negative prompt stands for zeros.
        """
        names = ["_2"] if refiner else ["", "_2"] if xl else [""]
        lines = ["with torch.no_grad():"]
        for number, name in enumerate(names):
            lines.append(f"    encoded{name} = [encode({pipe}.tokenizer{name}, {pipe}.text_encoder{name}, pair)")
            lines.append(f"        for pair in PROMPTS[{number if not refiner else -1}]]")
        if len(names) == 2:
            pairs = "zip(encoded, encoded_2)"
            lines.append(f"    encoded = [(torch.cat([a[0], b[0]], dim=-1), b[1]) for a, b in {pairs}]")
        elif refiner:
            lines.append("    encoded = encoded_2")
        if zeros and guided:
            lines.append("for states, pooled in encoded:  # this model reads an empty negative prompt as zeros")
            lines.append("    states[1:], pooled[1:] = 0, 0")
        lines.append("states, pooled = encoded[0]")
        return "\n".join(lines) + "\n"


def prompt_code(recipe: GenerateRecipe, model: StableDiffusionModel, steps: int) -> PromptCode:
    """Return the prompts of a script of `steps` steps; raises BadInput for what diffusers cannot express."""
    found = prompts_of_steps(recipe.prompt, recipe.negative, recipe.dialect, steps)
    if any(recipe.dialect == "a1111" and len(composed(one.prompt)) > 1 for one in found):
        raise BadInput("Prompts joined by AND are unknown to diffusers' pipelines, so no script can be written.")
    scales = {_guidance(recipe, model, one) for one in found}
    if len(scales) > 1:
        raise BadInput("The prompt equals the negative one in a part of the steps, which no script can express.")
    guidance = scales.pop()
    if guidance < 1:
        raise BadInput(
            f"diffusers' pipelines take no guidance below 1, and this is {guidance:g}, so no script can be written.",
            field="guidance",
        )
    begins = tuple(one.begin for one in found)
    if len(found) == 1 and recipe.clip_skip == 1 and _reads_alike(recipe, model, found[0]):
        zeros = model.card.zero_empty_negative and not found[0].negative
        return PromptCode(guidance, begins, (found[0].prompt, None if zeros else found[0].negative))
    norm = not model.is_xl
    skip = recipe.clip_skip + (0 if norm else 1)
    normed = "    states = getattr(encoder, 'text_model', encoder).final_layer_norm(states)\n"
    functions = ENCODE % (_WEIGHING[recipe.dialect], skip, normed.replace("'", '"') if norm else "")
    return PromptCode(guidance, begins, None, functions, _prompts(recipe, model, found))


def _guidance(recipe: GenerateRecipe, model: StableDiffusionModel, one: StepPrompts) -> float:
    """Return the guidance scale, or 1 where prompt and negative prompt mean the same; as in TextToImage."""
    zeros = model.card.zero_empty_negative and not one.negative
    alike = one.prompt == one.negative and not zeros and not model.has_guidance_input
    return 1.0 if alike else recipe.guidance


def _reads_alike(recipe: GenerateRecipe, model: StableDiffusionModel, one: StepPrompts) -> bool:
    """Whether a pipeline encodes the texts as the program does."""
    if recipe.dialect == "plain":
        return True
    texts = (one.prompt, one.negative)
    fits = all(
        len(chunks_of(encoder, text, recipe.dialect)) == 1 and len(encoder.numbers(text)) <= encoder.length - 2
        for encoder in model.encoders
        for text in texts
    )
    return fits and all(is_literal(text, recipe.dialect) and text == text.strip() for text in texts)


def _chunks(encoder: TextEncoder, text: str, recipe: GenerateRecipe) -> Chunks:
    if recipe.dialect != "plain":
        return chunks_of(encoder, text, recipe.dialect)
    return [tuple(Token(number) for number in encoder.numbers(text)[: encoder.length - 2])]


def _prompts(recipe: GenerateRecipe, model: StableDiffusionModel, found: Sequence[StepPrompts]) -> str:
    """Return PROMPTS: for each text encoder, for each time that the prompts change, both prompts as chunks."""
    lines = ["# the prompts as the numbers of their tokens, with weights, in the chunks that an encoder takes at once"]
    lines.append("PROMPTS = [  # for each text encoder")
    for encoder in model.encoders:
        lines.append("    [")
        for one in found:
            lines.append("        [")
            for text in (one.prompt, one.negative):
                chunks = [[(token.number, token.weight) for token in chunk] for chunk in _chunks(encoder, text, recipe)]
                lines.append(f"            {literal(chunks)},  # {' '.join(text.split())}")
            lines.append("        ],")
        lines.append("    ],")
    lines.append("]")
    return "\n".join(lines) + "\n"
