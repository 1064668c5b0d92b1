//! The desk thread: what the engine tells, offers that run out, countdowns on cards, `--auto`, and
//! health once a second.

use std::sync::Weak;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use vitrine_domain::plan::{self, Due, Pace};
use vitrine_domain::{CardPrice, Command, DurationMs, UnixMs};
use vitrine_engine as engine;
use vitrine_engine::{EditionId, EngineEvent, Warning};

use crate::desk::{Counted, Desk};
use crate::destinations::link_changed;
use crate::editions::edition_of_rate;
use crate::protocol::{DestinationHealth, Health, Level, SourceCondition, SourceSlot, What};
use crate::studio::{Inner, now};

/// How late a countdown on a card may change after the second it shows.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// An encoder that has kept up for so long, since the last complaint, does so again. Complaints come
/// every thirty seconds while it lasts.
const CALM_AFTER: DurationMs = DurationMs::from_secs(35);
const ENCODER_BEHIND: &str = "encoder-behind";
/// The same of an edition beside the show.
const EDITION_BEHIND: &str = "edition-behind";
const HEALTH_EVERY: Duration = Duration::from_secs(1);

/// Runs until the engine and the studio are gone.
pub(crate) fn run(inner: &Weak<Inner>, events: &Receiver<EngineEvent>) {
    let mut health_due = Instant::now();
    let mut looked = now();
    loop {
        let event = match events.recv_timeout(LOOK_EVERY) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let Some(inner) = inner.upgrade() else { return };
        if let Some(event) = event {
            inner.heard(event);
        }
        inner.look_at_the_clock();
        let before = std::mem::replace(&mut looked, now());
        inner.look_for_a_standstill(before, looked);
        if Instant::now() >= health_due {
            health_due = Instant::now() + HEALTH_EVERY;
            inner.measure();
        }
    }
}

impl Inner {
    fn heard(&self, event: EngineEvent) {
        let now = now();
        let mut desk = self.lock();
        match event {
            EngineEvent::ProgramShown(shown) => self.program_shown(&mut desk, shown),
            EngineEvent::EncoderChosen { video, .. } => {
                desk.setup.encoder = Some(video);
                desk.resolve("no-encoder", now);
                desk.tell_setup();
            }
            EngineEvent::EncoderLightened => {
                desk.resolve(ENCODER_BEHIND, now);
                desk.notice(Level::Info, "encoder-lightened", &[], now);
            }
            EngineEvent::BitrateChanged {
                video_kbps,
                is_lowered,
            } => self.bitrate_changed(&mut desk, video_kbps, is_lowered, now),
            EngineEvent::DevicesChanged => desk.tell(What::DevicesChanged),
            EngineEvent::SourceChanged { slot, condition } => {
                source_changed(&mut desk, slot.into(), condition.into(), now);
            }
            EngineEvent::ScreenShared { token } => self.screen_shared(&mut desk, token),
            EngineEvent::ScreenNotShared(end) => self.screen_not_shared(&mut desk, &end, now),
            EngineEvent::Destination { id, link } => {
                if !self.practice_link_changed(&mut desk, id, &link, now) {
                    link_changed(&mut desk, id, &link, now);
                }
                self.update_health(&mut desk);
            }
            EngineEvent::Recording(state) => self.recording_changed(&mut desk, state, now),
            EngineEvent::RecordingFileEnded(file) => {
                self.recording_file_ended(&mut desk, file, now);
            }
            EngineEvent::Warning(warning) => warned(&mut desk, &warning, now),
        }
        self.flush(desk);
    }

    /// The next session then has the same screen without a question.
    fn screen_shared(&self, desk: &mut Desk, token: Option<String>) {
        desk.setup.remembered.screen_share = token;
        self.remember_or_warn(desk);
    }

    /// The user is not asked again before choosing the screen again.
    fn screen_not_shared(&self, desk: &mut Desk, end: &engine::ShareEnd, now: UnixMs) {
        desk.setup.set_device(SourceSlot::Screen, None);
        desk.tell_setup();
        self.remember_or_warn(desk);
        let is_running = desk.state.live.phase.is_running();
        let (level, what) = match end {
            engine::ShareEnd::Declined => (Level::Warning, "screen-declined"),
            engine::ShareEnd::Stopped if is_running => (Level::Alarm, "screen-share-stopped"),
            engine::ShareEnd::Stopped => (Level::Warning, "screen-share-stopped"),
            engine::ShareEnd::Unavailable { detail } => {
                tracing::error!(detail, "no screen can be shared");
                (Level::Alarm, "screen-no-portal")
            }
        };
        desk.notice(level, what, &[], now);
    }

    pub(crate) fn remember_or_warn(&self, desk: &Desk) {
        if let Err(problem) = self.remember(desk) {
            tracing::warn!(problem.detail, problem.code, "the set-up is not kept");
        }
    }

    fn look_at_the_clock(&self) {
        let now = now();
        let mut desk = self.lock();
        let watched = self.viewers.watched();
        if desk.setup.watched != watched {
            desk.setup.watched = watched;
            self.put_on_air(&mut desk, now);
        }
        let has_run_out = desk.price_stands_until.is_some_and(|until| until < now);
        if is_countdown_on_air(&desk) || has_run_out {
            self.count_down(&mut desk, now);
        }
        let command = match plan::due(&desk.state, desk.pace, now) {
            Some(Due::TakeNext) => Some(Command::TakeNext),
            Some(Due::End) if desk.pace == Pace::Auto => Some(Command::End),
            Some(Due::ReadyNext | Due::End) | None => None,
        };
        self.flush(desk);
        if let Some(command) = command
            && let Err(problem) = self.command(command)
        {
            tracing::error!(problem.detail, problem.code, "the plan could not go on");
        }
    }

    /// Draws the card anew when its countdown shows another second, or its offer is over.
    fn count_down(&self, desk: &mut Desk, now: UnixMs) {
        let before = desk.shown_price;
        let take = self.put_on_air(desk, now);
        if desk.shown_price == before {
            return;
        }
        // Viewers see another price from this frame on, and so does the log.
        self.save(desk, &[], take, now);
        let is_offer = |price: Option<CardPrice>| price.is_some_and(|price| price.is_offer);
        if is_offer(before) && !is_offer(desk.shown_price) {
            let title = desk
                .state
                .live
                .card
                .as_ref()
                .and_then(|card| desk.products.get(&card.product))
                .map(|product| product.title.clone())
                .unwrap_or_default();
            desk.notice(Level::Info, "offer-over", &[("title", title.into())], now);
        }
    }

    fn measure(&self) {
        let now = now();
        let on_card = self.read_card(now);
        let mut desk = self.lock();
        self.update_health(&mut desk);
        if let Some(kept) = on_card {
            self.compare_card(&mut desk, &kept, now);
        }
        self.watch(&mut desk, &self.engine.stats().findings, now);
        self.save_again(&mut desk, now);
        self.watch_recording(&mut desk, now);
        self.look_at_the_wall_clock(&mut desk, now);
        self.look_at_practice(&mut desk, now);
        let is_calm = |since: UnixMs| now.since(since) > CALM_AFTER;
        for code in [ENCODER_BEHIND, EDITION_BEHIND] {
            if desk.open_since(code).is_some_and(is_calm) {
                desk.resolve(code, now);
            }
        }
        self.flush(desk);
    }

    /// What is counted, is counted from here on.
    pub(crate) fn begin_count(&self, desk: &mut Desk) {
        let stats = self.engine.stats();
        desk.before_run = Counted {
            frames: stats.frames,
            missed_ticks: stats.missed_ticks,
        };
    }

    pub(crate) fn update_health(&self, desk: &mut Desk) {
        let stats = self.engine.stats();
        let destinations: Vec<DestinationHealth> =
            stats.destinations.iter().map(Into::into).collect();
        desk.health = Health {
            fps: stats.fps,
            missed_ticks: stats
                .missed_ticks
                .saturating_sub(desk.before_run.missed_ticks),
            frames: stats.frames.saturating_sub(desk.before_run.frames),
            editions: stats.editions.iter().map(Into::into).collect(),
            dropped_frames: stats.encoder_dropped_frames
                + destinations
                    .iter()
                    .map(|one| one.dropped_frames)
                    .sum::<u64>(),
            kbps: destinations.iter().map(|one| one.kbps).sum(),
            queue_ms: destinations
                .iter()
                .map(|one| one.queue_ms)
                .max()
                .unwrap_or(0),
            cpu_percent: stats.cpu_percent,
            lowered_kbps: stats.lowered_kbps,
            destinations,
        };
        let health = desk.health.clone();
        desk.tell(What::Health { health });
    }
}

fn is_countdown_on_air(desk: &Desk) -> bool {
    let card = desk.state.live.card.as_ref();
    card.is_some_and(|card| card.offer_ends_at.is_some())
}

fn source_changed(desk: &mut Desk, slot: SourceSlot, is: SourceCondition, now: UnixMs) {
    let was = desk.setup.condition(slot);
    if was == is {
        return;
    }
    desk.setup.set_condition(slot, is);
    desk.tell_setup();
    let word = source_word(slot);
    if was == SourceCondition::Lost {
        desk.resolve(&format!("{word}-lost"), now);
    }
    let is_running = desk.state.live.phase.is_running();
    let (level, what) = match (was, is) {
        (_, SourceCondition::Lost) if is_running => (Level::Alarm, "lost"),
        (_, SourceCondition::Lost) => (Level::Warning, "lost"),
        (SourceCondition::Lost, SourceCondition::Running) => (Level::Info, "back"),
        _ => return,
    };
    desk.notice(level, &format!("{word}-{what}"), &[], now);
}

/// What a source is called in the Fluent files.
pub(crate) fn source_word(slot: SourceSlot) -> &'static str {
    match slot {
        SourceSlot::Camera => "camera",
        SourceSlot::Screen => "screen",
        SourceSlot::Microphone => "microphone",
        SourceSlot::SystemSound => "system-sound",
    }
}

fn warned(desk: &mut Desk, warning: &Warning, now: UnixMs) {
    match warning {
        Warning::MissedTicks { count } => {
            desk.notice_rarely(Level::Warning, "ticks", &[("count", (*count).into())], now);
        }
        Warning::EncoderBehind { count } => {
            desk.notice_rarely(
                Level::Alarm,
                ENCODER_BEHIND,
                &[("count", (*count).into())],
                now,
            );
        }
        Warning::NoEncoder { detail } => {
            tracing::error!(detail, "no encoder");
            desk.notice(Level::Alarm, "no-encoder", &[], now);
        }
        Warning::EncoderFailed { detail } => {
            tracing::error!(detail, "the encoder failed");
            desk.notice_rarely(Level::Warning, "encoder-failed", &[], now);
        }
        Warning::EditionBehind { edition, count } => {
            let names = desk.takers_of(*edition);
            let values = [("names", names.into()), ("count", (*count).into())];
            desk.notice_rarely(Level::Warning, EDITION_BEHIND, &values, now);
        }
        Warning::EditionFailed { edition, detail } => {
            tracing::error!(detail, "the encoders of an edition failed");
            let names = [("names", desk.takers_of(*edition).into())];
            desk.notice_rarely(Level::Alarm, "edition-failed", &names, now);
        }
        Warning::Abandoned { what } => {
            tracing::error!(what, "a pipeline was abandoned");
            desk.notice_rarely(Level::Warning, "link-abandoned", &[], now);
        }
    }
}

impl Desk {
    /// Who takes this edition now, by name, as a list: destinations, and the recording.
    fn takers_of(&self, edition: EditionId) -> String {
        let quality = self.setup.remembered.quality;
        let recorded = edition_of_rate(self.setup.recorded_quality().video_kbps, quality);
        let is_recorded =
            self.recording.is_running() && recorded.is_some_and(|it| it.id() == edition);
        let recording = is_recorded.then(|| self.words().say("the-recording"));
        let mut names = self.setup.names_of(edition);
        names.extend(recording.as_deref());
        names.join(", ")
    }
}

impl From<engine::SourceSlot> for SourceSlot {
    fn from(slot: engine::SourceSlot) -> Self {
        match slot {
            engine::SourceSlot::Camera => Self::Camera,
            engine::SourceSlot::Screen => Self::Screen,
            engine::SourceSlot::Microphone => Self::Microphone,
            engine::SourceSlot::SystemSound => Self::SystemSound,
        }
    }
}

impl From<engine::SourceCondition> for SourceCondition {
    fn from(condition: engine::SourceCondition) -> Self {
        match condition {
            engine::SourceCondition::None => Self::None,
            engine::SourceCondition::Starting => Self::Starting,
            engine::SourceCondition::Running => Self::Running,
            engine::SourceCondition::Lost => Self::Lost,
        }
    }
}
