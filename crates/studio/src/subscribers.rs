//! Who is told of events.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use crate::protocol::Event;

type Tell = Box<dyn Fn(&Event) + Send + Sync>;

/// Everybody who is told of events, in the order they came.
#[derive(Default)]
pub(crate) struct Subscribers {
    list: Mutex<Vec<(u64, Tell)>>,
}

/// A place among those who are told. Dropping it leaves.
pub struct Subscription {
    subscribers: Weak<Subscribers>,
    seat: u64,
}

impl Subscribers {
    pub fn join(self: &Arc<Self>, tell: impl Fn(&Event) + Send + Sync + 'static) -> Subscription {
        let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        let seat = list.last().map_or(0, |(seat, _)| seat + 1);
        list.push((seat, Box::new(tell)));
        Subscription {
            subscribers: Arc::downgrade(self),
            seat,
        }
    }

    pub fn tell(&self, event: &Event) {
        let list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, tell) in list.iter() {
            tell(event);
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(subscribers) = self.subscribers.upgrade() {
            let mut list = subscribers
                .list
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            list.retain(|(seat, _)| *seat != self.seat);
        }
    }
}
