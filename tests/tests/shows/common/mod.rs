//! What the shows share: how a show is asked for, and how a stream must be in every case.

use std::{path::PathBuf, time::Duration};

use rig::{
    AirOptions, Recording, Stage, Steal,
    recording::{Pacing, Seen, Sync, median_ms},
};

/// How long a cold start may take until the first packets are at the server.
pub const ON_AIR_WITHIN: Duration = Duration::from_secs(20);
/// How long the end of a show may take, whatever the server does.
pub const END_WITHIN: Duration = Duration::from_secs(5);
/// What sound and picture may be apart, in milliseconds.
pub const IN_SYNC_MS: f64 = 40.0;
/// So much of the start and of the end is looked at for sync: five claps.
const ENDS_MS: f64 = 12_000.0;

/// A show file beside this one.
pub fn show(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(name)
}

/// A show of the stage, pushed straight to its server.
pub fn options(stage: &Stage, show_name: &str, size: &str, video_kbps: u32) -> AirOptions {
    AirOptions {
        show: show(show_name),
        to: stage.server.url(),
        key: rig::RtmpServer::KEY.to_owned(),
        others: Vec::new(),
        pictures: Vec::new(),
        size: size.to_owned(),
        video_kbps,
        seconds: None,
        trusted: None,
        record: None,
        split_minutes: None,
        clock_off_by: None,
    }
}

/// What is allowed for because a host took the machine's cores away meanwhile: nothing on a machine
/// of one's own.
#[derive(Debug, Clone, Copy)]
pub struct Allowance {
    /// Frames that could not be made in time.
    pub frames: usize,
    /// The part of the cores that was taken.
    share: f64,
}

impl Allowance {
    /// For what was taken since, at this rate of frames; says how much.
    pub fn since(steal: Steal, fps: u32) -> Self {
        let seconds = steal.seconds().unwrap();
        let share = steal.share().unwrap();
        println!(
            "the host took {seconds:.2} s, {:.1} % of the cores",
            share * 100.0
        );
        Self {
            frames: (seconds * f64::from(fps)) as usize,
            share,
        }
    }

    /// Asserts what only a machine with its cores to itself can promise. Where the host took too much
    /// of them, it is measured and said, and not judged.
    pub fn judge(self, is_good: bool, otherwise: impl FnOnce() -> String) {
        if is_good {
            return;
        }
        let said = otherwise();
        assert!(self.share > MUCH, "{said}");
        println!(
            "NOT JUDGED, the host took {:.0} % of the cores: {said}",
            self.share * 100.0
        );
    }
}

/// A host that takes more than this leaves no real time to anybody.
const MUCH: f64 = 0.04;

/// The facts every platform asks for.
pub fn assert_is_accepted(
    recording: &Recording,
    width: usize,
    height: usize,
    video_kbps: f64,
    allowance: Allowance,
) {
    let (video, audio) = (recording.video(), recording.audio());
    assert_eq!(
        (video.codec.as_str(), video.width, video.height),
        ("h264", width, height)
    );
    assert_eq!(
        (audio.codec.as_str(), audio.sample_rate, audio.channels),
        ("aac", 48_000, 2)
    );
    let gop_ms = video.longest_gop_ms();
    allowance.judge(gop_ms <= 2_001.0, || {
        format!("keyframes are {gop_ms} ms apart (FLV counts whole milliseconds)")
    });
    let kbps = video.kbps();
    let is_near = (kbps - video_kbps).abs() <= video_kbps * 0.1;
    allowance.judge(is_near, || {
        format!("the picture is sent at {kbps:.0} kbit/s instead of {video_kbps}")
    });
    // An AAC packet is 21.3 ms long.
    let gap_ms = audio.longest_gap_ms();
    allowance.judge(gap_ms < 45.0, || format!("the sound pauses {gap_ms} ms"));
    let apart_ms = (video.length_ms() - audio.length_ms()).abs();
    allowance.judge(apart_ms < 250.0, || {
        format!("sound and picture differ by {apart_ms} ms in length")
    });
}

/// At most one frame in a thousand is missing or repeated.
pub fn assert_is_regular(pacing: &Pacing, allowance: Allowance) {
    let faults = pacing.missing + pacing.repeated;
    let is_regular = faults <= pacing.frames / 1000 + allowance.frames;
    allowance.judge(is_regular, || format!("{faults} of the frames: {pacing:?}"));
}

/// Sound and picture are together at the start and at the end.
pub fn assert_is_in_sync(claps: &[Sync], seen: &[Seen], allowance: Allowance) {
    let (start, end) = (seen[0].pts_ms, seen[seen.len() - 1].pts_ms);
    let part = |from: f64, to: f64| -> Vec<Sync> {
        claps
            .iter()
            .filter(|clap| (from..to).contains(&clap.flash_ms))
            .copied()
            .collect()
    };
    for (name, claps) in [
        ("start", part(start, start + ENDS_MS)),
        ("end", part(end - ENDS_MS, end)),
    ] {
        allowance.judge(claps.len() >= 4, || {
            format!("a clap every two seconds at the {name}: {claps:?}")
        });
        let late_ms = median_ms(&claps).unwrap_or(f64::NAN);
        println!("at the {name} the sound is {late_ms:.1} ms late");
        allowance.judge(late_ms.abs() <= IN_SYNC_MS, || {
            format!("at the {name} the sound is {late_ms} ms late: {claps:?}")
        });
    }
}
