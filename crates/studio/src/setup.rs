//! What the user has set up: sources, strips, destination, quality, language. Kept as one setting.
//! The stream key is not in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use vitrine_domain::{CardTemplateId, Language, Scene};
use vitrine_engine::EditionId;
use vitrine_store::Destination;

use crate::destinations::{HeldKey, LinkState, account};
use crate::editions::{Edition, Look, edition_of};
use crate::protocol::{
    DestinationView, Quality, RecordingWish, SavedDestination, Setup, SourceCondition, SourceSlot,
    SourceView, StripId, StripView,
};

/// Where it is kept in the store.
pub(crate) const SETTING: &str = "setup";

/// What is remembered from one session to the next.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Remembered {
    pub camera: Option<Device>,
    pub screen: Option<Device>,
    /// With it the desktop gives the screen again without asking.
    pub screen_share: Option<String>,
    pub microphone: Strip,
    pub system_sound: Strip,
    /// Which of the saved destinations is the primary.
    pub destination: Option<i64>,
    /// What the keychain keeps keys under, as it was last seen: a list of destinations must not make a
    /// locked keychain ask for its password. No key is in here.
    pub kept_keys: BTreeSet<String>,
    /// Which key does what, where it differs from what it does by itself.
    pub keys: BTreeMap<String, String>,
    /// Where recordings are to be kept; `None` for the usual folder.
    pub recording_folder: Option<PathBuf>,
    /// When recordings are made.
    pub recording: RecordingWish,
    /// The welcome was gone through, or left.
    pub is_welcomed: bool,
    pub quality: Quality,
    pub language: Option<Language>,
}

/// A device and the name it had when it was chosen, to be called by when it is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Device {
    pub id: String,
    pub name: String,
}

/// A sound strip.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Strip {
    pub device: Option<Device>,
    pub gain_db: f32,
    pub is_muted: bool,
    pub delay_ms: u32,
}

impl Default for Remembered {
    fn default() -> Self {
        Self {
            camera: None,
            screen: None,
            screen_share: None,
            microphone: Strip::default(),
            system_sound: Strip::default(),
            destination: None,
            kept_keys: BTreeSet::new(),
            keys: BTreeMap::new(),
            recording_folder: None,
            recording: RecordingWish::default(),
            is_welcomed: false,
            quality: Quality::SAFE,
            language: None,
        }
    }
}

impl Quality {
    /// Below it a picture is no picture, whatever its size.
    pub const LEAST_KBPS: u32 = 300;
    /// Above it no platform takes it.
    pub const MOST_KBPS: u32 = 20_000;

    /// One encode that every platform takes: see "Ingest" in the platforms' own documentation.
    pub const SAFE: Self = Self {
        width: 1920,
        height: 1080,
        fps: 30,
        video_kbps: 4500,
        audio_kbps: 128,
    };
}

/// The set-up of this session: what is remembered, and how it does.
#[derive(Debug, Clone)]
pub(crate) struct SetUp {
    pub remembered: Remembered,
    pub camera: SourceCondition,
    pub screen: SourceCondition,
    pub microphone: SourceCondition,
    pub system_sound: SourceCondition,
    /// Keys that were typed or looked up in this session, by what they are kept under: a computer
    /// without a keychain forgets them only when the studio closes.
    pub held_keys: BTreeMap<String, HeldKey>,
    /// The connections that were started, by destination.
    pub links: BTreeMap<i64, LinkState>,
    pub encoder: Option<String>,
    pub destinations: Vec<Destination>,
    /// The number of the picture beside the show's that somebody looks at.
    pub watched: Option<u32>,
    pub offered: Offered,
}

/// What there is to choose from, the same for the whole session.
#[derive(Debug, Clone, Default)]
pub(crate) struct Offered {
    pub templates: Vec<CardTemplateId>,
    /// Those of them that keep the price back.
    pub revealing: Vec<CardTemplateId>,
    pub fonts: Vec<String>,
    pub recordings: PathBuf,
}

impl SetUp {
    pub fn new(remembered: Remembered) -> Self {
        Self {
            remembered,
            camera: SourceCondition::None,
            screen: SourceCondition::None,
            microphone: SourceCondition::None,
            system_sound: SourceCondition::None,
            held_keys: BTreeMap::new(),
            links: BTreeMap::new(),
            encoder: None,
            destinations: Vec::new(),
            watched: None,
            offered: Offered::default(),
        }
    }

    pub fn device(&self, slot: SourceSlot) -> Option<&Device> {
        match slot {
            SourceSlot::Camera => self.remembered.camera.as_ref(),
            SourceSlot::Screen => self.remembered.screen.as_ref(),
            SourceSlot::Microphone => self.remembered.microphone.device.as_ref(),
            SourceSlot::SystemSound => self.remembered.system_sound.device.as_ref(),
        }
    }

    pub fn set_device(&mut self, slot: SourceSlot, device: Option<Device>) {
        match slot {
            SourceSlot::Camera => self.remembered.camera = device,
            SourceSlot::Screen => self.remembered.screen = device,
            SourceSlot::Microphone => self.remembered.microphone.device = device,
            SourceSlot::SystemSound => self.remembered.system_sound.device = device,
        }
    }

    pub fn condition(&self, slot: SourceSlot) -> SourceCondition {
        match slot {
            SourceSlot::Camera => self.camera,
            SourceSlot::Screen => self.screen,
            SourceSlot::Microphone => self.microphone,
            SourceSlot::SystemSound => self.system_sound,
        }
    }

    pub fn set_condition(&mut self, slot: SourceSlot, condition: SourceCondition) {
        let place = match slot {
            SourceSlot::Camera => &mut self.camera,
            SourceSlot::Screen => &mut self.screen,
            SourceSlot::Microphone => &mut self.microphone,
            SourceSlot::SystemSound => &mut self.system_sound,
        };
        *place = condition;
    }

    pub fn strip(&self, strip: StripId) -> &Strip {
        match strip {
            StripId::Microphone => &self.remembered.microphone,
            StripId::SystemSound => &self.remembered.system_sound,
        }
    }

    pub fn strip_mut(&mut self, strip: StripId) -> &mut Strip {
        match strip {
            StripId::Microphone => &mut self.remembered.microphone,
            StripId::SystemSound => &mut self.remembered.system_sound,
        }
    }

    /// As windows draw it.
    pub fn view(&self, language: Language) -> Setup {
        Setup {
            camera: self.source(SourceSlot::Camera),
            screen: self.source(SourceSlot::Screen),
            strips: vec![
                self.strip_view(StripId::Microphone, SourceSlot::Microphone),
                self.strip_view(StripId::SystemSound, SourceSlot::SystemSound),
            ],
            destination: self.primary_view(),
            quality: self.remembered.quality,
            language,
            encoder: self.encoder.clone(),
            scenes: Scene::ALL.to_vec(),
            templates: self.offered.templates.clone(),
            revealing: self.offered.revealing.clone(),
            fonts: self.offered.fonts.clone(),
            destinations: self.saved_destinations(),
            keys: self.remembered.keys.clone(),
            recording_folder: self.recordings().display().to_string(),
            recording: self.remembered.recording,
            is_welcomed: self.remembered.is_welcomed,
        }
    }

    /// Where recordings are to be kept.
    pub fn recordings(&self) -> &Path {
        let chosen = self.remembered.recording_folder.as_deref();
        chosen.unwrap_or(&self.offered.recordings)
    }

    /// How recordings are coded.
    pub fn recorded_quality(&self) -> Quality {
        let quality = self.remembered.quality;
        let video_kbps = self.remembered.recording.video_kbps;
        Quality {
            video_kbps: video_kbps.unwrap_or(quality.video_kbps),
            ..quality
        }
    }

    fn primary_view(&self) -> DestinationView {
        let primary = self.primary();
        DestinationView {
            url: primary.map(|one| one.url.clone()).unwrap_or_default(),
            has_key: primary.is_some_and(|one| self.has_key(one)),
            is_key_kept: primary.is_some_and(|one| self.is_key_kept(one)),
            link: self.link(primary.map_or(0, |one| one.id.0)),
        }
    }

    fn saved_destinations(&self) -> Vec<SavedDestination> {
        let saved = self.destinations.iter();
        saved
            .map(|one| SavedDestination {
                id: one.id.0,
                name: one.name.clone(),
                platform: one.platform.clone(),
                url: one.url.clone(),
                wish: one.wish,
                edition: self.edition(one).map(|it| it.view(self.remembered.quality)),
                is_used: one.is_used,
                is_primary: one.is_used && self.remembered.destination == Some(one.id.0),
                has_key: self.has_key(one),
                is_key_kept: self.is_key_kept(one),
                link: self.link(one.id.0),
            })
            .collect()
    }

    /// What a destination gets at the quality of the show; `None` for the show as it is.
    pub fn edition(&self, one: &Destination) -> Option<Edition> {
        edition_of(one.wish, self.remembered.quality)
    }

    /// The names of those that this edition goes to now.
    pub fn names_of(&self, edition: EditionId) -> Vec<&str> {
        let takes = |one: &&Destination| {
            let is_it = self.edition(one).is_some_and(|it| it.id() == edition);
            is_it && self.links.contains_key(&one.id.0)
        };
        let taking = self.destinations.iter().filter(takes);
        taking.map(|one| one.name.as_str()).collect()
    }

    /// The pictures beside the show's that go out now or are looked at, each once.
    pub fn looks_in_use(&self) -> Vec<Look> {
        let mut looks = Vec::new();
        for one in &self.destinations {
            let look = self.edition(one).and_then(|edition| edition.look);
            let is_started = self.links.contains_key(&one.id.0);
            let is_watched = |look: &Look| self.watched == Some(look.id().0);
            let is_in_use = |look: &Look| is_started || is_watched(look);
            looks.extend(look.filter(|look| is_in_use(look) && !looks.contains(look)));
        }
        looks
    }

    /// Whether a saved destination has a key. It is looked up only for those that take part.
    fn has_key(&self, one: &Destination) -> bool {
        self.held_key(one).is_some() || self.remembered.kept_keys.contains(&account(one))
    }

    fn is_key_kept(&self, one: &Destination) -> bool {
        let of_keychain = || self.remembered.kept_keys.contains(&account(one));
        self.held_key(one)
            .map_or_else(of_keychain, |held| held.is_kept)
    }

    /// The key of a destination, if it is in hand.
    pub fn held_key(&self, one: &Destination) -> Option<&HeldKey> {
        self.held_keys.get(&account(one))
    }

    /// What the keychain said of a destination's key.
    pub fn note_kept(&mut self, account: &str, is_kept: bool) {
        let kept = &mut self.remembered.kept_keys;
        if is_kept {
            kept.insert(account.to_owned());
        } else {
            kept.remove(account);
        }
    }

    fn source(&self, slot: SourceSlot) -> SourceView {
        let device = self.device(slot);
        SourceView {
            device: device.map(|device| device.id.clone()),
            name: device.map(|device| device.name.clone()),
            condition: self.condition(slot),
        }
    }

    fn strip_view(&self, strip: StripId, slot: SourceSlot) -> StripView {
        let settings = self.strip(strip);
        StripView {
            strip,
            source: self.source(slot),
            gain_db: settings.gain_db,
            is_muted: settings.is_muted,
            delay_ms: settings.delay_ms,
        }
    }
}
