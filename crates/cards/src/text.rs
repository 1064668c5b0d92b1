//! Setting text: shaping, wrapping, making it fit, and drawing it.
//!
//! A block's box is trimmed: it reaches from the capitals' top of its first line to the baseline of
//! its last. Distances in templates are therefore the distances one sees, whatever the typeface,
//! and boxes that end alike stand on one baseline.

mod direction;

use std::collections::HashMap;
use std::sync::Arc;

pub(crate) use self::direction::is_right_to_left;
use self::direction::led_in;
use crate::surface::{Surface, Tint};
use cosmic_text::{
    Attrs, Buffer, CacheKeyFlags, Ellipsize, EllipsizeHeightLimit, Family, FeatureTag,
    FontFeatures, FontSystem, LayoutGlyph, LayoutRun, Metrics, Shaping, SwashCache, SwashContent,
    Weight, Wrap,
};

/// So many blocks are kept; a card has about twenty, each measured at a few widths.
const KEPT_BLOCKS: usize = 2_000;
/// The em of the glyph that measures how high a family's capitals are.
const CAP_PROBE_PX: f32 = 200.0;
/// A text that must not be cut is made smaller than its template allows rather than overflow, but
/// not below this part of its size.
const SMALLEST_PART: f32 = 0.4;

/// How a text is set, in canvas pixels.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TextStyle {
    pub family: String,
    pub size: f32,
    pub weight: u16,
    /// Baseline to baseline, in parts of the size.
    pub line_height: f32,
    /// In parts of the size.
    pub tracking: f32,
    pub is_tabular: bool,
    /// Whether it stands on a card that is read from right to left.
    pub is_mirrored: bool,
    pub max_lines: usize,
    /// Whether it may end in an ellipsis. A price may not.
    pub may_cut: bool,
    /// Smaller sizes to try, in parts of the size, falling.
    pub fit: Vec<f32>,
}

#[derive(PartialEq, Eq, Hash)]
struct BlockKey {
    text: String,
    family: String,
    numbers: [u32; 4],
    switches: (bool, bool, bool, usize),
    fit: Vec<u32>,
    width: Option<u32>,
}

impl BlockKey {
    fn new(text: &str, style: &TextStyle, width: Option<f32>) -> Self {
        Self {
            text: text.to_owned(),
            family: style.family.clone(),
            numbers: [
                style.size.to_bits(),
                u32::from(style.weight),
                style.line_height.to_bits(),
                style.tracking.to_bits(),
            ],
            switches: (
                style.is_tabular,
                style.is_mirrored,
                style.may_cut,
                style.max_lines,
            ),
            fit: style.fit.iter().map(|part| part.to_bits()).collect(),
            width: width.map(f32::to_bits),
        }
    }
}

/// Text that was set.
#[derive(Debug)]
pub(crate) struct TextBlock {
    /// The size it came out with.
    pub size: f32,
    pub width: f32,
    pub height: f32,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    glyphs: Vec<LayoutGlyph>,
    /// What to take off a glyph's x so that the line starts at 0.
    left: f32,
    width: f32,
    /// From the top of the block.
    baseline: f32,
}

/// Where lines stand in a box wider than they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Left,
    Centre,
    Right,
}

/// The fonts and what was set with them before.
pub(crate) struct Typesetter {
    fonts: FontSystem,
    rasters: SwashCache,
    blocks: HashMap<BlockKey, Arc<TextBlock>>,
    caps: HashMap<(String, u16), f32>,
}

impl Typesetter {
    pub fn new(fonts: FontSystem) -> Self {
        Self {
            fonts,
            rasters: SwashCache::new(),
            blocks: HashMap::new(),
            caps: HashMap::new(),
        }
    }

    /// The fonts there are.
    pub fn db(&self) -> &cosmic_text::fontdb::Database {
        self.fonts.db()
    }

    /// Sets a text in a width, or on one line when there is none.
    pub fn set(&mut self, text: &str, style: &TextStyle, width: Option<f32>) -> Arc<TextBlock> {
        let key = BlockKey::new(text, style, width);
        if let Some(block) = self.blocks.get(&key) {
            return Arc::clone(block);
        }
        let block = Arc::new(match width {
            None => self.one_line(text, style, style.size),
            Some(width) => self.fitted(text, style, width),
        });
        if self.blocks.len() >= KEPT_BLOCKS {
            self.blocks.clear();
        }
        self.blocks.insert(key, Arc::clone(&block));
        block
    }

    /// The least width a text can live with.
    pub fn least_width(&mut self, text: &str, style: &TextStyle) -> f32 {
        let full = self.set(text, style, None).width;
        if style.may_cut {
            // Three letters and an ellipsis.
            return full.min(style.size * 3.0);
        }
        full * style.fit.last().copied().unwrap_or(1.0)
    }

    fn one_line(&mut self, text: &str, style: &TextStyle, size: f32) -> TextBlock {
        let buffer = self.shape(text, style, size, None, Wrap::None, Ellipsize::None);
        self.block(&buffer, style, size)
    }

    /// The largest of the allowed sizes at which no word breaks and no line is over, else the
    /// smallest with what is over cut, or shrunk if it must not be cut.
    fn fitted(&mut self, text: &str, style: &TextStyle, width: f32) -> TextBlock {
        let sizes: Vec<f32> = std::iter::once(1.0)
            .chain(style.fit.iter().copied())
            .map(|part| part * style.size)
            .collect();
        for &size in &sizes {
            let line = self.one_line(text, style, size);
            if line.width <= width + 0.5 {
                return line;
            }
            if style.max_lines == 1 {
                continue;
            }
            let buffer = self.shape(text, style, size, Some(width), Wrap::Word, Ellipsize::None);
            let lines = buffer.layout_runs().count();
            let is_wide = buffer.layout_runs().any(|run| run.line_w > width + 0.5);
            if lines <= style.max_lines && !is_wide {
                return self.block(&buffer, style, size);
            }
        }
        let smallest = sizes.last().copied().unwrap_or(style.size);
        if style.may_cut {
            return self.cut(text, style, smallest, width);
        }
        let needed = self.one_line(text, style, smallest).width;
        let part = (width / needed.max(1.0)).clamp(SMALLEST_PART, 1.0);
        self.one_line(text, style, smallest * part)
    }

    fn cut(&mut self, text: &str, style: &TextStyle, size: f32, width: f32) -> TextBlock {
        let limit = EllipsizeHeightLimit::Lines(style.max_lines);
        let wrap = if style.max_lines == 1 {
            Wrap::None
        } else {
            Wrap::WordOrGlyph
        };
        let whole = self.shape(text, style, size, Some(width), wrap, Ellipsize::None);
        let is_cut = whole.layout_runs().count() > style.max_lines || style.max_lines == 1;
        let ending = if is_cut {
            Ellipsize::End(limit)
        } else {
            Ellipsize::None
        };
        let buffer = self.shape(text, style, size, Some(width), wrap, ending);
        self.block(&buffer, style, size)
    }

    fn shape(
        &mut self,
        text: &str,
        style: &TextStyle,
        size: f32,
        width: Option<f32>,
        wrap: Wrap,
        ellipsize: Ellipsize,
    ) -> Buffer {
        let attrs = attributes(style);
        let mut buffer = Buffer::new_empty(Metrics::new(size, size * style.line_height));
        buffer.set_size(width, None);
        buffer.set_wrap(wrap);
        buffer.set_ellipsize(ellipsize);
        buffer.set_text(
            &led_in(text, style.is_mirrored),
            &attrs,
            Shaping::Advanced,
            None,
        );
        buffer.shape_until_scroll(&mut self.fonts, false);
        buffer
    }

    fn block(&mut self, buffer: &Buffer, style: &TextStyle, size: f32) -> TextBlock {
        let cap = self.cap_height(style) * size;
        let pitch = size * style.line_height;
        let mut lines: Vec<Line> = Vec::new();
        for (index, run) in buffer.layout_runs().take(style.max_lines).enumerate() {
            let mut line = line(&run, cap + pitch * index as f32);
            // Figures that tick keep their cells; all else lines up by its ink.
            if !style.is_tabular {
                self.trim_bearings(&mut line);
            }
            lines.push(line);
        }
        let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        let height = lines.last().map_or(cap, |line| line.baseline);
        TextBlock {
            size,
            width,
            height,
            lines,
        }
    }

    /// Takes the empty flanks of a line's outer glyphs off it. At the size of a price they are
    /// wide enough to look like a wrong margin.
    fn trim_bearings(&mut self, line: &mut Line) {
        let by_left = |one: &&LayoutGlyph, other: &&LayoutGlyph| one.x.total_cmp(&other.x);
        let inked = |glyph: &&LayoutGlyph| {
            glyph.x + 0.01 >= line.left && glyph.x + glyph.w <= line.left + line.width + 0.01
        };
        let first = line.glyphs.iter().filter(inked).min_by(by_left).cloned();
        let last = line.glyphs.iter().filter(inked).max_by(by_left).cloned();
        let (Some(first), Some(last)) = (first, last) else {
            return;
        };
        let before = self.ink(&first).map_or(0.0, |(left, _)| left);
        let after = self.ink(&last).map_or(0.0, |(_, right)| last.w - right);
        line.left += before;
        line.width = (line.width - before - after).max(0.0);
    }

    /// Where a glyph's ink begins and ends, from its origin.
    fn ink(&mut self, glyph: &LayoutGlyph) -> Option<(f32, f32)> {
        let at = glyph.physical((-glyph.x, 0.0), 1.0);
        let image = self
            .rasters
            .get_image(&mut self.fonts, at.cache_key)
            .as_ref()?;
        let left = (at.x + image.placement.left) as f32;
        Some((left, left + image.placement.width as f32))
    }

    /// How high capitals are, in parts of the size: the H itself is measured.
    fn cap_height(&mut self, style: &TextStyle) -> f32 {
        let key = (style.family.clone(), style.weight);
        if let Some(cap) = self.caps.get(&key) {
            return *cap;
        }
        let probe = self.shape("H", style, CAP_PROBE_PX, None, Wrap::None, Ellipsize::None);
        let glyph = probe
            .layout_runs()
            .next()
            .and_then(|run| run.glyphs.first().cloned());
        let cap = glyph
            .map(|glyph| glyph.physical((0.0, 0.0), 1.0).cache_key)
            .and_then(|key| self.rasters.get_image_uncached(&mut self.fonts, key))
            // No letter looks right with capitals higher than the em.
            .map_or(0.7, |image| {
                (image.placement.top as f32 / CAP_PROBE_PX).clamp(0.5, 1.0)
            });
        self.caps.insert(key, cap);
        cap
    }

    /// Draws a block into a box that starts at (`x`, `y`) and is `room` wide.
    pub fn draw(
        &mut self,
        block: &TextBlock,
        (x, y): (f32, f32),
        (room, side): (f32, Side),
        tint: Tint,
        surface: &mut Surface<'_>,
    ) {
        for line in &block.lines {
            let spare = room - line.width;
            let shift = match side {
                Side::Left => 0.0,
                Side::Centre => spare / 2.0,
                Side::Right => spare,
            };
            let origin = (x + shift - line.left, (y + line.baseline).round());
            for glyph in &line.glyphs {
                let at = glyph.physical(origin, 1.0);
                let Some(image) = self.rasters.get_image(&mut self.fonts, at.cache_key) else {
                    continue;
                };
                let place = &image.placement;
                let left = at.x + place.left;
                let top = at.y - place.top;
                let size = (place.width, place.height);
                match image.content {
                    SwashContent::Mask => surface.stamp_mask((left, top), size, &image.data, tint),
                    // Text is never rasterized for the stripes of a panel here, so this is colour.
                    SwashContent::Color | SwashContent::SubpixelMask => {
                        surface.stamp_colour((left, top), size, &image.data, tint.alpha);
                    }
                }
            }
        }
    }

    /// The rectangle that strikes a block out: x, y, width, height within the block's own box.
    pub fn strike(&mut self, block: &TextBlock, style: &TextStyle) -> (f32, f32, f32, f32) {
        let cap = self.cap_height(style) * block.size;
        let thickness = (block.size * 0.07).round().max(2.0);
        let overhang = (block.size * 0.05).round();
        let top = (cap * 0.5 - thickness / 2.0).round();
        (-overhang, top, block.width + overhang * 2.0, thickness)
    }
}

fn attributes(style: &TextStyle) -> Attrs<'_> {
    let mut features = FontFeatures::new();
    if style.is_tabular {
        features.enable(FeatureTag::new(b"tnum"));
    }
    let attrs = Attrs::new()
        .family(Family::Name(&style.family))
        .weight(Weight(style.weight))
        // Video is scaled on its way to the viewer; hinted stems would come out uneven.
        .cache_key_flags(CacheKeyFlags::DISABLE_HINTING)
        .font_features(features);
    if style.tracking == 0.0 {
        attrs
    } else {
        attrs.letter_spacing(style.tracking)
    }
}

/// Takes a line out of its paragraph, without the blanks that hang over its ends.
fn line(run: &LayoutRun<'_>, baseline: f32) -> Line {
    let is_ink = |glyph: &&LayoutGlyph| {
        run.text
            .get(glyph.start..glyph.end)
            .is_none_or(|cluster| !cluster.trim().is_empty())
    };
    let left = run
        .glyphs
        .iter()
        .filter(is_ink)
        .map(|glyph| glyph.x)
        .fold(f32::MAX, f32::min);
    let right = run
        .glyphs
        .iter()
        .filter(is_ink)
        .map(|glyph| glyph.x + glyph.w)
        .fold(f32::MIN, f32::max);
    let is_blank = left > right;
    Line {
        glyphs: run.glyphs.to_vec(),
        left: if is_blank { 0.0 } else { left },
        width: if is_blank { 0.0 } else { right - left },
        baseline,
    }
}
