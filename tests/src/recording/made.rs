//! The judge judged: a stream made by ffmpeg with faults that are known.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Stdio,
};

use crate::{
    ClapperPlan, Process, RtmpServer,
    barcode::{CELL_HEIGHT, CELL_WIDTH, LEFT, SCREEN, TOP, encode},
    recording::{Counting, median_ms},
    sound::{BEEP_HZ, RATE},
};

const WIDTH: u32 = 960;
const HEIGHT: u32 = 540;
const FPS: usize = 30;
const FRAMES: usize = 330;
const DROPPED: usize = 100;
const REPEATED: usize = 200;
const SOUND_LATE_MS: f64 = 20.0;

fn frame(counter: u16, is_flash: bool) -> Vec<u8> {
    let cells = encode(counter);
    let block = u32::from(counter) * 8 % 1400;
    let level = |x: u32, y: u32| match y {
        TOP.. if y < TOP + CELL_HEIGHT && x >= LEFT => {
            match cells.get(((x - LEFT) / CELL_WIDTH) as usize) {
                Some(true) => 235,
                _ => 16,
            }
        }
        128.. if is_flash => 235,
        200..500 if (block..block + 280).contains(&x) => 110,
        _ => 40,
    };
    let pixels = (0..HEIGHT).flat_map(|y| (0..WIDTH).map(move |x| (x, y)));
    pixels
        .map(|(x, y)| level(x * SCREEN.0 / WIDTH, y * SCREEN.1 / HEIGHT))
        .collect()
}

fn sound(plan: ClapperPlan) -> Vec<u8> {
    let samples = (0..FRAMES * RATE as usize / FPS).map(|index| {
        let at_ms = index as f64 * 1000.0 / RATE as f64 - SOUND_LATE_MS;
        let beeps = plan.within_clap(at_ms.max(0.0)).is_some();
        let turn = index as f64 * BEEP_HZ / RATE as f64 * std::f64::consts::TAU;
        if beeps {
            (turn.sin() * 0.4) as f32
        } else {
            0.0
        }
    });
    samples.flat_map(f32::to_le_bytes).collect()
}

/// Eleven seconds at 30 frames a second: one frame is dropped, one shows the same as the one before,
/// and the sound is 20 ms late.
fn faulty_stream(folder: &Path) -> PathBuf {
    let plan = ClapperPlan::at_rate(60);
    let (heard, file) = (folder.join("sound.f32"), folder.join("made.flv"));
    fs::write(&heard, sound(plan)).unwrap();
    let mut ffmpeg = Process::command("ffmpeg")
        .args(["-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray"])
        .args([
            "-s",
            &format!("{WIDTH}x{HEIGHT}"),
            "-r",
            &FPS.to_string(),
            "-i",
            "pipe:0",
        ])
        .args(["-f", "f32le", "-ar", "48000", "-ac", "1", "-i"])
        .arg(&heard)
        .args([
            "-vf",
            &format!("select=not(eq(n\\,{DROPPED})),format=yuv420p"),
        ])
        .args([
            "-fps_mode",
            "passthrough",
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
        ])
        .args([
            "-bf", "0", "-g", "60", "-b:v", "2M", "-c:a", "aac", "-ac", "2", "-f", "flv",
        ])
        .arg(&file)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = ffmpeg.stdin.take().unwrap();
    for index in 0..FRAMES {
        let shown = if index == REPEATED { index - 1 } else { index };
        let at_ms = index as f64 * 1000.0 / FPS as f64;
        let counter = shown as u16 * 2;
        input
            .write_all(&frame(counter, plan.within_clap(at_ms).is_some()))
            .unwrap();
    }
    drop(input);
    assert!(ffmpeg.wait().unwrap().success(), "ffmpeg makes the stream");
    file
}

#[test]
fn a_dropped_a_repeated_frame_and_late_sound_are_seen_at_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let server = RtmpServer::start().unwrap();
    server.push(&faulty_stream(folder.path())).unwrap();

    let recordings = server.recordings().unwrap();
    assert_eq!(recordings.len(), 1, "one connection published");
    let recording = &recordings[0];
    let (video, audio) = (recording.video(), recording.audio());
    assert_eq!(
        (video.codec.as_str(), video.width, video.height),
        ("h264", 960, 540)
    );
    assert_eq!(
        (audio.codec.as_str(), audio.sample_rate, audio.channels),
        ("aac", 48_000, 2)
    );
    assert!(
        (video.longest_gop_ms() - 2000.0).abs() < 40.0,
        "{}",
        video.longest_gop_ms()
    );

    let pacing = video.pacing(30);
    assert_eq!(
        (pacing.frames, pacing.missing, pacing.repeated),
        (FRAMES - 1, 1, 0)
    );
    let seen = recording.watch().unwrap();
    let counting = Counting::of(&seen, 2);
    let expected = Counting {
        read: FRAMES - 1,
        unread: 0,
        repeated: 1,
        missing: 1,
        irregular: counting.irregular.clone(),
    };
    assert_eq!(counting, expected);

    let claps = recording.sync(&seen).unwrap();
    assert_eq!(claps.len(), 5, "a clap every two seconds: {claps:?}");
    let late_ms = median_ms(&claps).unwrap();
    assert!(
        (late_ms - SOUND_LATE_MS).abs() < 5.0,
        "{late_ms} ms, {claps:?}"
    );

    let cut = folder.path().join("cut.flv");
    let cut = recording.cut(4_500.0, 9_000.0, cut).unwrap();
    let claps = cut.sync(&cut.watch().unwrap()).unwrap();
    assert!((2..=3).contains(&claps.len()), "{claps:?}");
    let cut_ms = median_ms(&claps).unwrap();
    assert!((cut_ms - late_ms).abs() < 5.0, "{cut_ms} ms, {claps:?}");
}
