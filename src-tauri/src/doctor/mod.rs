//! `vitrine doctor`: what this computer has for a show, and for each thing missing the command
//! that installs it.

mod needs;
mod system;

use vitrine_domain::format;
use vitrine_engine::{Device, EncoderKind, EncoderTrial, EngineError, SourceSlot};
use vitrine_studio::Places;
use vitrine_studio::keys::{KeyVault as _, VaultError};
use vitrine_studio::protocol::{Finding, FindingState as State};
use vitrine_studio::words::Words;

use self::needs::{NEEDS, Weight};
use self::system::System;
use crate::args::Output;
use crate::devices::print_json;
use crate::failure::Failure;
use crate::keychain::Keychain;

/// Examines this computer. Fails when something is missing without which no show can run.
pub fn doctor(places: &Places, output: &Output) -> Result<(), Failure> {
    let findings = examine(places, Words::of(crate::system_language()))?;
    if output.json {
        print_json(&findings)?;
    } else {
        print(&findings);
    }
    if findings
        .iter()
        .any(|finding| finding.state == State::Missing)
    {
        Err(Failure::Incomplete)
    } else {
        Ok(())
    }
}

/// Each thing that a show needs or can use, and whether it is there.
pub fn examine(places: &Places, words: &Words) -> Result<Vec<Finding>, Failure> {
    let system = System::here();
    let mut findings = vec![gstreamer(words)?];
    findings.extend(elements(words, system));
    findings.extend(encoders(words, system)?);
    findings.extend(devices(words)?);
    findings.extend(screen_portal(words, system));
    findings.push(keychain(words, system));
    findings.push(disk(words, places));
    Ok(findings)
}

/// For the studio's own page of it.
pub fn of_studio(places: Places) -> vitrine_studio::Doctor {
    Box::new(move |words| {
        examine(&places, words).unwrap_or_else(|failure| {
            vec![Finding {
                name: words.say("doctor-gstreamer"),
                state: State::Missing,
                detail: failure.say(words),
                remedy: String::new(),
            }]
        })
    })
}

#[allow(clippy::print_stdout, reason = "this is the command's output")]
fn print(findings: &[Finding]) {
    for finding in findings {
        let mark = match finding.state {
            State::Good => "✓",
            State::Optional => "–",
            State::Missing => "✗",
        };
        println!("{mark} {:<34} {}", finding.name, finding.detail);
        if !finding.remedy.is_empty() {
            println!("  {:<34} → {}", "", finding.remedy);
        }
    }
}

fn gstreamer(words: &Words) -> Result<Finding, Failure> {
    let version = vitrine_engine::gstreamer_version().map_err(Failure::Engine)?;
    Ok(good(words.say("doctor-gstreamer"), version))
}

fn elements(words: &Words, system: System) -> impl Iterator<Item = Finding> {
    NEEDS
        .iter()
        .filter(move |need| need.systems.includes(system))
        .map(move |need| {
            let name = words.say(need.purpose);
            if vitrine_engine::has_element(need.element) {
                return good(name, need.element.to_owned());
            }
            Finding {
                name,
                state: match need.weight {
                    Weight::Needed => State::Missing,
                    Weight::Useful => State::Optional,
                },
                detail: words.say_with("doctor-absent", &[("what", need.element.into())]),
                remedy: system.install(&need.packages),
            }
        })
}

/// Each profile, tried by encoding with it; at least one picture and one sound encoder must work.
fn encoders(words: &Words, system: System) -> Result<Vec<Finding>, Failure> {
    let trials = vitrine_engine::try_encoders().map_err(Failure::Engine)?;
    let mut findings: Vec<Finding> = trials.iter().map(|trial| encoder(words, trial)).collect();
    let is_there = |kind| {
        trials
            .iter()
            .any(|trial| trial.failure.is_none() && trial.kind == kind)
    };
    for (kind, id) in [
        (EncoderKind::H264, "doctor-no-h264"),
        (EncoderKind::Aac, "doctor-no-aac"),
    ] {
        if !is_there(kind) {
            findings.push(Finding {
                name: words.say(id),
                state: State::Missing,
                detail: String::new(),
                remedy: system.install(&needs::ENCODERS),
            });
        }
    }
    Ok(findings)
}

fn encoder(words: &Words, trial: &EncoderTrial) -> Finding {
    let name = words.say_with("doctor-encoder", &[("name", trial.name.as_str().into())]);
    match &trial.failure {
        None => good(name, words.say("doctor-works")),
        Some(error) => Finding {
            name,
            state: State::Optional,
            detail: reason(words, error),
            remedy: String::new(),
        },
    }
}

/// Why something of GStreamer does not work, in the user's language. What GStreamer itself said is
/// in the log, in its own.
fn reason(words: &Words, error: &EngineError) -> String {
    match error {
        EngineError::MissingElement { element } => {
            words.say_with("doctor-absent", &[("what", element.as_str().into())])
        }
        EngineError::NoScreenPortal { .. } => words.say("doctor-no-portal"),
        other => {
            tracing::info!(error = %other, "the doctor found what does not work");
            words.say("doctor-fails")
        }
    }
}

fn devices(words: &Words) -> Result<Vec<Finding>, Failure> {
    let devices = vitrine_engine::list_devices().map_err(Failure::Engine)?;
    let slots = [
        (SourceSlot::Camera, "doctor-cameras"),
        (SourceSlot::Screen, "doctor-screens"),
        (SourceSlot::Microphone, "doctor-microphones"),
        (SourceSlot::SystemSound, "doctor-system-sounds"),
    ];
    let finding = |(slot, id)| {
        let found: Vec<&Device> = devices
            .iter()
            .filter(|device| device.slot == slot)
            .collect();
        let names: Vec<String> = found.iter().map(|device| words.device(device)).collect();
        let name = words.say(id);
        if names.is_empty() {
            Finding {
                name,
                state: State::Optional,
                detail: words.say("doctor-none"),
                remedy: words.say("doctor-connect"),
            }
        } else {
            good(name, names.join(", "))
        }
    };
    Ok(slots.into_iter().map(finding).collect())
}

/// Under Wayland the desktop asks the user for the screen.
fn screen_portal(words: &Words, system: System) -> Option<Finding> {
    let name = words.say("doctor-screen-portal");
    Some(match vitrine_engine::check_screen_portal()? {
        Ok(()) => good(name, words.say("doctor-works")),
        Err(error) => Finding {
            name,
            state: State::Optional,
            detail: reason(words, &error),
            remedy: system.install(&needs::SCREEN_PORTAL),
        },
    })
}

fn keychain(words: &Words, system: System) -> Finding {
    let name = words.say("doctor-keychain");
    match Keychain.check() {
        Ok(()) => good(name, words.say("doctor-works")),
        Err(error) => Finding {
            name,
            state: State::Optional,
            detail: words.say(match error {
                VaultError::NoKeychain => "doctor-keychain-none",
                VaultError::Locked => "doctor-keychain-locked",
                VaultError::Failed => "doctor-keychain-fails",
            }),
            remedy: match error {
                VaultError::Locked => words.say("doctor-keychain-unlock"),
                VaultError::NoKeychain | VaultError::Failed => system.install(&needs::KEYCHAIN),
            },
        },
    }
}

/// Below it a recording of an hour does not fit.
const LITTLE_DISK_BYTES: u64 = 2 << 30;

fn disk(words: &Words, places: &Places) -> Finding {
    let name = words.say("doctor-disk");
    let path = places.data.display().to_string();
    match system::free_bytes(&places.data) {
        Some(free) => {
            let gigabytes = format::number(free / 1_000_000_000, words.language());
            let values = [("free", gigabytes.into()), ("path", path.into())];
            let detail = words.say_with("doctor-free", &values);
            if free >= LITTLE_DISK_BYTES {
                good(name, detail)
            } else {
                let remedy = words.say("doctor-free-some");
                Finding {
                    name,
                    state: State::Optional,
                    detail,
                    remedy,
                }
            }
        }
        None => Finding {
            name,
            state: State::Missing,
            detail: words.say_with("doctor-no-folder", &[("path", path.into())]),
            remedy: words.say("doctor-make-folder"),
        },
    }
}

fn good(name: String, detail: String) -> Finding {
    Finding {
        name,
        state: State::Good,
        detail,
        remedy: String::new(),
    }
}
