"""Write assets/themes/lumen-logo.png, the shop's name in ivory: `python wordmark.py`."""

import pathlib

from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).resolve().parent
WIDTH, IVORY, TRACKING = 640, (255, 248, 234, 255), 0.14

# Drawn four times as large and scaled down once, for even letter edges.
font = ImageFont.truetype(str(HERE / "marcellus.ttf"), 300)
letters = "MAISON LUMEN"
advances = [font.getlength(letter) + 300 * TRACKING for letter in letters]
canvas = Image.new("RGBA", (int(sum(advances)) + 40, 460), IVORY[:3] + (0,))
draw = ImageDraw.Draw(canvas)
x = 20
for letter, advance in zip(letters, advances):
    draw.text((x, 340), letter, IVORY, font, anchor="ls")
    x += advance
canvas = canvas.crop(canvas.getchannel("A").getbbox())
height = round(canvas.height * WIDTH / canvas.width)
canvas.resize((WIDTH, height), Image.LANCZOS).save(HERE.parents[1] / "themes" / "lumen-logo.png", optimize=True)
