"""Render the demo shop: `python render.py [--draft] [--out DIR] [NAME ...]`.

Needs `pip install bpy==5.0.1 pillow` (Python 3.11). Each picture takes about a minute of one core.
Without names it renders every product photo and the slate, as JPEGs beside show.toml.
"""

import argparse
import pathlib
import sys
import tempfile
import time

import bpy  # noqa: F401  the module that brings mathutils with it: it has to come first
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import furnishings as room  # noqa: E402
import studio  # noqa: E402
import tableware as table  # noqa: E402
from studio import View  # noqa: E402

SERIF = HERE / "marcellus.ttf"


def candle_label():
    """The paper label of the scented candle."""
    picture = Image.new("RGB", (900, 900), "#f5eddd")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((40, 40, 860, 860), outline="#b08d4f", width=5)

    def line(text, size, y, colour="#3a2c20", spacing=0):
        font = ImageFont.truetype(str(SERIF), size)
        widths = [draw.textlength(letter, font) + spacing for letter in text]
        x = 450 - (sum(widths) - spacing) / 2
        for letter, width in zip(text, widths):
            draw.text((x, y), letter, colour, font, anchor="lm")
            x += width

    line("MAISON LUMEN", 58, 220, spacing=12)
    draw.line((360, 300, 540, 300), fill="#b08d4f", width=4)
    line("Figuier", 190, 450)
    line("BOUGIE PARFUMÉE", 40, 640, "#7a6650", 8)
    line("220 g", 44, 730, "#7a6650", 4)
    path = pathlib.Path(tempfile.gettempdir()) / "vitrine-candle-label.png"
    picture.save(path)
    return path


def lamp():
    room.lamp(power=150)
    studio.build(View("#9a7a64", (0, 0, 1.8), 5.4, 7, sun=1.7, soft_box=0.4, fill=0.15))


def candle_holders():
    for stem, candle, at in ((1.75, 2.0, (-0.75, 0.35, 0)), (1.2, 2.0, (0.25, 0.0, 0)), (0.7, 2.0, (1.1, -0.3, 0))):
        room.candle_holder(stem, candle, at)
    studio.build(View("#96695a", (0.15, 0, 2.05), 5.4, 8, sun=2.2, soft_box=0.7, fill=0.2, reflections=1.1))


def vase():
    room.vase()
    studio.build(View("#c98f6b", (0, 0, 2.42), 6.5, 8, soft_box=1.3))


def teapot():
    table.teapot(at=(-0.1, 0, 0), turn=-22)
    table.cup((1.25, -0.85, 0))
    studio.build(View("#d9cdb8", (0.18, 0, 0.92), 3.8, 16))


def mug():
    table.mug(turn=-28)
    studio.build(View("#b9a48c", (0.12, 0, 0.42), 1.9, 22))


def bowls():
    table.bowls()
    studio.build(View("#c7b9a5", (0, 0, 0.42), 3.3, 30, window_at=(0.6, 0.9)))


def carafe():
    table.carafe((-0.35, 0.2, 0))
    table.tumbler((0.75, -0.35, 0))
    table.lemon((1.35, -0.75, 0.32), 60)
    studio.build(View("#ccd6c6", (0.2, 0, 1.3), 3.9, 8, sun=4.2, soft_box=1.6, fill=0.45, window_at=(-0.9, 0.3)))


def board():
    table.board((0, 0.9, 0.03), lean=-12)
    table.lemon((0.95, -0.5, 0.32), 62)
    table.lemon((1.62, -0.15, 0.32), -75)
    studio.build(View("#d8c9b2", (0.15, 0, 1.95), 5.4, 8, wall=1.75, bend=0.12, f_stop=8))


def throw():
    room.throw("#c4a67f", (0, 0, 0), -27, seed=1)
    room.throw("#8f9c86", (0.03, 0.02, 0.77), -30, seed=2)
    room.throw("#e9dfcc", (0, 0, 1.54), -27, seed=3, layers=3, has_fringe=True)
    studio.build(View("#c9a58c", (0, 0, 0.98), 5.2, 17, window_at=(0.4, 0.6)))


def clock():
    room.clock(turn=-20)
    studio.build(View("#8d978c", (0, 0, 1.0), 3.3, 7, soft_box=1.2))


def candle():
    room.scented_candle(candle_label(), turn=-4)
    room.brass_lid((0.78, -0.42, 0))
    studio.build(View("#8a6f5e", (0.22, 0, 0.52), 2.4, 12, sun=2.4, soft_box=0.85, fill=0.25, reflections=1.0))


def basket():
    room.basket(turn=20)
    studio.build(View("#d3c4ae", (0, 0, 1.55), 5.4, 14))


PHOTOS = {
    "lamp": lamp, "candle-holders": candle_holders, "vase": vase, "teapot": teapot, "mug": mug, "bowls": bowls,
    "carafe": carafe, "board": board, "throw": throw, "clock": clock, "candle": candle, "basket": basket,
}


def table_for_slate():
    """The whole house on one long shelf, calm in the middle where words stand."""
    room.lamp((4.6, 0.6, 0), power=170)
    room.vase((-5.0, 0.9, 0))
    table.teapot((-2.75, -0.1, 0), turn=-18)
    table.mug((-1.1, -0.5, 0), turn=-28)
    table.bowls((2.35, -0.25, 0))
    room.scented_candle(candle_label(), (6.3, -0.6, 0))
    for stem, candle, at in ((1.75, 1.7, (-7.05, 0.2, 0)), (1.1, 1.7, (-6.25, -0.45, 0))):
        room.candle_holder(stem, candle, at)


def wide_slate():
    table_for_slate()
    studio.build(View("#8f6f5a", (-0.3, 0, 3.05), 16.4, 6, sun=2.4, soft_box=0.6, fill=0.24, lens_mm=70, wall=4.0,
                      window_at=(0.5, 1.2)), scale=2.2)


def tall_slate():
    room.lamp((1.0, 0.7, 0), power=170)
    room.vase((-1.5, 0.9, 0))
    table.teapot((-0.75, -0.75, 0), turn=-18)
    room.scented_candle(candle_label(), (1.35, -0.95, 0), turn=4)
    studio.build(View("#8f6f5a", (0.05, 0, 4.4), 6.5, 6, sun=2.4, soft_box=0.6, fill=0.24, lens_mm=70, wall=4.0,
                      window_at=(0.5, 1.2)), scale=1.8)


# What they are called, how they are built, and how large they are in pixels.
SLATES = {"lumen-slate-wide": (wide_slate, (1920, 1080)), "lumen-slate-tall": (tall_slate, (1080, 1920))}


# Where something burns, a lens draws a soft light round it: more round a small flame.
HALO = {"lamp": 0.5, "candle-holders": 4.0, "candle": 2.0, "lumen-slate-wide": 1.2, "lumen-slate-tall": 0.8}


def halo(picture, amount):
    """Light that spreads in the lens round the brightest parts."""
    bright = picture.convert("L").point(lambda value: max(0, value - 222) * 8).convert("RGB")
    tint = Image.new("RGB", picture.size, (255, 190, 120))
    for share, strength in ((0.009, 0.3), (0.032, 0.7)):
        spread = bright.filter(ImageFilter.GaussianBlur(share * max(picture.size)))
        spread = ImageChops.multiply(spread, tint).point(lambda value: min(255, int(value * strength * amount)))
        picture = ImageChops.screen(picture, spread)
    return picture


def develop(name, raw, size, folder):
    """Bring a rendering to its size and save it as the JPEG the shop shows."""
    picture = Image.open(raw).convert("RGB")
    if picture.size != size:
        picture = picture.resize(size, Image.LANCZOS)
    if name in HALO:
        picture = halo(picture, HALO[name])
    folder.mkdir(parents=True, exist_ok=True)
    picture.save(folder / f"{name}.jpg", quality=86, optimize=True, progressive=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="which pictures")
    parser.add_argument("--draft", action="store_true", help="small and rough, to look at a composition")
    parser.add_argument("--samples", type=int, default=16, help="a pixel; the denoiser does the rest")
    parser.add_argument("--percent", type=int, default=100, help="render at this part of the size and enlarge")
    parser.add_argument("--out", type=pathlib.Path, default=HERE.parent, help="where show.toml is")
    options = parser.parse_args()
    for name in options.names or [*PHOTOS, *SLATES]:
        began = time.monotonic()
        studio.empty_scene()
        build, size = SLATES.get(name) or (PHOTOS[name], (1000, 1000))
        build()
        drawn = tuple(side * (260 if options.draft else options.percent * 10) // 1000 for side in size)
        raw = pathlib.Path(tempfile.gettempdir()) / f"vitrine-{name}.png"
        studio.take(raw, drawn, 12 if options.draft else options.samples)
        folder = options.out / ("photos" if name in PHOTOS else "")
        develop(name, raw, drawn if options.draft else size, folder)
        print(f"{name}: {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
