//! Where the program goes: one bounded queue, one thread and one throw-away pipeline for each
//! destination. What fails here stays here.

mod address;
mod connection;
mod diagnose;
mod key;
mod knock;
mod line;
mod link;
mod liveness;
mod outlet;
mod queue;
mod retry;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use address::Address;
pub use address::{AddressError, check_address, split_key};
pub use key::StreamKey;
pub use knock::{KnockError, knock};
pub use line::measure_line;
use link::LinkJob;
pub(crate) use outlet::{CodedPacket, Hub, Keeper, Outlet, Stamped};
pub(crate) use queue::PacketKind;

use crate::edition::{Edition, EditionId};
use crate::error::EngineError;
use crate::event::Link;
use crate::teardown::Teardown;

/// Which destination: chosen by whoever connects it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DestinationId(pub u32);

/// Where the program is to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DestinationSpec {
    /// A name of the caller's.
    pub id: DestinationId,
    /// `rtmp://` or `rtmps://`. Without a `key`, its last part is the key. Not printed anywhere.
    pub url: StreamUrl,
    /// The stream key.
    pub key: Option<StreamKey>,
    /// Whether the rate of the picture, which all destinations of its edition share, follows what
    /// this one's connection takes. One at most.
    pub is_primary: bool,
    /// What it is sent.
    pub edition: Edition,
}

/// A server's address, which may hold a key and so hides in `Debug` what follows the host.
#[derive(Clone, PartialEq, Eq)]
pub struct StreamUrl(pub String);

impl std::fmt::Debug for StreamUrl {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let host = url::Url::parse(&self.0)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned));
        write!(formatter, "StreamUrl({}/…)", host.unwrap_or_default())
    }
}

/// How a destination does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DestinationStats {
    /// Which one.
    pub id: DestinationId,
    /// Its connection.
    pub link: Link,
    /// What waits for it, in milliseconds.
    pub queue_ms: u32,
    /// Frames that were dropped for it.
    pub dropped_frames: u64,
    /// What left over the last four seconds, in kbit/s.
    pub kbps: u32,
    /// What left since it was connected, over all connections.
    pub bytes: u64,
}

/// A destination at work.
#[derive(Debug)]
pub(crate) struct Destination {
    id: DestinationId,
    is_primary: bool,
    edition: Option<EditionId>,
    hub: Hub,
    outlet: Arc<Outlet>,
    is_stopping: Arc<AtomicBool>,
    passing: Arc<Passing>,
    stats: Arc<Mutex<DestinationStats>>,
    thread: Option<JoinHandle<()>>,
}

/// How one connection of an id gives way to the next.
#[derive(Debug, Default)]
pub(crate) struct Passing {
    /// Another one has its id: what this one still has to tell is of no interest.
    is_replaced: AtomicBool,
    /// It has said goodbye to the server.
    has_ended: AtomicBool,
}

impl Destination {
    /// Begins to connect, once those of `before` have said goodbye. `on_link` is called from the
    /// destination's thread.
    pub fn connect(
        spec: &DestinationSpec,
        before: Vec<Arc<Passing>>,
        hub: &Hub,
        teardown: &Teardown,
        on_link: impl Fn(Link) + Send + 'static,
    ) -> Result<Self, EngineError> {
        let address = Address::join(&spec.url.0, spec.key.as_ref())?;
        let stats = Arc::new(Mutex::new(DestinationStats {
            id: spec.id,
            link: Link::Off,
            queue_ms: 0,
            dropped_frames: 0,
            kbps: 0,
            bytes: 0,
        }));
        let outlet = hub.add();
        let is_stopping = Arc::new(AtomicBool::new(false));
        let passing = Arc::new(Passing::default());
        let job = LinkJob {
            address,
            before,
            passing: Arc::clone(&passing),
            hub: hub.clone(),
            outlet: Arc::clone(&outlet),
            is_stopping: Arc::clone(&is_stopping),
            stats: Arc::clone(&stats),
            teardown: teardown.clone(),
            on_link: Box::new(on_link),
        };
        let thread = std::thread::Builder::new()
            .name(format!("destination-{}", spec.id.0))
            .spawn(move || job.run())
            .map_err(|error| EngineError::build("destination", error))?;
        let thread = Some(thread);
        Ok(Self {
            id: spec.id,
            is_primary: spec.is_primary,
            edition: spec.edition.id(),
            hub: hub.clone(),
            outlet,
            is_stopping,
            passing,
            stats,
            thread,
        })
    }

    /// Another one takes its id: from now on it tells nothing. For that one to wait for.
    pub fn give_way(&self) -> Arc<Passing> {
        self.passing.is_replaced.store(true, Ordering::Relaxed);
        Arc::clone(&self.passing)
    }

    /// Whether the rate of the picture follows its connection.
    pub fn is_primary(&self) -> bool {
        self.is_primary
    }

    /// What it is sent; `None` for the program.
    pub fn edition(&self) -> Option<EditionId> {
        self.edition
    }

    /// Which one it is.
    pub fn id(&self) -> DestinationId {
        self.id
    }

    /// How it does.
    pub fn stats(&self) -> DestinationStats {
        self.stats
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Tells it to end; does not wait.
    pub fn begin_stop(&self) {
        self.is_stopping.store(true, Ordering::Relaxed);
        self.outlet.wake();
        self.hub.remove(&self.outlet);
    }

    /// Whether its thread has ended.
    pub fn has_ended(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }
}
