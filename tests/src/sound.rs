//! What the microphone hears: speech without end, and beeps at known times.
//!
//! ```text
//! appsrc (10 ms of speech + beep at a time) ─> pulsesink device=test_sink   (gives the clock)
//! ```
//!
//! The pipeline's clock is the sound server's own account of what has been played, so at running
//! time `t` the sample of time `t` leaves the sink's monitor, whatever is buffered on the way.

use std::{fs, process::Command, time::Duration};

use gst::prelude::*;

use crate::{Desk, Error, Result, clapper::ClapperPlan, deadline::wait_for, process::run};

/// Samples a second of everything the rig plays.
pub(crate) const RATE: u64 = 48_000;
/// Far from the energy of speech, and kept by every AAC encoder.
pub(crate) const BEEP_HZ: f64 = 3_000.0;

const BEEP_LEVEL: f64 = 0.5;
const SPEECH_LEVEL: f32 = 0.35;
/// How much is made at a time.
const BLOCK: u64 = RATE / 100;
/// A short fade at each end, against clicks that sound at every frequency.
const RAMP_MS: f64 = 2.0;

const SPEECH: &str = "Good evening and welcome. Tonight we show you three things we love, and the \
    first one is already on your screen. Write your questions below, we answer them live.";

/// The playing sound.
#[derive(Debug)]
pub(crate) struct Sound {
    pipeline: gst::Pipeline,
}

impl Sound {
    pub(crate) fn play(desk: &Desk, plan: ClapperPlan) -> Result<Self> {
        gst::init().map_err(failed)?;
        let source = gst_app::AppSrc::builder()
            .caps(
                &gst::Caps::builder("audio/x-raw")
                    .field("format", "F32LE")
                    .field("layout", "interleaved")
                    .field("rate", RATE as i32)
                    .field("channels", 2)
                    .build(),
            )
            .format(gst::Format::Time)
            .max_bytes(BLOCK * 8 * 4)
            .build();
        let mut voice = Voice {
            speech: speech(desk)?,
            plan,
            position: 0,
        };
        source.set_callbacks(
            gst_app::AppSrcCallbacks::builder()
                .need_data(move |source, _| {
                    // Refused only while the pipeline stops, when nothing is heard any more.
                    let _ = source.push_buffer(voice.next_block());
                })
                .build(),
        );
        let sink = gst::ElementFactory::make("pulsesink")
            .property("server", desk.pulse_server())
            .property("device", Desk::SINK)
            .property("client-name", "clapper")
            .property("buffer-time", 60_000i64)
            .property("latency-time", 10_000i64)
            .build()
            .map_err(failed)?;
        let pipeline = gst::Pipeline::new();
        pipeline
            .add_many([source.upcast_ref(), &sink])
            .map_err(failed)?;
        source.link(&sink).map_err(failed)?;
        let sound = Self { pipeline };
        sound
            .pipeline
            .set_state(gst::State::Playing)
            .map_err(failed)?;
        wait_for("the clapper's sound", Duration::from_secs(10), || {
            (sound.heard_ms() > 0.0).then_some(())
        })?;
        Ok(sound)
    }

    /// How much has been heard, in milliseconds: the time that the plan's times are on.
    pub(crate) fn heard_ms(&self) -> f64 {
        let time = self.pipeline.current_running_time();
        time.map_or(0.0, |time| time.nseconds() as f64 / 1e6)
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        // A sound that can't be stopped ends with the desk's sound server anyway.
        let _ = self.pipeline.set_state(gst::State::Null);
    }
}

struct Voice {
    /// One channel, played over and over.
    speech: Vec<f32>,
    plan: ClapperPlan,
    position: u64,
}

impl Voice {
    fn next_block(&mut self) -> gst::Buffer {
        let start = self.position;
        self.position += BLOCK;
        let bytes: Vec<u8> = (start..self.position)
            .flat_map(|position| {
                let speech = self.speech[position as usize % self.speech.len()] * SPEECH_LEVEL;
                let sample = speech + beep(&self.plan, position) as f32;
                [sample, sample]
            })
            .flat_map(f32::to_le_bytes)
            .collect();
        let mut buffer = gst::Buffer::from_mut_slice(bytes);
        let fresh = buffer.get_mut().expect("a buffer made here has one owner");
        fresh.set_pts(gst::ClockTime::from_nseconds(start * 1_000_000_000 / RATE));
        fresh.set_duration(gst::ClockTime::from_mseconds(10));
        buffer
    }
}

/// The beep's part of a sample.
fn beep(plan: &ClapperPlan, position: u64) -> f64 {
    let at_ms = position as f64 * 1000.0 / RATE as f64;
    let Some(into_ms) = plan.within_clap(at_ms) else {
        return 0.0;
    };
    let ramp = (into_ms.min(plan.length_ms - into_ms) / RAMP_MS).clamp(0.0, 1.0);
    let turn = position as f64 * BEEP_HZ / RATE as f64;
    BEEP_LEVEL * ramp * (turn * std::f64::consts::TAU).sin()
}

/// Speech, spoken by espeak-ng, as one channel of 48 kHz.
fn speech(desk: &Desk) -> Result<Vec<f32>> {
    let spoken = desk.folder().join("speech.wav");
    run(Command::new("espeak-ng").arg("-w").arg(&spoken).arg(SPEECH))?;
    let samples = run(Command::new("ffmpeg")
        .args(["-v", "error", "-i"])
        .arg(&spoken)
        .args(["-ac", "1", "-ar", "48000", "-f", "f32le", "pipe:1"]))?;
    fs::remove_file(&spoken).map_err(Error::io("remove the spoken file"))?;
    let speech: Vec<f32> = samples
        .chunks_exact(4)
        .map(|bytes| f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
        .collect();
    if speech.is_empty() {
        return Err(Error::Sound("espeak-ng said nothing".to_owned()));
    }
    Ok(speech)
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Sound(error.to_string())
}
