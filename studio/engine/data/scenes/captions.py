"""Captions of scenes, in many phrasings and word orders, as people would prompt for them."""

from random import Random

from studio.engine.data.scenes.backgrounds import BACKGROUNDS
from studio.engine.data.scenes.scene import Group, Scene
from studio.engine.data.scenes.things import THINGS, plural_of, with_article

_NO_BACKGROUND = 0.08  # share of captions that leave it out
_ALIAS = 0.3  # share of things that are called by their other name
_NUMBERS = {2: ("two", "two", "two", "a pair of", "2"), 3: ("three", "three", "three", "3")}
_SIZES = {"small": ("small", "small", "little", "tiny"), "large": ("large", "big", "big", "huge"), "": ("",)}
_PLACES = {
    "": ("",),
    "left": ("on the left", "at the left", "on the left side"),
    "right": ("on the right", "at the right", "on the right side"),
    "top": ("at the top", "near the top"),
    "bottom": ("at the bottom", "near the bottom"),
}
_RELATIONS = {  # {a} is the left, upper or hindmost group
    "beside": (
        "{a} left of {b}",
        "{a} to the left of {b}",
        "{b} right of {a}",
        "{b} to the right of {a}",
        "{a} on the left and {b} on the right",
        "on the left {a}, on the right {b}",
        "{a} next to {b}",
        "{a} beside {b}",
        "{a} and {b}",
        "{a} and {b} side by side",
    ),
    "above": (
        "{a} above {b}",
        "{a} over {b}",
        "{b} below {a}",
        "{b} under {a}",
        "{b} beneath {a}",
        "{a} at the top and {b} at the bottom",
        "at the top {a}, at the bottom {b}",
    ),
    "on": ("{a} on {b}", "{a} on {b}", "{a} on top of {b}", "{b} with {a} on top"),
    "behind": ("{a} behind {b}", "{a} behind {b}", "{b} in front of {a}", "{b} with {a} behind it"),
}
_OPENINGS = ("a picture of ", "a drawing of ", "an image of ", "a scene with ")


def caption(scene: Scene, rng: Random, *, background: bool = False) -> str:
    """Describe a scene in one of many phrasings, in lower case.

    Args:
        scene: The scene.
        rng: Chooses the phrasing.
        background: Whether the caption must mention the background; it usually does.
    """
    things, begins = _things(scene, rng), rng.random()
    if not things.startswith(("on the", "at the")):  # these read badly after an opening phrase
        if begins < 0.16:
            things = rng.choice(_OPENINGS) + things
        elif begins < 0.22 and len(scene.groups) == 1:
            things = f"there {'is' if scene.count == 1 else 'are'} {things}"
        elif begins > 0.95 and scene.count == 1:
            things = things.split(" ", 1)[1]  # without the article
    if not background and rng.random() < _NO_BACKGROUND:
        return things
    setting = BACKGROUNDS[scene.background]
    phrase, title = rng.choice(setting.phrases), rng.choice(setting.titles)
    form = rng.choices(("after", "before", "title", "title first"), (0.72, 0.12, 0.1, 0.06))[0]
    if form == "after":
        return f"{things} {phrase}"
    if form == "before":
        return f"{phrase}, {things}"
    return f"{things}, {title}" if form == "title" else f"{title}, {things}"


def name_of(group: Group) -> str:
    """Return the plainest words for a group: "a tiger", "two cats", "a small key"."""
    thing = THINGS[group.thing]
    if group.count > 1:
        return f"{_NUMBERS[group.count][0]} {thing.plural or plural_of(thing.name)}"
    return with_article(" ".join(filter(None, (group.size, thing.name))))


def _things(scene: Scene, rng: Random) -> str:
    named = [_group(group, rng) for group in scene.groups]
    if len(named) == 1:
        return f"{named[0]} {rng.choice(_PLACES[scene.groups[0].place])}".rstrip()
    if len(named) == 3:
        forms = ("{0}, {1} and {2}", "{0} and {1} and {2}", "{0}, {1}, {2}", "from left to right {0}, {1} and {2}")
        return rng.choice(forms).format(*named)
    return rng.choice(_RELATIONS[scene.relation]).format(a=named[0], b=named[1])


def _group(group: Group, rng: Random) -> str:
    thing = THINGS[group.thing]
    other = bool(thing.alias) and rng.random() < _ALIAS
    adjectives = [rng.choice(_SIZES[group.size])]
    if group.tilted:
        adjectives.append(rng.choice(("tilted", "slanted")))
    if group.count == 1:
        return with_article(" ".join(filter(None, (*adjectives, thing.alias if other else thing.name))))
    plural = (thing.alias_plural or plural_of(thing.alias)) if other else (thing.plural or plural_of(thing.name))
    return " ".join(filter(None, (rng.choice(_NUMBERS[group.count]), *adjectives, plural)))
