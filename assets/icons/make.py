"""Make the icon files from icon.svg: `pip install cairosvg pillow icnsutil && python make.py`."""

import io
import pathlib

import cairosvg
import icnsutil
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
SIZES = {"icon.png": 512, "32x32.png": 32, "128x128.png": 128, "128x128@2x.png": 256}


def drawn(side):
    """The mark as an RGBA picture, drawn at its own size rather than scaled down."""
    data = cairosvg.svg2png(url=str(HERE / "icon.svg"), output_width=side, output_height=side)
    return Image.open(io.BytesIO(data)).convert("RGBA")


for name, side in SIZES.items():
    drawn(side).save(HERE / name, optimize=True)

steps = [16, 24, 32, 48, 64, 128, 256]
drawn(256).save(HERE / "icon.ico", sizes=[(s, s) for s in steps], append_images=[drawn(s) for s in steps[:-1]])

apple = icnsutil.IcnsFile()
for kind, side in {"icp4": 16, "icp5": 32, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}.items():
    buffer = io.BytesIO()
    drawn(side).save(buffer, "PNG")
    apple.add_media(kind, data=buffer.getvalue())
apple.write(str(HERE / "icon.icns"))
