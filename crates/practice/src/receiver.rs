//! The listener and its thread.

use std::cell::Cell;
use std::net::Ipv4Addr;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::LocalSet;

use crate::counts::Tally;
use crate::session::Session;
use crate::{Address, Arrived, Counts};

/// The engine needs one connection, and another while an old one dies; strangers get no more of us.
const MOST_CLIENTS: usize = 8;
/// How long nobody is listened to after the system could not accept: it is out of handles.
const PAUSE: Duration = Duration::from_millis(200);

/// Takes what arrives, on the receiver's thread: it must return at once.
pub type OnArrival = Box<dyn Fn(Arrived) + Send + Sync>;

/// A running receiver. Dropping it ends it: the port closes, and every client is let go.
pub struct Receiver {
    address: Address,
    tally: Arc<Mutex<Tally>>,
    /// Until when the network is lost. The thread ends when this is dropped.
    loss: watch::Sender<Option<Instant>>,
}

/// Why there is no receiver.
#[derive(Debug, thiserror::Error)]
pub enum ReceiverError {
    /// The system gave no port, thread or runtime.
    #[error("the practice receiver could not be opened: {0}")]
    System(#[from] std::io::Error),
    /// The system gave no random numbers.
    #[error("the practice receiver has no key: {0}")]
    Key(getrandom::Error),
}

impl Receiver {
    /// Opens a receiver on a free port of 127.0.0.1, with a key of its own. Pictures are expected at
    /// `fps` frames a second.
    pub fn open(fps: u32, on_arrival: OnArrival) -> Result<Self, ReceiverError> {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = Address::draw(listener.local_addr()?.port()).map_err(ReceiverError::Key)?;
        let tally = Arc::new(Mutex::new(Tally::new(fps)));
        let (loss, losses) = watch::channel(None);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let house = House {
            address: address.clone(),
            tally: Arc::clone(&tally),
            on_arrival,
        };
        std::thread::Builder::new()
            .name("practice".into())
            .spawn(move || {
                LocalSet::new().block_on(&runtime, run(listener, Rc::new(house), losses));
            })?;
        Ok(Self {
            address,
            tally,
            loss,
        })
    }

    /// Where to send, and by what key.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// What arrived so far.
    pub fn counts(&self) -> Counts {
        lock(&self.tally).counts(Instant::now())
    }

    /// As if the network went away for so long: the connection breaks, and whoever knocks meanwhile
    /// hears nothing. The port stays ours all the time.
    pub fn lose_network(&self, length: Duration) {
        self.loss.send_replace(Some(Instant::now() + length));
    }
}

impl std::fmt::Debug for Receiver {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Receiver")
            .field("address", &self.address)
            .finish_non_exhaustive()
    }
}

struct House {
    address: Address,
    tally: Arc<Mutex<Tally>>,
    on_arrival: OnArrival,
}

impl House {
    fn hand_on(&self, arrived: Arrived) {
        lock(&self.tally).note(&arrived, Instant::now());
        (self.on_arrival)(arrived);
    }
}

type Losses = watch::Receiver<Option<Instant>>;

/// Until the receiver is dropped.
async fn run(listener: std::net::TcpListener, house: Rc<House>, mut losses: Losses) {
    let listener = match TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => {
            tracing::error!(%error, "the practice receiver does not listen");
            return;
        }
    };
    let places = Arc::new(Semaphore::new(MOST_CLIENTS));
    // A publisher who comes ends the one before, whose connection may be dead.
    let newest = Rc::new(watch::channel(0_u64).0);
    while await_network(&mut losses).await {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            changed = losses.changed() => match changed {
                Ok(()) => continue,
                Err(_) => return,
            },
        };
        match accepted {
            Ok((socket, place)) => {
                let (house, newest) = (Rc::clone(&house), Rc::clone(&newest));
                let losses = losses.clone();
                tokio::task::spawn_local(async move {
                    host(socket, &house, losses, &newest).await;
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "the practice receiver could not accept");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> std::io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await;
    let place = place.map_err(std::io::Error::other)?;
    let (socket, _) = listener.accept().await?;
    Ok((socket, place))
}

/// Waits until the network is there; false when the receiver was dropped.
async fn await_network(losses: &mut Losses) -> bool {
    loop {
        let until = *losses.borrow_and_update();
        let Some(until) = until.filter(|until| *until > Instant::now()) else {
            return losses.has_changed().is_ok();
        };
        tokio::select! {
            () = tokio::time::sleep_until(until.into()) => {}
            changed = losses.changed() => if changed.is_err() {
                return false;
            },
        }
    }
}

/// Serves one client until it leaves, the network is lost, or another publisher takes its place.
async fn host(socket: TcpStream, house: &House, mut losses: Losses, newest: &watch::Sender<u64>) {
    let mine = Cell::new(None);
    let mut publishers = newest.subscribe();
    let hand_on = |arrived: Arrived| {
        if arrived == Arrived::Began {
            newest.send_modify(|number| *number += 1);
            mine.set(Some(*newest.borrow()));
        }
        house.hand_on(arrived);
    };
    let is_replaced = async {
        let replaced = |number: &u64| mine.get().is_some_and(|mine| *number != mine);
        // The sender outlives every guest.
        drop(publishers.wait_for(replaced).await);
    };
    tokio::select! {
        ended = Session::serve(socket, &house.address, &hand_on) => {
            if let Err(error) = ended {
                tracing::debug!(%error, "a practice client is gone");
            }
        }
        _ = losses.changed() => {}
        () = is_replaced => return,
    }
    match mine.get() {
        Some(mine) if mine == *newest.borrow() => house.hand_on(Arrived::Ended),
        Some(_) => {}
        None => lock(&house.tally).turn_away(),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
