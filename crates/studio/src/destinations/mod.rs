//! Where the stream goes: the saved destinations, which of them take part in a show, and which is
//! the primary. Keys are in [`keys`], connections in [`links`], presets in [`platforms`].
//!
//! If any takes part, one of those is the primary; [`SetUp::settle_primary`] sees to it.

mod keys;
mod links;
mod platforms;

use std::sync::Arc;

use vitrine_domain::{DestinationWish, Phase, WantedPicture};
use vitrine_engine as engine;
use vitrine_engine::{EngineError, StreamKey};
use vitrine_store::{Destination, DestinationId};

pub(crate) use keys::{HeldKey, account};
pub(crate) use links::{LinkState, about, link_changed, reason_word};

use crate::protocol::{DestinationDraft, Problem, Quality, Response};
use crate::setup::SetUp;
use crate::studio::Inner;
use crate::words::Words;

impl Inner {
    /// Where the stream goes, for those who know one destination only: the show goes there and
    /// nowhere else. A key that stands at the end of the address is split off, so that it is never
    /// stored or shown.
    pub(crate) fn set_destination(
        self: &Arc<Self>,
        url: &str,
        key: Option<String>,
    ) -> Result<Response, Problem> {
        let (url, key) = keys::typed(url, key);
        let words = self.may_change_destinations()?;
        let (same, primary) = {
            let setup = &self.lock().setup;
            let same = setup.destinations.iter().find(|one| one.url == url);
            (same.cloned(), setup.primary().cloned())
        };
        let chosen = if url.is_empty() {
            None
        } else {
            let before = same.or(primary);
            let is_same = before.as_ref().is_some_and(|one| one.url == url);
            let draft = DestinationDraft {
                id: before.as_ref().map(|one| one.id.0),
                name: before
                    .as_ref()
                    .filter(|_| is_same)
                    .map_or_else(|| server_of(&url), |one| one.name.clone()),
                wish: before
                    .as_ref()
                    .filter(|_| is_same)
                    .map_or_else(DestinationWish::default, |one| one.wish),
                platform: before.filter(|_| is_same).and_then(|one| one.platform),
                url,
            };
            Some(self.write_draft(words, draft, key)?)
        };
        self.write_uses(words, |one| Some(one.id) == chosen)?;
        self.settle_destinations(chosen)
    }

    /// Saves a destination. A new one takes part in the next show.
    pub(crate) fn save_destination(
        self: &Arc<Self>,
        draft: DestinationDraft,
        key: Option<String>,
    ) -> Result<Response, Problem> {
        let (url, key) = keys::typed(&draft.url, key);
        let words = self.may_change_destinations()?;
        self.write_draft(words, DestinationDraft { url, ..draft }, key)?;
        self.settle_destinations(None)
    }

    /// Lets a destination take part in shows, or no longer.
    pub(crate) fn use_destination(&self, id: i64, is_used: bool) -> Result<Response, Problem> {
        let words = self.may_change_destinations()?;
        let id = self.saved(words, id)?.id;
        self.write_uses(
            words,
            |one| if one.id == id { is_used } else { one.is_used },
        )?;
        self.settle_destinations(None)
    }

    /// Makes a destination the primary; it takes part from then on.
    pub(crate) fn choose_destination(&self, id: i64) -> Result<Response, Problem> {
        let words = self.may_change_destinations()?;
        let id = self.saved(words, id)?.id;
        self.write_uses(words, |one| one.id == id || one.is_used)?;
        self.settle_destinations(Some(id))
    }

    /// Forgets a destination and its key.
    pub(crate) fn delete_destination(&self, id: i64) -> Result<Response, Problem> {
        let words = self.may_change_destinations()?;
        let gone = self.saved(words, id)?;
        if self.remembers_setup {
            self.store
                .delete_destination(gone.id)
                .map_err(|error| Problem::save(words, &self.places.data, &error))?;
        }
        self.forget_key(&gone);
        self.lock()
            .setup
            .destinations
            .retain(|one| one.id != gone.id);
        self.settle_destinations(None)
    }

    /// Reads the saved destinations from the schedule. A run from the command line brings its own.
    pub(crate) fn read_destinations(&self, words: &Words) -> Result<(), Problem> {
        if !self.remembers_setup {
            return Ok(());
        }
        let saved = self
            .store
            .destinations()
            .map_err(|error| self.unreadable(words, &error))?;
        self.lock().setup.destinations = saved;
        Ok(())
    }

    /// Keeps a draft that can be sent to, with its key.
    fn write_draft(
        self: &Arc<Self>,
        words: &Words,
        draft: DestinationDraft,
        key: Option<StreamKey>,
    ) -> Result<DestinationId, Problem> {
        let before = match draft.id {
            Some(id) => Some(self.saved(words, id)?),
            None => None,
        };
        check_rate(draft.wish.picture, words)?;
        let mut destination = Destination {
            id: before.as_ref().map_or(DestinationId(0), |one| one.id),
            name: match draft.name.trim() {
                "" => server_of(&draft.url),
                name => name.to_owned(),
            },
            platform: draft.platform,
            url: draft.url,
            wish: draft.wish,
            is_used: before.as_ref().is_none_or(|one| one.is_used),
        };
        // A key belongs to the address that it was typed for.
        let is_same_place = before.is_some_and(|one| one.url == destination.url);
        let known = match &key {
            None if is_same_place => self.find_key(&destination),
            _ => key.clone(),
        };
        check_address(&destination.url, known.as_ref(), words)?;
        destination.id = self.write_destination(words, &destination)?;
        if let Some(key) = key {
            self.keep_key(&destination, key);
        }
        Ok(destination.id)
    }

    /// Adds a destination (by number 0) or changes it, on disk and at the desk.
    fn write_destination(
        &self,
        words: &Words,
        destination: &Destination,
    ) -> Result<DestinationId, Problem> {
        let failed = |error| Problem::save(words, &self.places.data, &error);
        let is_new = destination.id.0 == 0;
        let mut id = destination.id;
        if self.remembers_setup && is_new {
            id = self.store.add_destination(destination).map_err(failed)?;
        } else if self.remembers_setup {
            let is_there = self.store.save_destination(destination).map_err(failed)?;
            if !is_there {
                return Err(Problem::refused(words, "unknown-destination", &[]));
            }
        }
        let saved = &mut self.lock().setup.destinations;
        if is_new && !self.remembers_setup {
            id = DestinationId(saved.iter().map(|one| one.id.0).max().unwrap_or(0) + 1);
        }
        saved.retain(|one| one.id != id);
        saved.push(Destination {
            id,
            ..destination.clone()
        });
        saved.sort_by_key(|one| one.id);
        Ok(id)
    }

    /// Decides for each destination whether it takes part.
    fn write_uses(
        &self,
        words: &Words,
        is_used: impl Fn(&Destination) -> bool,
    ) -> Result<(), Problem> {
        let saved = self.lock().setup.destinations.clone();
        for one in saved {
            let is_used = is_used(&one);
            if one.is_used != is_used {
                self.write_destination(words, &Destination { is_used, ..one })?;
            }
        }
        Ok(())
    }

    /// After the destinations changed: `primary` leads if it is given, else whoever did if it still
    /// takes part. The keys of all that take part are looked up, so that going live need not wait.
    fn settle_destinations(&self, primary: Option<DestinationId>) -> Result<Response, Problem> {
        self.fetch_keys_ahead();
        self.change(|desk, _| {
            desk.setup.settle_primary(primary);
            desk.tell_setup();
            self.remember(desk)
        })
    }

    fn saved(&self, words: &Words, id: i64) -> Result<Destination, Problem> {
        let desk = self.lock();
        let saved = desk.setup.saved_destination(id).cloned();
        saved.ok_or_else(|| Problem::refused(words, "unknown-destination", &[]))
    }

    fn may_change_destinations(&self) -> Result<&'static Words, Problem> {
        let desk = self.lock();
        if desk.state.live.phase == Phase::Live {
            Err(Problem::refused(desk.words(), "live", &[]))
        } else {
            Ok(desk.words())
        }
    }
}

impl SetUp {
    /// The saved destination of this number.
    pub fn saved_destination(&self, id: i64) -> Option<&Destination> {
        self.destinations.iter().find(|one| one.id.0 == id)
    }

    /// The one that may lower the picture's rate for all. None when nothing takes part.
    pub fn primary(&self) -> Option<&Destination> {
        let id = self.remembered.destination?;
        self.saved_destination(id).filter(|one| one.is_used)
    }

    /// Those that take part in a show, the primary first.
    pub fn used_destinations(&self) -> Vec<&Destination> {
        let mut used: Vec<_> = self.destinations.iter().filter(|one| one.is_used).collect();
        used.sort_by_key(|one| Some(one.id.0) != self.remembered.destination);
        used
    }

    /// Makes this one the primary; without it whoever was, or the first that takes part.
    pub fn settle_primary(&mut self, wanted: Option<DestinationId>) {
        if let Some(id) = wanted {
            self.remembered.destination = Some(id.0);
        }
        if self.primary().is_none() {
            self.remembered.destination = self.used_destinations().first().map(|one| one.id.0);
        }
    }
}

pub(crate) fn check_address(
    url: &str,
    key: Option<&StreamKey>,
    words: &Words,
) -> Result<(), Problem> {
    engine::check_address(url, key)
        .map_err(|error| Problem::engine(words, &EngineError::Address(error)))
}

/// A picture of a destination's own has a rate that the show's may have as well.
fn check_rate(picture: WantedPicture, words: &Words) -> Result<(), Problem> {
    match picture {
        WantedPicture::Show => Ok(()),
        WantedPicture::Lower { video_kbps } | WantedPicture::Portrait { video_kbps } => {
            words.in_range("video", video_kbps, Quality::LEAST_KBPS, Quality::MOST_KBPS)
        }
    }
}

/// The server of an address, as people call it: "live.twitch.tv".
fn server_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let server = rest.split(['/', ':', '?']).next().unwrap_or(rest);
    server.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::Remembered;

    #[test]
    fn a_server_is_called_by_its_host() {
        assert_eq!(
            server_of("rtmps://a.example:443/live2?backup=1"),
            "a.example"
        );
        assert_eq!(server_of("rtmp://127.0.0.1:1935/live"), "127.0.0.1");
    }

    #[test]
    fn the_primary_takes_part_whenever_any_does() {
        let mut setup = SetUp::new(Remembered::default());
        setup.destinations = (1..=3)
            .map(|id| Destination {
                id: DestinationId(id),
                name: id.to_string(),
                platform: None,
                url: "rtmp://a/live".into(),
                wish: DestinationWish::default(),
                is_used: id > 1,
            })
            .collect();
        let primary = |setup: &SetUp| setup.primary().map(|one| one.id.0);
        setup.settle_primary(None);
        assert_eq!(primary(&setup), Some(2), "the first that takes part");
        setup.settle_primary(Some(DestinationId(3)));
        assert_eq!(primary(&setup), Some(3), "the one that was chosen");
        let order: Vec<i64> = setup
            .used_destinations()
            .iter()
            .map(|one| one.id.0)
            .collect();
        assert_eq!(order, [3, 2], "the primary comes first");
        setup.destinations[2].is_used = false;
        setup.settle_primary(None);
        assert_eq!(primary(&setup), Some(2), "somebody else leads now");
        setup.destinations[1].is_used = false;
        setup.settle_primary(None);
        assert_eq!(primary(&setup), None);
    }
}
