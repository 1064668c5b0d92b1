"""Lamp, candles, vase, clock, throw, basket: what stands in the room."""

import math
import random

from mathutils import Vector, noise

import materials
import studio
from shapes import ball, box, corner, group, lathe, mesh_object, spline, sweep
from tableware import walled


def lamp(at=(0, 0, 0), power=60.0):
    metal = materials.brass()
    base = [(0.0, 0.0), *(tuple(p) for p in corner((0.0, 0.0), (0.78, 0.0), (0.78, 0.13), (0.1, 0.17), radius=0.05)[1:])]
    stem = [(0.1, 0.17), (0.085, 0.24), (0.085, 2.42), (0.16, 2.46), (0.16, 2.62), (0.0, 2.62)]
    parts = [lathe("base", [*base, *stem], metal)]
    shade = spline([(1.5, 2.34), (1.53, 2.4), (1.5, 2.62), (1.34, 2.96), (1.02, 3.3), (0.56, 3.53), (0.14, 3.6), (0.0, 3.605)])
    under = [(0.0, 3.5), (0.5, 3.42), (0.98, 3.2), (1.28, 2.92), (1.42, 2.6), (1.45, 2.36)]
    parts.append(lathe("shade", [*under, *shade], materials.opal(1.9, 3.6, 2.34)))
    parts[-1].visible_shadow = False
    parts.append(ball("finial", (0, 0, 3.66), 0.075, metal))
    light = studio.glow((0, 0, 2.7), power, radius=0.6)
    return group("lamp", [*parts, light], at)


def taper_flame(height):
    """A flame whose wick stands at the height, and its wick."""
    outline = [(0.0, 0.0), (0.028, 0.03), (0.05, 0.1), (0.044, 0.19), (0.02, 0.3), (0.0, 0.36)]
    fire = lathe("flame", [(max(r, 0.0), height + 0.04 + z) for r, z in spline(outline)], materials.flame(height + 0.04, height + 0.4), 24)
    fire.visible_shadow = False
    wick = sweep("wick", [(0, 0, height - 0.05), (0.004, 0, height + 0.06), (0.014, 0, height + 0.11)], 0.009,
                 materials.plain("#1d1510"), 8)
    return [fire, wick]


def candle_holder(stem, candle, at=(0, 0, 0)):
    """A turned foot, a stem of the given height, a cup and a taper."""
    metal = materials.brass()
    foot = corner((0.0, 0.0), (0.46, 0.0), (0.46, 0.05), (0.12, 0.1), (0.052, 0.2), radius=0.06)
    cup = corner((0.052, stem - 0.12), (0.09, stem - 0.05), (0.17, stem), (0.17, stem + 0.26), (0.135, stem + 0.26),
                 (0.135, stem + 0.1), (0.0, stem + 0.1), radius=0.03)
    bead = [(0.052, stem * 0.55 - 0.06), (0.085, stem * 0.55 - 0.03), (0.095, stem * 0.55), (0.085, stem * 0.55 + 0.03),
            (0.052, stem * 0.55 + 0.06)]
    parts = [lathe("holder", [tuple(p) for p in [*foot, *bead, *cup]], metal)]
    top = stem + 0.1 + candle
    taper = corner((0.0, stem + 0.1), (0.128, stem + 0.1), (0.1, top - 0.04), (0.07, top), (0.0, top - 0.012), radius=0.04)
    parts.append(lathe("taper", [tuple(p) for p in taper[:-1]] + [(0.0, top - 0.012)], materials.wax(glow=1.6, glow_height=top), 48))
    parts += taper_flame(top - 0.01)
    parts.append(studio.glow((0, 0, top + 0.25), 7.0, radius=0.08))
    return group("candle holder", parts, at)


def scented_candle(label, at=(0, 0, 0), turn=0.0):
    amber = materials.glass("#d98a3c")
    outer = [tuple(p) for p in corner((0.3, 0.0), (0.43, 0.0), (0.44, 1.0), radius=0.09)][:-1]
    outer += [(0.436 + 0.004 * i / 8, 0.12 + 0.88 * i / 8) for i in range(9)]
    parts = [lathe("glass", walled(outer, 0.035, 0.1), amber)]
    parts.append(lathe("wax", [(0.0, 0.11), (0.39, 0.12), (0.398, 0.72), (0.37, 0.715), (0.0, 0.7)],
                       materials.wax("#f4e4c4", glow=0.75, glow_height=0.76), 96))
    parts += taper_flame(0.72)
    parts.append(studio.glow((0, 0, 0.98), 4.5, radius=0.08))
    parts.append(wrapped_label(label, 0.447, 0.2, 0.76))
    return group("candle", parts, at, turn)


def wrapped_label(path, radius, bottom, top):
    """A paper band on the front of a cylinder (the front is -Y)."""
    steps, half = 48, (top - bottom) / 2 / radius
    vertices = [(radius * math.sin(a), -radius * math.cos(a), z)
                for z in (bottom, top) for a in (-half + 2 * half * i / steps for i in range(steps + 1))]
    faces = [(i, i + 1, steps + 2 + i, steps + 1 + i) for i in range(steps)]
    made = mesh_object("label", vertices, faces, materials.printed(path))
    uv = made.data.uv_layers.new()
    for loop in made.data.loops:
        row, column = divmod(loop.vertex_index, steps + 1)
        uv.data[loop.index].uv = (column / steps, row)
    return made


def brass_lid(at=(0, 0, 0), tilt=0.0, turn=0.0):
    rim = corner((0.0, 0.0), (0.46, 0.0), (0.46, 0.13), (0.0, 0.13), radius=0.03)
    return group("lid", [lathe("lid", [tuple(p) for p in rim], materials.brass())], at, turn, tilt)


def vase(at=(0, 0, 0), flowers=True, seed=4):
    chalk = materials.ceramic("#efe8da", 0.62)
    outer = spline([(0.52, 0.0), (0.58, 0.03), (0.78, 0.4), (0.88, 0.95), (0.8, 1.5), (0.52, 1.95), (0.34, 2.2),
                    (0.33, 2.38), (0.4, 2.58)], 10)

    def flute(radius, angle, height):
        if radius < 0.3 or height > 2.5:
            return radius
        fade = min(1.0, (2.5 - height) / 0.3, height / 0.06 + 0.2)
        return radius * (1 - 0.052 * fade * (1 - abs(math.sin(angle * 15))))

    parts = [lathe("vase", walled(outer, 0.05, 0.1), chalk, 480, flute, 60.0)]
    if flowers:
        parts += bouquet(random.Random(seed))
    return group("vase", parts, at)


def bouquet(dice):
    """Craspedia balls and feathered grasses, dried."""
    stalk, straw = materials.plain("#8d8350"), materials.plain("#c9ad7c", 0.8)
    gold = materials.Shader("craspedia", roughness=0.85, sheen_weight=0.3)
    petals = gold.add("TexVoronoi", vector=gold.place(), scale=26.0).outputs["Distance"]
    gold.set(gold.surface, base_color=gold.ramp(petals, (0.0, "#e3b23c"), (0.5, "#c48d22"), (0.9, "#8a5d12")))
    gold.bump(gold.math("SUBTRACT", 1.0, petals), 0.9, 0.06)
    parts = []
    for _ in range(7):
        tip = Vector((dice.uniform(-1.0, 1.0), dice.uniform(-0.5, 0.4), dice.uniform(3.3, 4.5)))
        path = spline([(tip.x * 0.05, tip.y * 0.05, 1.2), (tip.x * 0.22, tip.y * 0.22, 2.5), tuple(tip)])
        parts.append(sweep("stalk", path, 0.016, stalk, 8))
        parts.append(ball("bloom", tip, dice.uniform(0.13, 0.17), gold.material))
    for _ in range(8):
        lean = Vector((dice.uniform(-1.7, 1.7), dice.uniform(-0.6, 0.5), dice.uniform(4.1, 5.2)))
        path = spline([(lean.x * 0.04, lean.y * 0.04, 1.2), (lean.x * 0.2, lean.y * 0.2, 2.6),
                       (lean.x * 0.6, lean.y * 0.6, lean.z * 0.82), tuple(lean)], 10)
        parts.append(sweep("stalk", path, 0.011, straw, 6))
        parts += [feather(path, dice, straw)]
    return parts


def feather(path, dice, straw):
    """Seeds along the last third of a stalk, as one mesh."""
    vertices, faces = [], []
    for _ in range(260):
        where = dice.uniform(0.62, 1.0) * (len(path) - 1)
        i = min(int(where), len(path) - 2)
        root = path[i].lerp(path[i + 1], where - i)
        along = (path[i + 1] - path[i]).normalized()
        around = Vector((dice.gauss(0, 1), dice.gauss(0, 1), dice.gauss(0, 1))).cross(along).normalized()
        ripe = math.sin(math.pi * min(1.0, (where / (len(path) - 1) - 0.6) / 0.42)) * 0.6 + 0.4
        tip = root + (along * 0.9 + around * 0.55).normalized() * dice.uniform(0.12, 0.22) * ripe
        side = along.cross(around) * 0.012
        start = len(vertices)
        vertices += [root - side, root + side, (root + tip) / 2 + side * 1.6, tip, (root + tip) / 2 - side * 1.6]
        faces.append(tuple(range(start, start + 5)))
    return mesh_object("feather", vertices, faces, straw)


def clock(at=(0, 0, 0), turn=0.0):
    """A walnut ring on a brass foot, ten past ten."""
    wood, metal, dial = materials.walnut("X"), materials.brass(turned=False), materials.plain("#f3ead8", 0.55)
    ring = corner((0.80, 0.0), (0.98, 0.0), (0.98, 0.5), (0.80, 0.5), (0.80, 0.0), radius=0.06)
    face = [lathe("ring", [tuple(p) for p in ring], wood), lathe("dial", [(0.0, 0.36), (0.82, 0.36), (0.0, 0.361)], dial)]
    face.append(lathe("back", [(0.0, 0.02), (0.82, 0.02), (0.0, 0.03)], wood))
    for hour in range(12):
        angle = math.pi / 6 * hour
        long = 0.15 if hour % 3 == 0 else 0.08
        mark = box("mark", (0.03 if hour % 3 == 0 else 0.02, long, 0.02), metal, 0.004)
        mark.location = (math.sin(angle) * (0.72 - long / 2), math.cos(angle) * (0.72 - long / 2), 0.362)
        mark.rotation_euler = (0, 0, -angle)
        face.append(mark)
    for turns, length, width, level in ((305, 0.4, 0.042, 0.40), (60, 0.6, 0.03, 0.425)):
        hand = box("hand", (width, length + 0.12, 0.014), metal, 0.005)
        angle = math.radians(turns)
        hand.location = (math.sin(angle) * (length / 2 - 0.06), math.cos(angle) * (length / 2 - 0.06), level)
        hand.rotation_euler = (0, 0, -angle)
        face.append(hand)
    face.append(lathe("boss", [(0.0, 0.36), (0.05, 0.36), (0.05, 0.45), (0.03, 0.465), (0.0, 0.467)], metal, 48))
    disc = group("clock", face)
    disc.rotation_euler = (math.radians(90), 0, 0)
    disc.location = (0, 0.25, 1.03)
    foot = box("foot", (0.9, 0.62, 0.1), metal, 0.03)
    return group("desk clock", [disc, foot], at, turn)


def serpentine(depth, layers, gap, starts_in_front):
    """The section of folded cloth as (y, z): layers joined by half circles, the last one longer."""
    path, side = [], -1 if starts_in_front else 1
    for layer in range(layers):
        z = gap * (layer + 0.5)
        reach = depth / 2 + (0.3 if layer == layers - 1 else 0.0)
        path += [(side * depth / 2 - side * (depth / 2 + reach) * i / 14, z) for i in range(15)]
        side = -side
        if layer < layers - 1:
            path += [(side * (depth / 2 + gap / 2 * math.sin(a)), z + gap / 2 * (1 - math.cos(a)))
                     for a in (math.pi * i / 8 for i in range(1, 8))]
    return path


def throw(colour, at=(0, 0, 0), turn=0.0, width=3.3, depth=2.3, layers=4, gap=0.19, seed=1, has_fringe=False):
    """A folded throw: folds to the front, or the open edge with its fringe."""
    cloth, dice, thick = materials.linen(colour), random.Random(seed), gap * 0.8
    starts_in_front = (layers % 2 == 0) == has_fringe
    path = serpentine(depth, layers, gap, starts_in_front)
    columns = 56
    section = [Vector((0, y, z)) for y, z in path]
    vertices, faces = [], []
    count = len(section)
    for column in range(columns + 1):
        x = -width / 2 + width * column / columns
        for side in (1, -1):
            for i, point in enumerate(section):
                ahead = section[min(i + 1, count - 1)] - section[max(i - 1, 0)]
                normal = Vector((0, -ahead.z, ahead.y)).normalized()
                swell = 1 - 0.5 * (abs(2 * column / columns - 1)) ** 30
                wave = noise.noise((x * 0.9 + seed, point.y * 0.9, point.z * 2.5)) * 0.05
                sag = noise.noise((x * 0.45, point.y * 0.45, seed)) * 0.06 * point.z
                vertices.append((x + noise.noise((point.y, point.z * 3, seed)) * 0.05,
                                 point.y + normal.y * side * thick / 2 * swell,
                                 max(point.z + normal.z * side * thick / 2 * swell + wave + sag, 0.01)))
    ring = 2 * count
    for column in range(columns):
        for i in range(count - 1):
            for offset in (0, count):
                a, b = column * ring + offset + i, (column + 1) * ring + offset + i
                faces.append((a, a + 1, b + 1, b) if offset else (a, b, b + 1, a + 1))
        for i in (0, count - 1):
            a, b = column * ring + i, (column + 1) * ring + i
            faces.append((a, b, b + count, a + count))
    for column in (0, columns):
        for i in range(count - 1):
            a = column * ring + i
            faces.append((a, a + 1, a + count + 1, a + count))
    made = mesh_object("throw", vertices, faces, cloth, 70.0)
    parts = [made, *(fringe(dice, cloth, width, path[-1]) if has_fringe else [])]
    return group("throw", parts, at, turn)


def fringe(dice, cloth, width, end):
    """Knotted tassels that hang from the top layer's edge (towards -Y)."""
    parts, y, z = [], end[0], end[1]
    count = int(width / 0.115)
    for i in range(count):
        x = -width / 2 + width * (i + 0.5) / count
        fall = dice.uniform(0.42, 0.52)
        sway = dice.uniform(-0.05, 0.05)
        path = spline([(x, y + 0.06, z), (x, y - 0.06, z - 0.02), (x + sway * 0.3, y - 0.1, z - 0.14),
                       (x + sway, y - 0.12 - dice.uniform(0, 0.04), z - fall)], 6)
        radii = [0.022 + 0.016 * math.exp(-(((t / len(path)) - 0.5) / 0.09) ** 2) + 0.014 * (t / len(path)) ** 3
                 for t in range(len(path))]
        parts.append(sweep("tassel", path, radii, cloth, 8))
    return parts


def basket(at=(0, 0, 0), turn=0.0, seed=2):
    """Coils of grass woven in and out of upright stakes."""
    dice = random.Random(seed)
    strands = [materials.seagrass(s) for s in range(4)]
    stakes, rows, tall = 26, 23, 2.5
    parts = []

    def radius(z):
        t = z / tall
        return 1.28 + 0.5 * math.sin(min(t, 0.62) / 0.62 * math.pi / 2) - 0.16 * max(0.0, (t - 0.62) / 0.38) ** 2

    for row in range(rows):
        z = 0.07 + row * (tall - 0.1) / (rows - 1)
        lift, steps = dice.uniform(-0.008, 0.008), stakes * 8
        path = []
        for step in range(steps):
            angle = 2 * math.pi * step / steps
            weave = 0.062 * math.sin(stakes / 2 * angle + row * math.pi)
            wobble = noise.noise((math.cos(angle) * 3, math.sin(angle) * 3, row)) * 0.018
            r = radius(z) + weave + wobble
            path.append((r * math.cos(angle), r * math.sin(angle), z + lift + wobble))
        radii = [0.064 + 0.006 * math.sin(i * 0.9) for i in range(steps)]
        parts.append(sweep("strand", path, radii, dice.choice(strands), 12, closed=True))
    for stake in range(stakes):
        angle = 2 * math.pi * stake / stakes
        path = [(radius(z) * math.cos(angle), radius(z) * math.sin(angle), z) for z in (tall * i / 12 for i in range(13))]
        parts.append(sweep("stake", path, 0.034, strands[1], 8))
    for phase in (0.0, math.pi):  # the rim is a rope of two strands
        rope = []
        for step in range(480):
            angle = 2 * math.pi * step / 480
            twist = angle * 40 + phase
            r = radius(tall) + 0.055 * math.cos(twist)
            rope.append((r * math.cos(angle), r * math.sin(angle), tall + 0.06 + 0.055 * math.sin(twist)))
        parts.append(sweep("rim", rope, 0.066, strands[2], 10, closed=True))
    for side in (-1, 1):
        parts += handle(side, radius(tall), tall, strands)
    floor = lathe("floor", [(0.0, 0.05), (1.28, 0.05), (1.28, 0.1), (0.0, 0.1)], strands[3])
    return group("basket", [*parts, floor], at, turn)


def handle(side, radius, tall, strands):
    """A rope arch at one side of the basket."""
    arch = spline([(side * (radius + 0.02), -0.5, tall - 0.35), (side * (radius + 0.06), -0.46, tall + 0.1),
                   (side * (radius + 0.12), -0.3, tall + 0.52), (side * (radius + 0.14), 0, tall + 0.66),
                   (side * (radius + 0.12), 0.3, tall + 0.52), (side * (radius + 0.06), 0.46, tall + 0.1),
                   (side * (radius + 0.02), 0.5, tall - 0.35)], 20)
    ropes = []
    for phase in (0.0, math.pi):
        twisted = []
        for i, point in enumerate(arch):
            ahead = (arch[min(i + 1, len(arch) - 1)] - arch[max(i - 1, 0)]).normalized()
            across = Vector((1, 0, 0))
            other = ahead.cross(across).normalized()
            twist = i * 0.55 + phase
            twisted.append(point + across * math.cos(twist) * 0.055 + other * math.sin(twist) * 0.055)
        ropes.append(sweep("handle", twisted, 0.064, strands[0], 10))
    return ropes
