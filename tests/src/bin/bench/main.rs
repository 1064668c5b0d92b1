//! The benchmark: what a show costs beside the encoder alone, GStreamer's compositor and ffmpeg,
//! and whether it keeps its time. `./dev bench` builds and runs it; everything is measured on this
//! machine in one run, each contender a process of its own.
//!
//! `bench [--json] [cpu|mixer|realtime|latency|editions|start|preview|chain|memory|screens|catalogue …]`; without
//! a name, all of it. With `--json` standard output carries one JSON object and nothing else.
//!
//! Left out on purpose: judging. It prints figures; the README says what they should be.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "figures and progress are its output"
)]

mod annex_b;
mod catalogue;
mod chain;
mod contenders;
mod cpu;
mod editions;
mod figures;
mod footage;
mod latency;
mod likeness;
mod live;
mod machine;
mod player;
mod program;
mod scene;
mod screens;
mod stats;
mod worker;

use std::process::ExitCode;
use std::time::Instant;

use figures::Figures;
use rig::Steal;

/// Whatever went wrong, in words: this program has no one to react to it but a person.
type Result<T, E = Box<dyn std::error::Error>> = std::result::Result<T, E>;

/// One part of the benchmark.
type Part = fn(&mut Figures) -> Result<()>;

const PARTS: [(&str, Part); 11] = [
    ("cpu", cpu::measure),
    ("mixer", cpu::measure_mixer),
    ("realtime", live::measure),
    ("latency", latency::measure),
    ("editions", editions::measure),
    ("start", program::measure_start),
    ("preview", program::measure_preview),
    ("chain", chain::measure),
    ("memory", program::measure_memory),
    ("screens", screens::measure),
    ("catalogue", catalogue::measure),
];

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments
        .first()
        .is_some_and(|first| first == worker::ARGUMENT)
    {
        return end(worker::run(&arguments[1..]));
    }
    let is_json = arguments.iter().any(|argument| argument == "--json");
    arguments.retain(|argument| argument != "--json");
    end(bench(&arguments, is_json))
}

fn end(result: Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn bench(wanted: &[String], is_json: bool) -> Result<()> {
    let is_part = |name: &String| PARTS.iter().any(|(part, _)| part == name);
    if let Some(unknown) = wanted.iter().find(|name| !is_part(name)) {
        let names: Vec<_> = PARTS.iter().map(|(name, _)| *name).collect();
        return Err(format!("no such part: {unknown} (there are: {})", names.join(", ")).into());
    }
    let mut figures = Figures::of_this_machine()?;
    let steal = Steal::begin()?;
    let begun = Instant::now();
    let mut failed = Vec::new();
    for (name, measure) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|part| part == name) {
            eprintln!("== {name}");
            // One part that fails, on a machine that is too busy for it, costs no other its figures.
            if let Err(error) = measure(&mut figures) {
                failed.push(format!("{name}: {error}"));
            }
        }
    }
    let core_seconds = begun.elapsed().as_secs_f64() * figures.cores as f64;
    figures.steal_percent = figures::rounded(steal.seconds()? / core_seconds * 100.0);
    if is_json {
        println!("{}", figures.json()?);
    } else {
        print!("{}", figures.table()?);
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(failed.join("\n").into())
    }
}
