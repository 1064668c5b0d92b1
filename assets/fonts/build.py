#!/usr/bin/env python3
"""Makes the fonts of this folder from their upstream packages (see ORIGIN.md).

Needs Debian's fonts-inter, fonts-noto-core, fonts-noto-cjk and fonts-noto-color-emoji, and the
unpacked npm package @fontsource-variable/fraunces, whose folder is the first argument:

    pip install fonttools brotli
    npm pack @fontsource-variable/fraunces && tar xzf fontsource-variable-fraunces-*.tgz
    python3 build.py ./package
"""

import pathlib
import shutil
import sys

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = pathlib.Path(__file__).parent
OPENTYPE = pathlib.Path("/usr/share/fonts/opentype")
TRUETYPE = pathlib.Path("/usr/share/fonts/truetype/noto")

# Latin with every European and Vietnamese letter, Greek, Cyrillic, punctuation, currencies,
# arrows, and the stars and ticks that sellers like.
EUROPEAN = [
    *range(0x20, 0x7F), *range(0xA0, 0x250), 0x259, *range(0x2B0, 0x370), *range(0x370, 0x530),
    *range(0x1E00, 0x1F00), *range(0x2000, 0x20C0), *range(0x2100, 0x2200), *range(0x2200, 0x2300),
    *range(0x25A0, 0x2600), 0x2605, 0x2606, 0x2713, 0x2717, 0xFFFD,
]
TEXT_FEATURES = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "case"]
CJK_FEATURES = ["ccmp", "ljmo", "vjmo", "tjmo"]


def national_characters():
    """JIS X 0208, GB 2312 and the Hangul of KS X 1001, with kana and full-width forms."""
    found = {*range(0x3000, 0x3100), *range(0x31F0, 0x3200), *range(0xFF00, 0xFFF0)}
    for encoding in ("euc_jp", "gb2312", "euc_kr"):
        for row in range(0xA1, 0xFF):
            for cell in range(0xA1, 0xFF):
                try:
                    code = ord(bytes([row, cell]).decode(encoding))
                except (UnicodeDecodeError, TypeError):
                    continue
                # The Hanja of KS X 1001 are not written in today's shops.
                if not (encoding == "euc_kr" and 0x4E00 <= code <= 0x9FFF):
                    found.add(code)
    return sorted(found)


def emoji_characters():
    """Every emoji, without skin tones and joined families: 10 MB become 4."""
    font = TTFont(TRUETYPE / "NotoColorEmoji.ttf")
    tones = set(range(0x1F3FB, 0x1F400))
    return sorted(code for code in font.getBestCmap() if code not in tones and code != 0x200D)


def write_subset(source, name, codes, features, number=0):
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.hinting = False
    options.font_number = number
    options.notdef_outline = True
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    subset.save_font(font, str(HERE / name), options)


def write_fraunces(package, weight, style):
    """A still of the variable font, cut for headlines: high contrast, softened, without wonk."""
    parts = []
    for script in ("latin", "latin-ext"):
        font = TTFont(package / "files" / f"fraunces-{script}-full-normal.woff2")
        axes = {"wght": weight, "opsz": 72, "SOFT": 30, "WONK": 0}
        font = instancer.instantiateVariableFont(font, axes)
        font.flavor = None
        part = HERE / f".{script}.ttf"
        font.save(part)
        parts.append(part)
    merged = merge.Merger().merge([str(part) for part in parts])
    for part in parts:
        part.unlink()
    merged["OS/2"].usWeightClass = weight
    names = merged["name"]
    for number, text in ((1, f"Fraunces {style}"), (2, "Regular"), (4, f"Fraunces {style}"),
                         (6, f"Fraunces-{style}"), (16, "Fraunces"), (17, style)):
        names.setName(text, number, 3, 1, 0x409)
    merged.save(HERE / f"Fraunces-{style}.ttf")


def main():
    package = pathlib.Path(sys.argv[1])
    for style in ("Regular", "Medium", "SemiBold", "Bold"):
        write_subset(OPENTYPE / "inter" / f"Inter-{style}.otf", f"Inter-{style}.otf", EUROPEAN, TEXT_FEATURES)
    for style in ("SemiBold", "Bold"):
        name = f"InterDisplay-{style}.otf"
        write_subset(OPENTYPE / "inter" / name, name, EUROPEAN, TEXT_FEATURES)
    for weight, style in ((500, "Medium"), (600, "SemiBold")):
        write_fraunces(package, weight, style)
    for script in ("Arabic", "Hebrew"):
        for style in ("Regular", "Bold"):
            name = f"NotoSans{script}-{style}.ttf"
            shutil.copyfile(TRUETYPE / name, HERE / name)
    for style in ("Regular", "Bold"):
        # The first font of the collection is the Japanese one.
        source = OPENTYPE / "noto" / f"NotoSansCJK-{style}.ttc"
        write_subset(source, f"NotoSansCJK-{style}.otf", national_characters(), CJK_FEATURES)
    write_subset(TRUETYPE / "NotoColorEmoji.ttf", "NotoColorEmoji.ttf", emoji_characters(), ["ccmp"])


if __name__ == "__main__":
    main()
