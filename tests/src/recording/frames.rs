//! What the decoded frames show: the barcode's counter, flashes, motion.

use std::{
    io::{ErrorKind, Read},
    path::Path,
    process::Stdio,
    time::Duration,
};

use super::VideoTrack;
use crate::{
    Error, Process, Result,
    barcode::{Grey, decode},
};

/// Frames are looked at in this fraction of their size.
const SHRINK: usize = 4;
/// Where flashes are looked for, in fractions of the picture: clear of the barcode, of a camera in a
/// corner, and of cards at the edges.
const FLASH_AREA: [f32; 4] = [0.25, 0.3, 0.6, 0.55];
/// Between the brightest of the moving picture and the white of a flash.
const FLASH_LEVEL: f32 = 150.0;

/// What one frame shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// When it is presented, in milliseconds.
    pub pts_ms: f64,
    /// The counter of the barcode, if it can be read.
    pub counter: Option<u16>,
    /// Whether the picture flashes.
    pub is_flash: bool,
    /// The mean difference from the frame before, 0 to 255: 0 is a still picture.
    pub motion: f32,
}

/// How the counter runs through a stretch of frames.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counting {
    /// Frames with a readable counter, of which the others are counted.
    pub read: usize,
    /// Frames whose counter can't be read.
    pub unread: usize,
    /// Frames that show the same as the one before.
    pub repeated: usize,
    /// Frames that should have stood between two others, beyond those whose place a repeat took.
    pub missing: usize,
    /// Where: each irregular frame, and by how many pictures it is ahead of the one before.
    pub irregular: Vec<(usize, u16)>,
}

impl Counting {
    /// Counts through the frames. The screen draws `per_frame` pictures for each frame of the
    /// stream, and sampling may be early or late by one of them.
    pub fn of(seen: &[Seen], per_frame: u16) -> Self {
        let counters: Vec<_> = seen.iter().filter_map(|frame| frame.counter).collect();
        let mut counting = Self {
            read: counters.len(),
            unread: seen.len() - counters.len(),
            ..Self::default()
        };
        // Repeats in a row up to here: the jump that follows them is the same fault, not another.
        let mut held = 0;
        for (index, pair) in counters.windows(2).enumerate() {
            let steps = pair[1].wrapping_sub(pair[0]);
            if steps == 0 || steps > per_frame + 1 {
                counting.irregular.push((index + 1, steps));
            }
            if steps == 0 {
                counting.repeated += 1;
                held += 1;
            } else {
                let lost = usize::from(steps.saturating_sub(per_frame + 1).div_ceil(per_frame));
                counting.missing += lost.saturating_sub(held);
                held = 0;
            }
        }
        counting
    }
}

pub(super) fn watch(path: &Path, track: &VideoTrack) -> Result<Vec<Seen>> {
    let (width, height) = (track.width / SHRINK, track.height / SHRINK);
    let mut ffmpeg = Process::command("ffmpeg")
        .args(["-v", "error", "-i"])
        .arg(path)
        // Every frame once, whatever its time: numbered anew, so that none is taken for a repeat.
        .args([
            "-an",
            "-fps_mode",
            "passthrough",
            "-enc_time_base",
            "1:1000",
        ])
        .args([
            "-vf",
            &format!("scale={width}:{height}:flags=area,settb=1/1000,setpts=N"),
        ])
        .args(["-pix_fmt", "gray", "-f", "rawvideo", "pipe:1"])
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| Error::Start {
            program: "ffmpeg".to_owned(),
            source,
        })?;
    let mut output = ffmpeg
        .stdout
        .take()
        .expect("the output was asked to be piped");

    let mut seen: Vec<Seen> = Vec::with_capacity(track.packets.len());
    let mut pixels = vec![0; width * height];
    let mut before = Vec::new();
    loop {
        match output.read_exact(&mut pixels) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => break,
            Err(source) => return Err(Error::io("read decoded frames")(source)),
        }
        let Some(packet) = track.packets.get(seen.len()) else {
            break;
        };
        let picture = Grey {
            width,
            height,
            pixels: &pixels,
        };
        let [left, top, right, bottom] = FLASH_AREA;
        seen.push(Seen {
            pts_ms: packet.pts_ms,
            counter: decode(picture),
            is_flash: picture.mean(left, top, right, bottom) > FLASH_LEVEL,
            motion: difference(&before, &pixels),
        });
        before.clone_from(&pixels);
    }
    drop(output);
    let what = "the end of ffmpeg";
    crate::wait_for(what, Duration::from_secs(10), || {
        ffmpeg.try_wait().ok().flatten()
    })?;
    if seen.len() == track.packets.len() {
        Ok(seen)
    } else {
        let (seen, sent) = (seen.len(), track.packets.len());
        Err(Error::Recording(format!(
            "{seen} frames could be decoded of {sent} that were sent"
        )))
    }
}

/// When flashes begin: in the middle between the last dark frame and the first bright one, because
/// the picture was looked at when each of them was taken, and at no time between.
pub(super) fn flashes_ms(seen: &[Seen]) -> Vec<f64> {
    let begins = seen
        .windows(2)
        .filter(|pair| !pair[0].is_flash && pair[1].is_flash);
    begins
        .map(|pair| f64::midpoint(pair[0].pts_ms, pair[1].pts_ms))
        .collect()
}

fn difference(before: &[u8], now: &[u8]) -> f32 {
    let sum: u64 = before
        .iter()
        .zip(now)
        .map(|(a, b)| u64::from(a.abs_diff(*b)))
        .sum();
    sum as f32 / now.len() as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(counters: &[Option<u16>]) -> Vec<Seen> {
        let frames = counters.iter().enumerate();
        frames
            .map(|(index, &counter)| Seen {
                pts_ms: index as f64 * 33.0,
                counter,
                is_flash: false,
                motion: 1.0,
            })
            .collect()
    }

    #[test]
    fn a_repeated_a_lost_and_an_unread_frame_are_counted() {
        let frames = counted(&[
            Some(10),
            Some(12),
            Some(12),
            Some(16),
            Some(20),
            None,
            Some(22),
        ]);
        let counting = Counting::of(&frames, 2);
        assert_eq!(
            counting,
            Counting {
                read: 6,
                unread: 1,
                repeated: 1,
                missing: 1,
                irregular: vec![(2, 0), (3, 4), (4, 4)],
            }
        );
    }

    #[test]
    fn sampling_a_picture_early_or_late_loses_nothing_and_the_counter_may_wrap() {
        let frames = counted(&[
            Some(u16::MAX - 2),
            Some(u16::MAX),
            Some(0),
            Some(3),
            Some(5),
        ]);
        assert_eq!(
            Counting::of(&frames, 2),
            Counting {
                read: 5,
                ..Counting::default()
            }
        );
    }
}
