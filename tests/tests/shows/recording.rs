//! Recorded shows: whole, in sync and with their chapters; after a crash up to the last second before; and
//! on a disk that fills up, which the stream does not notice.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::common::{Allowance, ON_AIR_WITHIN};
use rig::{Air, AirOptions, Recording, Stage, Status, Steal, recording::Counting};
use rusqlite::Connection;

const FPS: u32 = 30;
const KBPS: u32 = 3_000;
const SIZE: &str = "1280x720@30";
/// A show that is killed so long after its recording began, in milliseconds: anywhere in a group of
/// pictures, in a fragment, before and after a take.
const KILLED_AFTER_MS: [u64; 4] = [2_300, 5_850, 13_400, 15_100];
/// Where more are wanted (`VITRINE_KILLS`), they are anywhere between these.
const ANYWHERE_MS: std::ops::Range<u64> = 1_500..16_000;
/// A fragment is half of it, and what encoders and the muxer hold comes on top.
const LOST_MS: f64 = 1_000.0;
/// What must be left on a disk for the system, and how much of the rest a show fills in ten seconds.
const KEPT_MB: u64 = 500;
const SPARE_MB: u64 = 3;

fn options(stage: &Stage, folder: &Path) -> AirOptions {
    AirOptions {
        record: Some(folder.to_owned()),
        ..crate::common::options(stage, "show.toml", SIZE, KBPS)
    }
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let all = std::fs::read_dir(folder).unwrap();
    let paths = all.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect();
    files.sort();
    files
}

/// When the show is killed, round by round.
fn moments_ms() -> Vec<u64> {
    let Ok(wanted) = std::env::var("VITRINE_KILLS") else {
        return KILLED_AFTER_MS.to_vec();
    };
    let mut state = unix_ms() as u64 | 1;
    println!("moments from {state}");
    let moments = (0..wanted.parse().unwrap()).map(|_| {
        // xorshift64 (Marsaglia, "Xorshift RNGs").
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ANYWHERE_MS.start + state % (ANYWHERE_MS.end - ANYWHERE_MS.start)
    });
    moments.collect()
}

fn is_recording(status: &Status) -> bool {
    status.recording == "running" && status.link == "on_air"
}

fn unix_ms() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs_f64()
        * 1000.0
}

fn database(stage: &Stage) -> Connection {
    Connection::open(stage.desk.folder().join("data/vitrine.db")).unwrap()
}

/// When the recording of this round began, once it is in the schedule.
fn begun_at(stage: &Stage, round: usize) -> Option<i64> {
    let query = "SELECT count(*), max(started_at) FROM recording";
    let (count, begun) = database(stage)
        .query_row(query, [], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))
        .ok()?;
    (count == round as i64 + 1).then_some(begun).flatten()
}

/// The chapters that FFmpeg finds: in milliseconds, with their titles.
fn chapters(file: &Path, format: &[&str]) -> Vec<(u64, String)> {
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-show_chapters", "-of", "json"])
        .args(format)
        .arg(file)
        .output()
        .unwrap();
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let chapters = answer["chapters"].as_array().cloned().unwrap_or_default();
    chapters
        .iter()
        .map(|chapter| {
            let seconds: f64 = chapter["start_time"].as_str().unwrap().parse().unwrap();
            let title = chapter["tags"]["title"].as_str().unwrap().to_owned();
            ((seconds * 1000.0).round() as u64, title)
        })
        .collect()
}

#[test]
fn a_recorded_show_is_whole_in_sync_and_cut_into_clips() {
    let stage = Stage::set_up().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut options = options(&stage, folder.path());
    options.seconds = Some(44);
    let steal = Steal::begin().unwrap();
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    let status = air.wait(Duration::from_secs(80)).unwrap();
    assert!(status.success(), "{status}, {}", air.log_end());
    let allowance = Allowance::since(steal, FPS);

    let recorded = files(folder.path(), ".mp4");
    assert_eq!(recorded.len(), 1, "{recorded:?}");
    let recording = Recording::open(&recorded[0]).unwrap();
    println!("{:?}", air.statuses().pop());
    crate::common::assert_is_accepted(&recording, 1280, 720, f64::from(KBPS), allowance);
    crate::common::assert_is_regular(&recording.video().pacing(FPS), allowance);
    assert!(recording.video().length_ms() > 28_000.0);
    let seen = recording.watch().unwrap();
    let counting = Counting::of(&seen, (Stage::PICTURES / FPS) as u16);
    println!("{counting:?}");
    let claps = recording.sync(&seen).unwrap();
    crate::common::assert_is_in_sync(&claps, &seen, allowance);

    let inside = chapters(&recorded[0], &[]);
    println!("{inside:?}");
    let titles: Vec<&str> = inside.iter().map(|(_, title)| title.as_str()).collect();
    let planned = [
        "Bienvenue",
        "Carafe en verre",
        "Questions",
        "Horloge murale",
    ];
    assert_eq!(titles, planned);
    assert!(inside[0].0 == 0 && inside[1].0.abs_diff(12_000) < 2_500);
    let beside = chapters(
        &files(folder.path(), ".chapters.txt")[0],
        &["-f", "ffmetadata"],
    );
    assert_eq!(beside, inside);
    assert_the_card_is_there(&recording, inside[1].0);

    let mut command = stage.desk.command(rig::program().unwrap());
    let clips = command
        .args(["clips", "1"])
        .env("VITRINE_DATA", stage.desk.folder().join("data"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&clips.stdout).into_owned();
    assert!(
        clips.status.success(),
        "{said} {}",
        String::from_utf8_lossy(&clips.stderr)
    );
    let clips: Vec<&str> = said.lines().collect();
    assert_eq!(clips.len(), 2, "{said}");
    assert!(clips[0].ends_with("01 Carafe en verre.mp4"), "{said}");
    let clip = Recording::open(clips[0]).unwrap();
    let length_ms = (inside[2].0 - inside[1].0) as f64;
    println!(
        "{length_ms} ms became a clip of {} ms",
        clip.video().length_ms()
    );
    let begins_early = clip.video().length_ms() - length_ms;
    assert!(
        (-100.0..2_100.0).contains(&begins_early),
        "from the keyframe before"
    );
}

/// The chapter begins with the first frame that shows it: what is there changes with that frame.
fn assert_the_card_is_there(recording: &Recording, at_ms: u64) {
    let frame = (at_ms as f64 * f64::from(FPS) / 1000.0).round() as usize;
    let picture = |frame| recording.picture(frame).unwrap();
    let lower = rig::recording::Rect {
        x: 0,
        y: 360,
        width: 1280,
        height: 360,
    };
    let before = picture(frame - 2);
    let after = picture(frame + FPS as usize);
    let difference = before.difference(&after, lower);
    println!("a second into the chapter the lower half differs by {difference:.1}");
    assert!(difference > 6.0, "the card came");
}

#[test]
fn a_killed_show_leaves_a_recording_up_to_the_last_second_and_a_sound_schedule() {
    let stage = Stage::set_up().unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (round, after_ms) in moments_ms().into_iter().enumerate() {
        let steal = Steal::begin().unwrap();
        let mut air =
            Air::start(&stage.desk, &stage.display, &options(&stage, folder.path())).unwrap();
        if round > 0 {
            rig::wait_for("what was interrupted is said", ON_AIR_WITHIN, || {
                (!air.notices("recording-interrupted").is_empty()).then_some(())
            })
            .unwrap();
            println!("{:?}", air.notices("recording-interrupted"));
        }
        air.wait_for_status("it is recorded", ON_AIR_WITHIN, is_recording)
            .unwrap();
        let begun = rig::wait_for("it is written down", ON_AIR_WITHIN, || {
            begun_at(&stage, round)
        });
        let begun = begun.unwrap();
        rig::wait_for("the moment", Duration::from_secs(30), || {
            (unix_ms() - begun as f64 >= after_ms as f64).then_some(())
        })
        .unwrap();
        let takes = air.takes().len();
        let killed_ms = unix_ms() - begun as f64;
        air.kill();
        let allowance = Allowance::since(steal, FPS);

        let database = database(&stage);
        let check: String = database
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(check, "ok");
        let (kept, file): (i64, String) = database
            .query_row(
                "SELECT (SELECT count(*) FROM take WHERE take.run = recording.run), file
                 FROM recording ORDER BY id DESC LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert!(
            kept >= takes as i64,
            "every take that was told: {kept} of {takes}"
        );
        let recording = Recording::open(&file).unwrap();
        let lost_ms = killed_ms - recording.video().length_ms();
        println!("killed at {killed_ms:.0} ms: {lost_ms:.0} ms lost");
        allowance.judge(lost_ms < LOST_MS, || format!("{lost_ms:.0} ms are lost"));
        assert!(recording.watch().unwrap().len() > 20, "it plays");
        let sidecar = Path::new(&file).with_extension("chapters.txt");
        let beside = chapters(&sidecar, &["-f", "ffmetadata"]);
        println!("{beside:?}");
        let expected = if killed_ms > 13_000.0 { 2 } else { 1 };
        assert!(beside.len() >= expected, "{beside:?}");
    }
}

/// A disk of its own in memory. Mounting needs root; without it the test fails and says so.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn of_mb(mb: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let status = Command::new("mount")
            .args([
                "-t",
                "tmpfs",
                "-o",
                &format!("size={}", mb * 1_000_000),
                "tmpfs",
            ])
            .arg(folder.path())
            .status()
            .unwrap();
        assert!(
            status.success(),
            "this test must be able to mount a tmpfs: run it as root"
        );
        Self(folder)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg("-l").arg(self.0.path()).status());
    }
}

#[test]
fn a_disk_that_fills_up_stops_the_recording_and_not_the_show() {
    let stage = Stage::set_up().unwrap();
    let disk = SmallDisk::of_mb(KEPT_MB + SPARE_MB);
    let mut air = Air::start(&stage.desk, &stage.display, &options(&stage, disk.0.path())).unwrap();
    air.wait_for_status("it is recorded", ON_AIR_WITHIN, is_recording)
        .unwrap();
    let is_over = |status: &Status| status.recording == "stopped";
    air.wait_for_status("the recording stops", Duration::from_secs(60), is_over)
        .unwrap();
    assert_eq!(
        air.notices("recording-room-low").len(),
        1,
        "it was said before"
    );
    assert_eq!(
        air.notices("recording-no-room").len(),
        1,
        "{}",
        air.log_end()
    );
    let before = air.statuses().last().unwrap().frames;
    let goes_on = |status: &Status| {
        status.link == "on_air" && status.kbps > 500.0 && status.frames > before + 150
    };
    air.wait_for_status("the show goes on", Duration::from_secs(20), goes_on)
        .unwrap();
    let recorded = files(disk.0.path(), ".mp4");
    let recording = Recording::open(&recorded[0]).unwrap();
    println!("{} ms were recorded", recording.video().length_ms());
    assert!(recording.video().length_ms() > 2_000.0);
    assert!(
        !chapters(&recorded[0], &[]).is_empty(),
        "and it ended in order"
    );
    let (status, took) = air.end(crate::common::END_WITHIN).unwrap();
    assert!(
        status.success() && took < crate::common::END_WITHIN,
        "{status} {took:?}"
    );
}
