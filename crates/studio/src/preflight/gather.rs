//! Finding out what the checks judge: listening, looking, knocking. Runs aside, a thread for whatever
//! has to wait, and ends early when another look was begun or this one was stopped.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use vitrine_domain::{Product, ProductId, UnixMs};
use vitrine_engine::{Levels, VideoSlot, knock, measure_line};

use super::checks::{self, CameraFact, DiskFact, MicrophoneFact, Outcome, StreamFact};
use super::{Aim, Matter, facts};
use crate::desk::Desk;
use crate::editions::edition_of;
use crate::protocol::{SourceCondition, SourceSlot, StripId};
use crate::studio::Inner;

/// How long somebody who reads "say something" needs to say it.
const LISTEN: Duration = Duration::from_secs(6);
/// How long a device may take to open.
const OPEN_WITHIN: Duration = Duration::from_secs(5);
const BEAT: Duration = Duration::from_millis(100);
/// Frames of the camera that are held against each other, and the time between them.
const LOOKS: usize = 4;
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// In pixels: the noise of any sensor is still in it.
const LOOK_WIDTH: u32 = 320;
const SILENCE_DB: f32 = -100.0;

/// Hears how loud the microphone gets. Written from the sound thread, without a lock.
#[derive(Debug)]
pub(crate) struct Ear {
    loudest_bits: AtomicU32,
}

impl Default for Ear {
    fn default() -> Self {
        Self {
            loudest_bits: AtomicU32::new(SILENCE_DB.to_bits()),
        }
    }
}

impl Ear {
    /// Ten times a second.
    pub fn note(&self, levels: Levels) {
        let [left, right] = levels.microphone.peak_db;
        let loudest = left.max(right).max(self.loudest_db());
        self.loudest_bits
            .store(loudest.to_bits(), Ordering::Relaxed);
    }

    fn begin(&self) {
        self.loudest_bits
            .store(SILENCE_DB.to_bits(), Ordering::Relaxed);
    }

    fn loudest_db(&self) -> f32 {
        f32::from_bits(self.loudest_bits.load(Ordering::Relaxed))
    }
}

/// One look at everything.
pub(super) struct Look {
    pub inner: Arc<Inner>,
    pub run: u64,
    pub matter: Matter,
    pub now: UnixMs,
}

impl Look {
    /// Until every check has come in, or nobody wants them any more.
    pub fn run(self) {
        std::thread::scope(|scope| {
            scope.spawn(|| self.settle("camera", checks::camera(self.watch_camera())));
            scope.spawn(|| self.settle("microphone", checks::microphone(self.listen())));
            scope.spawn(|| self.try_the_line());
            self.read_the_schedule();
        });
        self.inner.preflight_done(self.run);
    }

    /// Knocks at every destination, then sends to all of them at once what the show will, and more.
    fn try_the_line(&self) {
        let aims = &self.matter.aims;
        let knocked = in_parallel(aims, |aim| {
            // The keychain may ask its user something first.
            let key = self.inner.find_key(&aim.destination);
            let knocked = knock(&aim.destination.url, key.as_ref());
            let has_key = key.is_some() || aim.has_key_in_address();
            let answers = knocked.is_ok();
            self.settle(&aim.id, checks::destination(knocked, has_key));
            answers.then_some(key)
        });
        if aims.is_empty() {
            return;
        }
        let aims: Vec<_> = aims.iter().zip(knocked).collect();
        let streams = in_parallel(&aims, |(aim, knocked)| {
            let kbps = self.kbps_of(aim);
            let carried = knocked.as_ref().and_then(|key| {
                let wanted = checks::line_kbps(kbps);
                let url = &aim.destination.url;
                let measured = measure_line(url, key.as_ref(), wanted, &|| self.is_wanted());
                measured.ok().flatten()
            });
            StreamFact {
                kbps,
                carried_kbps: carried,
            }
        });
        self.settle("upload", checks::upload(&streams));
    }

    /// Of what goes to a destination.
    fn kbps_of(&self, aim: &Aim) -> u32 {
        let quality = self.matter.quality;
        let edition = edition_of(aim.destination.wish, quality);
        let video_kbps = edition.map_or(quality.video_kbps, |it| it.video_kbps);
        video_kbps + quality.audio_kbps
    }

    fn read_the_schedule(&self) {
        let show = &self.matter.show;
        let recorded = self.matter.recorded;
        let product = |id: ProductId| -> Option<Product> { self.matter.products.get(&id).cloned() };
        self.settle("rundown", checks::rundown(facts::playable(show)));
        if self.matter.aims.is_empty() {
            self.settle("destination", checks::no_destination());
        }
        let disk = DiskFact {
            free_bytes: free_bytes(&self.matter.recordings),
            kbps: recorded.video_kbps + recorded.audio_kbps,
            show_length: vitrine_domain::plan::total(&show.rundown),
        };
        self.settle("disk", checks::disk(disk));
        let missing = facts::without_photo(show, product, &self.inner.places);
        self.settle("photos", checks::photos(&missing));
        let doubted = facts::doubted_prices(show, product, self.now);
        self.settle("prices", checks::prices(&doubted));
        let short = facts::short_deals(show, product, self.now);
        self.settle("deals", checks::deals(&short));
    }

    fn listen(&self) -> MicrophoneFact {
        self.await_open(SourceSlot::Microphone);
        let ear = &self.inner.ear;
        ear.begin();
        let begun = Instant::now();
        loop {
            let fact = {
                let desk = self.inner.lock();
                MicrophoneFact {
                    condition: condition(&desk, SourceSlot::Microphone),
                    is_muted: desk.setup.strip(StripId::Microphone).is_muted,
                    loudest_db: ear.loudest_db(),
                }
            };
            if fact.is_settled() || begun.elapsed() >= LISTEN || !self.is_wanted() {
                return fact;
            }
            std::thread::sleep(BEAT);
        }
    }

    fn watch_camera(&self) -> CameraFact {
        self.await_open(SourceSlot::Camera);
        let condition = condition(&self.inner.lock(), SourceSlot::Camera);
        let mut moves = None;
        let mut first: Option<Vec<u8>> = None;
        for _ in 0..LOOKS {
            if condition != SourceCondition::Running || moves == Some(true) || !self.is_wanted() {
                break;
            }
            let picture = self.inner.engine.peek(VideoSlot::Camera, LOOK_WIDTH);
            match (picture, &first) {
                (Ok(Some(picture)), None) => first = Some(picture),
                (Ok(Some(picture)), Some(first)) => moves = Some(picture != *first),
                (Ok(None) | Err(_), _) => {}
            }
            std::thread::sleep(LOOK_EVERY);
        }
        CameraFact { condition, moves }
    }

    /// Waits for a device that is being opened.
    fn await_open(&self, slot: SourceSlot) {
        let begun = Instant::now();
        let is_opening = || condition(&self.inner.lock(), slot) == SourceCondition::Starting;
        while begun.elapsed() < OPEN_WITHIN && self.is_wanted() && is_opening() {
            std::thread::sleep(BEAT);
        }
    }

    fn is_wanted(&self) -> bool {
        self.inner.is_preflight_wanted(self.run)
    }

    fn settle(&self, id: &str, outcome: Outcome) {
        self.inner.settle_preflight(self.run, id, outcome);
    }
}

impl Aim {
    /// Whether the last part of the address can be the key.
    fn has_key_in_address(&self) -> bool {
        vitrine_engine::split_key(&self.destination.url).1.is_some()
    }
}

/// Does it with all of them at once, each on a thread of its own.
fn in_parallel<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let work = &work;
    std::thread::scope(|scope| {
        let threads: Vec<_> = all
            .iter()
            .map(|one| scope.spawn(move || work(one)))
            .collect();
        let ended = threads.into_iter().map(std::thread::ScopedJoinHandle::join);
        ended
            .map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}

/// How a source does. Right after the start a device is chosen and was not opened yet.
fn condition(desk: &Desk, slot: SourceSlot) -> SourceCondition {
    match desk.setup.condition(slot) {
        SourceCondition::None if desk.setup.device(slot).is_some() => SourceCondition::Starting,
        other => other,
    }
}

/// Of the disk that a folder is on, or will be.
fn free_bytes(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|folder| folder.exists())?;
    fs4::available_space(there).ok()
}
