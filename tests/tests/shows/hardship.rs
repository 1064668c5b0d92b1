//! What a laptop does to a show: its clock is put back an hour, it sleeps, and the folder for recordings
//! can't be written any more. The show goes on, each is said once, and nothing is lost.
//!
//! The sleep is a short one; with `VITRINE_FAULTS` set (`./dev test --faults`) it lasts a minute.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::common::{Allowance, ON_AIR_WITHIN};
use rig::{Air, AirOptions, Recording, Stage, Status, Steal};

const FPS: u32 = 30;
const KBPS: u32 = 2_000;
const SIZE: &str = "640x360@30";
/// A clock that is wrong is noticed within this.
const NOTICED_WITHIN: Duration = Duration::from_secs(10);
/// Servers forget a client that sleeps; it has to come back.
const BACK_WITHIN: Duration = Duration::from_secs(20);
/// After it all, for so long everything has to be as before.
const AFTERWARDS: Duration = Duration::from_secs(16);

fn sleeps_for() -> Duration {
    let is_long = env::var_os("VITRINE_FAULTS").is_some();
    Duration::from_secs(if is_long { 60 } else { 8 })
}

fn wait(what: &str, length: Duration) {
    let began = Instant::now();
    rig::wait_for(what, length * 2, || {
        (began.elapsed() >= length).then_some(())
    })
    .unwrap();
}

fn wait_for_notice(air: &Air, code: &str) -> String {
    let said = rig::wait_for(format!("the notice {code}"), NOTICED_WITHIN, || {
        air.notices(code).into_iter().next()
    });
    let said = said.unwrap_or_else(|error| panic!("{error}: {}", air.log_end()));
    println!("{said}");
    said
}

fn is_on_air(status: &Status) -> bool {
    status.link == "on_air" && status.recording == "running"
}

/// A folder that takes no new files, not even from root, until this is dropped. Needs root.
struct Sealed(PathBuf);

impl Sealed {
    fn seal(folder: &Path) -> Self {
        let status = Command::new("chattr").arg("+i").arg(folder).status();
        assert!(
            status.unwrap().success(),
            "this test must be able to make a folder immutable: run it as root on ext4 or the like"
        );
        Self(folder.to_owned())
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        drop(Command::new("chattr").arg("-i").arg(&self.0).status());
    }
}

#[test]
fn a_show_outlives_a_clock_put_back_a_sleep_and_a_folder_that_is_closed() {
    let stage = Stage::set_up().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let clock = stage.desk.folder().join("clock");
    std::fs::write(&clock, "+0").unwrap();
    let options = AirOptions {
        record: Some(folder.path().to_owned()),
        clock_off_by: Some(clock.clone()),
        ..crate::common::options(&stage, "show.toml", SIZE, KBPS)
    };
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    air.wait_for_status("on air and recorded", ON_AIR_WITHIN, is_on_air)
        .unwrap();

    let before = air.statuses().last().unwrap().clone();
    std::fs::write(&clock, "-3600").unwrap();
    assert!(wait_for_notice(&air, "clock-set").contains("60 min"));
    // The second item comes when it is planned, which is by the show's own time.
    rig::wait_for("the second item", Duration::from_secs(20), || {
        (air.takes().len() >= 2).then_some(())
    })
    .unwrap();
    let times: Vec<f64> = air.statuses().iter().map(|status| status.at).collect();
    let steps = times.windows(2).map(|pair| pair[1] - pair[0]);
    assert!(
        steps.clone().all(|step| (0.0..5_000.0).contains(&step)),
        "the show's time goes on evenly: {:?}",
        steps.collect::<Vec<_>>()
    );
    let after = air.statuses().last().unwrap().clone();
    assert!(is_on_air(&after) && after.missed_ticks - before.missed_ticks < 10);

    air.freeze();
    wait("the end of the sleep", sleeps_for());
    air.thaw();
    let awake = Instant::now();
    wait_for_notice(&air, "stood-still");
    air.wait_for_status("on air and recorded again", BACK_WITHIN, |status| {
        is_on_air(status) && status.fps > 25.0
    })
    .unwrap();
    println!("on air {:?} after it woke", awake.elapsed());

    let steal = Steal::begin().unwrap();
    let sealed = Sealed::seal(folder.path());
    let takes = air.takes().len();
    wait("what comes after", AFTERWARDS);
    assert!(air.takes().len() > takes, "an item was taken meanwhile");
    assert!(is_on_air(air.statuses().last().unwrap()));
    drop(sealed);
    let (status, _) = air.end(crate::common::END_WITHIN).unwrap();
    assert!(status.success(), "{status}, {}", air.log_end());
    let allowance = Allowance::since(steal, FPS);
    for code in ["clock-set", "stood-still"] {
        assert_eq!(air.notices(code).len(), 1, "{code} is said once");
    }

    let mut parts: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "mp4"))
        .collect();
    parts.sort();
    let last = Recording::open(parts.last().unwrap()).unwrap();
    println!("{} files, {:?}", parts.len(), last.video().pacing(FPS));
    let seen = last.watch().unwrap();
    let claps = last.sync(&seen).unwrap();
    let tail = seen[seen.len() - 1].pts_ms - 12_000.0;
    let claps: Vec<_> = claps
        .into_iter()
        .filter(|clap| clap.flash_ms > tail)
        .collect();
    let late_ms = rig::recording::median_ms(&claps).unwrap_or(f64::NAN);
    println!(
        "at the end the sound is {late_ms:.1} ms late ({} claps)",
        claps.len()
    );
    allowance.judge(late_ms.abs() <= crate::common::IN_SYNC_MS, || {
        format!("at the end the sound is {late_ms} ms late: {claps:?}")
    });
}
