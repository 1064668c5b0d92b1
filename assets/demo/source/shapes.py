"""Geometry of the demo shop: turned bodies, swept tubes, slabs. One unit is 10 cm.

Everything is built from plain vertex lists, so that a shape can be read without Blender's
window. No booleans: they leave shading artefacts that a product photo would show.
"""

import math

import bmesh
import bpy
from mathutils import Matrix, Vector
from mathutils.geometry import tessellate_polygon


def mesh_object(name, vertices, faces, material, sharp_angle_degrees=40.0):
    """Make an object of vertices and faces: smooth, but sharp at edges over the angle."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata([tuple(v) for v in vertices], [], faces)
    mesh.validate()
    mesh.polygons.foreach_set("use_smooth", [True] * len(mesh.polygons))
    mesh.set_sharp_from_angle(angle=math.radians(sharp_angle_degrees))
    mesh.materials.append(material)
    made = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(made)
    return made


def spline(points, steps=8):
    """Points on a Catmull-Rom curve through the given ones (any dimension)."""
    points = [Vector(p) for p in points]
    padded = [2 * points[0] - points[1], *points, 2 * points[-1] - points[-2]]
    out = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:]):
        for step in range(steps):
            t = step / steps
            out.append(
                0.5
                * (
                    2 * b
                    + (c - a) * t
                    + (2 * a - 5 * b + 4 * c - d) * t**2
                    + (3 * b - a - 3 * c + d) * t**3
                )
            )
    return [*out, points[-1]]


def corner(*points, radius=0.04, steps=5):
    """The same polyline with every inner corner rounded to at most the radius."""
    points = [Vector(p) for p in points]
    out = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:]):
        to_before, to_after = before - here, after - here
        cut = min(radius, to_before.length * 0.45, to_after.length * 0.45)
        start, end = here + to_before.normalized() * cut, here + to_after.normalized() * cut
        for step in range(steps + 1):
            t = step / steps
            out.append(start * (1 - t) ** 2 + here * 2 * t * (1 - t) + end * t**2)
    return [*out, points[-1]]


def lathe(name, profile, material, segments=128, radius_at=None, sharp_angle_degrees=40.0):
    """Turn a profile of (radius, height) about Z. `radius_at(radius, angle, height)` may vary it."""
    vertices, faces = [], []
    for radius, height in profile:
        for step in range(segments):
            angle = 2 * math.pi * step / segments
            r = radius_at(radius, angle, height) if radius_at else radius
            vertices.append((r * math.cos(angle), r * math.sin(angle), height))
    for ring in range(len(profile) - 1):
        for step in range(segments):
            nxt = (step + 1) % segments
            here, above = ring * segments, (ring + 1) * segments
            faces.append((here + step, here + nxt, above + nxt, above + step))
    # A profile that ends on the axis is closed by a cap, not by a thousand slivers.
    if profile[0][0] > 1e-6:
        faces.append(tuple(reversed(range(segments))))
    if profile[-1][0] > 1e-6:
        last = (len(profile) - 1) * segments
        faces.append(tuple(last + s for s in range(segments)))
    return mesh_object(name, vertices, faces, material, sharp_angle_degrees)


def sweep(name, path, radii, material, sides=20, squash=1.0, closed=False):
    """A tube along a path; `radii` is one number or one a point; `squash` flattens its section."""
    path = [Vector(p) for p in path]
    count = len(path)
    radii = [radii] * count if isinstance(radii, (int, float)) else list(radii)
    vertices, faces = [], []
    normal = None
    for i, point in enumerate(path):
        after = path[(i + 1) % count] if closed or i + 1 < count else point
        before = path[i - 1] if closed or i > 0 else point
        tangent = (after - before).normalized()
        if normal is None:
            up = Vector((0, 0, 1)) if abs(tangent.z) < 0.9 else Vector((0, 1, 0))
            normal = up - tangent * up.dot(tangent)
        normal = (normal - tangent * normal.dot(tangent)).normalized()
        binormal = tangent.cross(normal)
        for side in range(sides):
            angle = 2 * math.pi * side / sides
            offset = normal * math.cos(angle) * squash + binormal * math.sin(angle)
            vertices.append(point + offset * radii[i])
    for i in range(count if closed else count - 1):
        here, there = i * sides, ((i + 1) % count) * sides
        for side in range(sides):
            nxt = (side + 1) % sides
            faces.append((here + side, here + nxt, there + nxt, there + side))
    if not closed:
        faces.append(tuple(reversed(range(sides))))
        faces.append(tuple((count - 1) * sides + s for s in range(sides)))
    return mesh_object(name, vertices, faces, material, 60.0)


def ball(name, centre, radius, material, stretch=1.0, segments=32):
    """A sphere, or an egg when stretched along Z."""
    rings = segments // 2
    profile = [
        (radius * math.sin(math.pi * i / rings), -radius * stretch * math.cos(math.pi * i / rings))
        for i in range(rings + 1)
    ]
    made = lathe(name, profile, material, segments)
    made.location = centre
    return made


def box(name, size, material, bevel=0.03):
    """A box standing on the ground, edges rounded."""
    x, y, z = size[0] / 2, size[1] / 2, size[2]
    corners = [(a, b, c) for c in (0, z) for a, b in ((-x, -y), (x, -y), (x, y), (-x, y))]
    faces = [(3, 2, 1, 0), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
    made = mesh_object(name, corners, faces, material)
    round_edges(made, bevel)
    return made


def round_edges(made, width, segments=4):
    """Bevel the sharp edges: no real thing has a perfect one."""
    modifier = made.modifiers.new("round", "BEVEL")
    modifier.width, modifier.segments = width, segments
    modifier.limit_method, modifier.angle_limit = "ANGLE", math.radians(40)
    modifier.harden_normals = False


def slab(name, outline, hole, thickness, material, bevel):
    """A plate in XZ, `thickness` deep in Y, with one hole; both are counter-clockwise loops."""
    loops = [outline, hole]
    flat = [point for loop in loops for point in loop]
    count = len(flat)
    vertices = [(x, y, z) for y in (0, thickness) for x, z in flat]
    front = tessellate_polygon([[Vector((x, z, 0)) for x, z in loop] for loop in loops])
    faces = [tuple(t) for t in front] + [tuple(count + i for i in reversed(t)) for t in front]
    start = 0
    for loop in loops:
        for i in range(len(loop)):
            here, nxt = start + i, start + (i + 1) % len(loop)
            faces.append((nxt, here, count + here, count + nxt))
        start += len(loop)
    made = mesh_object(name, vertices, faces, material, 35.0)
    face_outwards(made.data)
    round_edges(made, bevel)
    return made


def face_outwards(mesh):
    """Turn all faces to the outside."""
    work = bmesh.new()
    work.from_mesh(mesh)
    bmesh.ops.recalc_face_normals(work, faces=work.faces)
    work.to_mesh(mesh)
    work.free()


def group(name, parts, at=(0, 0, 0), turn_degrees=0.0, tilt_degrees=0.0):
    """Parent the parts to one handle that can be placed and turned."""
    handle = bpy.data.objects.new(name, None)
    bpy.context.scene.collection.objects.link(handle)
    for part in parts:
        part.parent = handle
    handle.matrix_world = (
        Matrix.Translation(at)
        @ Matrix.Rotation(math.radians(turn_degrees), 4, "Z")
        @ Matrix.Rotation(math.radians(tilt_degrees), 4, "X")
    )
    return handle
