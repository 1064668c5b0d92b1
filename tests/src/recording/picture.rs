//! One decoded frame: colours compared with what should be there, and texts read back.

use std::{fs, path::Path, process::Command};

use super::VideoTrack;
use crate::{Error, Result, process::run};

/// A frame as RGB.
#[derive(Debug, Clone)]
pub struct Picture {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// `width * height * 3` bytes.
    pub rgb: Vec<u8>,
}

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rect {
    /// The left edge.
    pub x: usize,
    /// The upper edge.
    pub y: usize,
    /// The width.
    pub width: usize,
    /// The height.
    pub height: usize,
}

/// How well a card in a frame agrees with the card as it was drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CardMatch {
    /// How many pixels of the card are opaque and were compared.
    pub compared: usize,
    /// The mean difference of a channel, 0 to 255.
    pub mean: f32,
    /// The part of the pixels with a channel off by more than 48: edges that compression blurred
    /// are few, a wrong picture is most of them.
    pub outliers: f32,
}

/// Tesseract reads digits best when they are about 60 pixels high.
const ENLARGE: &str = "300%";

impl Picture {
    /// Compares the opaque pixels of a card (premultiplied RGBA) with the frame, the card's upper
    /// left corner at `x`, `y`.
    pub fn compare(&self, x: usize, y: usize, width: usize, rgba: &[u8]) -> CardMatch {
        let (mut compared, mut sum, mut outliers) = (0usize, 0u64, 0usize);
        for (index, pixel) in rgba.chunks_exact(4).enumerate() {
            let (column, row) = (x + index % width, y + index / width);
            if pixel[3] < 255 || column >= self.width || row >= self.height {
                continue;
            }
            let shown = &self.rgb[(row * self.width + column) * 3..][..3];
            let off = |channel: usize| shown[channel].abs_diff(pixel[channel]);
            compared += 1;
            sum += (0..3).map(|channel| u64::from(off(channel))).sum::<u64>();
            outliers += usize::from((0..3).any(|channel| off(channel) > 48));
        }
        let count = compared.max(1) as f32;
        CardMatch {
            compared,
            mean: sum as f32 / 3.0 / count,
            outliers: outliers as f32 / count,
        }
    }

    /// The mean difference of a channel from another frame of the same size, inside a rectangle.
    pub fn difference(&self, other: &Self, area: Rect) -> f32 {
        let (mut sum, mut count) = (0u64, 0usize);
        for row in area.y..(area.y + area.height).min(self.height) {
            let from = (row * self.width + area.x) * 3;
            let to = (row * self.width + (area.x + area.width).min(self.width)) * 3;
            let pairs = self.rgb[from..to].iter().zip(&other.rgb[from..to]);
            sum += pairs.map(|(a, b)| u64::from(a.abs_diff(*b))).sum::<u64>();
            count += to - from;
        }
        sum as f32 / count.max(1) as f32
    }

    /// The text in a rectangle, as tesseract reads it; every line, in no certain order.
    pub fn text(&self, area: Rect) -> Result<String> {
        let folder = tempfile::tempdir().map_err(Error::io("make a folder for a picture"))?;
        let (cut, large) = (
            folder.path().join("cut.ppm"),
            folder.path().join("large.png"),
        );
        fs::write(&cut, self.cut(area)).map_err(Error::io("write a picture"))?;
        run(Command::new("convert")
            .arg(&cut)
            .args([
                "-colorspace",
                "Gray",
                "-filter",
                "Lanczos",
                "-resize",
                ENLARGE,
            ])
            .arg(&large))?;
        let text = run(Command::new("tesseract")
            .arg(&large)
            .args(["-", "--psm", "11"]))?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// Writes it as a picture file a person can look at (PPM).
    pub fn save(&self, path: &Path) -> Result<()> {
        let whole = Rect {
            x: 0,
            y: 0,
            width: self.width,
            height: self.height,
        };
        fs::write(path, self.cut(whole)).map_err(Error::io(format!("write {}", path.display())))
    }

    /// A part of it, as PPM.
    fn cut(&self, area: Rect) -> Vec<u8> {
        let right = (area.x + area.width).min(self.width);
        let bottom = (area.y + area.height).min(self.height);
        let mut file = format!("P6\n{} {}\n255\n", right - area.x, bottom - area.y).into_bytes();
        for row in area.y..bottom {
            let start = row * self.width;
            file.extend_from_slice(&self.rgb[(start + area.x) * 3..(start + right) * 3]);
        }
        file
    }
}

pub(super) fn decode(path: &Path, track: &VideoTrack, index: usize) -> Result<Picture> {
    let missing = || Error::Recording(format!("frame {index} could not be decoded"));
    let until = track.packets.get(..=index).ok_or_else(missing)?;
    let pts_ms = until[index].pts_ms;
    // From its keyframe on, and then by its own time, which is a whole millisecond.
    let key = until.iter().rfind(|packet| packet.is_key);
    let key_ms = key.map_or(0.0, |packet| packet.pts_ms);
    let rgb = run(Command::new("ffmpeg")
        .args(["-v", "error", "-copyts", "-noaccurate_seek", "-ss"])
        .arg(format!("{:.3}", key_ms / 1000.0))
        .arg("-i")
        .arg(path)
        .args(["-an", "-fps_mode", "passthrough", "-frames:v", "1"])
        // What stands in no header is BT.709 by convention, for pictures of this size.
        .args([
            "-vf",
            &format!(
                "select=gte(t\\,{:.4}),scale=in_color_matrix=bt709:in_range=tv",
                pts_ms / 1000.0 - 0.0005
            ),
        ])
        .args(["-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"]))?;
    let (width, height) = (track.width, track.height);
    if rgb.len() != width * height * 3 {
        return Err(missing());
    }
    Ok(Picture { width, height, rgb })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(level: u8) -> Picture {
        Picture {
            width: 8,
            height: 8,
            rgb: vec![level; 8 * 8 * 3],
        }
    }

    #[test]
    fn only_opaque_pixels_are_compared() {
        let mut card = [100, 100, 100, 255].repeat(4);
        card.extend([0, 0, 0, 0].repeat(4));
        let good = plain(104).compare(2, 2, 4, &card);
        assert_eq!((good.compared, good.mean, good.outliers), (4, 4.0, 0.0));
        let wrong = plain(220).compare(2, 2, 4, &card);
        assert!(
            (wrong.outliers - 1.0).abs() < 1e-6,
            "every pixel is of another colour"
        );
    }

    #[test]
    fn frames_differ_only_inside_the_rectangle() {
        let mut other = plain(50);
        other.rgb[0] = 250;
        let corner = Rect {
            x: 0,
            y: 0,
            width: 1,
            height: 1,
        };
        let rest = Rect {
            x: 1,
            y: 0,
            width: 7,
            height: 8,
        };
        assert!(plain(50).difference(&other, corner) > 60.0);
        assert!(plain(50).difference(&other, rest) < 1e-6);
    }
}
