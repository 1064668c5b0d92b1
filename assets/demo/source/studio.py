"""The photo studio: one backdrop, one window, one camera for the whole family of pictures.

Evening sun falls through a window with four panes from the left; a large soft box fills it and a
cool strip draws the far edge. Only the backdrop's tone and the camera's height change.
"""

import math
from dataclasses import dataclass

import bpy
from mathutils import Vector

import materials
import shapes


@dataclass
class View:
    """How a picture is taken: what it looks at, from where, on which tone."""

    backdrop: str
    look_at: tuple  # the middle of the subject
    width: float  # how much the picture shows across, at the subject
    pitch_degrees: float = 12.0  # how far the camera looks down
    yaw_degrees: float = 0.0  # how far it stands to the right
    sun: float = 3.2
    soft_box: float = 1.0
    fill: float = 0.25
    reflections: float = 0.75
    wall: float = 5.0  # how far behind the subject the floor turns into the wall
    bend: float = 2.2  # the radius of that turn
    f_stop: float = 4.0
    lens_mm: float = 85.0
    window_at: tuple = (0.0, 0.0)  # moves the patch of sun across and up


def empty_scene():
    """Start from nothing and set the renderer."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    cycles = scene.cycles
    cycles.device = "CPU"
    cycles.use_denoising = True
    cycles.denoiser = "OPENIMAGEDENOISE"
    cycles.denoising_prefilter = "FAST"
    cycles.use_adaptive_sampling = False
    cycles.use_light_tree = False  # five lamps: sampling them plainly is quicker
    cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 10, 2, 3
    cycles.transmission_bounces, cycles.transparent_max_bounces = 10, 10
    # After the first bounce the room's own light stands in for the rest: half the time a picture.
    cycles.use_fast_gi, cycles.fast_gi_method, cycles.ao_bounces_render = True, "REPLACE", 1
    cycles.caustics_reflective = cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 6.0
    scene.render.threads_mode, scene.render.threads = "FIXED", 1
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.look = "AgX - Medium High Contrast"
    scene.view_settings.exposure = 0.35


def build(view, scale=1.0):
    """Backdrop, lights and camera for a view; `scale` enlarges the set for a whole table."""
    backdrop(view, scale)
    window(view, scale)
    area("soft box", view, (-6, -5, 7), 6 * scale, 520 * view.soft_box, "#ffe9cf", scale)
    area("strip", view, (6.5, 3.0, 4.5), 3 * scale, 260 * view.soft_box, "#fff1e2", scale)
    room(view)
    camera(view)


def room(view):
    """What is out of the picture: dim for the walls, bright in reflections, so that brass is gold."""
    world = bpy.data.worlds.new("room")
    bpy.context.scene.world = world
    world.use_nodes = True
    world.light_settings.distance = 6.0
    tree = world.node_tree
    background = tree.nodes["Background"]
    background.inputs["Color"].default_value = materials.srgb("#f0e2cf")
    path = tree.nodes.new("ShaderNodeLightPath")
    strength = tree.nodes.new("ShaderNodeMapRange")
    strength.inputs["To Min"].default_value = view.fill
    strength.inputs["To Max"].default_value = view.reflections
    tree.links.new(path.outputs["Is Glossy Ray"], strength.inputs["Value"])
    tree.links.new(strength.outputs[0], background.inputs["Strength"])


def backdrop(view, scale):
    """Paper sweep: floor, a wide curve, wall."""
    depth, bend, tall, wide = view.wall * scale, view.bend * scale, 26.0 * scale, 40.0 * scale
    profile = [(-30.0, 0.0), (depth, 0.0)]
    for step in range(1, 25):
        angle = math.pi / 2 * step / 24
        profile.append((depth + bend * math.sin(angle), bend * (1 - math.cos(angle))))
    profile.append((depth + bend, tall))
    vertices = [(x, y, z) for y, z in profile for x in (-wide, wide)]
    faces = [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(len(profile) - 1)]
    shapes.mesh_object("backdrop", vertices, faces, materials.plaster(view.backdrop))


def window(view, scale):
    """The sun, and the window bars that cut it; the bars exist for shadows only."""
    sun = bpy.data.lights.new("sun", "SUN")
    sun.energy, sun.angle, sun.color = view.sun, math.radians(2.2), (1.0, 0.79, 0.56)
    lamp = bpy.data.objects.new("sun", sun)
    direction = Vector((0.74, 0.62, -0.56)).normalized()
    lamp.rotation_euler = direction.to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(lamp)
    blind = materials.plain("#000000")
    x, y = view.window_at
    wide, tall, far = 2.9 * scale, 3.4 * scale, 60.0
    slabs = [
        ((-wide - far, 0), (far, far)), ((wide + far, 0), (far, far)),
        ((0, tall + far), (far, far)), ((0, -tall - far), (far, far)),
        ((0, 0), (0.13 * scale, tall)), ((0, 0.9 * scale), (wide, 0.13 * scale)),
    ]
    turn = lamp.rotation_euler.to_matrix().to_4x4()
    centre = Vector(view.look_at) - direction * 16
    for (cx, cy), (hx, hy) in slabs:
        corners = [(cx + x + a * hx, cy + y + b * hy, 0) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        bar = shapes.mesh_object("bar", corners, [(0, 1, 2, 3)], blind)
        bar.matrix_world = turn
        bar.location = centre
        for ray in ("camera", "diffuse", "glossy", "transmission", "volume_scatter"):
            setattr(bar, f"visible_{ray}", False)


def area(name, view, offset, size, power, colour, scale):
    """A soft box aimed at the subject. Not seen by the sun's bars: it stands inside the room."""
    light = bpy.data.lights.new(name, "AREA")
    light.shape, light.size, light.energy = "SQUARE", size, power * scale * scale
    light.color = materials.srgb(colour)[:3]
    lamp = bpy.data.objects.new(name, light)
    lamp.location = Vector(view.look_at) + Vector(offset) * scale
    lamp.rotation_euler = (Vector(view.look_at) - lamp.location).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(lamp)


def camera(view):
    """A portrait lens, focused on the subject."""
    data = bpy.data.cameras.new("camera")
    data.lens, data.sensor_width = view.lens_mm, 36.0
    render = bpy.context.scene.render
    data.sensor_fit = "HORIZONTAL"
    distance = view.width * data.lens / data.sensor_width
    pitch, yaw = math.radians(view.pitch_degrees), math.radians(view.yaw_degrees)
    away = Vector((math.sin(yaw) * math.cos(pitch), -math.cos(yaw) * math.cos(pitch), math.sin(pitch)))
    target = Vector(view.look_at)
    made = bpy.data.objects.new("camera", data)
    made.location = target + away * distance
    made.rotation_euler = (-away).to_track_quat("-Z", "Y").to_euler()
    data.dof.use_dof = True
    data.dof.focus_distance = distance - 0.3
    # A unit is 10 cm, so the iris of a real lens is ten times smaller in units.
    data.dof.aperture_fstop = view.f_stop / 10.0
    bpy.context.scene.collection.objects.link(made)
    bpy.context.scene.camera = made
    render.film_transparent = False


def glow(at, power, colour="#ffb469", radius=0.3):
    """The light a lamp or a flame casts."""
    light = bpy.data.lights.new("glow", "POINT")
    light.energy, light.color, light.shadow_soft_size = power, materials.srgb(colour)[:3], radius
    lamp = bpy.data.objects.new("glow", light)
    lamp.location = at
    bpy.context.scene.collection.objects.link(lamp)
    return lamp


def take(path, size, samples):
    """Render to a PNG."""
    scene = bpy.context.scene
    scene.render.resolution_x, scene.render.resolution_y = size
    scene.cycles.samples = samples
    scene.render.image_settings.file_format = "PNG"
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)
