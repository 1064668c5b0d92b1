//! Recordings as they lie on the disk: every picture and its sound, in files that play after whatever
//! happens to the disk.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::common::disk::SmallDisk;
use crate::common::{Packet, Studio, encoding, packets, streams, wait_for};
use vitrine_engine::{
    AudioSlot, AudioSource, Chapter, ClipError, ClipSpec, Cut, Edition, EditionId, EditionSpec,
    EngineEvent, RecordedFile, RecordingEnd, RecordingSpec, RecordingState, SplitRule, VideoSlot,
    VideoSource, cut, look_at, write_chapters,
};

const SOON: Duration = Duration::from_secs(20);
const FRAME_S: f64 = 1.0 / 30.0;

fn filmed() -> Studio {
    let studio = Studio::start();
    let engine = &studio.engine;
    engine.set_video_source(VideoSlot::Camera, Some(VideoSource::TestPattern));
    engine.set_audio_source(AudioSlot::Microphone, Some(AudioSource::TestTone));
    studio
}

fn spec(folder: &Path, split: SplitRule) -> RecordingSpec {
    RecordingSpec {
        edition: Edition::Program,
        folder: folder.to_owned(),
        name: "show".to_owned(),
        split,
        may_make_folder: false,
    }
}

fn record(studio: &Studio, folder: &Path, split: SplitRule, seconds: u32) -> Vec<RecordedFile> {
    let recording = spec(folder, split);
    studio.engine.start_recording(recording).expect("it starts");
    let recorded = || studio.engine.stats().recording.unwrap_or_default().seconds;
    wait_for("so much is recorded", SOON * 2, || recorded() >= seconds);
    studio.engine.stop_recording();
    wait_for("the recording's end", SOON, || {
        states(studio).last() == Some(&RecordingState::Off)
    });
    ended(studio)
}

fn states(studio: &Studio) -> Vec<RecordingState> {
    let events = studio.events().into_iter();
    events
        .filter_map(|event| match event {
            EngineEvent::Recording(state) => Some(state),
            _ => None,
        })
        .collect()
}

fn ended(studio: &Studio) -> Vec<RecordedFile> {
    let events = studio.events().into_iter();
    events
        .filter_map(|event| match event {
            EngineEvent::RecordingFileEnded(file) => Some(file),
            _ => None,
        })
        .collect()
}

/// Where each file begins, in seconds of the program.
fn beginnings(studio: &Studio) -> Vec<f64> {
    let begins = states(studio).into_iter().filter_map(|state| match state {
        RecordingState::Running { begins_ns, .. } => Some(begins_ns as f64 / 1e9),
        _ => None,
    });
    begins.collect()
}

fn pictures(file: &Path) -> Vec<Packet> {
    let all = packets(file).into_iter();
    all.filter(|packet| packet.is_video).collect()
}

/// Decodes all of it and fails at the first fault; how many pictures there are.
fn decode(file: &Path) -> usize {
    let arguments = "-v error -xerror -nostats -progress - -i".split(' ');
    let output = Command::new("ffmpeg")
        .args(arguments)
        .arg(file)
        .args(["-f", "null", "-"])
        .output()
        .expect("ffmpeg is installed");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success() && said.is_empty(),
        "{file:?}: {said}"
    );
    let progress = String::from_utf8_lossy(&output.stdout).into_owned();
    let counts = progress
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("frame="));
    counts
        .and_then(|count| count.trim().parse().ok())
        .expect("a count")
}

/// A picture every thirtieth of a second from 0 on, where the machine could keep the pace, and sound
/// that begins with them and has no hole.
fn assert_is_smooth(file: &Path) {
    let all = packets(file);
    let times = |is_video: bool| -> Vec<f64> {
        let wanted = all.iter().filter(|packet| packet.is_video == is_video);
        wanted.map(|packet| packet.seconds).collect()
    };
    let (video, audio) = (times(true), times(false));
    assert!(
        video[0].abs() < 0.001 && pictures(file)[0].is_key,
        "{video:?}"
    );
    for pair in video.windows(2) {
        let frames = (pair[1] - pair[0]) / FRAME_S;
        assert!(
            (frames - frames.round()).abs() < 0.05 && frames > 0.9,
            "{pair:?}"
        );
    }
    assert!(audio[0].abs() < 0.022, "the sound begins at {}", audio[0]);
    for pair in audio.windows(2) {
        assert!(
            (pair[1] - pair[0] - 1024.0 / 48_000.0).abs() < 0.002,
            "{pair:?}"
        );
    }
    let apart = (video[video.len() - 1] - audio[audio.len() - 1]).abs();
    assert!(apart < 0.6, "they end {apart} s apart");
}

#[test]
fn a_recording_has_every_picture_with_its_sound_and_is_an_ordinary_file() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("show.mp4"), "another's").expect("a file");
    let studio = filmed();
    let files = record(&studio, folder.path(), SplitRule::default(), 5);
    let before = studio.engine.stats();
    wait_for("the encoders rest again", SOON, || {
        studio.engine.stats().recording.is_none()
    });
    studio.stop();
    assert_eq!(before.encoder_dropped_frames, 0);

    let [file] = files.as_slice() else {
        panic!("one file: {files:?}")
    };
    assert_eq!(
        file.file,
        folder.path().join("show-2.mp4"),
        "a name that is free"
    );
    let other = std::fs::read(folder.path().join("show.mp4")).expect("it is there");
    assert_eq!(other, b"another's");
    assert!(file.is_whole);
    let whole = look_at(&file.file).expect("it can be read");
    assert!(whole.is_finished);
    assert!(
        whole.length_ms.abs_diff(file.length_ms) <= 40,
        "{whole:?} {file:?}"
    );
    let formats = streams(&file.file);
    assert!(formats.contains("h264,High,640,360,0"), "{formats}");
    assert!(formats.contains("aac,LC,48000,2"), "{formats}");
    assert_is_smooth(&file.file);
    assert_eq!(decode(&file.file), pictures(&file.file).len());
    let size = std::fs::metadata(&file.file).expect("it is there").len();
    assert!(size.abs_diff(file.bytes) < size / 20, "{size} {file:?}");
}

#[test]
fn files_are_split_at_keyframes_and_nothing_is_lost_between_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = filmed();
    let split = SplitRule {
        seconds: Some(3),
        bytes: SplitRule::FAT_BYTES,
    };
    let files = record(&studio, folder.path(), split, 10);
    studio.stop();
    assert!(files.len() >= 3, "{files:?}");
    let begins = beginnings(&studio);
    for (index, file) in files.iter().enumerate() {
        assert!(file.is_whole, "{file:?}");
        assert_is_smooth(&file.file);
        let last = pictures(&file.file).last().expect("pictures").seconds;
        if let Some(next) = begins.get(index + 1) {
            let gap = next - begins[index] - last;
            assert!(
                (gap - FRAME_S).abs() < 0.002,
                "the next picture is in the next file: {gap}"
            );
            let sound = packets(&file.file);
            let mut sound = sound.iter().filter(|packet| !packet.is_video);
            let heard = sound.next_back().expect("sound").seconds;
            assert!(
                (heard - last).abs() < 0.06,
                "and the sound goes on as well: {heard} {last}"
            );
        }
    }
}

#[test]
fn a_file_that_was_cut_short_plays_up_to_its_last_fragment() {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = filmed();
    studio
        .engine
        .start_recording(spec(folder.path(), SplitRule::default()))
        .expect("it starts");
    let recorded = || studio.engine.stats().recording.unwrap_or_default().seconds;
    wait_for("some of it", SOON, || recorded() >= 6);
    let file = folder.path().join("show.mp4");
    let torn = std::fs::read(&file).expect("it grows");
    let lengths: Vec<u64> = [10, 7, 4]
        .into_iter()
        .map(|tenths| {
            let copy = folder.path().join(format!("torn-{tenths}.mp4"));
            std::fs::write(&copy, &torn[..torn.len() * tenths / 10]).expect("a copy");
            let whole = look_at(&copy).expect("it can be read");
            assert!(!whole.is_finished);
            let last = pictures(&copy).last().expect("pictures").seconds + FRAME_S;
            let told = whole.length_ms as f64 / 1000.0;
            // FFmpeg also shows what is there of the fragment that was torn.
            assert!(told <= last + 0.04 && last - told < 1.0, "{told} of {last}");
            whole.length_ms
        })
        .collect();
    assert!(
        lengths[0] >= 4500,
        "six seconds were recorded, the last may be on its way: {lengths:?}"
    );
    assert!(lengths.is_sorted_by(|one, next| one > next), "{lengths:?}");
    studio.stop();
}

#[test]
fn a_clip_of_the_last_seconds_and_a_piece_of_a_recording_need_no_encoder() {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = filmed();
    let clip = ClipSpec {
        folder: folder.path().to_owned(),
        name: "clip".to_owned(),
        seconds: 3,
    };
    assert_eq!(studio.engine.clip(&clip), Err(ClipError::Nothing));
    studio
        .engine
        .start_recording(spec(folder.path(), SplitRule::default()))
        .expect("it starts");
    let recorded = || studio.engine.stats().recording.unwrap_or_default().seconds;
    wait_for("so much is recorded", SOON, || recorded() >= 8);
    let made = studio.engine.clip(&clip).expect("a clip");
    assert!(
        (3000..5200).contains(&made.length_ms),
        "from the key before: {made:?}"
    );
    assert_is_smooth(&made.file);
    assert_eq!(decode(&made.file), pictures(&made.file).len());
    studio.engine.stop_recording();
    wait_for("its end", SOON, || !ended(&studio).is_empty());
    studio.stop();

    let from = folder.path().join("show.mp4");
    let keys: Vec<f64> = pictures(&from)
        .iter()
        .filter(|picture| picture.is_key)
        .map(|picture| picture.seconds)
        .collect();
    let piece = cut(&Cut {
        from,
        begin_ms: (keys[1] * 1000.0) as u64 + 700,
        end_ms: Some((keys[1] * 1000.0) as u64 + 3000),
        folder: folder.path().to_owned(),
        name: "piece".to_owned(),
    })
    .expect("a piece");
    assert!(
        piece.length_ms.abs_diff(3000) <= 40,
        "from the key on: {piece:?}"
    );
    assert_is_smooth(&piece.file);
    assert_eq!(decode(&piece.file), pictures(&piece.file).len());
}

#[test]
fn a_recording_of_its_own_rate_is_coded_beside_the_stream() {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = filmed();
    let record = |name: &str, edition| {
        let spec = RecordingSpec {
            edition,
            name: name.to_owned(),
            ..spec(folder.path(), SplitRule::default())
        };
        studio.engine.start_recording(spec).expect("it starts");
        let recorded = || studio.engine.stats().recording.unwrap_or_default().seconds;
        wait_for("it begins anew", SOON, || recorded() < 4);
        wait_for("so much is recorded", SOON * 2, || recorded() >= 4);
        studio.engine.stats()
    };
    let beside = record("low", of_rate(300));
    let editions: Vec<EditionId> = beside.editions.iter().map(|one| one.id).collect();
    assert_eq!(editions, [EditionId(300)]);
    record("high", Edition::Program);
    studio.engine.stop_recording();
    wait_for("both ends", SOON, || ended(&studio).len() == 2);
    wait_for("the second encoder rests", SOON, || {
        studio.engine.stats().editions.is_empty()
    });
    studio.stop();
    let kbps = |name: &str| {
        let file = folder.path().join(name);
        assert_is_smooth(&file);
        let pictures = pictures(&file);
        assert_eq!(decode(&file), pictures.len());
        let bytes = std::fs::metadata(&file).expect("it is there").len() as f64;
        bytes * 8.0 / 1000.0 / (pictures.len() as f64 * FRAME_S)
    };
    let (low, high) = (kbps("low.mp4"), kbps("high.mp4"));
    assert!(
        low < 700.0 && high > 1.5 * low,
        "{low:.0} and {high:.0} kbit/s"
    );
}

/// The program's picture at a rate of its own.
fn of_rate(video_kbps: u32) -> Edition {
    Edition::Other(EditionSpec {
        id: EditionId(u64::from(video_kbps)),
        composition: None,
        encoding: encoding(video_kbps),
    })
}

#[test]
fn chapters_are_put_into_a_finished_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = filmed();
    let files = record(&studio, folder.path(), SplitRule::default(), 3);
    studio.stop();
    let file = &files[0].file;
    let chapter = |at_ms, title: &str| Chapter {
        at_ms,
        title: title.to_owned(),
    };
    let long = "é".repeat(200);
    write_chapters(file, &[chapter(0, "Théière 24,90 €"), chapter(1500, &long)])
        .expect("it is whole");
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-show_chapters", "-of", "csv=p=0"])
        .arg(file)
        .output()
        .expect("ffprobe is installed");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), 2, "{said}");
    assert!(
        lines[0].contains("0.000000") && lines[0].contains("Théière 24,90 €"),
        "{said}"
    );
    assert!(
        lines[1].contains("1.500000") && lines[1].contains(&"é".repeat(127)),
        "{said}"
    );
    assert!(decode(file) >= 80, "and it plays as before");
    assert!(look_at(file).expect("it can be read").is_finished);
}

#[test]
fn a_full_disk_ends_the_recording_and_nothing_else() {
    let disk = SmallDisk::of_kib(1500);
    let studio = filmed();
    studio
        .engine
        .start_recording(spec(disk.folder(), SplitRule::default()))
        .expect("it starts");
    let is_full = RecordingState::Ended {
        reason: RecordingEnd::DiskFull,
    };
    wait_for("the disk is full", SOON * 2, || {
        states(&studio).last() == Some(&is_full)
    });
    let before = studio.engine.stats().frames;
    wait_for("the mixer goes on", SOON, || {
        studio.engine.stats().frames > before + 30
    });
    let file = disk.folder().join("show.mp4");
    let whole = look_at(&file).expect("it can be read");
    assert!(!whole.is_finished && whole.length_ms > 3000, "{whole:?}");
    assert!(pictures(&file).len() > 90);
    assert!(!ended(&studio)[0].is_whole);
    studio.stop();
}

#[test]
fn a_folder_that_is_not_there_or_takes_no_file_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let studio = filmed();
    for folder in [folder.path().join("gone"), PathBuf::from("/proc")] {
        studio
            .engine
            .start_recording(spec(&folder, SplitRule::default()))
            .expect("the engine takes it");
        wait_for("it says why not", SOON, || {
            matches!(
                states(&studio).last(),
                Some(RecordingState::Ended {
                    reason: RecordingEnd::NotWritable { .. }
                })
            )
        });
        studio.engine.stop_recording();
        wait_for("the engine has let go of it", SOON, || {
            studio.engine.stats().recording.is_none()
        });
    }
    studio.stop();
}
