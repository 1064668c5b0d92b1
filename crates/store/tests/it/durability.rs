//! A studio that is killed in the middle of writing: what it was told is on disk is on disk.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::common::{NOW, folder, live, open, segment, show, take};
use rusqlite::Connection;
use vitrine_domain::{Phase, UnixMs};
use vitrine_store::{CommitBatch, Store};

const KILLS: u64 = 25;
const CHILD: &str = "VITRINE_TEST_KILLED_WRITER";

/// Parent and child in one: the child is this same test, told by its environment to be the writer.
#[test]
fn every_acknowledged_take_survives_a_kill() {
    if let Some(path) = std::env::var_os(CHILD) {
        write_for_ever(Path::new(&path));
    }
    let (_folder, path) = folder();
    let mut acknowledged = Vec::new();
    for round in 0..KILLS {
        acknowledged.extend(killed_writer(&path, round));

        // Opening checks the file, finds the lock released, and must find nothing to repair.
        let store = open(&path);
        check_takes(&store, &acknowledged);
        drop(store);
        let report: String = Connection::open(&path)
            .unwrap()
            .pragma_query_value(None, "integrity_check", |row| row.get(0))
            .unwrap();
        assert_eq!(report, "ok", "after kill {round}");
    }
    println!(
        "{} takes acknowledged over {KILLS} kills, all there",
        acknowledged.len()
    );
    assert!(acknowledged.len() as u64 > KILLS, "the writer hardly wrote");
}

/// Every take that was acknowledged is there; live state and take log agree, because they are
/// written together.
fn check_takes(store: &Store, acknowledged: &[i64]) {
    let run = store.unfinished_run().unwrap().unwrap();
    let log: Vec<i64> = store
        .takes(run.id)
        .unwrap()
        .iter()
        .map(|take| take.take.at.0)
        .collect();
    let missing: Vec<_> = acknowledged.iter().filter(|at| !log.contains(at)).collect();
    assert!(missing.is_empty(), "acknowledged and lost: {missing:?}");
    assert_eq!(
        log,
        Vec::from_iter(1..=log.len() as i64),
        "no gap, nothing twice"
    );
    let state = run.live.unwrap();
    assert_eq!(
        state.started_at.map(|at| at.0),
        log.last().copied(),
        "half a take"
    );
    let evening = store.show(run.show.unwrap()).unwrap().unwrap();
    assert_eq!(
        Some(evening.title),
        log.last().map(ToString::to_string),
        "half a take"
    );
}

/// Lets a writer acknowledge some takes, kills it at some point of the next, and returns what it
/// acknowledged.
fn killed_writer(path: &Path, round: u64) -> Vec<i64> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "durability::every_acknowledged_take_survives_a_kill",
        ])
        .env(CHILD, path)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut acknowledged: Vec<i64> = Vec::new();
    let takes_before_kill = 3 + round as usize % 7;
    while acknowledged.len() < takes_before_kill {
        let line = lines.next().expect("the writer ended by itself").unwrap();
        acknowledged.push(
            line.parse()
                .unwrap_or_else(|_| panic!("the writer failed: {line}")),
        );
    }
    // The kill lands in another part of the next take each round.
    std::thread::sleep(std::time::Duration::from_micros(round * 97));
    kill(&mut child);
    // What it still wrote into the pipe before it died counts too.
    acknowledged.extend(lines.map(|line| line.unwrap().parse::<i64>().unwrap()));
    acknowledged
}

fn kill(child: &mut Child) {
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(!status.success(), "it was to be killed, not to end");
}

/// The child: takes, each acknowledged on stderr after `commit` returned.
fn write_for_ever(path: &Path) -> ! {
    let store = Store::open(path, NOW).unwrap().store;
    let run = store.unfinished_run().unwrap().unwrap_or_else(|| {
        let evening = store
            .create_show(show(vec![segment("first", &[])]))
            .unwrap();
        store.begin_run(evening.id, Phase::Live, NOW).unwrap();
        store.unfinished_run().unwrap().unwrap()
    });
    let mut evening = store.show(run.show.unwrap()).unwrap().unwrap();
    for number in store.takes(run.id).unwrap().len() as i64 + 1.. {
        evening.title = number.to_string();
        let state = live(UnixMs(number));
        let taken = take(run.id, evening.rundown.segments[0].id, UnixMs(number));
        let (show, live) = (Some(&evening), Some((run.id, &state)));
        store
            .commit(CommitBatch {
                show,
                live,
                frames: &[],
                takes: &[taken],
            })
            .unwrap();
        // Past the test harness, which would keep it back.
        std::io::stderr()
            .write_all(format!("{number}\n").as_bytes())
            .unwrap();
    }
    unreachable!("the numbers do not run out")
}
