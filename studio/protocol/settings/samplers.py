"""Other programs' names of samplers and of noise level spacings, in this program's terms."""

import re
from typing import Any

_SPACINGS = {
    "karras": "karras",
    "exponential": "exponential",
    "polyexponential": "polyexponential",
    "beta": "beta",
    "sgmuniform": "trailing",
    "trailing": "trailing",
    "simple": "simple",
    "ddimuniform": "leading",
    "ddim": "leading",
    "linear": "linspace",
    "leading": "leading",
    "uniform": "uniform",
    "klopttimal": "kl_optimal",
    "kloptimal": "kl_optimal",
    "aligningyoursteps": "align_your_steps",
    "alignyoursteps": "align_your_steps",
    "linearquadratic": "linear_quadratic",
    "turbo": "turbo",
    "lcm": "lcm",
}
_DEFAULT_SPACINGS = ("", "automatic", "normal", "default", "none", "discrete")  # the sampler's own

# letters and digits only, "+" written as "p"
_SAMPLERS = {
    "ddpm": "ddpm",
    "ddim": "ddim",
    "ddimcfgpp": "ddim",
    "ipndm": "ipndm",
    "plms": "pndm",
    "pndm": "pndm",
    "lms": "lms",
    "lmsdiscrete": "lms",
    "klms": "lms",
    "euler": "euler",
    "keuler": "euler",
    "eulera": "euler_a",
    "keulera": "euler_a",
    "eulerancestral": "euler_a",
    "keulerancestral": "euler_a",
    "heun": "heun",
    "kheun": "heun",
    "dpm2": "dpm2",
    "kdpm2": "dpm2",
    "kdpm2discrete": "dpm2",
    "dpm2a": "dpm2_a",
    "kdpm2a": "dpm2_a",
    "dpm2ancestral": "dpm2_a",
    "kdpm2ancestral": "dpm2_a",
    "dpmpp2m": "dpmpp_2m",
    "kdpmpp2m": "dpmpp_2m",
    "dpmpp3m": "dpmpp_3m",
    "dpmpp2s": "dpmpp_2s",
    "dpmpp2sa": "dpmpp_2s_a",
    "dpmpp2sancestral": "dpmpp_2s_a",
    "kdpmpp2sa": "dpmpp_2s_a",
    "dpmppsde": "dpmpp_sde",
    "kdpmppsde": "dpmpp_sde",
    "dpmpp2msde": "dpmpp_2m_sde",
    "dpmpp2msdeheun": "dpmpp_2m_sde_heun",
    "dpmpp3msde": "dpmpp_3m_sde",
    "dpmfast": "dpm_fast",
    "dpmadaptive": "dpm_adaptive",
    "unipc": "unipc",
    "unipcbh2": "unipc",
    "lcm": "lcm",
    "tcd": "tcd",
    "deis": "deis",
    "sa": "sa",
    "sasolver": "sa",
    "restart": "restart",
}
_INVOKE_SPACED = re.compile(r"^(?P<sampler>.+)_k$")  # InvokeAI appends _k for Karras
_KRITA = re.compile(r"^.+ - (?P<sampler>.+?)(?: \(\d+ / [\d.]+\))?$")  # "Euler - euler_a (20 / 7.5)"


def sampler_and_spacing(sampler: Any, spacing: Any = None) -> tuple[str | None, str | None]:
    """Return a sampler and its spacing from other programs' names for them.

    Args:
        sampler: Such as "DPM++ 2M Karras", "dpmpp_2m_sde_gpu", "k_euler_a" or "dpmpp_2m_k".
        spacing: Such as "Karras" or "sgm_uniform", where it is written apart.

    Returns:
        This program's names. A sampler that is unknown keeps its name. The spacing is None where it is the sampler's
        own.
    """
    found = _spacing(spacing)
    if not isinstance(sampler, str) or not sampler.strip():
        return None, found
    name = sampler.strip()
    if krita := _KRITA.match(name):
        name = krita["sampler"]
    first, _, last = name.rpartition(" ")
    if first and _letters(last) in _SPACINGS:  # "DPM++ 2M Karras"
        name, found = first, found or _spacing(last)
    first, _, last = name.rpartition("_")
    if first and last in ("karras", "exponential"):  # Krita's and SD.Next's "dpmpp_2m_karras"
        name, found = first, found or _spacing(last)
    known = _known(name)
    if known is None and (invoke := _INVOKE_SPACED.match(name)) and (known := _known(invoke["sampler"])):
        found = found or "karras"
    return known or sampler.strip(), found


def _known(name: str) -> str | None:
    letters = _letters(name)
    for ending in ("gpu", "cfgpp"):  # the device that draws the noise does not make another sampler
        if letters not in _SAMPLERS:
            letters = letters.removesuffix(ending)
    return _SAMPLERS.get(letters)


def _spacing(name: Any) -> str | None:
    if not isinstance(name, str) or _letters(name) in _DEFAULT_SPACINGS:
        return None
    return _SPACINGS.get(_letters(name), name.strip())


def _letters(name: str) -> str:
    return "".join(letter for letter in name.lower().replace("+", "p") if letter.isalnum())
