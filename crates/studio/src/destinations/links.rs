//! The connections of a show: all that take part are started and ended with it, each can be started
//! and stopped alone, and what happens to one is said with its name.

use vitrine_domain::{Phase, Refusal, UnixMs, format};
use vitrine_engine as engine;
use vitrine_engine::{AddressError, DestinationId, DestinationSpec, LostReason, StreamUrl};
use vitrine_store::Destination;

use super::check_address;
use crate::desk::Desk;
use crate::protocol::{DestinationHealth, Level, LinkView, Problem, Response};
use crate::setup::SetUp;
use crate::studio::Inner;
use crate::words::Words;

const SLOW: &str = "slow-link";

/// A destination's connection, as it was last told.
#[derive(Debug, Clone)]
pub(crate) struct LinkState {
    pub view: LinkView,
    /// The notice about it that is open.
    trouble: Option<&'static str>,
    /// It has worked since it was started: its key and its address are right.
    has_worked: bool,
}

impl LinkState {
    const OFF: Self = Self {
        view: LinkView::Off,
        trouble: None,
        has_worked: false,
    };
}

impl Inner {
    /// Starts all that take part; none, if one of them can't be.
    pub(crate) fn connect_all(&self, desk: &mut Desk, now: UnixMs) -> Result<(), Problem> {
        let used = desk.setup.used_destinations().into_iter();
        let used: Vec<Destination> = used.cloned().collect();
        if used.is_empty() {
            return Err(Problem::refused(desk.words(), "no-destination", &[]));
        }
        let specs: Result<Vec<_>, _> = used.iter().map(|one| spec(desk, one)).collect();
        for spec in specs? {
            if let Err(problem) = self.connect(desk, spec) {
                self.disconnect_all(desk, now);
                return Err(problem);
            }
        }
        desk.tell_setup();
        Ok(())
    }

    /// Ends all that were started, each on its own thread and within its deadline.
    pub(crate) fn disconnect_all(&self, desk: &mut Desk, now: UnixMs) {
        let started: Vec<i64> = desk.setup.links.keys().copied().collect();
        if let Some(primary) = desk.setup.primary().map(|one| one.id.0) {
            desk.resolve(&about(SLOW, primary), now);
        }
        for id in started {
            self.engine.disconnect(engine_id(id));
        }
    }

    /// Starts one while the show is live, whether it takes part in every show or not.
    pub(crate) fn start_destination(&self, id: i64) -> Result<Response, Problem> {
        let wanted = self.lock().setup.saved_destination(id).cloned();
        if let Some(one) = &wanted {
            self.find_key(one);
        }
        self.change(|desk, now| {
            let one = live_destination(desk, id)?;
            if desk.setup.link(id) == LinkView::Off {
                let spec = spec(desk, &one)?;
                self.connect(desk, spec)?;
                desk.tell_setup();
                // Its picture may be one that nobody had so far. The show's stays as it is.
                self.put_on_air(desk, now);
            }
            Ok(())
        })
    }

    /// Ends one; the show and the others go on.
    pub(crate) fn stop_destination(&self, id: i64) -> Result<Response, Problem> {
        self.change(|desk, now| {
            live_destination(desk, id)?;
            self.engine.disconnect(engine_id(id));
            link_changed(desk, engine_id(id), &engine::Link::Off, now);
            Ok(())
        })
    }

    /// The picture's rate follows the primary: said once when it is lowered, however often it changes
    /// until it is what was asked for again.
    pub(crate) fn bitrate_changed(
        &self,
        desk: &mut Desk,
        video_kbps: u32,
        is_lowered: bool,
        now: UnixMs,
    ) {
        let Some(primary) = desk.setup.primary().cloned() else {
            return;
        };
        let id = primary.id.0;
        let is_said = desk.open_since(&about(SLOW, id)).is_some();
        if !is_lowered {
            desk.resolve(&about(SLOW, id), now);
        } else if !is_said {
            let kbps = format::number(video_kbps.into(), desk.language);
            let values = [("name", primary.name.into()), ("kbps", kbps.into())];
            desk.notice_about(Level::Warning, SLOW, id, &values, now);
        }
        self.update_health(desk);
    }

    fn connect(&self, desk: &mut Desk, spec: DestinationSpec) -> Result<(), Problem> {
        let id = i64::from(spec.id.0);
        self.engine
            .connect(spec)
            .map_err(|error| Problem::engine(desk.words(), &error))?;
        let begun = LinkState {
            view: LinkView::Connecting,
            ..LinkState::OFF
        };
        desk.setup.links.insert(id, begun);
        Ok(())
    }
}

impl SetUp {
    /// How the connection to this destination does.
    pub fn link(&self, id: i64) -> LinkView {
        let state = self.links.get(&id);
        state.map_or(LinkView::Off, |state| state.view.clone())
    }
}

impl From<&engine::DestinationStats> for DestinationHealth {
    fn from(stats: &engine::DestinationStats) -> Self {
        Self {
            id: stats.id.0.into(),
            kbps: stats.kbps,
            queue_ms: stats.queue_ms,
            dropped_frames: stats.dropped_frames,
        }
    }
}

/// What the engine tells of a connection.
pub(crate) fn link_changed(desk: &mut Desk, id: DestinationId, link: &engine::Link, now: UnixMs) {
    let id = i64::from(id.0);
    let before = desk.setup.links.get(&id).cloned().unwrap_or(LinkState::OFF);
    let after = next_state(&before, link, desk.words());
    let name = desk.setup.saved_destination(id).map(|one| one.name.clone());
    let name = name.unwrap_or_default();
    if before.trouble != after.trouble
        && let Some(code) = before.trouble
    {
        desk.resolve(&about(code, id), now);
    }
    match (&after.view, after.trouble) {
        (LinkView::Reconnecting { reason, .. }, Some(code)) if before.trouble != Some(code) => {
            let values = [("name", name.into()), ("reason", reason.as_str().into())];
            desk.notice_about(Level::Alarm, code, id, &values, now);
        }
        (LinkView::OnAir { .. }, _) if before.trouble.is_some() => {
            let values = [("name", name.into())];
            desk.notice_about(Level::Info, "link-back", id, &values, now);
        }
        _ => {}
    }
    match after.view {
        LinkView::Off => drop(desk.setup.links.remove(&id)),
        _ => drop(desk.setup.links.insert(id, after)),
    }
    desk.tell_setup();
}

/// The code of a notice that there can be one of for each destination.
pub(crate) fn about(code: &str, id: i64) -> String {
    format!("{code}#{id}")
}

fn next_state(before: &LinkState, link: &engine::Link, words: &Words) -> LinkState {
    match *link {
        engine::Link::Off => LinkState::OFF,
        engine::Link::Connecting => LinkState {
            view: LinkView::Connecting,
            ..before.clone()
        },
        engine::Link::OnAir { since } => LinkState {
            view: LinkView::OnAir { since },
            trouble: None,
            has_worked: true,
        },
        engine::Link::Reconnecting {
            attempt,
            next_at,
            reason,
        } => LinkState {
            view: LinkView::Reconnecting {
                attempt,
                next_at,
                reason: words.say(reason_word(reason, before.has_worked)),
            },
            trouble: Some(trouble(reason, before.has_worked)),
            has_worked: before.has_worked,
        },
    }
}

/// The notice for a loss: what the network does passes by itself, what was typed wrong does not.
fn trouble(reason: LostReason, has_worked: bool) -> &'static str {
    match (reason, has_worked) {
        (LostReason::Rejected, false) => "link-rejected",
        (LostReason::Rejected, true) => "link-ended",
        (LostReason::InUse, _) => "link-in-use",
        (LostReason::UnknownHost, false) => "link-unknown-host",
        (LostReason::Certificate, _) => "link-certificate",
        _ => "link-lost",
    }
}

pub(crate) fn reason_word(reason: LostReason, has_worked: bool) -> &'static str {
    match reason {
        // Its name was known a moment ago: now nobody answers who would know it.
        LostReason::UnknownHost if has_worked => "link-network",
        LostReason::UnknownHost => "link-unknown-host",
        LostReason::Refused => "link-refused",
        LostReason::Unreachable => "link-network",
        LostReason::Certificate => "link-bad-certificate",
        LostReason::Rejected if has_worked => "link-taken-no-more",
        LostReason::Rejected => "link-rejected",
        LostReason::InUse => "link-key-in-use",
        LostReason::Closed => "link-closed",
        LostReason::Stalled => "link-stalled",
        LostReason::Setup => "link-other",
    }
}

/// The saved destination of this number, while the show is live.
fn live_destination(desk: &Desk, id: i64) -> Result<Destination, Problem> {
    if desk.state.live.phase != Phase::Live {
        return Err(Problem::refusal(desk.words(), &Refusal::NotRunning));
    }
    let one = desk.setup.saved_destination(id).cloned();
    one.ok_or_else(|| Problem::refused(desk.words(), "unknown-destination", &[]))
}

/// How the engine is to reach it; refused by name where a key is missing.
fn spec(desk: &Desk, one: &Destination) -> Result<DestinationSpec, Problem> {
    let key = desk.setup.held_key(one).map(|held| held.key.clone());
    let quality = desk.setup.remembered.quality;
    match engine::check_address(&one.url, key.as_ref()) {
        Err(AddressError::Key) => {
            let name = [("name", one.name.as_str().into())];
            return Err(Problem::refused(desk.words(), "no-key", &name));
        }
        _ => check_address(&one.url, key.as_ref(), desk.words())?,
    }
    Ok(DestinationSpec {
        id: engine_id(one.id.0),
        url: StreamUrl(one.url.clone()),
        key,
        is_primary: desk.setup.remembered.destination == Some(one.id.0),
        edition: desk
            .setup
            .edition(one)
            .map_or(engine::Edition::Program, |it| it.spec(quality)),
    })
}

/// The schedule counts destinations from 1; nobody adds four thousand million of them.
fn engine_id(id: i64) -> DestinationId {
    DestinationId(u32::try_from(id).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use vitrine_domain::Language;

    use super::*;

    #[test]
    fn what_was_typed_wrong_is_told_from_what_the_network_does() {
        let words = Words::of(Language::En);
        let lost = |reason| engine::Link::Reconnecting {
            attempt: 1,
            next_at: UnixMs(0),
            reason,
        };
        let on_air = engine::Link::OnAir { since: UnixMs(0) };
        let new = LinkState::OFF;
        let worked = next_state(&new, &on_air, words);
        let cases = [
            (&new, LostReason::Rejected, "link-rejected"),
            (&worked, LostReason::Rejected, "link-ended"),
            (&new, LostReason::InUse, "link-in-use"),
            (&worked, LostReason::InUse, "link-in-use"),
            (&new, LostReason::UnknownHost, "link-unknown-host"),
            (&worked, LostReason::UnknownHost, "link-lost"),
            (&new, LostReason::Certificate, "link-certificate"),
            (&worked, LostReason::Closed, "link-lost"),
            (&new, LostReason::Refused, "link-lost"),
        ];
        for (before, reason, code) in cases {
            let after = next_state(before, &lost(reason), words);
            assert_eq!(after.trouble, Some(code), "{reason:?}");
            assert_eq!(after.has_worked, before.has_worked, "{reason:?}");
            let back = next_state(&after, &on_air, words);
            assert_eq!(back.trouble, None, "{reason:?} is over");
        }
    }
}
