//! What the studio knows, under one lock, and the events that tell of its changes.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use vitrine_domain::plan::Pace;
use vitrine_domain::{
    CardPrice, DurationMs, Hidden, History, Language, Product, ProductId, RunId, Scene, State,
    UnixMs,
};

use crate::card_text::Matter;
use crate::destinations;
use crate::dossier::AtHand;
use crate::places::Places;
use crate::practice::PracticeRoom;
use crate::program::Ingredients;
use crate::protocol::{
    Event, Health, HostMessage, Level, Notice, PreflightView, ShowLine, ShowView, Snapshot,
    ThemeView, What,
};
use crate::recording::Reel;
use crate::resume::Interrupted;
use crate::saving::{Frames, Unsaved};
use crate::setup::SetUp;
use crate::stage::Templates;
use crate::view;
use crate::watch::Watched;
use crate::words::{Value, Words};

/// So many notices are kept for a window that opens later.
const KEPT_NOTICES: usize = 50;

/// A host who has been told that the computer is slow needs some time to do something about it.
const SAY_AGAIN: DurationMs = DurationMs::from_secs(30);

/// What the mixer has counted since the studio was opened.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counted {
    pub frames: u64,
    pub missed_ticks: u64,
}

/// What the studio knows. Owned by the lock in `Studio`; every change that a window must hear of
/// leaves an event here, which goes out, in order, when the lock is released.
pub(crate) struct Desk {
    pub state: State,
    pub history: History,
    /// The run in the store, while one runs.
    pub run: Option<RunId>,
    /// The products of the rundown, and unplanned ones that were taken.
    pub products: BTreeMap<ProductId, Product>,
    /// What is known of them, and of the products beside them.
    pub at_hand: Arc<AtHand>,
    pub setup: SetUp,
    pub shows: Vec<ShowLine>,
    pub health: Health,
    /// What the mixer had made and missed when the run began.
    pub before_run: Counted,
    pub language: Language,
    pub pace: Pace,
    /// What was said of cards since the last take, so that it is said once.
    pub card_troubles: Vec<String>,
    /// The price on the card when it was last drawn.
    pub shown_price: Option<CardPrice>,
    /// The last moment it may stay there unasked.
    pub price_stands_until: Option<UnixMs>,
    /// Which frames showed what.
    pub frames: Frames,
    /// What is wrong with what goes out.
    pub watched: Watched,
    /// The recording, and what its files show when.
    pub recording: Reel,
    /// What did not reach the disk yet.
    pub unsaved: Unsaved,
    /// The looks that cards can have.
    pub themes: Vec<ThemeView>,
    /// What the producer tells the host.
    pub host_message: Option<HostMessage>,
    /// A run that a crash cut short, until somebody says what becomes of it.
    pub interrupted: Option<Interrupted>,
    places: Places,
    templates: Arc<Templates>,
    /// The practice that runs.
    pub practice: PracticeRoom,
    /// The look before going live.
    pub preflight: Option<PreflightView>,
    notices: VecDeque<Notice>,
    revision: u64,
    waiting: Vec<What>,
}

impl Desk {
    /// With nothing said yet. `places` and `templates` are what cards are made with.
    pub fn new(
        state: State,
        setup: SetUp,
        language: Language,
        places: Places,
        templates: Arc<Templates>,
    ) -> Self {
        Self {
            state,
            history: History::new(),
            run: None,
            products: BTreeMap::new(),
            at_hand: Arc::default(),
            setup,
            shows: Vec::new(),
            health: Health::default(),
            before_run: Counted::default(),
            language,
            pace: Pace::ByHand,
            card_troubles: Vec::new(),
            shown_price: None,
            price_stands_until: None,
            frames: Frames::default(),
            watched: Watched::default(),
            recording: Reel::default(),
            unsaved: Unsaved::default(),
            themes: Vec::new(),
            host_message: None,
            interrupted: None,
            places,
            templates,
            practice: PracticeRoom::default(),
            preflight: None,
            notices: VecDeque::new(),
            revision: 0,
            waiting: Vec::new(),
        }
    }

    pub fn words(&self) -> &'static Words {
        Words::of(self.language)
    }

    pub fn tell(&mut self, what: What) {
        self.waiting.push(what);
    }

    pub fn tell_show(&mut self, now: UnixMs) {
        let show = Box::new(self.show_view(now));
        self.tell(What::Show { show });
    }

    pub fn tell_setup(&mut self) {
        let setup = Box::new(self.setup.view(self.language));
        self.tell(What::Setup { setup });
    }

    pub fn notice(&mut self, level: Level, code: &str, values: &[(&str, Value<'_>)], now: UnixMs) {
        self.post(Notice::new(self.words(), level, code, values, now));
    }

    fn post(&mut self, notice: Notice) {
        tracing::info!(code = notice.code, message = notice.message, "notice");
        if self.notices.len() == KEPT_NOTICES {
            self.notices.pop_front();
        }
        self.notices.push_back(notice.clone());
        self.tell(What::Notice { notice });
    }

    /// As [`Self::notice`], of one destination among several: each has its notices by itself.
    pub fn notice_about(
        &mut self,
        level: Level,
        code: &str,
        destination: i64,
        values: &[(&str, Value<'_>)],
        now: UnixMs,
    ) {
        let notice = Notice {
            code: destinations::about(code, destination),
            ..Notice::new(self.words(), level, code, values, now)
        };
        self.post(notice);
    }

    /// The matter of earlier notices of this code is over: they leave the screen and stay in the log.
    pub fn resolve(&mut self, code: &str, now: UnixMs) {
        let open = |notice: &&mut Notice| notice.code == code && notice.resolved_at.is_none();
        let mut was_open = false;
        for notice in self.notices.iter_mut().filter(open) {
            notice.resolved_at = Some(now);
            was_open = true;
        }
        if was_open {
            let code = code.to_owned();
            self.tell(What::Resolved { code, at: now });
        }
    }

    /// When a notice of this code was last said, if it is not resolved.
    pub fn open_since(&self, code: &str) -> Option<UnixMs> {
        let notices = self.notices.iter().rev();
        let mut open = notices.filter(|it| it.code == code && it.resolved_at.is_none());
        open.next().map(|notice| notice.at)
    }

    /// As [`Self::notice`], for what may happen every second: said again only after a pause.
    pub fn notice_rarely(
        &mut self,
        level: Level,
        code: &str,
        values: &[(&str, Value<'_>)],
        now: UnixMs,
    ) {
        let is_fresh = |notice: &Notice| notice.code == code && now.since(notice.at) < SAY_AGAIN;
        if !self.notices.iter().any(is_fresh) {
            self.notice(level, code, values, now);
        }
    }

    /// The events since the last call, each with its revision.
    pub fn take_events(&mut self) -> Vec<Event> {
        let waiting = std::mem::take(&mut self.waiting);
        let revision = &mut self.revision;
        waiting
            .into_iter()
            .map(|what| {
                *revision += 1;
                Event {
                    revision: *revision,
                    what,
                }
            })
            .collect()
    }

    /// The revision once everything that waits has been told.
    pub fn revision(&self) -> u64 {
        self.revision + self.waiting.len() as u64
    }

    /// What the program is made from.
    pub fn ingredients(&self, now: UnixMs) -> Ingredients<'_> {
        Ingredients {
            matter: Matter {
                state: &self.state,
                products: &self.products,
                at_hand: &self.at_hand,
                places: &self.places,
                now,
            },
            quality: self.setup.remembered.quality,
            hides: Hidden::default(),
            templates: &self.templates,
        }
    }

    pub fn show_view(&self, now: UnixMs) -> ShowView {
        view::show_view(self, now)
    }

    pub fn snapshot(&self, now: UnixMs) -> Snapshot {
        Snapshot {
            revision: self.revision(),
            show: self.show_view(now),
            shows: self.shows.clone(),
            setup: self.setup.view(self.language),
            health: self.health.clone(),
            practice: self.practice_view(),
            preflight: self.preflight.clone(),
            notices: self.notices.iter().cloned().collect(),
            themes: self.themes.clone(),
            host_message: self.host_message.clone(),
            interrupted: self.interrupted.as_ref().map(Interrupted::view),
            recording: self.recording.view.clone(),
        }
    }

    /// Whether viewers see the card of this product now.
    pub fn is_on_card(&self, product: ProductId) -> bool {
        let live = &self.state.live;
        let is_on_page = live.scene == Scene::ProductFull
            && live.current.and_then(|item| item.product) == Some(product);
        live.phase.is_running()
            && (is_on_page
                || live
                    .card
                    .as_ref()
                    .is_some_and(|card| card.product == product))
    }
}
