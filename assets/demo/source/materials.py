"""Materials of the demo shop, all procedural: no picture is read from disk but the candle's label."""

import bpy


def srgb(code):
    """`#rrggbb` as the linear RGBA that shaders expect."""
    channels = [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return (*[c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels], 1.0)


class Shader:
    """A material being wired: nodes are added by type, links by name."""

    def __init__(self, name, **inputs):
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.surface = self.tree.nodes["Principled BSDF"]
        self.output = self.tree.nodes["Material Output"]
        self.set(self.surface, **inputs)

    def set(self, node, **inputs):
        for key, value in inputs.items():
            wanted = key.replace("_", " ").lower()
            socket = next(s for s in node.inputs if s.name.lower() == wanted)
            if hasattr(value, "is_output") and value.is_output:
                self.tree.links.new(value, socket)
            else:
                socket.default_value = value
        return node

    def add(self, kind, properties=None, **inputs):
        node = self.tree.nodes.new(f"ShaderNode{kind}")
        for key, value in (properties or {}).items():
            setattr(node, key, value)
        return self.set(node, **inputs)

    def place(self, scale=(1, 1, 1), rotation=(0, 0, 0)):
        """Object coordinates, scaled."""
        coordinates = self.add("TexCoord").outputs["Object"]
        node = self.add("Mapping", vector=coordinates, scale=scale, rotation=rotation)
        return node.outputs["Vector"]

    def noise(self, scale, vector, detail=4.0, roughness=0.55, distortion=0.0):
        return self.add(
            "TexNoise", vector=vector, scale=scale, detail=detail, roughness=roughness,
            distortion=distortion,
        ).outputs[0]

    def ramp(self, value, *stops):
        """A colour ramp of (position, colour)."""
        node = self.add("ValToRGB", factor=value)
        elements = node.color_ramp.elements
        while len(elements) < len(stops):
            elements.new(0.5)
        for element, (position, colour) in zip(elements, stops):
            element.position = position
            element.color = srgb(colour) if isinstance(colour, str) else (colour,) * 3 + (1,)
        return node.outputs["Color"]

    def mix(self, factor, a, b, blend="MIX"):
        node = self.tree.nodes.new("ShaderNodeMix")
        node.data_type, node.blend_type = "RGBA", blend
        sockets = [node.inputs[0], node.inputs[6], node.inputs[7]]
        for socket, value in zip(sockets, (factor, a, b)):
            if hasattr(value, "is_output"):
                self.tree.links.new(value, socket)
            else:
                socket.default_value = value
        return node.outputs[2]

    def bump(self, height, strength, distance=0.02):
        node = self.add("Bump", height=height, strength=strength, distance=distance)
        self.set(self.surface, normal=node.outputs["Normal"])

    def height(self):
        """The object's own Z."""
        coordinates = self.add("TexCoord").outputs["Object"]
        return self.add("SeparateXYZ", vector=coordinates).outputs["Z"]

    def math(self, operation, a, b=0.0):
        node = self.tree.nodes.new("ShaderNodeMath")
        node.operation = operation
        for socket, value in zip(node.inputs, (a, b)):
            if hasattr(value, "is_output"):
                self.tree.links.new(value, socket)
            else:
                socket.default_value = value
        return node.outputs[0]


def plaster(colour):
    """Lime-washed backdrop: matt, with the faint clouds of a brush."""
    s = Shader("plaster")
    matt = s.add("BsdfDiffuse")
    clouds = s.noise(0.55, s.place(), detail=2, roughness=0.6)
    dark = s.mix(1.0, srgb(colour), (0.84, 0.83, 0.82, 1), "MULTIPLY")
    s.set(matt, color=s.mix(s.ramp(clouds, (0.3, 0.0), (0.75, 1.0)), dark, srgb(colour)))
    s.tree.links.new(matt.outputs[0], s.output.inputs["Surface"])
    return s.material


def ceramic(colour, roughness=0.25, speckle=0.0, dip=None, dip_height=0.5, speckle_colour="#4a3526"):
    """Glazed stoneware; `speckle` 0..1 iron spots; `dip` a second glaze below a hand-dipped line."""
    s = Shader("ceramic", roughness=roughness, coat_weight=0.35, coat_roughness=0.12,
               subsurface_weight=0.06, subsurface_scale=0.05)
    pooled = s.noise(2.2, s.place(), detail=3)
    deep = s.mix(1.0, srgb(colour), (0.86, 0.85, 0.83, 1), "MULTIPLY")
    shade = s.mix(s.ramp(pooled, (0.35, 0.0), (0.65, 1.0)), deep, srgb(colour))
    if speckle:
        spots = s.noise(26, s.place(), detail=2, roughness=0.4)
        fine = s.noise(60, s.place(), detail=1)
        edge = 0.72 - 0.1 * speckle
        shade = s.mix(s.ramp(spots, (edge, 0.0), (edge + 0.04, 0.8)), shade, srgb(speckle_colour))
        shade = s.mix(s.ramp(fine, (edge + 0.01, 0.0), (edge + 0.05, 0.6)), shade, srgb(speckle_colour))
    if dip:
        wobble = s.math("MULTIPLY", s.noise(1.1, s.place(), detail=1), 0.16)
        line = s.math("SUBTRACT", s.math("SUBTRACT", s.height(), wobble), dip_height - 0.08)
        shade = s.mix(s.ramp(s.math("ADD", s.math("MULTIPLY", line, 12.0), 0.5), (0.35, 0.0), (0.65, 1.0)),
                      srgb(dip), shade)
    s.set(s.surface, base_color=shade)
    s.bump(s.noise(5, s.place(), detail=3), 0.12, 0.03)
    return s.material


def celadon():
    """Translucent green glaze, thinner and lighter on edges."""
    s = Shader("celadon", roughness=0.14, coat_weight=0.6, coat_roughness=0.06)
    edges = s.add("NewGeometry").outputs["Pointiness"]
    thickness = s.ramp(edges, (0.44, "#6f9a86"), (0.5, "#8fb5a1"), (0.58, "#c6dccb"))
    pooled = s.noise(1.6, s.place(), detail=4)
    s.set(s.surface, base_color=s.mix(s.ramp(pooled, (0.35, 0.0), (0.7, 0.35)), thickness, srgb("#7ba894")))
    s.bump(s.noise(3, s.place(), detail=2), 0.08, 0.03)
    return s.material


def brass(turned=True):
    """Brushed brass; on a turned piece the marks are rings round its axis."""
    s = Shader("brass", metallic=1.0, base_color=srgb("#e2b671"), anisotropic=0.25)
    place = s.place(scale=(40, 1, 1))
    if turned:
        along = s.add("SeparateXYZ", vector=s.place()).outputs
        across = s.math("SQRT", s.math("ADD", s.math("POWER", along["X"], 2.0), s.math("POWER", along["Y"], 2.0)))
        place = s.add("CombineXYZ", x=s.math("MULTIPLY", across, 22.0), y=s.math("MULTIPLY", along["Z"], 22.0)).outputs[0]
        tangent = s.add("Tangent", {"direction_type": "RADIAL", "axis": "Z"})
        s.set(s.surface, tangent=tangent.outputs["Tangent"])
    marks = s.noise(1.0, place, detail=3)
    s.set(s.surface, roughness=s.ramp(marks, (0.3, 0.24), (0.7, 0.29)))
    return s.material


def walnut(along="Z"):
    """Oiled walnut: long figure, pores, along the named axis."""
    slow, fast = 0.09, 1.0
    scale = {"X": (slow, fast, fast), "Y": (fast, slow, fast), "Z": (fast, fast, slow)}[along]
    s = Shader("walnut", roughness=0.45, specular_ior_level=0.35)
    warp = s.noise(0.7, s.place(scale), detail=2, roughness=0.45)
    rings = s.math("FRACT", s.math("MULTIPLY", warp, 17.0))
    tone = s.ramp(rings, (0.0, "#452b1c"), (0.55, "#5c3d2a"), (0.85, "#6b4931"), (0.97, "#392214"), (1.0, "#452b1c"))
    streaks = s.noise(20, s.place([c if c == fast else 0.02 for c in scale]), detail=4)
    tone = s.mix(0.4, tone, s.ramp(streaks, (0.3, "#352013"), (0.5, "#5b3d28"), (0.72, "#7c5b41")))
    pores = s.noise(70, s.place([c if c == fast else 0.02 for c in scale]), detail=2)
    tone = s.mix(s.ramp(pores, (0.60, 0.0), (0.70, 0.6)), tone, srgb("#2f1c11"))
    s.set(s.surface, base_color=tone)
    s.bump(s.math("SUBTRACT", 1.0, pores), 0.12, 0.01)
    return s.material


def glass(colour="#ffffff", ior=1.46, roughness=0.0):
    """Glass whose shadow lets light through: real caustics would cost minutes a picture."""
    s = Shader("glass", base_color=srgb(colour), roughness=roughness, ior=ior, transmission_weight=1.0)
    clear = s.add("BsdfTransparent", color=tuple(0.12 + 0.88 * c for c in srgb(colour)[:3]) + (1,))
    mix = s.tree.nodes.new("ShaderNodeMixShader")
    shadow = s.add("LightPath").outputs["Is Shadow Ray"]
    s.tree.links.new(shadow, mix.inputs[0])
    s.tree.links.new(s.surface.outputs[0], mix.inputs[1])
    s.tree.links.new(clear.outputs[0], mix.inputs[2])
    s.tree.links.new(mix.outputs[0], s.output.inputs["Surface"])
    return s.material


def opal(strength, top, bottom):
    """Lit opal glass between two heights: brightest in the middle, glossy outside."""
    s = Shader("opal", base_color=srgb("#fff6e8"), roughness=0.18, coat_weight=0.5, coat_roughness=0.05)
    middle, half = (top + bottom) / 2, (top - bottom) / 2
    away = s.math("DIVIDE", s.math("ABSOLUTE", s.math("SUBTRACT", s.height(), middle - 0.25 * half)), half * 1.25)
    facing = s.math("SUBTRACT", 1.0, s.add("LayerWeight", blend=0.35).outputs["Facing"])
    glow = s.math("MULTIPLY", s.ramp(away, (0.0, 1.0), (1.0, 0.22)), s.ramp(facing, (0.0, 0.55), (0.9, 1.0)))
    s.set(s.surface, emission_color=srgb("#ffb86b"), emission_strength=s.math("MULTIPLY", glow, strength))
    return s.material


def wax(colour="#f6ecd6", glow=0.0, glow_height=0.0):
    """Candle wax; `glow` lights its top as a flame shining through would."""
    s = Shader("wax", base_color=srgb(colour), roughness=0.45, subsurface_weight=0.5,
               subsurface_scale=0.12, subsurface_radius=(1.0, 0.6, 0.35))
    if glow:
        depth = s.math("MULTIPLY", s.math("SUBTRACT", glow_height, s.height()), 1.6)
        light = s.math("MULTIPLY", s.ramp(depth, (0.0, 1.0), (1.0, 0.0)), glow)
        s.set(s.surface, emission_color=srgb("#ffae5e"), emission_strength=light)
    return s.material


def flame(bottom, top):
    """A candle flame: blue-dark at the wick, white-gold above."""
    s = Shader("flame", base_color=(0, 0, 0, 1), roughness=1.0)
    rise = s.math("DIVIDE", s.math("SUBTRACT", s.height(), bottom), top - bottom)
    s.set(s.surface, emission_color=s.ramp(rise, (0.0, "#d9661c"), (0.3, "#ffb347"), (0.75, "#ffe2a8")),
          emission_strength=s.math("MULTIPLY", s.ramp(rise, (0.0, 0.12), (0.35, 1.0)), 7.0))
    return s.material


def linen(colour, thread=26.0):
    """Washed linen: warp and weft with slubs."""
    s = Shader("linen", roughness=0.95, specular_ior_level=0.1, sheen_weight=0.25)
    warp = s.noise(thread, s.place((1, 0.05, 0.05)), detail=2)
    weft = s.noise(thread, s.place((0.05, 1, 1)), detail=2)
    weave = s.math("MULTIPLY", s.math("ADD", warp, weft), 0.5)
    dark = s.mix(1.0, srgb(colour), (0.62, 0.58, 0.53, 1), "MULTIPLY")
    light = s.mix(0.25, srgb(colour), srgb("#ffffff"))
    s.set(s.surface, base_color=s.mix(s.ramp(weave, (0.36, 0.0), (0.64, 1.0)), dark, light))
    s.bump(weave, 0.6, 0.03)
    return s.material


def seagrass(seed=0.0):
    """Dried grass strands: straw to olive, fibres along the strand."""
    s = Shader("seagrass", roughness=0.75, specular_ior_level=0.25)
    coordinates = s.add("Mapping", vector=s.add("TexCoord").outputs["Object"], location=(seed * 7, seed * 3, seed))
    patches = s.noise(2.2, coordinates.outputs[0], detail=4)
    fibres = s.noise(40, s.place((1, 1, 0.35)), detail=3)
    tone = s.ramp(patches, (0.28, "#8f7443"), (0.45, "#b8975d"), (0.6, "#cfb27c"), (0.75, "#9f9159"))
    s.set(s.surface, base_color=s.mix(s.ramp(fibres, (0.3, 0.55), (0.7, 0.0)), tone, srgb("#6d5430")))
    s.bump(fibres, 0.5, 0.02)
    return s.material


def plain(colour, roughness=0.6, **inputs):
    """One colour with a little tooth."""
    s = Shader("plain", base_color=srgb(colour), roughness=roughness, **inputs)
    s.bump(s.noise(30, s.place(), detail=4), 0.15, 0.01)
    return s.material


def printed(path):
    """Paper with a picture on it, by the object's UV."""
    s = Shader("printed", roughness=0.7, specular_ior_level=0.2)
    image = s.add("TexImage", {"image": bpy.data.images.load(str(path)), "extension": "CLIP"})
    s.set(s.surface, base_color=image.outputs["Color"])
    return s.material
