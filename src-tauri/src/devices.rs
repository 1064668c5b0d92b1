//! `vitrine devices` and `vitrine shows`: lists for people and for programs.

use serde::Serialize;
use vitrine_engine::{Device, SourceSlot};
use vitrine_studio::Places;
use vitrine_studio::words::Words;

use crate::args::Output;
use crate::failure::Failure;

#[derive(Serialize)]
struct DeviceLine<'a> {
    slot: &'static str,
    id: &'a str,
    name: &'a str,
}

/// Lists what can be captured.
#[allow(clippy::print_stdout, reason = "this is the command's output")]
pub fn devices(output: &Output) -> Result<(), Failure> {
    let words = Words::of(crate::system_language());
    let devices = vitrine_engine::list_devices().map_err(Failure::Engine)?;
    if output.json {
        let lines: Vec<DeviceLine<'_>> = devices.iter().map(line).collect();
        return print_json(&lines);
    }
    if devices.is_empty() {
        println!("{}", words.say("cli-no-devices"));
    }
    for device in &devices {
        println!(
            "{:<18} {}\n{:<18} {}",
            words.say(slot_word(device)),
            words.device(device),
            "",
            device.id.0
        );
    }
    Ok(())
}

/// Lists the shows of the schedule.
#[allow(clippy::print_stdout, reason = "this is the command's output")]
pub fn shows(places: &Places, output: &Output) -> Result<(), Failure> {
    let words = Words::of(crate::system_language());
    let shows = vitrine_studio::list_shows(places, words)?;
    if output.json {
        return print_json(&shows);
    }
    if shows.is_empty() {
        println!("{}", words.say("cli-no-shows"));
    }
    for show in &shows {
        println!("{:>6}  {}", show.id.0, show.details.title);
    }
    Ok(())
}

/// Prints a value as one JSON document.
#[allow(clippy::print_stdout, reason = "this is the command's output")]
pub fn print_json(value: &impl Serialize) -> Result<(), Failure> {
    println!(
        "{}",
        serde_json::to_string_pretty(value).map_err(Failure::Json)?
    );
    Ok(())
}

fn line(device: &Device) -> DeviceLine<'_> {
    DeviceLine {
        slot: slot_word(device),
        id: &device.id.0,
        name: &device.name,
    }
}

/// What a device is for, in the Fluent files and in JSON.
fn slot_word(device: &Device) -> &'static str {
    match device.slot {
        SourceSlot::Camera => "camera",
        SourceSlot::Screen => "screen",
        SourceSlot::Microphone => "microphone",
        SourceSlot::SystemSound => "system-sound",
    }
}
