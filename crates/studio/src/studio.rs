//! The handle to the studio: opening, asking, telling, closing.

use std::path::PathBuf;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

use vitrine_domain::plan::Pace;
use vitrine_domain::{Language, Phase, PriceDoubt, State, UnixMs};
use vitrine_engine::{EncoderProfile, Engine, EngineConfig};
use vitrine_store::{NewTake, ProductQuery, Store};

use crate::desk::Desk;
use crate::export::Exports;
use crate::import::{ImportMode, Imports};
use crate::keys::KeyVault;
use crate::lossy::{Seat, Viewer, Viewers};
use crate::places::Places;
use crate::preflight::{self, Ear, Preflights};
use crate::program::{CardTrouble, Draw};
use crate::protocol::{Event, Finding, ImportedPhoto, Level, Problem, Request, Response};
use crate::recording::Recordings;
use crate::show::take_of;
use crate::stage::Stage;
use crate::subscribers::{Subscribers, Subscription};
use crate::words::Words;
use crate::{air, looks, open, setup};

/// So long may the engine take to say goodbye to the server and stop.
const STOP_WITHIN: Duration = Duration::from_millis(4500);

/// How to open the studio.
pub struct StudioConfig {
    /// Where data and assets are.
    pub places: Places,
    /// Where stream keys are kept.
    pub vault: Box<dyn KeyVault>,
    /// Whether sources, quality and destination of the last session are used, and those of this
    /// one kept. A run from the command line brings its own.
    pub remembers_setup: bool,
    /// The language to start in when none was chosen yet.
    pub language: Language,
    /// Examines this computer, in the words of a language.
    pub doctor: Doctor,
    /// Where recordings are kept unless another folder is chosen.
    pub recordings: PathBuf,
    /// The show file that an empty schedule begins with; `None` for the demo show.
    pub first_show: Option<PathBuf>,
}

/// What finds out what this computer has and lacks. May take seconds.
pub type Doctor = Box<dyn Fn(&Words) -> Vec<Finding> + Send + Sync>;

/// The studio. Clones are handles to the same one.
#[derive(Clone)]
pub struct Studio {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub places: Places,
    pub vault: Arc<dyn KeyVault>,
    pub doctor: Doctor,
    pub remembers_setup: bool,
    pub store: Store,
    pub stage: Stage,
    pub engine: Engine,
    pub viewers: Arc<Viewers>,
    pub imports: Imports,
    /// Those that run.
    pub exports: Exports,
    pub recordings: Recordings,
    pub preflights: Preflights,
    /// Hears how loud the microphone gets.
    pub ear: Arc<Ear>,
    desk: Mutex<Desk>,
    subscribers: Arc<Subscribers>,
}

impl Studio {
    /// Opens schedule, cards and engine, and puts the first show into an empty schedule.
    pub fn open(config: StudioConfig) -> Result<Self, Problem> {
        let now = now();
        let StudioConfig {
            places,
            vault,
            remembers_setup,
            language,
            doctor,
            recordings,
            first_show,
        } = config;
        let opened = open::store(&places, Words::of(language), now)?;
        let store = opened.store;
        let remembered = open::remembered(&store, remembers_setup);
        let language = remembered.language.unwrap_or(language);
        let words = Words::of(language);
        let show = open::first_show(&store, &places, first_show.as_deref(), words, now)?;
        let stage = open::stage(&places, &store, words)?;
        let quality = remembered.quality;
        let setup = setup::SetUp::new(remembered);
        let templates = Arc::clone(&stage.templates);
        let mut desk = Desk::new(State::new(show), setup, language, places.clone(), templates);
        desk.themes = looks::views(&stage, words);
        desk.setup.offered = setup::Offered {
            templates: stage.templates.ids.clone(),
            revealing: stage.templates.revealing().to_vec(),
            fonts: stage.fonts.clone(),
            recordings,
        };
        if let Some(recovery) = &opened.recovery {
            open::tell_recovery(&mut desk, recovery, now);
        }

        let (events, heard) = channel();
        let (viewers, watching) = open::viewers();
        let to_levels = viewers.clone();
        let ear = Arc::new(Ear::default());
        let heard_by = Arc::clone(&ear);
        let to_preview = viewers.clone();
        let first = desk.ingredients(now).build(&|order| stage.draw(order));
        let engine = Engine::start(EngineConfig {
            canvas: open::canvas(quality),
            encoding: open::encoding(quality),
            profiles: EncoderProfile::shipped(),
            program: Arc::new(first.program),
            // The desk thread ends when the studio does; nobody listens then.
            on_event: Box::new(move |event| drop(events.send(event))),
            on_preview: Box::new(move |frame| to_preview.show(&frame)),
            on_levels: Box::new(move |levels| {
                heard_by.note(levels);
                to_levels.meter(&open::levels(levels));
            }),
        })
        .map_err(|error| Problem::engine(words, &error))?;
        watching.connect(engine.clone());

        let (recordings, list) = open::recordings(&store, desk.setup.recordings());

        let inner = Arc::new(Inner {
            places,
            vault: vault.into(),
            doctor,
            remembers_setup,
            store,
            stage,
            engine,
            viewers,
            imports: Imports::default(),
            exports: Exports::default(),
            recordings,
            preflights: Preflights::default(),
            ear,
            desk: Mutex::new(desk),
            subscribers: Arc::default(),
        });
        list.connect(&inner);
        inner.start_up(words)?;
        let desk_thread = Arc::downgrade(&inner);
        std::thread::Builder::new()
            .name("desk".into())
            .spawn(move || air::run(&desk_thread, &heard))
            .map_err(|error| Problem::broken(words, &error.to_string()))?;
        Ok(Self { inner })
    }

    /// Does what a window asks. May wait for the disk or the keychain.
    pub fn handle(&self, request: Request) -> Result<Response, Problem> {
        let inner = &self.inner;
        match request {
            Request::Snapshot => Ok(inner.snapshot()),
            Request::Show { command } => inner.command(command),
            Request::Undo => inner.undo(),
            Request::Redo => inner.redo(),
            Request::Fix { code } => inner.fix(&code),
            Request::Resume => inner.resume(),
            Request::LeaveInterrupted => inner.leave_interrupted(),
            Request::OpenShow { show } => inner.open_show(show),
            Request::Devices => Ok(inner.devices()),
            Request::SetSource { slot, device } => inner.set_source(slot, device),
            Request::SetStrip {
                strip,
                gain_db,
                is_muted,
                delay_ms,
            } => inner.set_strip(strip, gain_db, is_muted, delay_ms),
            Request::SetDestination { url, key } => inner.set_destination(&url, key),
            Request::SetQuality { quality } => inner.set_quality(quality),
            Request::SetLanguage { language } => inner.set_language(language),
            Request::FindProducts { text, limit } => inner.find_products(&text, limit),
            Request::CreateShow { title, copy_of } => inner.create_show(&title, copy_of),
            Request::EditShow { show, details } => inner.edit_show(show, details),
            Request::SetTemplate { show, is_template } => inner.set_template(show, is_template),
            Request::DeleteShow { show } => inner.delete_show(show),
            Request::RestoreShow { show } => inner.restore_show(show),
            Request::BrowseProducts {
                text,
                order,
                is_descending,
                offset,
                limit,
            } => inner.browse_products(&ProductQuery {
                text,
                order: order.into(),
                is_descending,
                offset,
                limit,
            }),
            Request::DraftProduct { product } => inner.draft_product(product),
            Request::CheckProduct { draft } => inner.check_product(&draft),
            Request::SaveProduct { draft } => inner.save_product(&draft),
            Request::DeleteProduct { product } => inner.delete_product(product),
            Request::LookAtFile { file } => inner.look_at_file(&file),
            Request::PreviewImport { wish } => inner.import(&wish, ImportMode::Preview),
            Request::Import { wish } => inner.import(&wish, ImportMode::Write),
            Request::WaitingPhotos => inner.waiting_photos(),
            Request::FetchPhotos { from } => inner.fetch_photos(&from),
            Request::StopImport => inner.stop_import(),
            Request::Dossier { product } => inner.dossier(product),
            Request::Reviews { wish } => inner.reviews(wish),
            Request::FindAnswers { product, text } => inner.find_answers(product, &text),
            Request::OpenQuestions { show } => inner.open_questions(show),
            Request::SaveEntry { draft } => inner.save_entry(*draft),
            Request::DeleteEntry { entry } => inner.delete_entry(entry),
            Request::ChooseQuote { review, words } => inner.choose_quote(review, words.as_deref()),
            Request::CatalogueSteps => inner.catalogue_steps(),
            Request::UndoCatalogue => {
                inner.step_catalogue(Store::undo_catalogue, "nothing-to-undo")
            }
            Request::RedoCatalogue => {
                inner.step_catalogue(Store::redo_catalogue, "nothing-to-redo")
            }
            Request::NameExport { wish } => inner.name_export(&wish),
            Request::StopExport => inner.stop_export(),
            Request::Export { wish, file } => inner.export_file(&wish, &file),
            Request::CheckShowFile { file } => inner.check_show_file(&file),
            Request::OpenShowFile { file, seal } => inner.open_show_file(&file, &seal),
            Request::DrawCard { wish } => inner.draw_card(wish),
            Request::SaveTheme { theme, draft } => inner.save_theme(theme, &draft),
            Request::DeleteTheme { theme } => inner.delete_theme(&theme),
            Request::Preflight => preflight::begin(inner),
            Request::StopPreflight => inner.stop_preflight(),
            Request::Train { what } => inner.train(what),
            Request::MessageHost { text } => inner.message_host(text),
            Request::Peek { slot, width } => inner.peek(slot, width),
            Request::LookAhead { segment, width } => inner.look_ahead(segment, width),
            Request::SaveDestination { draft, key } => inner.save_destination(draft, key),
            Request::UseDestination {
                destination,
                is_used,
            } => inner.use_destination(destination, is_used),
            Request::StartDestination { destination } => inner.start_destination(destination),
            Request::StopDestination { destination } => inner.stop_destination(destination),
            Request::ChooseDestination { destination } => inner.choose_destination(destination),
            Request::DeleteDestination { destination } => inner.delete_destination(destination),
            Request::Platforms => inner.platforms(),
            Request::SetKeys { keys } => inner.set_keys(keys),
            Request::SetRecordingFolder { folder } => inner.set_recording_folder(folder),
            Request::SetRecording { wish } => inner.set_recording(wish),
            Request::StartRecording => inner.start_recording(),
            Request::StopRecording => inner.stop_recording(),
            Request::Recordings => inner.recordings(),
            Request::ClipLast => inner.clip_last(),
            Request::CutClips { run } => inner.cut_run(run),
            Request::FinishWelcome => inner.finish_welcome(),
            Request::Doctor => inner.examine(),
        }
    }

    /// Tells of every event from now on, in order. `tell` must not block and must not ask the
    /// studio anything.
    pub fn subscribe(&self, tell: impl Fn(&Event) + Send + Sync + 'static) -> Subscription {
        self.inner.subscribers.join(tell)
    }

    /// Brings preview pictures and levels to a viewer, once it wishes for them.
    pub fn watch(&self, viewer: Arc<dyn Viewer>) -> Seat {
        self.inner.viewers.join(viewer)
    }

    /// Takes a picture into the photo folder: a JPEG, PNG or WebP file, upright and no larger than
    /// cards need it.
    pub fn import_photo(&self, file: &[u8]) -> Result<ImportedPhoto, Problem> {
        self.inner.import_photo(file)
    }

    /// The photo with this file name, if there is one.
    pub fn photo(&self, file: &str) -> Option<PathBuf> {
        self.inner.places.photo(file)
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.inner
    }

    pub(crate) fn places(&self) -> &Places {
        &self.inner.places
    }

    /// The words of the studio's language.
    pub fn words(&self) -> &'static Words {
        self.inner.lock().words()
    }

    /// Lets the plan move the show on, or leaves it to the host.
    pub fn set_pace(&self, pace: Pace) {
        self.inner.lock().pace = pace;
    }

    /// Loads a show file (in the format of the demo show) into the schedule and opens it.
    pub fn load_show(&self, file: &std::path::Path) -> Result<Response, Problem> {
        let words = self.words();
        let show = open::load_show(&self.inner.store, &self.inner.places, file, words, now())?;
        self.inner.open_show(show)
    }

    /// A problem for a message that was no request.
    pub fn not_understood(&self, error: &dyn std::error::Error) -> Problem {
        Problem::broken(self.words(), &error.to_string())
    }

    /// Whether the studio may be left: not while a show is live. Says so when it may not.
    pub fn may_close(&self) -> bool {
        let mut desk = self.inner.lock();
        let is_live = desk.state.live.phase == Phase::Live;
        if is_live {
            desk.notice(Level::Warning, "still-running", &[], now());
        }
        self.inner.flush(desk);
        !is_live
    }

    /// Ends a running show and stops the engine, within five seconds.
    pub fn close(&self) {
        let is_running = self.inner.lock().state.live.phase.is_running();
        if is_running && let Err(problem) = self.inner.end() {
            tracing::error!(problem.detail, "the show could not be ended in order");
        }
        let stopped = self.inner.engine.stop(STOP_WITHIN);
        self.inner.put_recordings_away();
        if !stopped.abandoned.is_empty() {
            tracing::error!(?stopped.abandoned, "some of the engine did not stop in time");
        }
    }
}

impl Inner {
    pub(crate) fn lock(&self) -> MutexGuard<'_, Desk> {
        // A panic in one request must not end the show for all others.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The desk, unless somebody has it.
    pub(crate) fn try_lock(&self) -> Option<MutexGuard<'_, Desk>> {
        match self.desk.try_lock() {
            Ok(desk) => Some(desk),
            Err(TryLockError::Poisoned(desk)) => Some(desk.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// Does `change` under the lock and tells what came of it.
    pub(crate) fn change(
        &self,
        change: impl FnOnce(&mut Desk, UnixMs) -> Result<(), Problem>,
    ) -> Result<Response, Problem> {
        let mut desk = self.lock();
        let done = change(&mut desk, now());
        let revision = desk.revision();
        self.flush(desk);
        done.map(|()| Response::Done { revision })
    }

    /// Tells what waits to be told, in order: the lock is held so that no later event overtakes.
    pub(crate) fn flush(&self, mut desk: MutexGuard<'_, Desk>) {
        for event in desk.take_events() {
            self.subscribers.tell(&event);
        }
    }

    fn snapshot(&self) -> Response {
        Response::Snapshot {
            snapshot: Box::new(self.lock().snapshot(now())),
        }
    }

    /// Shows what the desk says, and draws ahead what may be next. Gives what the take log should
    /// have of it.
    pub(crate) fn put_on_air(&self, desk: &mut Desk, now: UnixMs) -> Option<NewTake> {
        let ingredients = desk.ingredients(now);
        let draw: &Draw<'_> = &|order| self.stage.draw(order);
        let looks = desk.setup.looks_in_use();
        let built = ingredients.build(draw);
        let others = looks.iter().map(|look| {
            let other = ingredients.of_look(*look).build(draw);
            // What is wrong with a card is said of the show's own picture.
            for trouble in &other.troubles {
                tracing::info!(?look, ?trouble, "a card of another picture");
            }
            (look.id(), Arc::new(other.program))
        });
        let number = self
            .engine
            .set_programs(Arc::new(built.program), others.collect());
        let others = looks.iter();
        let others = others.flat_map(|look| ingredients.of_look(*look).ahead());
        let ahead = ingredients.ahead().into_iter().chain(others).collect();
        self.stage.draw_ahead(ahead);
        desk.frames.program = number;
        desk.shown_price = built.price;
        desk.price_stands_until = built.price_stands_until;
        tell_troubles(desk, built.troubles, now);
        take_of(desk, built.price, now)
    }
}

/// Says what is wrong with the cards on air, each thing once as long as it stays so.
fn tell_troubles(desk: &mut Desk, troubles: Vec<CardTrouble>, now: UnixMs) {
    let mut said = Vec::new();
    for trouble in troubles {
        let (code, title, reason) = match trouble {
            CardTrouble::Without { title, warning } => ("card-warning", title, warning.to_string()),
            CardTrouble::NotDrawn { title, error } => ("card-not-drawn", title, error.to_string()),
            CardTrouble::Lacks { title } => ("card-lacks", title, String::new()),
            CardTrouble::PriceDoubted { title, doubt } => match doubt {
                PriceDoubt::Expired { .. } => ("price-expired", title, String::new()),
                PriceDoubt::Old { .. } => ("price-old", title, String::new()),
            },
        };
        let whole = format!("{code} {title} {reason}");
        if !desk.card_troubles.contains(&whole) {
            let values = [("title", title.into()), ("reason", reason.into())];
            desk.notice(Level::Warning, code, &values, now);
        }
        said.push(whole);
    }
    desk.card_troubles = said;
}

/// The time of day. The one place in the studio that reads it.
pub(crate) fn now() -> UnixMs {
    UnixMs(vitrine_engine::unix_ms() as i64)
}
