"""Teapot, mug, bowls, carafe, board: what stands on the table."""

import math

import materials
from shapes import ball, corner, group, lathe, slab, spline, sweep


def walled(outer, thickness, floor):
    """Close an outer profile, bottom to rim, with an inner wall and a rounded lip."""
    outer = [tuple(p) for p in outer]
    inner = [(max(r - thickness, 0.0), z) for r, z in reversed(outer) if z > floor + 0.02]
    rim_r, rim_z = outer[-1]
    lip = [
        (rim_r - thickness / 2 + thickness / 2 * math.cos(a), rim_z + thickness / 2 * math.sin(a))
        for a in (math.pi * i / 6 for i in range(1, 6))
    ]
    last = inner[-1][0]
    bottom = [(last * 0.9, floor + 0.01), (last * 0.6, floor), (0.0, floor)]
    return [(0.0, outer[0][1]), *outer, *lip, *inner, *bottom]


def teapot(at=(0, 0, 0), turn=0.0):
    glaze, metal = materials.celadon(), materials.brass(turned=False)
    body = spline([(0.42, 0.0), (0.46, 0.03), (0.72, 0.16), (0.93, 0.45), (0.97, 0.68), (0.84, 0.98),
                   (0.56, 1.16), (0.44, 1.2)])
    parts = [lathe("body", [(0.0, 0.02), (0.36, 0.02), *body, (0.40, 1.19), (0.38, 1.1)], glaze)]
    lid = spline([(0.45, 1.2), (0.44, 1.235), (0.36, 1.285), (0.2, 1.33), (0.09, 1.345), (0.065, 1.37),
                  (0.08, 1.41), (0.105, 1.45), (0.085, 1.495), (0.03, 1.512)])
    parts.append(lathe("lid", [(0.0, 1.19), (0.42, 1.19), *lid, (0.0, 1.514)], glaze))
    spout = spline([(0.72, 0, 0.48), (0.98, 0, 0.58), (1.14, 0, 0.8), (1.26, 0, 1.04), (1.4, 0, 1.17)], 10)
    radii = [0.27 - 0.175 * min(1.0, i / (len(spout) * 0.72)) ** 0.7 for i in range(len(spout))]
    parts.append(sweep("spout", spout, radii, glaze, 32))
    tip = spout[-1]
    hole = ball("mouth", (tip.x + 0.004, 0, tip.z + 0.003), 0.068, materials.plain("#26322c"), 0.25)
    hole.rotation_euler = (0, math.radians(46), 0)
    parts.append(hole)
    arch = [(0.7 * math.cos(a), 0, 1.12 + 0.86 * math.sin(a)) for a in (math.pi * i / 72 for i in range(73))]
    parts.append(sweep("handle", arch, 0.048, metal, 20))
    for side in (-1, 1):
        parts.append(ball("lug", (side * 0.68, 0, 1.05), 0.1, glaze, 0.95))
        parts.append(ball("rivet", (side * 0.7, 0, 1.12), 0.062, metal, 0.8))
    return group("teapot", parts, at, turn)


def cup(at=(0, 0, 0)):
    """A small tea cup without handle."""
    outer = spline([(0.2, 0.0), (0.22, 0.03), (0.33, 0.14), (0.38, 0.36), (0.395, 0.5)])
    parts = [lathe("cup", walled(outer, 0.03, 0.05), materials.celadon())]
    tea = materials.plain("#9c6a24", 0.05, coat_weight=1.0, coat_roughness=0.0)
    parts.append(lathe("tea", [(0.0, 0.4), (0.352, 0.4), (0.0, 0.401)], tea))
    return group("cup", parts, at)


def mug(at=(0, 0, 0), turn=0.0, filled=True):
    glaze = materials.ceramic("#e2d3b8", 0.3, speckle=0.75, dip="#26364f", dip_height=0.34)
    outer = [*corner((0.33, 0.0), (0.44, 0.02), (0.455, 0.9), radius=0.11, steps=8)]
    outer = [tuple(p) for p in outer[:-1]] + [(0.4555, 0.3 + 0.6 * i / 10) for i in range(11)]
    parts = [lathe("mug", walled(outer, 0.045, 0.07), glaze)]
    ear = spline([(0.42, 0, 0.73), (0.56, 0, 0.765), (0.72, 0, 0.71), (0.775, 0, 0.5), (0.70, 0, 0.28),
                  (0.56, 0, 0.2), (0.42, 0, 0.205)], 10)
    middle = len(ear) / 2
    radii = [0.058 + 0.022 * (abs(i - middle) / middle) ** 2.5 for i in range(len(ear))]
    parts.append(sweep("ear", ear, radii, glaze, 24, squash=0.72))
    if filled:
        coffee, foam = materials.plain("#24120a", 0.12), materials.plain("#a8733f", 0.35)
        parts.append(lathe("coffee", [(0.0, 0.78), (0.412, 0.78), (0.0, 0.781)], coffee))
        parts.append(lathe("crema", [(0.372, 0.782), (0.392, 0.789), (0.411, 0.79), (0.411, 0.78), (0.372, 0.782)], foam))
    return group("mug", parts, at, turn)


def bowl(radius, height, colour, at=(0, 0, 0)):
    outer = spline([(radius * 0.42, 0.0), (radius * 0.46, 0.04), (radius * 0.72, height * 0.24),
                    (radius * 0.92, height * 0.6), (radius, height)])
    glaze = materials.ceramic(colour, 0.42, speckle=0.35, speckle_colour="#3d2a1e")
    return group("bowl", [lathe("bowl", walled(outer, 0.055, 0.09), glaze)], at)


def bowls(at=(0, 0, 0)):
    """Three nested, each a little above the other."""
    x, y, z = at
    bowl(1.2, 0.74, "#b4694a", at)
    bowl(0.92, 0.62, "#d7b98f", (x, y, z + 0.2))
    return bowl(0.64, 0.5, "#f0e9dc", (x, y, z + 0.36))


def carafe(at=(0, 0, 0), turn=0.0):
    clear, water = materials.glass(), materials.glass("#f4fbff", 1.333)
    outer = spline([(0.44, 0.0), (0.5, 0.05), (0.54, 0.4), (0.53, 0.95), (0.4, 1.5), (0.25, 1.95),
                    (0.225, 2.3), (0.27, 2.68), (0.3, 2.8)])
    body = walled(outer, 0.035, 0.12)
    parts = [lathe("carafe", body, clear)]
    level = 1.52
    wet = [(r - 0.034, z) for r, z in (tuple(p) for p in outer) if 0.14 < z < level]
    parts.append(lathe("water", [(0.0, 0.125), (wet[0][0] * 0.85, 0.127), *wet, (wet[-1][0], level), (0.0, level)], water))
    return group("carafe", parts, at, turn)


def tumbler(at=(0, 0, 0), level=0.55):
    clear, water = materials.glass(), materials.glass("#f4fbff", 1.333)
    outer = [tuple(p) for p in corner((0.26, 0.0), (0.335, 0.0), (0.375, 0.92), radius=0.05)]
    outer = outer[:-1] + [(0.338 + 0.037 * i / 8, 0.08 + 0.84 * i / 8) for i in range(9)]
    parts = [lathe("tumbler", walled(outer, 0.028, 0.09), clear)]
    parts.append(lathe("water", [(0.0, 0.095), (0.29, 0.097), (0.311, 0.14), (0.332, level), (0.0, level)], water))
    return group("tumbler", parts, at)


def rounded(points, radius, steps=8):
    """A closed loop with rounded corners."""
    loop = corner(points[-1], *points, points[0], radius=radius, steps=steps)
    return [tuple(p) for p in loop[1:-1]]


def board(at=(0, 0, 0), turn=0.0, lean=-11.0):
    """A paddle of walnut with a hole to hang it by."""
    outline = [(-1.3, 0.0), (1.3, 0.0), (1.3, 2.75), (0.95, 3.1), (0.42, 3.22), (0.36, 3.5), (0.36, 4.2),
               (-0.36, 4.2), (-0.36, 3.5), (-0.42, 3.22), (-0.95, 3.1), (-1.3, 2.75)]
    hole = [(0.13 * math.cos(a), 3.92 + 0.13 * math.sin(a)) for a in (2 * math.pi * i / 40 for i in range(40))]
    plate = slab("board", rounded(outline, 0.3), hole, 0.2, materials.walnut("Z"), 0.05)
    return group("board", [plate], at, turn, lean)


def lemon(at, turn=0.0, tilt=90.0):
    rind = materials.Shader("rind", base_color=materials.srgb("#e7b52c"), roughness=0.35, subsurface_weight=0.2,
                            subsurface_scale=0.05, coat_weight=0.2)
    rind.bump(rind.noise(16, rind.place(), detail=2), 0.5, 0.02)
    outline = spline([(0.0, -0.47), (0.05, -0.45), (0.09, -0.4), (0.22, -0.3), (0.325, -0.05), (0.31, 0.14),
                      (0.2, 0.32), (0.08, 0.4), (0.05, 0.43), (0.0, 0.44)])
    fruit = lathe("lemon", [(max(r, 0.0), z) for r, z in outline], rind.material, 64)
    return group("lemon", [fruit], at, turn, tilt)
