"""The things that scenes show: their names, plurals and emoji."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Thing:
    """A kind of thing.

    Attributes:
        name: Its name in captions, in lower case and without an article.
        glyph: Its emoji.
        alias: Another name, if any.
        plural: The plural of `name`, where it is irregular.
        alias_plural: The plural of `alias`, where it is irregular.
        unseen_on: Backgrounds in front of which it would hardly be visible.
    """

    name: str
    glyph: str
    alias: str = ""
    plural: str = ""
    alias_plural: str = ""
    unseen_on: tuple[str, ...] = ()


def plural_of(words: str) -> str:
    """Return the regular English plural of a noun; that of "bunch of grapes" is "bunches of grapes"."""
    head, of, rest = words.partition(" of ")
    return f"{_plural(head)}{of}{rest}"


def with_article(words: str) -> str:
    """Put "a" or "an" before words, by their sound."""
    silent, consonant = words.startswith("hour"), words.startswith(("uni", "ufo", "eu", "one "))
    return f"{'an' if (words[0] in 'aeiou' and not consonant) or silent else 'a'} {words}"


def _plural(noun: str) -> str:
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def _coloured(noun: str, glyphs: dict[str, str], *, dark: tuple[str, ...] = ()) -> tuple[Thing, ...]:
    """Return a thing in several colours, each invisible in front of its own."""
    return tuple(
        Thing(f"{colour} {noun}", glyph, unseen_on=(colour, *(("night sky",) if colour in dark else ())))
        for colour, glyph in glyphs.items()
    )


_ANIMALS = (
    Thing("tiger", "🐅"),
    Thing("tiger face", "🐯"),
    Thing("cat", "🐱", "cat face"),
    Thing("dog", "🐶", "dog face"),
    Thing("lion", "🦁"),
    Thing("bear", "🐻"),
    Thing("panda", "🐼"),
    Thing("koala", "🐨"),
    Thing("fox", "🦊"),
    Thing("wolf", "🐺", plural="wolves"),
    Thing("rabbit", "🐰", "bunny"),
    Thing("hamster", "🐹"),
    Thing("mouse", "🐭", plural="mice"),
    Thing("pig", "🐷"),
    Thing("cow", "🐮"),
    Thing("horse", "🐴"),
    Thing("unicorn", "🦄"),
    Thing("monkey", "🐵"),
    Thing("frog", "🐸"),
    Thing("chicken", "🐔", "hen"),
    Thing("penguin", "🐧"),
    Thing("owl", "🦉"),
    Thing("duck", "🦆"),
    Thing("eagle", "🦅"),
    Thing("swan", "🦢"),
    Thing("flamingo", "🦩"),
    Thing("peacock", "🦚"),
    Thing("parrot", "🦜"),
    Thing("elephant", "🐘"),
    Thing("rhino", "🦏"),
    Thing("hippo", "🦛"),
    Thing("giraffe", "🦒"),
    Thing("zebra", "🦓"),
    Thing("camel", "🐪"),
    Thing("sheep", "🐑", plural="sheep"),
    Thing("goat", "🐐"),
    Thing("deer", "🦌", plural="deer"),
    Thing("kangaroo", "🦘"),
    Thing("hedgehog", "🦔"),
    Thing("bat", "🦇", unseen_on=("black", "night sky")),
    Thing("turtle", "🐢"),
    Thing("snake", "🐍"),
    Thing("lizard", "🦎"),
    Thing("crocodile", "🐊"),
    Thing("dinosaur", "🦖"),
    Thing("dragon", "🐉"),
    Thing("whale", "🐳"),
    Thing("dolphin", "🐬"),
    Thing("shark", "🦈"),
    Thing("octopus", "🐙"),
    Thing("fish", "🐠", "tropical fish", plural="fish", alias_plural="tropical fish"),
    Thing("pufferfish", "🐡", plural="pufferfish"),
    Thing("crab", "🦀"),
    Thing("lobster", "🦞"),
    Thing("shell", "🐚", "seashell"),
    Thing("butterfly", "🦋"),
    Thing("bee", "🐝"),
    Thing("ladybug", "🐞", "ladybird"),
    Thing("ant", "🐜", unseen_on=("black", "night sky")),
    Thing("spider", "🕷", unseen_on=("black", "night sky")),
    Thing("snail", "🐌"),
    Thing("caterpillar", "🐛"),
    Thing("scorpion", "🦂"),
)
_FOOD = (
    Thing("red apple", "🍎", "apple", unseen_on=("red",)),
    Thing("green apple", "🍏"),
    Thing("pear", "🍐"),
    Thing("orange", "🍊", "orange fruit", unseen_on=("orange",)),
    Thing("lemon", "🍋"),
    Thing("banana", "🍌"),
    Thing("watermelon", "🍉", "slice of watermelon"),
    Thing("bunch of grapes", "🍇", unseen_on=("purple",)),
    Thing("strawberry", "🍓"),
    Thing("peach", "🍑"),
    Thing("pineapple", "🍍"),
    Thing("coconut", "🥥"),
    Thing("kiwi", "🥝"),
    Thing("tomato", "🍅", plural="tomatoes", unseen_on=("red",)),
    Thing("avocado", "🥑"),
    Thing("eggplant", "🍆", "aubergine"),
    Thing("carrot", "🥕"),
    Thing("ear of corn", "🌽"),
    Thing("chili pepper", "🌶", "chili"),
    Thing("cucumber", "🥒"),
    Thing("mushroom", "🍄"),
    Thing("peanut", "🥜"),
    Thing("loaf of bread", "🍞", plural="loaves of bread"),
    Thing("croissant", "🥐"),
    Thing("pretzel", "🥨"),
    Thing("piece of cheese", "🧀"),
    Thing("pizza", "🍕", "slice of pizza"),
    Thing("hamburger", "🍔", "burger"),
    Thing("hot dog", "🌭"),
    Thing("taco", "🌮"),
    Thing("box of popcorn", "🍿"),
    Thing("donut", "🍩", "doughnut"),
    Thing("cookie", "🍪"),
    Thing("birthday cake", "🎂", "cake"),
    Thing("cupcake", "🧁"),
    Thing("ice cream", "🍦", "ice cream cone"),
    Thing("lollipop", "🍭"),
    Thing("bar of chocolate", "🍫", "chocolate bar"),
    Thing("cup of coffee", "☕"),
    Thing("glass of beer", "🍺"),
    Thing("glass of wine", "🍷"),
    Thing("egg", "🥚"),
)
_PLANTS_AND_SKY = (
    Thing("sunflower", "🌻"),
    Thing("tulip", "🌷"),
    Thing("rose", "🌹", "red rose"),
    Thing("cactus", "🌵", plural="cacti"),
    Thing("tree", "🌲", "fir tree"),
    Thing("palm tree", "🌴", "palm"),
    Thing("maple leaf", "🍁", "red leaf", plural="maple leaves", alias_plural="red leaves"),
    Thing("clover", "🍀", "four-leaf clover"),
    Thing("potted plant", "🪴"),
    Thing("rock", "🪨", "stone"),
    Thing("log", "🪵"),
    Thing("volcano", "🌋", plural="volcanoes"),
    Thing("star", "⭐", "yellow star"),
    Thing("moon", "🌙", "crescent moon", unseen_on=("yellow",)),
    Thing("sun", "🌞"),
    Thing("lightning bolt", "⚡", unseen_on=("yellow",)),
    Thing("fire", "🔥", "flame"),
    Thing("snowflake", "❄"),
    Thing("rainbow", "🌈"),
    Thing("cloud", "☁", unseen_on=("white",)),
    Thing("drop of water", "💧", "water drop"),
    Thing("globe", "🌍"),
    Thing("planet", "🪐"),
)
_VEHICLES_AND_BUILDINGS = (
    Thing("rocket", "🚀"),
    Thing("bicycle", "🚲", "bike"),
    Thing("car", "🚗", "red car"),
    Thing("taxi", "🚕"),
    Thing("police car", "🚓"),
    Thing("bus", "🚌"),
    Thing("truck", "🚚"),
    Thing("ambulance", "🚑"),
    Thing("fire engine", "🚒", "fire truck"),
    Thing("tractor", "🚜"),
    Thing("train", "🚂", "steam train"),
    Thing("motorcycle", "🏍", "motorbike"),
    Thing("scooter", "🛴"),
    Thing("airplane", "✈", "plane"),
    Thing("helicopter", "🚁"),
    Thing("parachute", "🪂"),
    Thing("ufo", "🛸", "flying saucer"),
    Thing("sailboat", "⛵", "boat"),
    Thing("ship", "🚢"),
    Thing("canoe", "🛶"),
    Thing("anchor", "⚓"),
    Thing("house", "🏠"),
    Thing("castle", "🏰"),
    Thing("church", "⛪"),
    Thing("tower", "🗼"),
    Thing("ferris wheel", "🎡"),
    Thing("tent", "⛺"),
)
_OBJECTS = (
    Thing("guitar", "🎸"),
    Thing("violin", "🎻"),
    Thing("trumpet", "🎺"),
    Thing("drum", "🥁"),
    Thing("bell", "🔔"),
    Thing("key", "🔑"),
    Thing("lock", "🔒", "padlock"),
    Thing("hammer", "🔨"),
    Thing("axe", "🪓"),
    Thing("wrench", "🔧"),
    Thing("magnet", "🧲"),
    Thing("light bulb", "💡", "lamp"),
    Thing("candle", "🕯"),
    Thing("camera", "📷"),
    Thing("television", "📺", "tv"),
    Thing("laptop", "💻", "computer"),
    Thing("telephone", "☎", "phone"),
    Thing("alarm clock", "⏰", "clock"),
    Thing("hourglass", "⌛"),
    Thing("balloon", "🎈", unseen_on=("red",)),
    Thing("gift", "🎁", "present"),
    Thing("trophy", "🏆", "golden cup"),
    Thing("crown", "👑"),
    Thing("diamond", "💎"),
    Thing("ring", "💍"),
    Thing("hat", "👒"),
    Thing("top hat", "🎩", unseen_on=("black", "night sky")),
    Thing("shoe", "👟", "sneaker"),
    Thing("dress", "👗"),
    Thing("umbrella", "☂"),
    Thing("ball", "⚽", "soccer ball"),
    Thing("basketball", "🏀", unseen_on=("orange",)),
    Thing("football", "🏈"),
    Thing("tennis racket", "🎾"),
    Thing("die", "🎲", plural="dice"),
    Thing("kite", "🪁"),
    Thing("target", "🎯"),
    Thing("puzzle piece", "🧩", unseen_on=("green",)),
    Thing("teddy bear", "🧸", "teddy"),
    Thing("robot", "🤖"),
    Thing("ghost", "👻"),
    Thing("skull", "💀"),
    Thing("alien", "👽"),
    Thing("pumpkin", "🎃"),
    Thing("snowman", "⛄", plural="snowmen"),
    Thing("chair", "🪑"),
    Thing("bed", "🛏"),
    Thing("door", "🚪"),
    Thing("bucket", "🪣"),
    Thing("basket", "🧺"),
    Thing("box", "📦"),
    Thing("envelope", "✉", "letter"),
    Thing("pencil", "✏"),
    Thing("paintbrush", "🖌"),
    Thing("palette", "🎨"),
    Thing("telescope", "🔭"),
    Thing("microscope", "🔬"),
    Thing("gear", "⚙"),
    Thing("flag", "🚩", "red flag"),
    Thing("broom", "🧹"),
    Thing("shopping cart", "🛒"),
    Thing("ice cube", "🧊"),
)
_COLOURED = (
    *_coloured(
        "heart",
        {
            "red": "❤",
            "orange": "🧡",
            "yellow": "💛",
            "green": "💚",
            "blue": "💙",
            "purple": "💜",
            "brown": "🤎",
            "black": "🖤",
        },
        dark=("black",),
    ),
    *_coloured(
        "circle",
        {"red": "🔴", "orange": "🟠", "yellow": "🟡", "green": "🟢", "blue": "🔵", "purple": "🟣", "brown": "🟤"},
    ),
    *_coloured(
        "square",
        {"red": "🟥", "orange": "🟧", "yellow": "🟨", "green": "🟩", "blue": "🟦", "purple": "🟪", "brown": "🟫"},
    ),
    *_coloured("book", {"red": "📕", "green": "📗", "blue": "📘", "orange": "📙"}),
)
THINGS = (*_ANIMALS, *_FOOD, *_PLANTS_AND_SKY, *_VEHICLES_AND_BUILDINGS, *_OBJECTS, *_COLOURED)
