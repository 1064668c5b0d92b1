//! When beeps begin, from the decoded sound.

use std::{f64::consts::TAU, path::Path, process::Command};

use super::AudioTrack;
use crate::{
    Error, Result,
    process::run,
    sound::{BEEP_HZ, RATE},
};

/// Samples of an AAC packet.
const PACKET: usize = 1024;
/// The part of the sound whose tone is measured at once: 5 ms, 15 waves of the beep.
const WINDOW: usize = RATE as usize / 200;
/// From one window to the next: half a millisecond.
const HOP: usize = RATE as usize / 2000;
/// A window half filled with the beep has half its amplitude, so its middle is the beginning.
const ONSET: f64 = 0.5;
/// A beep must go on for so many windows (40 ms), or it was a click or a consonant.
const LEAST_LENGTH: usize = 80;
/// Of full scale: a stream without any beep must not be searched for the loudest whisper.
const LEAST_AMPLITUDE: f64 = 0.02;

pub(super) fn beeps_ms(path: &Path, track: &AudioTrack) -> Result<Vec<f64>> {
    let samples = decode(path)?;
    // Packets carry the times, so each sample's time is that of its packet; a stream whose clock
    // drifts or that has gaps is judged as a player would hear it.
    if samples.len().abs_diff(track.packets.len() * PACKET) > PACKET {
        return Err(Error::Recording(format!(
            "{} packets of sound were decoded to {} samples",
            track.packets.len(),
            samples.len()
        )));
    }
    let time_ms = |sample: usize| {
        let packet = (sample / PACKET).min(track.packets.len() - 1);
        let into = (sample - packet * PACKET) as f64;
        track.packets[packet].pts_ms + into * 1000.0 / RATE as f64
    };
    Ok(onsets(&samples).into_iter().map(time_ms).collect())
}

pub(super) fn loudness(path: &Path) -> Result<f64> {
    let samples = decode(path)?;
    let power: f64 = samples
        .iter()
        .map(|&sample| f64::from(sample).powi(2))
        .sum();
    Ok((power / samples.len().max(1) as f64).sqrt())
}

fn decode(path: &Path) -> Result<Vec<f32>> {
    let bytes = run(Command::new("ffmpeg")
        .args(["-v", "error", "-i"])
        .arg(path)
        .args([
            "-vn",
            "-ac",
            "1",
            "-ar",
            &RATE.to_string(),
            "-f",
            "f32le",
            "pipe:1",
        ]))?;
    let samples = bytes.chunks_exact(4);
    Ok(samples
        .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect())
}

/// The samples at which beeps begin.
fn onsets(samples: &[f32]) -> Vec<usize> {
    let windows = samples.windows(WINDOW).step_by(HOP);
    let tone: Vec<f64> = windows.map(amplitude).collect();
    // The loudest of them, but not a single click: what is exceeded by as much as one beep lasts.
    let mut sorted = tone.clone();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let full = sorted.get(LEAST_LENGTH).copied().unwrap_or(0.0);
    if full < LEAST_AMPLITUDE {
        return Vec::new();
    }
    let is_beep: Vec<bool> = tone.iter().map(|&level| level > full * ONSET).collect();
    let mut onsets = Vec::new();
    let mut index = 0;
    while index < is_beep.len() {
        let length = is_beep[index..]
            .iter()
            .take_while(|&&is_beep| is_beep)
            .count();
        if length >= LEAST_LENGTH {
            onsets.push(index * HOP + WINDOW / 2);
        }
        index += length.max(1);
    }
    onsets
}

/// How much of the beep's tone is in the samples, as the amplitude of a sine (Goertzel).
fn amplitude(samples: &[f32]) -> f64 {
    let coefficient = 2.0 * (TAU * BEEP_HZ / RATE as f64).cos();
    let (mut last, mut before) = (0.0, 0.0);
    for &sample in samples {
        let next = f64::from(sample) + coefficient * last - before;
        (last, before) = (next, last);
    }
    let power = last * last + before * before - coefficient * last * before;
    power.max(0.0).sqrt() * 2.0 / samples.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sine(hertz: f64, level: f64, from: usize, length: usize, samples: &mut [f32]) {
        for (index, sample) in samples.iter_mut().enumerate().skip(from).take(length) {
            *sample += (level * (TAU * hertz * index as f64 / RATE as f64).sin()) as f32;
        }
    }

    #[test]
    fn a_beep_is_found_to_the_millisecond_beside_other_sound() {
        let mut samples = vec![0.0; RATE as usize];
        sine(440.0, 0.4, 0, RATE as usize, &mut samples);
        sine(BEEP_HZ, 0.3, 20_000, 4_800, &mut samples);
        sine(BEEP_HZ, 0.3, 40_000, 200, &mut samples);
        let onsets = onsets(&samples);
        assert_eq!(onsets.len(), 1, "the short click is no beep");
        assert!(onsets[0].abs_diff(20_000) < 48, "found at {}", onsets[0]);
    }

    #[test]
    fn silence_and_speech_without_beeps_have_none() {
        let mut samples = vec![0.0; RATE as usize];
        sine(440.0, 0.4, 0, RATE as usize, &mut samples);
        assert!(onsets(&samples).is_empty());
    }
}
