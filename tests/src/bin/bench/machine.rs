//! What the figures were measured on.

use std::process::Command;

use crate::Result;

/// Processors we may use.
pub fn cores() -> Result<usize> {
    Ok(std::thread::available_parallelism()?.get())
}

/// As the system names it.
pub fn cpu_model() -> Result<String> {
    let text = std::fs::read_to_string("/proc/cpuinfo")?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    Ok(line
        .map_or("unknown", |line| line.trim_start_matches([' ', '\t', ':']))
        .to_owned())
}

/// The version of the library the engine runs on.
pub fn gstreamer() -> Result<String> {
    Ok(vitrine_engine::gstreamer_version()?)
}

/// The version of the program.
pub fn ffmpeg() -> Result<String> {
    let output = Command::new("ffmpeg")
        .arg("-version")
        .output()
        .map_err(|error| format!("ffmpeg is needed: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let version = text
        .split_whitespace()
        .nth(2)
        .ok_or("ffmpeg did not say its version")?;
    Ok(version.to_owned())
}

/// Memory that can be had without pushing others out, in bytes.
pub fn available_memory() -> Result<u64> {
    kilobytes("/proc/meminfo", "MemAvailable:")
}

/// The most memory a process has held, in bytes.
pub fn peak_rss(process: u32) -> Result<u64> {
    kilobytes(&format!("/proc/{process}/status"), "VmHWM:")
}

/// User and system seconds a process has used, all its threads together: proc(5).
pub fn cpu_seconds(process: u32) -> Result<f64> {
    let file = format!("/proc/{process}/stat");
    let text = std::fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
    let after_name = text.rsplit_once(')').map_or("", |(_, rest)| rest);
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    let ticks = |index: usize| -> Result<f64> {
        let field = fields
            .get(index)
            .ok_or_else(|| format!("{file} is short"))?;
        Ok(field.parse::<f64>()?)
    };
    // The 14th and 15th field, counted from the process id; a hundred ticks a second.
    Ok((ticks(11)? + ticks(12)?) / 100.0)
}

/// A process and all that it and its own started, with the name of each: proc(5).
pub fn family(process: u32) -> Result<Vec<(u32, String)>> {
    let mut parents = Vec::new();
    for entry in std::fs::read_dir("/proc")?.flatten() {
        let name = entry.file_name();
        let Some(id) = name.to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        // It may have ended meanwhile.
        let Ok(text) = std::fs::read_to_string(format!("/proc/{id}/stat")) else {
            continue;
        };
        let (head, rest) = text.rsplit_once(')').unwrap_or_default();
        let program = head.split_once('(').map_or("", |(_, program)| program);
        let parent = rest.split_whitespace().nth(1);
        if let Some(parent) = parent.and_then(|parent| parent.parse::<u32>().ok()) {
            parents.push((id, parent, program.to_owned()));
        }
    }
    let mut family: Vec<(u32, String)> = Vec::new();
    let mut waiting = vec![process];
    while let Some(member) = waiting.pop() {
        let children = parents.iter().filter(|(_, parent, _)| *parent == member);
        waiting.extend(children.map(|(id, ..)| *id));
        let own = parents.iter().find(|(id, ..)| *id == member);
        let name = own.map(|(.., name)| name.clone()).unwrap_or_default();
        family.push((member, name));
    }
    Ok(family)
}

fn kilobytes(file: &str, field: &str) -> Result<u64> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let line = text.lines().find_map(|line| line.strip_prefix(field));
    let number = line.and_then(|line| line.split_whitespace().next());
    let number = number.ok_or_else(|| format!("{file} does not say {field}"))?;
    Ok(number.parse::<u64>()? * 1024)
}
