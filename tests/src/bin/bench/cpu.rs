//! User and system time of whole processes: ours, the encoder alone, and two others doing the same
//! job, one after the other and over again, so that a change of the machine's mood meets them all.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;

use crate::Result;
use crate::annex_b;
use crate::contenders::{Contender, Goal};
use crate::figures::{Figures, rounded};
use crate::footage::{FRAMES, Footage, PICTURE_BYTES, expect_frames, run};
use crate::likeness::psnr_db;
use crate::scene::Sheet;
use crate::worker::{self, MixerCost, Task};

const ROUNDS: usize = 3;
/// Below this, two ways do not compose the same picture. Ours and theirs differ in the inset's
/// rounding and border, and in how they scale it.
const LEAST_ALIKE_DB: f64 = 28.0;

/// The footage, our pictures of it, and the sheet that tells of them.
struct Bench {
    footage: Footage,
    sheet: Sheet,
    sheet_file: PathBuf,
    composed: PathBuf,
}

/// The ratios and what stands behind them.
pub fn measure(figures: &mut Figures) -> Result<()> {
    let bench = Bench::set_up()?;
    run(&mut bench.command(Contender::Ours, Goal::Pictures(&bench.composed))?)?;
    expect_frames(&bench.composed, PICTURE_BYTES, FRAMES)?;
    figures.psnr_db_stock_compositor = rounded(bench.likeness(Contender::StockCompositor)?);
    figures.psnr_db_ffmpeg = rounded(bench.likeness(Contender::Ffmpeg)?);

    let mut seconds: Vec<Vec<f64>> = vec![Vec::new(); Contender::ALL.len()];
    let mut settings: Vec<Option<String>> = vec![None; Contender::ALL.len()];
    for round in 1..=ROUNDS {
        for (index, contender) in Contender::ALL.into_iter().enumerate() {
            let (took, used) = bench.code(contender)?;
            eprintln!("round {round}: {:18} {took:6.2} s", contender.name());
            seconds[index].push(took);
            settings[index] = used;
        }
    }
    compare_settings(&settings)?;
    note(figures, &seconds);
    Ok(())
}

/// What the mixer takes for a picture, alone on its thread.
pub fn measure_mixer(figures: &mut Figures) -> Result<()> {
    let bench = Bench::set_up()?;
    let output = worker::command(Task::Mix {
        sheet: &bench.sheet_file,
    })?
    .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().into());
    }
    let cost: MixerCost = serde_json::from_slice(&output.stdout)?;
    figures.mixer_ms_per_frame = rounded(cost.mean_ms);
    figures.mixer_ms_p99 = rounded(cost.p99_ms);
    Ok(())
}

impl Bench {
    fn set_up() -> Result<Self> {
        // Ours and those of one other to compare them with.
        let footage = Footage::decode(2 * FRAMES)?;
        let sheet = Sheet::of(&footage, FRAMES)?;
        let sheet_file = footage.beside("sheet.json");
        sheet.write(&sheet_file)?;
        let composed = footage.beside("composed.i420");
        Ok(Self {
            footage,
            sheet,
            sheet_file,
            composed,
        })
    }

    fn command(&self, contender: Contender, goal: Goal<'_>) -> Result<Command> {
        contender.command(&self.sheet, &self.sheet_file, &self.composed, goal)
    }

    /// How alike our pictures and theirs are, in dB of luma.
    fn likeness(&self, contender: Contender) -> Result<f64> {
        let name = contender.name();
        let pictures = self.footage.beside("theirs.i420");
        run(&mut self.command(contender, Goal::Pictures(&pictures))?)?;
        expect_frames(&pictures, PICTURE_BYTES, FRAMES)?;
        let (luma, chroma) = psnr_db(&self.composed, &pictures)?;
        fs::remove_file(&pictures)?;
        eprintln!("{name} composes as we do: luma {luma:.1} dB, chroma {chroma:.1} dB");
        if luma.min(chroma) < LEAST_ALIKE_DB {
            return Err(format!("{name} does not compose the same picture").into());
        }
        Ok(luma)
    }

    /// Lets it compose and code everything; says the seconds that took and x264's settings.
    fn code(&self, contender: Contender) -> Result<(f64, Option<String>)> {
        let coded = self.footage.beside("coded.h264");
        let took = cpu_seconds(&mut self.command(contender, Goal::Coded(&coded))?)?;
        let stream = fs::read(&coded)?;
        fs::remove_file(&coded)?;
        let pictures = annex_b::pictures(&stream);
        if pictures != FRAMES {
            return Err(format!("{} coded {pictures} of {FRAMES}", contender.name()).into());
        }
        Ok((took, annex_b::x264_settings(&stream)))
    }
}

/// User and system time of a process and all it waited for. No other child ends meanwhile.
fn cpu_seconds(command: &mut Command) -> Result<f64> {
    let before = children_seconds()?;
    run(command)?;
    Ok(children_seconds()? - before)
}

fn children_seconds() -> Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok(
        (usage.user_time().num_microseconds() + usage.system_time().num_microseconds()) as f64
            / 1e6,
    )
}

/// The same encoder with the same settings everywhere, as x264 itself wrote them down.
fn compare_settings(settings: &[Option<String>]) -> Result<()> {
    let words = |settings: &Option<String>| -> Result<Vec<String>> {
        let text = settings
            .as_ref()
            .ok_or("a stream does not tell x264's settings")?;
        Ok(text.split_whitespace().map(str::to_owned).collect())
    };
    let ours = words(&settings[0])?;
    eprintln!("x264: {}", ours.join(" "));
    for (contender, theirs) in Contender::ALL.into_iter().zip(settings).skip(1) {
        let theirs = words(theirs)?;
        let differing: Vec<_> = theirs.iter().filter(|word| !ours.contains(word)).collect();
        if !differing.is_empty() {
            let name = contender.name();
            return Err(format!("{name} codes with other settings: {differing:?}").into());
        }
    }
    Ok(())
}

fn note(figures: &mut Figures, seconds: &[Vec<f64>]) {
    let least: Vec<f64> = seconds
        .iter()
        .map(|rounds| rounds.iter().copied().fold(f64::INFINITY, f64::min))
        .collect();
    let worst = |rounds: &Vec<f64>| rounds.iter().copied().fold(0.0, f64::max);
    let spread = seconds
        .iter()
        .zip(&least)
        .map(|(rounds, least)| worst(rounds) / least - 1.0);
    figures.cpu_spread_percent = rounded(spread.fold(0.0, f64::max) * 100.0);
    figures.cpu_frames = Some(FRAMES);
    let of = |contender| {
        let index = Contender::ALL.iter().position(|other| *other == contender);
        least[index.expect("every contender is in the list")]
    };
    let alone = of(Contender::EncoderAlone);
    figures.cpu_s_ours = rounded(of(Contender::Ours));
    figures.cpu_s_encoder_alone = rounded(alone);
    figures.cpu_s_stock_compositor = rounded(of(Contender::StockCompositor));
    figures.cpu_s_ffmpeg = rounded(of(Contender::Ffmpeg));
    figures.cpu_ratio_to_encoder = rounded(of(Contender::Ours) / alone);
    figures.cpu_ratio_stock_compositor = rounded(of(Contender::StockCompositor) / alone);
    figures.cpu_ratio_ffmpeg = rounded(of(Contender::Ffmpeg) / alone);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_settings_are_seen() {
        let same = |text: &str| Some(text.to_owned());
        let settings = [
            same("a=1 b=2"),
            same("a=1 b=2"),
            same("b=2 a=1"),
            same("a=1 b=3"),
        ];
        assert!(compare_settings(&settings).is_err());
        let mut alike = settings;
        alike[3] = same("a=1 b=2");
        assert!(compare_settings(&alike).is_ok());
        alike[1] = None;
        assert!(compare_settings(&alike).is_err(), "no proof is no proof");
    }
}
