//! Requests about the set-up and the catalogue.

use std::time::{Duration, Instant};

use vitrine_domain::Language;
use vitrine_engine as engine;
use vitrine_engine::{
    AudioSlot, AudioSource, DeviceId, EngineError, StreamKey, VideoSlot, VideoSource,
};

use crate::desk::Desk;
use crate::protocol::{DeviceView, Problem, Quality, Response, SourceSlot, StripId};
use crate::setup::Device;
use crate::studio::{Inner, now};
use crate::words::Words;
use crate::{open, setup, view};

/// Device providers tell of their devices within a second of their start; a busy computer takes
/// longer.
const DEVICES_WITHIN: Duration = Duration::from_secs(5);
const LOOK_EVERY: Duration = Duration::from_millis(50);

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
            in_range(desk.words(), "gain", gain_db, -60.0, 12.0)?;
            in_range(desk.words(), "delay", delay_ms, 0, 2_000)?;
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

    /// Where the stream goes. A key that stands at the end of the address is split off, so that it
    /// is never stored or shown.
    pub(crate) fn set_destination(
        &self,
        url: &str,
        key: Option<String>,
    ) -> Result<Response, Problem> {
        let typed = key
            .map(|key| StreamKey::new(&key))
            .filter(|key| !key.is_empty());
        let (url, in_url) = match &typed {
            Some(_) => (url.trim().to_owned(), None),
            None => engine::split_key(url.trim()),
        };
        let typed = typed.or(in_url);
        // Both wait for the keychain, so they come before the lock.
        let is_kept = typed.as_ref().map(|key| self.vault.keep(&url, key));
        let key = typed.or_else(|| self.kept_key(&url));
        self.change(|desk, now| {
            if desk.state.live.phase == vitrine_domain::Phase::Live {
                return Err(Problem::refused(desk.words(), "live", &[]));
            }
            if !url.is_empty() {
                engine::check_address(&url, key.as_ref())
                    .map_err(|error| Problem::engine(desk.words(), &EngineError::Address(error)))?;
            }
            desk.setup.is_key_kept = match &is_kept {
                Some(kept) => kept.is_ok(),
                None => key.is_some(),
            };
            if let Some(Err(error)) = &is_kept {
                tracing::warn!(%error, "the key is not kept");
                desk.notice(crate::protocol::Level::Warning, "key-not-kept", &[], now);
            }
            desk.setup.remembered.destination_url = url.clone();
            desk.setup.key = key.clone();
            desk.tell_setup();
            self.remember(desk)
        })
    }

    pub(crate) fn kept_key(&self, url: &str) -> Option<StreamKey> {
        if url.is_empty() {
            return None;
        }
        self.vault.find(url).unwrap_or_else(|error| {
            tracing::warn!(%error, "the keychain gives no key");
            None
        })
    }

    pub(crate) fn set_quality(&self, quality: Quality) -> Result<Response, Problem> {
        self.change(|desk, now| {
            if desk.state.live.phase.is_running() {
                return Err(Problem::refused(desk.words(), "live", &[]));
            }
            let words = desk.words();
            in_range(words, "video", quality.video_kbps, 300, 20_000)?;
            in_range(words, "audio", quality.audio_kbps, 48, 320)?;
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
            desk.tell_setup();
            desk.tell_show(now);
            self.remember(desk)
        })
    }

    pub(crate) fn find_products(&self, text: &str, limit: u32) -> Result<Response, Problem> {
        let (words, language) = {
            let desk = self.lock();
            (desk.words(), desk.language)
        };
        in_range(words, "limit", limit, 1, 200)?;
        let found = self
            .store
            .find_products(text, limit)
            .map_err(|error| self.unreadable(words, &error))?;
        let products = found
            .iter()
            .map(|product| view::product_view(product, language, now()))
            .collect();
        Ok(Response::Products { products })
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

fn in_range<T: PartialOrd + std::fmt::Display>(
    words: &Words,
    name: &str,
    value: T,
    least: T,
    most: T,
) -> Result<(), Problem> {
    if least <= value && value <= most {
        return Ok(());
    }
    let values = [
        ("name", words.say(&format!("value-{name}")).into()),
        ("least", least.to_string().into()),
        ("most", most.to_string().into()),
    ];
    Err(Problem::refused(words, "out-of-range", &values))
}

fn device_view(device: engine::Device, words: &Words) -> DeviceView {
    DeviceView {
        name: words.device(&device),
        id: device.id.0,
        slot: device.slot.into(),
    }
}
