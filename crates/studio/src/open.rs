//! What opening the studio takes, step by step.

use std::path::Path;
use std::sync::{Arc, OnceLock, Weak};

use vitrine_domain::{Show, ShowId, UnixMs};
use vitrine_engine::program::Canvas;
use vitrine_engine::{EncodingSpec, Engine, PreviewSize};
use vitrine_store::{ErrorKind, Opened, Recovery, ShowSummary, Store, StoreError, demo};

use crate::desk::Desk;
use crate::editions::Look;
use crate::looks;
use crate::lossy::{CompositionId, PreviewWish, Viewers};
use crate::places::Places;
use crate::protocol::{Level, Levels, Problem, Quality, ShowLine, SourceSlot, StripId, What};
use crate::recording::{Recordings, Shelf};
use crate::setup::{self, Remembered};
use crate::stage::Stage;
use crate::studio::Inner;
use crate::words::Words;

/// Platforms ask for a keyframe at least every so many seconds.
const KEYFRAME_S: u32 = 2;

/// Opens the schedule.
pub(crate) fn store(places: &Places, words: &Words, now: UnixMs) -> Result<Opened, Problem> {
    Store::open(&places.database(), now).map_err(|error| {
        let path = places.data.display().to_string();
        let values = [("reason", error.to_string().into()), ("path", path.into())];
        let what = match error.kind() {
            ErrorKind::InUse => "in-use",
            ErrorKind::NewerSchema => "newer",
            _ => "open",
        };
        Problem::failed(words, what, &values, &error)
    })
}

/// The set-up of the last session, if it is to be used and can be read.
pub(crate) fn remembered(store: &Store, is_wanted: bool) -> Remembered {
    if !is_wanted {
        return Remembered::default();
    }
    store
        .setting(setup::SETTING)
        .unwrap_or_else(|error| {
            tracing::error!(%error, "the set-up of the last session cannot be read");
            None
        })
        .unwrap_or_default()
}

/// The show that was planned last; in an empty schedule that of a file, or the demo show.
pub(crate) fn first_show(
    store: &Store,
    places: &Places,
    file: Option<&Path>,
    words: &Words,
    now: UnixMs,
) -> Result<Show, Problem> {
    let failed = |error: &StoreError| match error.kind() {
        ErrorKind::BadDemo => {
            let reason = [("reason", error.to_string().into())];
            Problem::failed(words, "demo", &reason, error)
        }
        _ => not_opened(places, words, error),
    };
    let shows = store.shows().map_err(|error| failed(&error))?;
    let id = match (shows.first(), file) {
        (Some(show), _) => show.id,
        (None, Some(file)) => load_show(store, places, file, words, now)?,
        (None, None) => {
            let language = words.language();
            demo::seed(store, &places.demo(), language, &places.photos(), now)
                .map_err(|error| failed(&error))?
                .show
        }
    };
    match store.show(id).map_err(|error| failed(&error))? {
        Some(show) => Ok(show),
        None => Err(Problem::refused(words, "unknown-show", &[])),
    }
}

/// The shows of the schedule, without opening the studio.
pub fn list_shows(places: &Places, words: &Words) -> Result<Vec<ShowLine>, Problem> {
    let now = crate::studio::now();
    let store = store(places, words, now)?.store;
    first_show(&store, places, None, words, now)?;
    lines(&store).map_err(|error| not_opened(places, words, &error))
}

pub(crate) fn not_opened(places: &Places, words: &Words, error: &StoreError) -> Problem {
    let path = places.data.display().to_string();
    let values = [("reason", error.to_string().into()), ("path", path.into())];
    Problem::failed(words, "open", &values, error)
}

/// Loads a show file into the schedule.
pub(crate) fn load_show(
    store: &Store,
    places: &Places,
    file: &Path,
    words: &Words,
    now: UnixMs,
) -> Result<ShowId, Problem> {
    demo::load(store, file, words.language(), &places.photos(), now)
        .map(|seeded| seeded.show)
        .map_err(|error| {
            if error.kind() == ErrorKind::DiskFull {
                return not_opened(places, words, &error);
            }
            let path = file.display().to_string();
            let values = [("path", path.into()), ("reason", error.to_string().into())];
            Problem::failed(words, "file", &values, &error)
        })
}

/// Loads fonts, templates and themes.
pub(crate) fn stage(places: &Places, store: &Store, words: &Words) -> Result<Stage, Problem> {
    let stage = Stage::open(&places.assets).map_err(|error| {
        let values = [("reason", error.to_string().into())];
        Problem::failed(words, "cards", &values, &error)
    })?;
    let kept = store
        .themes()
        .map_err(|error| not_opened(places, words, &error))?;
    looks::load(&stage, kept, &places.photos(), words);
    Ok(stage)
}

/// Says what became of a damaged schedule.
pub(crate) fn tell_recovery(desk: &mut Desk, recovery: &Recovery, now: UnixMs) {
    let aside = recovery.set_aside.first();
    let path = aside
        .map(|path| path.display().to_string())
        .unwrap_or_default();
    match &recovery.restored {
        Some(backup) => {
            let when = desk.words().moment(backup.at);
            let values = [("when", when.into()), ("path", path.into())];
            desk.notice(Level::Alarm, "restored", &values, now);
        }
        None => desk.notice(Level::Alarm, "started-empty", &[("path", path.into())], now),
    }
}

/// The viewers, and the place their wish is told once the engine is there.
pub(crate) fn viewers() -> (Arc<Viewers>, Watching) {
    let engine: Arc<OnceLock<Engine>> = Arc::default();
    let told = engine.clone();
    let viewers = Viewers::new(move |wanted| {
        if let Some(engine) = told.get() {
            let size = |wish: PreviewWish| PreviewSize {
                width: wish.width,
                height: wish.height,
                fps: wish.fps,
            };
            engine.set_preview(wanted.show.map(size));
            let other = wanted.other.and_then(|wish| {
                let look = Look::of(CompositionId(wish.composition?));
                Some((look.spec(), size(wish)))
            });
            engine.set_side_preview(other);
        }
    });
    (viewers, Watching(engine))
}

/// Where the viewers find the engine: it starts after them, because it calls them.
pub(crate) struct Watching(Arc<OnceLock<Engine>>);

impl Watching {
    pub fn connect(self, engine: Engine) {
        // Set once, here; nobody can have watched before the studio was open.
        drop(self.0.set(engine));
    }
}

/// What watches the disk and writes recordings down, and the place that is told once the list of
/// recordings is another one.
pub(crate) fn recordings(store: &Store, folder: &Path) -> (Recordings, Telling) {
    let place: Arc<OnceLock<Weak<Inner>>> = Arc::default();
    let told = place.clone();
    let shelf = Shelf::start(store.clone(), move || {
        if let Some(inner) = told.get().and_then(Weak::upgrade) {
            let mut desk = inner.lock();
            desk.tell(What::RecordingsChanged);
            inner.flush(desk);
        }
    });
    (Recordings::start(shelf, folder), Telling(place))
}

/// Where the shelf finds the studio: it starts before it.
pub(crate) struct Telling(Arc<OnceLock<Weak<Inner>>>);

impl Telling {
    pub fn connect(self, inner: &Arc<Inner>) {
        // Set once, here.
        drop(self.0.set(Arc::downgrade(inner)));
    }
}

pub(crate) fn canvas(quality: Quality) -> Canvas {
    Canvas {
        width: quality.width,
        height: quality.height,
        fps: quality.fps,
    }
}

pub(crate) fn encoding(quality: Quality) -> EncodingSpec {
    EncodingSpec {
        video_kbps: quality.video_kbps,
        audio_kbps: quality.audio_kbps,
        keyframe_s: KEYFRAME_S,
        encoder: None,
    }
}

pub(crate) fn levels(levels: vitrine_engine::Levels) -> Levels {
    let all = [levels.microphone, levels.system_sound, levels.mix];
    Levels {
        peak_db: all.iter().map(|level| level.peak_db).collect(),
        rms_db: all.iter().map(|level| level.rms_db).collect(),
    }
}

impl Inner {
    /// Fetches what the show needs, and starts the sources of the last session.
    pub(crate) fn start_up(&self, words: &Words) -> Result<(), Problem> {
        self.read_destinations(words)?;
        self.fetch_keys_ahead();
        let mut desk = self.lock();
        desk.setup.settle_primary(None);
        desk.shows = self.show_lines(words)?;
        desk.interrupted = self.find_interrupted(words)?;
        self.fetch_products(&mut desk)?;
        let now = crate::studio::now();
        for strip in [StripId::Microphone, StripId::SystemSound] {
            self.tell_strip(&desk, strip);
        }
        let slots = [
            SourceSlot::Camera,
            SourceSlot::Screen,
            SourceSlot::Microphone,
            SourceSlot::SystemSound,
        ];
        let token = desk.setup.remembered.screen_share.clone();
        self.engine.set_share_token(token);
        for slot in slots {
            let Some(device) = desk.setup.device(slot).cloned() else {
                continue;
            };
            self.open_source(slot, Some(&device.id));
        }
        self.put_on_air(&mut desk, now);
        self.find_cut_short(&mut desk, now);
        Ok(())
    }

    pub(crate) fn show_lines(&self, words: &Words) -> Result<Vec<ShowLine>, Problem> {
        lines(&self.store).map_err(|error| self.unreadable(words, &error))
    }
}

fn lines(store: &Store) -> Result<Vec<ShowLine>, StoreError> {
    let line = |show: ShowSummary| ShowLine {
        id: show.id,
        details: show.details,
        segments: show.segments,
        length: show.length,
        is_template: show.is_template,
    };
    Ok(store.shows()?.into_iter().map(line).collect())
}
