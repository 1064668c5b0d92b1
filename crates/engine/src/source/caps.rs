//! Which of a camera's modes to use: the one closest to the canvas in size and rate. Left to
//! itself GStreamer takes the first one offered, often 640x480 or a large picture at 5 fps. Pure.

use crate::program::Canvas;

/// A mode of a camera, or a range of modes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mode {
    pub media: Media,
    pub width: (i32, i32),
    pub height: (i32, i32),
    /// Frames a second, the highest the mode can do, up to the canvas's where it is a range.
    pub fps: gst::Fraction,
}

/// How a mode's frames are coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Media {
    /// In this raw format.
    Raw(String),
    /// Each frame a JPEG.
    Jpeg,
}

/// The formats that the mixer takes as they are.
pub(crate) const MIXER_FORMATS: [&str; 8] = [
    "I420", "NV12", "YUY2", "UYVY", "BGRx", "RGBx", "BGRA", "RGBA",
];

/// The best mode for a canvas and the caps that ask for it.
pub(crate) fn choose(caps: &gst::CapsRef, canvas: Canvas) -> Option<(Mode, gst::Caps)> {
    let modes: Vec<Mode> = caps
        .iter()
        .flat_map(|offer| modes_of(offer, canvas))
        .collect();
    let best = modes
        .into_iter()
        .min_by(|a, b| cost(a, canvas).total_cmp(&cost(b, canvas)))?;
    let caps = caps_of(&best, canvas);
    Some((best, caps))
}

/// How far a mode is from what the canvas wants; 0 is perfect.
fn cost(mode: &Mode, canvas: Canvas) -> f64 {
    let (width, height) = size_of(mode, canvas);
    let wanted = f64::from(canvas.width) * f64::from(canvas.height);
    let pixels = f64::from(width) * f64::from(height);
    // A smaller picture looks soft, a larger one only costs time: too small weighs thrice.
    let size = if pixels < wanted {
        3.0 * (wanted / pixels).ln()
    } else {
        (pixels / wanted).ln()
    };
    let fps = f64::from(mode.fps.numer()) / f64::from(mode.fps.denom().max(1));
    let rate = if fps + 0.1 < f64::from(canvas.fps) {
        // A picture that stutters is worse than one that is soft.
        6.0 * (f64::from(canvas.fps) / fps.max(0.1)).ln()
    } else {
        0.2 * (fps / f64::from(canvas.fps)).ln()
    };
    let shape = |width: f64, height: f64| (width / height).ln();
    let wanted_shape = shape(
        f64::from(canvas.width.max(canvas.height)),
        f64::from(canvas.width.min(canvas.height)),
    );
    let crop = (shape(f64::from(width), f64::from(height)) - wanted_shape).abs();
    let work = match &mode.media {
        Media::Raw(format) if MIXER_FORMATS.contains(&format.as_str()) => 0.0,
        Media::Raw(_) => 0.3,
        Media::Jpeg => 0.2,
    };
    size + rate + crop + work
}

/// The size within the mode's range that is closest to the canvas.
fn size_of(mode: &Mode, canvas: Canvas) -> (i32, i32) {
    // A camera lies across even when the canvas stands upright.
    let long = canvas.width.max(canvas.height) as i32;
    let short = canvas.width.min(canvas.height) as i32;
    (
        long.clamp(mode.width.0, mode.width.1),
        short.clamp(mode.height.0, mode.height.1),
    )
}

fn caps_of(mode: &Mode, canvas: Canvas) -> gst::Caps {
    let (width, height) = size_of(mode, canvas);
    let builder = match &mode.media {
        Media::Raw(format) => gst::Caps::builder("video/x-raw").field("format", format.as_str()),
        Media::Jpeg => gst::Caps::builder("image/jpeg"),
    };
    builder
        .field("width", width)
        .field("height", height)
        .field("framerate", mode.fps)
        .build()
}

fn modes_of(offer: &gst::StructureRef, canvas: Canvas) -> Vec<Mode> {
    let medias = match offer.name().as_str() {
        "video/x-raw" => strings(offer, "format")
            .into_iter()
            .map(Media::Raw)
            .collect(),
        "image/jpeg" => vec![Media::Jpeg],
        _ => Vec::new(),
    };
    let (Some(width), Some(height), Some(fps)) = (
        range(offer, "width"),
        range(offer, "height"),
        best_rate(offer, canvas),
    ) else {
        return Vec::new();
    };
    medias
        .into_iter()
        .map(|media| Mode {
            media,
            width,
            height,
            fps,
        })
        .collect()
}

fn strings(offer: &gst::StructureRef, field: &str) -> Vec<String> {
    if let Ok(one) = offer.get::<String>(field) {
        return vec![one];
    }
    offer.get::<gst::List>(field).map_or_else(
        |_| Vec::new(),
        |list| {
            list.iter()
                .filter_map(|value| value.get::<String>().ok())
                .collect()
        },
    )
}

fn range(offer: &gst::StructureRef, field: &str) -> Option<(i32, i32)> {
    if let Ok(one) = offer.get::<i32>(field) {
        return Some((one, one));
    }
    if let Ok(range) = offer.get::<gst::IntRange<i32>>(field) {
        return Some((range.min(), range.max()));
    }
    let list = offer.get::<gst::List>(field).ok()?;
    // Each size of a list comes with all others, which real cameras do not have; take the largest.
    let best = list
        .iter()
        .filter_map(|value| value.get::<i32>().ok())
        .max()?;
    Some((best, best))
}

/// The rate closest to the canvas's that the mode can do.
fn best_rate(offer: &gst::StructureRef, canvas: Canvas) -> Option<gst::Fraction> {
    let wanted = gst::Fraction::new(canvas.fps as i32, 1);
    if let Ok(one) = offer.get::<gst::Fraction>("framerate") {
        return Some(one);
    }
    if let Ok(range) = offer.get::<gst::FractionRange>("framerate") {
        return Some(wanted.clamp(range.min(), range.max()));
    }
    let list = offer.get::<gst::List>("framerate").ok()?;
    let rates: Vec<gst::Fraction> = list
        .iter()
        .filter_map(|value| value.get::<gst::Fraction>().ok())
        .collect();
    let enough = rates.iter().filter(|rate| **rate >= wanted).min();
    enough.or_else(|| rates.iter().max()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL_HD: Canvas = Canvas {
        width: 1920,
        height: 1080,
        fps: 30,
    };

    fn chosen(caps: &str, canvas: Canvas) -> String {
        gst::init().expect("GStreamer");
        let caps: gst::Caps = caps.parse().expect("caps");
        let (_, chosen) = choose(&caps, canvas).expect("a mode");
        chosen.to_string()
    }

    /// What a usual webcam offers: raw is fast only when small.
    const WEBCAM: &str = "video/x-raw, format=YUY2, width=640, height=480, framerate=30/1; \
        video/x-raw, format=YUY2, width=1280, height=720, framerate={ (fraction)10/1, (fraction)5/1 }; \
        video/x-raw, format=YUY2, width=1920, height=1080, framerate=5/1; \
        image/jpeg, width=1280, height=720, framerate={ (fraction)60/1, (fraction)30/1 }; \
        image/jpeg, width=1920, height=1080, framerate=30/1";

    #[test]
    fn a_webcam_gives_its_full_picture_at_full_rate() {
        let caps = chosen(WEBCAM, FULL_HD);
        assert!(
            caps.contains("image/jpeg") && caps.contains("1920"),
            "{caps}"
        );
        assert!(caps.contains("30/1"), "{caps}");
    }

    #[test]
    fn a_fast_canvas_prefers_the_rate() {
        let caps = chosen(
            WEBCAM,
            Canvas {
                width: 1280,
                height: 720,
                fps: 60,
            },
        );
        assert!(caps.contains("1280") && caps.contains("60/1"), "{caps}");
    }

    #[test]
    fn an_upright_canvas_takes_the_camera_as_it_lies() {
        let caps = chosen(
            WEBCAM,
            Canvas {
                width: 1080,
                height: 1920,
                fps: 30,
            },
        );
        assert!(caps.contains("width=(int)1920"), "{caps}");
    }

    #[test]
    fn of_equal_modes_the_one_without_decoding_is_taken() {
        let caps = chosen(
            "image/jpeg, width=1920, height=1080, framerate=30/1; \
             video/x-raw, format=NV12, width=1920, height=1080, framerate=30/1",
            FULL_HD,
        );
        assert!(caps.contains("NV12"), "{caps}");
    }

    #[test]
    fn ranges_are_cut_to_the_canvas() {
        let caps = chosen(
            "video/x-raw, format={ (string)I420, (string)Y42B }, width=[ 16, 4096 ], \
             height=[ 16, 4096 ], framerate=[ 1/1, 240/1 ]",
            FULL_HD,
        );
        for part in ["I420", "1920", "1080", "30/1"] {
            assert!(caps.contains(part), "{part} in {caps}");
        }
    }
}
