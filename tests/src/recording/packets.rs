//! The packets of a recording, by ffprobe: sizes, times, keyframes.

use std::{path::Path, process::Command};

use serde::Deserialize;

use crate::{Error, Result, process::run};

/// The facts of a video track.
#[derive(Debug, Clone)]
pub struct VideoTrack {
    /// ffmpeg's name of it, such as `h264`.
    pub codec: String,
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// In order of presentation.
    pub packets: Vec<Packet>,
}

/// The facts of a sound track.
#[derive(Debug, Clone)]
pub struct AudioTrack {
    /// ffmpeg's name of it, such as `aac`.
    pub codec: String,
    /// Samples a second.
    pub sample_rate: u32,
    /// 2 for stereo.
    pub channels: u32,
    /// In order.
    pub packets: Vec<Packet>,
}

/// A frame of a track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Packet {
    /// When it is presented, in milliseconds.
    pub pts_ms: f64,
    /// In bytes.
    pub size: u64,
    /// Whether decoding can begin with it.
    pub is_key: bool,
}

/// How regular the frames of a video track are, by their times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pacing {
    /// How many there are.
    pub frames: usize,
    /// How many should stand in gaps, and don't.
    pub missing: usize,
    /// How many share the time of the one before.
    pub repeated: usize,
    /// The largest difference from the regular distance, in milliseconds.
    pub worst_ms: f64,
}

impl VideoTrack {
    /// Compares the distances between frames with those of this rate. FLV counts whole
    /// milliseconds, so half a frame is the line between late and lost.
    pub fn pacing(&self, fps: u32) -> Pacing {
        let frame_ms = 1000.0 / f64::from(fps);
        let mut pacing = Pacing {
            frames: self.packets.len(),
            missing: 0,
            repeated: 0,
            worst_ms: 0.0,
        };
        for pair in self.packets.windows(2) {
            let distance = pair[1].pts_ms - pair[0].pts_ms;
            match (distance / frame_ms).round() as usize {
                0 => pacing.repeated += 1,
                steps => pacing.missing += steps - 1,
            }
            pacing.worst_ms = pacing.worst_ms.max((distance - frame_ms).abs());
        }
        pacing
    }

    /// The longest time from one keyframe to the next, or to the end.
    pub fn longest_gop_ms(&self) -> f64 {
        let end = self.packets.last().map(|packet| packet.pts_ms);
        let keys = self
            .packets
            .iter()
            .filter(|packet| packet.is_key)
            .map(|packet| packet.pts_ms);
        let times: Vec<_> = keys.chain(end).collect();
        times
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(0.0, f64::max)
    }

    /// How long it lasts, by its first and last frame.
    pub fn length_ms(&self) -> f64 {
        length_ms(&self.packets)
    }

    /// The mean bitrate.
    pub fn kbps(&self) -> f64 {
        kbps(&self.packets)
    }
}

impl AudioTrack {
    /// How long it lasts.
    pub fn length_ms(&self) -> f64 {
        length_ms(&self.packets)
    }

    /// The mean bitrate.
    pub fn kbps(&self) -> f64 {
        kbps(&self.packets)
    }

    /// The longest time from one packet to the next.
    pub fn longest_gap_ms(&self) -> f64 {
        let distances = self
            .packets
            .windows(2)
            .map(|pair| pair[1].pts_ms - pair[0].pts_ms);
        distances.fold(0.0, f64::max)
    }
}

fn length_ms(packets: &[Packet]) -> f64 {
    match packets {
        [first, .., last] => last.pts_ms - first.pts_ms,
        _ => 0.0,
    }
}

/// The last packet's own length is not known, so its bytes are left out.
fn kbps(packets: &[Packet]) -> f64 {
    let bytes: u64 = packets.iter().rev().skip(1).map(|packet| packet.size).sum();
    let length_ms = length_ms(packets);
    if length_ms > 0.0 {
        bytes as f64 * 8.0 / length_ms
    } else {
        0.0
    }
}

pub(super) fn read(path: &Path) -> Result<(VideoTrack, AudioTrack)> {
    let answer = run(Command::new("ffprobe")
        .args(["-v", "error", "-of", "json", "-show_entries"])
        .arg(
            "stream=index,codec_type,codec_name,width,height,sample_rate,channels\
             :packet=stream_index,pts_time,size,flags",
        )
        .arg(path))?;
    let what = || format!("what ffprobe says of {}", path.display());
    let answer: Probe =
        serde_json::from_slice(&answer).map_err(|error| Error::unreadable(what(), error))?;
    let track = |kind: &str| {
        let of_kind = answer
            .streams
            .iter()
            .find(|stream| stream.codec_type == kind);
        of_kind.ok_or_else(|| Error::Recording(format!("{} has no {kind}", path.display())))
    };
    let (video, audio) = (track("video")?, track("audio")?);
    let video = VideoTrack {
        codec: video.codec_name.clone(),
        width: video.width.unwrap_or(0),
        height: video.height.unwrap_or(0),
        packets: answer.packets_of(video.index)?,
    };
    let sample_rate = audio
        .sample_rate
        .as_deref()
        .and_then(|rate| rate.parse().ok());
    let audio = AudioTrack {
        codec: audio.codec_name.clone(),
        sample_rate: sample_rate.unwrap_or(0),
        channels: audio.channels.unwrap_or(0),
        packets: answer.packets_of(audio.index)?,
    };
    Ok((video, audio))
}

#[derive(Debug, Deserialize)]
struct Probe {
    streams: Vec<ProbeStream>,
    #[serde(default)]
    packets: Vec<ProbePacket>,
}

#[derive(Debug, Deserialize)]
struct ProbeStream {
    index: usize,
    codec_type: String,
    #[serde(default)]
    codec_name: String,
    width: Option<usize>,
    height: Option<usize>,
    sample_rate: Option<String>,
    channels: Option<u32>,
}

#[derive(Debug, Deserialize)]
struct ProbePacket {
    stream_index: usize,
    pts_time: Option<String>,
    size: String,
    flags: String,
}

impl Probe {
    fn packets_of(&self, stream: usize) -> Result<Vec<Packet>> {
        let own = self
            .packets
            .iter()
            .filter(|packet| packet.stream_index == stream);
        let mut packets = own
            .map(ProbePacket::read)
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| {
                Error::Recording(format!("a packet of stream {stream} has no time or size"))
            })?;
        packets.sort_by(|a, b| a.pts_ms.total_cmp(&b.pts_ms));
        Ok(packets)
    }
}

impl ProbePacket {
    fn read(&self) -> Option<Packet> {
        let seconds: f64 = self.pts_time.as_deref()?.parse().ok()?;
        let size = self.size.parse().ok()?;
        Some(Packet {
            pts_ms: seconds * 1000.0,
            size,
            is_key: self.flags.contains('K'),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(times_ms: &[f64], keys: &[usize]) -> VideoTrack {
        let packets = times_ms.iter().enumerate().map(|(index, &pts_ms)| Packet {
            pts_ms,
            size: 1000,
            is_key: keys.contains(&index),
        });
        VideoTrack {
            codec: "h264".to_owned(),
            width: 16,
            height: 16,
            packets: packets.collect(),
        }
    }

    #[test]
    fn whole_milliseconds_are_regular_and_a_gap_is_a_missing_frame() {
        let regular = track(&[0.0, 33.0, 67.0, 100.0, 133.0], &[0]).pacing(30);
        assert_eq!((regular.missing, regular.repeated), (0, 0));
        let gap = track(&[0.0, 33.0, 133.0, 134.0], &[0]).pacing(30);
        assert_eq!((gap.missing, gap.repeated), (2, 1));
    }

    #[test]
    fn the_end_counts_as_the_end_of_a_gop() {
        let track = track(&[0.0, 1000.0, 2000.0, 5000.0], &[0, 2]);
        assert!((track.longest_gop_ms() - 3000.0).abs() < 1e-9);
    }

    #[test]
    fn the_bitrate_is_bits_per_millisecond() {
        let track = track(&[0.0, 8.0, 16.0], &[0]);
        assert!(
            (track.kbps() - 1000.0).abs() < 1e-9,
            "1,000 bytes in 8 ms are 1,000 kbit/s"
        );
    }
}
