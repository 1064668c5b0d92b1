//! Requests about the set-up.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use vitrine_domain::Language;
use vitrine_engine as engine;
use vitrine_engine::{AudioSlot, AudioSource, DeviceId, VideoSlot, VideoSource};

use crate::desk::Desk;
use crate::protocol::{
    DeviceView, HostMessage, Problem, Quality, Response, SourceSlot, StripId, What,
};
use crate::setup::Device;
use crate::studio::Inner;
use crate::words::Words;
use crate::{looks, open, setup};

/// Device providers tell of their devices within a second of their start; a busy computer takes
/// longer.
const DEVICES_WITHIN: Duration = Duration::from_secs(5);
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// What can be read at a glance, from three metres.
const LONGEST_MESSAGE: usize = 200;
/// There are some thirty actions.
const MOST_KEYS: usize = 100;
/// The longest is a chord such as "Ctrl+Shift+ArrowDown".
const LONGEST_KEY: usize = 60;

impl Inner {
    /// The devices there are now.
    pub(crate) fn devices(&self) -> Response {
        let words = self.lock().words();
        let devices = self.engine.devices().into_iter();
        Response::Devices {
            devices: devices.map(|device| device_view(device, words)).collect(),
        }
    }

    /// Chooses a device, or none. One that is unplugged later comes back by itself; one that was
    /// never there is refused.
    pub(crate) fn set_source(
        &self,
        slot: SourceSlot,
        id: Option<String>,
    ) -> Result<Response, Problem> {
        let devices = self.devices_with(id.as_deref());
        self.change(|desk, _| {
            let device = match id {
                Some(id) => {
                    let Some(found) = devices.iter().find(|device| device.id.0 == id) else {
                        let values = [("device", id.as_str().into())];
                        return Err(Problem::refused(desk.words(), "unknown-device", &values));
                    };
                    Some(Device {
                        id,
                        name: desk.words().device(found),
                    })
                }
                None => None,
            };
            self.open_source(slot, device.as_ref().map(|device| device.id.as_str()));
            desk.setup.set_device(slot, device);
            desk.tell_setup();
            self.remember(desk)
        })
    }

    /// The devices, once this one is among them or none has come for a while: right after the
    /// start, device providers have not told of all of theirs yet.
    fn devices_with(&self, id: Option<&str>) -> Vec<engine::Device> {
        let give_up_at = Instant::now() + DEVICES_WITHIN;
        loop {
            let devices = self.engine.devices();
            let is_there = id.is_none_or(|id| devices.iter().any(|device| device.id.0 == id));
            if is_there || Instant::now() >= give_up_at {
                return devices;
            }
            std::thread::sleep(LOOK_EVERY);
        }
    }

    pub(crate) fn open_source(&self, slot: SourceSlot, id: Option<&str>) {
        let id = id.map(|id| DeviceId(id.to_owned()));
        let engine = &self.engine;
        match slot {
            SourceSlot::Camera => {
                engine.set_video_source(VideoSlot::Camera, id.map(VideoSource::Device));
            }
            SourceSlot::Screen => {
                engine.set_video_source(VideoSlot::Screen, id.map(VideoSource::Device));
            }
            SourceSlot::Microphone => {
                engine.set_audio_source(AudioSlot::Microphone, id.map(AudioSource::Device));
            }
            SourceSlot::SystemSound => {
                engine.set_audio_source(AudioSlot::SystemSound, id.map(AudioSource::Device));
            }
        }
    }

    pub(crate) fn set_strip(
        &self,
        strip: StripId,
        gain_db: f32,
        is_muted: bool,
        delay_ms: u32,
    ) -> Result<Response, Problem> {
        self.change(|desk, _| {
            desk.words().in_range("gain", gain_db, -60.0, 12.0)?;
            desk.words().in_range("delay", delay_ms, 0, 2_000)?;
            let settings = desk.setup.strip_mut(strip);
            settings.gain_db = gain_db;
            settings.is_muted = is_muted;
            settings.delay_ms = delay_ms;
            self.tell_strip(desk, strip);
            desk.tell_setup();
            self.remember(desk)
        })
    }

    pub(crate) fn tell_strip(&self, desk: &Desk, strip: StripId) {
        let settings = desk.setup.strip(strip);
        let slot = match strip {
            StripId::Microphone => AudioSlot::Microphone,
            StripId::SystemSound => AudioSlot::SystemSound,
        };
        self.engine.set_strip(
            slot,
            engine::Strip {
                gain_db: settings.gain_db,
                is_muted: settings.is_muted,
                delay_ms: settings.delay_ms,
            },
        );
    }

    pub(crate) fn set_quality(&self, quality: Quality) -> Result<Response, Problem> {
        self.change(|desk, now| {
            if desk.state.live.phase.is_running() {
                return Err(Problem::refused(desk.words(), "live", &[]));
            }
            let words = desk.words();
            words.in_range(
                "video",
                quality.video_kbps,
                Quality::LEAST_KBPS,
                Quality::MOST_KBPS,
            )?;
            words.in_range("audio", quality.audio_kbps, 48, 320)?;
            self.engine
                .set_canvas(open::canvas(quality))
                .and_then(|()| self.engine.set_encoding(open::encoding(quality)))
                .map_err(|error| Problem::engine(words, &error))?;
            desk.setup.remembered.quality = quality;
            self.put_on_air(desk, now);
            desk.tell_setup();
            self.remember(desk)
        })
    }

    pub(crate) fn set_language(&self, language: Language) -> Result<Response, Problem> {
        self.change(|desk, now| {
            desk.language = language;
            desk.setup.remembered.language = Some(language);
            desk.themes = looks::views(&self.stage, desk.words());
            let themes = desk.themes.clone();
            desk.tell_setup();
            desk.tell(What::Themes { themes });
            desk.tell_show(now);
            self.remember(desk)
        })
    }

    /// What a source shows now.
    pub(crate) fn peek(&self, slot: SourceSlot, width: u32) -> Result<Response, Problem> {
        let words = self.lock().words();
        words.in_range("width", width, 64, 640)?;
        let slot = match slot {
            SourceSlot::Camera => VideoSlot::Camera,
            SourceSlot::Screen => VideoSlot::Screen,
            SourceSlot::Microphone | SourceSlot::SystemSound => {
                return Ok(Response::Peek { picture: None });
            }
        };
        let picture = self
            .engine
            .peek(slot, width)
            .map_err(|error| Problem::engine(words, &error))?;
        Ok(Response::Peek {
            picture: picture.map(|jpeg| looks::data_url("image/jpeg", &jpeg)),
        })
    }

    /// A message to the host, in place of the one before.
    pub(crate) fn message_host(&self, text: Option<String>) -> Result<Response, Problem> {
        self.change(|desk, now| {
            let text = text.map(|text| text.trim().to_owned());
            let text = text.filter(|text| !text.is_empty());
            let length = text.as_ref().map_or(0, |text| text.chars().count());
            if length > LONGEST_MESSAGE {
                let most = [("most", (LONGEST_MESSAGE as u64).into())];
                return Err(Problem::refused(desk.words(), "long-message", &most));
            }
            desk.host_message = text.map(|text| HostMessage { text, at: now });
            let message = desk.host_message.clone();
            desk.tell(What::HostMessage { message });
            Ok(())
        })
    }

    /// Which key does what.
    pub(crate) fn set_keys(&self, keys: BTreeMap<String, String>) -> Result<Response, Problem> {
        self.change(|desk, _| {
            let is_sane = |text: &String| !text.is_empty() && text.len() <= LONGEST_KEY;
            let are_sane = keys
                .iter()
                .all(|(action, key)| is_sane(action) && is_sane(key));
            if keys.len() > MOST_KEYS || !are_sane {
                return Err(Problem::refused(desk.words(), "bad-keys", &[]));
            }
            desk.setup.remembered.keys = keys;
            desk.tell_setup();
            self.remember(desk)
        })
    }

    /// Where recordings are to be kept: a folder that can be written to.
    pub(crate) fn set_recording_folder(&self, folder: Option<String>) -> Result<Response, Problem> {
        let folder = folder.map(PathBuf::from);
        let trial = folder.as_deref().map(try_to_write);
        self.change(|desk, _| {
            if let (Some(folder), Some(Err(error))) = (&folder, &trial) {
                let path = folder.display().to_string();
                let reason = folder_trouble(error, desk.words());
                let values = [("path", path.into()), ("reason", reason.into())];
                return Err(Problem::refused(desk.words(), "recording-folder", &values));
            }
            desk.setup.remembered.recording_folder = folder;
            desk.tell_setup();
            self.remember(desk)
        })
    }

    pub(crate) fn finish_welcome(&self) -> Result<Response, Problem> {
        self.change(|desk, _| {
            desk.setup.remembered.is_welcomed = true;
            desk.tell_setup();
            self.remember(desk)
        })
    }

    /// What this computer has and lacks. Refused while live: it tries every encoder.
    pub(crate) fn examine(&self) -> Result<Response, Problem> {
        let (words, phase) = {
            let desk = self.lock();
            (desk.words(), desk.state.live.phase)
        };
        if phase == vitrine_domain::Phase::Live {
            return Err(Problem::refused(words, "live", &[]));
        }
        Ok(Response::Doctor {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            findings: (self.doctor)(words),
        })
    }

    /// Keeps the set-up for the next session.
    pub(crate) fn remember(&self, desk: &Desk) -> Result<(), Problem> {
        if !self.remembers_setup {
            return Ok(());
        }
        self.store
            .set_setting(setup::SETTING, &desk.setup.remembered)
            .map_err(|error| Problem::save(desk.words(), &self.places.data, &error))
    }
}

/// A folder of this absolute path, and a file that can be made in it.
fn try_to_write(folder: &Path) -> std::io::Result<()> {
    if !folder.is_absolute() {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    let trial = folder.join(".vitrine-trial");
    std::fs::write(&trial, b"")?;
    std::fs::remove_file(trial)
}

fn folder_trouble(error: &std::io::Error, words: &Words) -> String {
    match error.kind() {
        std::io::ErrorKind::InvalidInput => words.say("trouble-no-whole-path"),
        std::io::ErrorKind::NotFound => words.say("trouble-folder-missing"),
        _ => words.trouble(error),
    }
}

fn device_view(device: engine::Device, words: &Words) -> DeviceView {
    DeviceView {
        name: words.device(&device),
        id: device.id.0,
        slot: device.slot.into(),
    }
}
