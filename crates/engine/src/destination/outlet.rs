//! Where the encoders' packets leave for one destination: the queue with its lock and its waking,
//! and the hub that fans packets out. A destination that hangs holds nobody: a push never waits.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::DestinationId;
use super::queue::{Packet, PacketKind, PacketQueue};

/// A packet with its coded bytes.
pub(crate) type CodedPacket = Packet<gst::Buffer>;

/// The queue of one destination. Lock owner: whoever pushes or pops, for the length of that.
#[derive(Debug)]
pub(crate) struct Outlet {
    queue: Mutex<PacketQueue<gst::Buffer>>,
    filled: Condvar,
}

impl Outlet {
    fn new() -> Self {
        Self {
            queue: Mutex::new(PacketQueue::new()),
            filled: Condvar::new(),
        }
    }

    /// The queue itself.
    pub fn queue(&self) -> MutexGuard<'_, PacketQueue<gst::Buffer>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until something is in the queue, at most `limit`.
    pub fn wait(&self, limit: Duration) {
        let queue = self.queue();
        if queue.is_empty() {
            drop(self.filled.wait_timeout(queue, limit));
        }
    }

    /// Wakes whoever waits.
    pub fn wake(&self) {
        self.filled.notify_all();
    }

    fn push(&self, packet: CodedPacket) {
        self.queue().push(packet);
        self.filled.notify_one();
    }
}

/// The formats of both streams, with the codec's headers in them.
#[derive(Debug, Clone)]
pub(crate) struct CodecCaps {
    pub video: gst::Caps,
    pub audio: gst::Caps,
}

/// A packet, and what a file must know of the stream that it is a part of.
#[derive(Debug, Clone)]
pub(crate) struct Stamped {
    pub packet: CodedPacket,
    /// The format of its stream.
    pub caps: gst::Caps,
    /// Which encoders made it: another number for those that were started after it.
    pub era: u32,
}

/// Somebody who keeps what is coded: a recording, the replay. Called on the encoders' threads, so it
/// must return at once.
pub(crate) trait Keeper: Send + Sync + std::fmt::Debug {
    /// Takes the next packet.
    fn keep(&self, packet: Stamped);
}

/// Fans coded packets out to every destination. Cheap to clone; all clones are one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hub {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    outlets: Mutex<Vec<Arc<Outlet>>>,
    keepers: Mutex<Vec<Arc<dyn Keeper>>>,
    era: AtomicU32,
    video_caps: Mutex<Option<gst::Caps>>,
    audio_caps: Mutex<Option<gst::Caps>>,
    is_key_wanted: AtomicBool,
    coded_bytes: AtomicU64,
    /// Program time of the first picture of each destination's newest connection.
    origins: Mutex<BTreeMap<DestinationId, u64>>,
}

impl Hub {
    /// A new outlet, closed.
    pub fn add(&self) -> Arc<Outlet> {
        let outlet = Arc::new(Outlet::new());
        lock(&self.shared.outlets).push(Arc::clone(&outlet));
        outlet
    }

    /// Packets go there no more.
    pub fn remove(&self, outlet: &Arc<Outlet>) {
        lock(&self.shared.outlets).retain(|other| !Arc::ptr_eq(other, outlet));
    }

    /// A packet from an encoder.
    pub fn push(&self, packet: &CodedPacket) {
        let bytes = packet.body.size() as u64;
        self.shared.coded_bytes.fetch_add(bytes, Ordering::Relaxed);
        for outlet in lock(&self.shared.outlets).iter() {
            outlet.push(packet.clone());
        }
        let keepers = lock(&self.shared.keepers);
        if keepers.is_empty() {
            return;
        }
        let Some(caps) = self.caps_of(packet.kind) else {
            return;
        };
        let era = self.shared.era.load(Ordering::Relaxed);
        for keeper in keepers.iter() {
            let (packet, caps) = (packet.clone(), caps.clone());
            keeper.keep(Stamped { packet, caps, era });
        }
    }

    /// All that encoders have made so far.
    pub fn coded_bytes(&self) -> u64 {
        self.shared.coded_bytes.load(Ordering::Relaxed)
    }

    /// Packets go there too from now on.
    pub fn add_keeper(&self, keeper: Arc<dyn Keeper>) {
        lock(&self.shared.keepers).push(keeper);
    }

    /// Packets go there no more.
    pub fn remove_keeper(&self, keeper: &Arc<dyn Keeper>) {
        lock(&self.shared.keepers).retain(|other| !Arc::ptr_eq(other, keeper));
    }

    fn caps_of(&self, kind: PacketKind) -> Option<gst::Caps> {
        lock(match kind {
            PacketKind::Sound => &self.shared.audio_caps,
            PacketKind::Key | PacketKind::Delta => &self.shared.video_caps,
        })
        .clone()
    }

    /// The format of the pictures, each time it is seen.
    pub fn set_video_caps(&self, caps: &gst::CapsRef) {
        set_caps(&self.shared.video_caps, caps);
    }

    /// The format of the sound, each time it is seen.
    pub fn set_audio_caps(&self, caps: &gst::CapsRef) {
        set_caps(&self.shared.audio_caps, caps);
    }

    /// Both formats, once both encoders have shown theirs.
    pub fn caps(&self) -> Option<CodecCaps> {
        let video = lock(&self.shared.video_caps).clone()?;
        let audio = lock(&self.shared.audio_caps).clone()?;
        Some(CodecCaps { video, audio })
    }

    /// The encoders were thrown away: their formats no longer hold.
    pub fn forget_caps(&self) {
        self.shared.era.fetch_add(1, Ordering::Relaxed);
        *lock(&self.shared.video_caps) = None;
        *lock(&self.shared.audio_caps) = None;
    }

    /// A connection dates its packets from this program time on.
    pub fn note_origin(&self, destination: DestinationId, origin_ns: u64) {
        lock(&self.shared.origins).insert(destination, origin_ns);
    }

    /// Program time of what a destination's newest connection dates 0; `None` before its first packet.
    pub fn origin_ns(&self, destination: DestinationId) -> Option<u64> {
        lock(&self.shared.origins).get(&destination).copied()
    }

    /// Asks for a key as the next picture: a destination has joined.
    pub fn want_key(&self) {
        self.shared.is_key_wanted.store(true, Ordering::Relaxed);
    }

    /// Whether a key was asked for since the last call.
    pub fn take_key_wanted(&self) -> bool {
        self.shared.is_key_wanted.swap(false, Ordering::Relaxed)
    }
}

fn set_caps(kept: &Mutex<Option<gst::Caps>>, caps: &gst::CapsRef) {
    let mut kept = lock(kept);
    if kept.as_deref() != Some(caps) {
        *kept = Some(caps.to_owned());
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
