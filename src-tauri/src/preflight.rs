//! `vitrine doctor --show`: everything a show needs, looked at before it goes live.

use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use vitrine_domain::ShowId;
use vitrine_studio::Studio;
use vitrine_studio::protocol::{PreflightCheck, PreflightView, Request, Verdict, What};

use crate::args::Output;
use crate::devices::print_json;
use crate::failure::Failure;

/// Longer than every check together: a server that does not answer takes ten seconds.
const WITHIN: Duration = Duration::from_secs(40);

/// Looks, prints each check as it comes, and fails when one is red.
pub fn preflight(studio: &Studio, show: Option<i64>, output: &Output) -> Result<(), Failure> {
    if let Some(show) = show {
        let show = ShowId(show);
        studio.handle(Request::OpenShow { show })?;
    }
    let (say, heard) = channel();
    let _subscription = studio.subscribe(move |event| {
        if let What::Preflight {
            preflight: Some(view),
        } = &event.what
        {
            // The loop has ended when nobody listens any more.
            drop(say.send(view.clone()));
        }
    });
    studio.handle(Request::Preflight)?;
    let checks = follow(&heard, output);
    if output.json {
        print_json(&checks)?;
    }
    if checks.iter().any(|check| check.verdict == Verdict::Fails) {
        Err(Failure::Incomplete)
    } else {
        Ok(())
    }
}

/// The checks once all have come in.
fn follow(heard: &Receiver<PreflightView>, output: &Output) -> Vec<PreflightCheck> {
    let until = Instant::now() + WITHIN;
    let mut printed: Vec<String> = Vec::new();
    let mut checks = Vec::new();
    while let Ok(view) = heard.recv_timeout(until.saturating_duration_since(Instant::now())) {
        checks = view.checks;
        let settled = checks.iter().filter(|it| it.verdict != Verdict::Waiting);
        for check in settled {
            if !output.json && !printed.contains(&check.id) {
                print(check);
                printed.push(check.id.clone());
            }
        }
        if view.is_done {
            break;
        }
    }
    checks
}

#[allow(clippy::print_stdout, reason = "this is the command's output")]
fn print(check: &PreflightCheck) {
    let mark = match check.verdict {
        Verdict::Good => "✓",
        Verdict::Warns | Verdict::Untested | Verdict::Waiting => "–",
        Verdict::Fails => "✗",
    };
    println!("{mark} {:<28} {}", check.name, check.message);
    if !check.hint.is_empty() {
        println!("  {:<28} → {}", "", check.hint);
    }
}
