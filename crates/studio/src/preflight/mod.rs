//! Before going live: everything a show needs is looked at, each check red, amber or green with what
//! to do about it. The checks are pure ([`checks`]); finding out is beside them ([`gather`]) and runs
//! aside, so that a server that does not answer holds nobody.

mod checks;
mod facts;
mod gather;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use vitrine_domain::{Phase, Product, ProductId, Show};
use vitrine_store::Destination;

pub(crate) use self::gather::Ear;

use self::checks::Outcome;
use self::gather::Look;
use crate::desk::Desk;
use crate::protocol::{PreflightCheck, PreflightView, Problem, Quality, Response, Verdict, What};
use crate::studio::Inner;
use crate::words::{Value, Words};

/// Which look is wanted; a newer one, or a stop, ends those before.
#[derive(Debug, Default)]
pub(crate) struct Preflights {
    newest: AtomicU64,
}

/// What was set up when the look began.
struct Matter {
    show: Arc<Show>,
    products: BTreeMap<ProductId, Product>,
    quality: Quality,
    /// How the recording is coded.
    recorded: Quality,
    recordings: PathBuf,
    /// Every destination that will be used.
    aims: Vec<Aim>,
}

/// A destination that will be used.
struct Aim {
    /// Of its check.
    id: String,
    destination: Destination,
}

impl Matter {
    fn of(desk: &Desk) -> Self {
        Self {
            show: desk.state.show.clone(),
            products: desk.products.clone(),
            quality: desk.setup.remembered.quality,
            recorded: desk.setup.recorded_quality(),
            recordings: desk.setup.recordings().to_owned(),
            aims: aims(desk),
        }
    }

    fn checks(&self, words: &Words) -> Vec<PreflightCheck> {
        let waiting = |id: &str, name: String| PreflightCheck {
            id: id.to_owned(),
            verdict: Verdict::Waiting,
            name,
            message: String::new(),
            hint: String::new(),
            fix: None,
            holds_back: false,
        };
        let named = |id: &str| waiting(id, words.say(&format!("preflight-name-{id}")));
        let mut checks: Vec<_> = ["rundown", "camera", "microphone"].map(named).into();
        if self.aims.is_empty() {
            checks.push(named("destination"));
        } else {
            let aims = self.aims.iter();
            checks.extend(aims.map(|aim| waiting(&aim.id, aim.destination.name.clone())));
            checks.push(named("upload"));
        }
        checks.extend(["disk", "photos", "prices", "deals"].map(named));
        checks
    }
}

/// All that take part in the show, the primary first.
fn aims(desk: &Desk) -> Vec<Aim> {
    let used = desk.setup.used_destinations().into_iter();
    used.map(|one| Aim {
        id: format!("destination-{}", one.id.0),
        destination: one.clone(),
    })
    .collect()
}

/// Begins a look; what it finds comes as events.
pub(crate) fn begin(inner: &Arc<Inner>) -> Result<Response, Problem> {
    let run = inner.preflights.newest.fetch_add(1, Ordering::Relaxed) + 1;
    inner.change(|desk, now| {
        let words = desk.words();
        if desk.state.live.phase == Phase::Live {
            return Err(Problem::refused(words, "live", &[]));
        }
        let matter = Matter::of(desk);
        desk.preflight = Some(PreflightView {
            checks: matter.checks(words),
            is_done: false,
        });
        let look = Look {
            inner: Arc::clone(inner),
            run,
            matter,
            now,
        };
        desk.tell_preflight();
        std::thread::Builder::new()
            .name("preflight".into())
            .spawn(move || look.run())
            .map_err(|error| Problem::broken(words, &error.to_string()))?;
        Ok(())
    })
}

impl Desk {
    fn tell_preflight(&mut self) {
        let preflight = self.preflight.clone();
        self.tell(What::Preflight { preflight });
    }
}

impl Inner {
    /// Ends the look that runs; what it found is forgotten.
    pub(crate) fn stop_preflight(&self) -> Result<Response, Problem> {
        self.preflights.newest.fetch_add(1, Ordering::Relaxed);
        self.change(|desk, _| {
            desk.preflight = None;
            desk.tell_preflight();
            Ok(())
        })
    }

    fn is_preflight_wanted(&self, run: u64) -> bool {
        self.preflights.newest.load(Ordering::Relaxed) == run
    }

    fn settle_preflight(&self, run: u64, id: &str, outcome: Outcome) {
        let mut desk = self.lock();
        if !self.is_preflight_wanted(run) {
            return;
        }
        let words = desk.words();
        let checks = desk.preflight.iter_mut().flat_map(|view| &mut view.checks);
        for check in checks.filter(|check| check.id == id) {
            word(check, &outcome, words);
        }
        desk.tell_preflight();
        self.flush(desk);
    }

    fn preflight_done(&self, run: u64) {
        let mut desk = self.lock();
        if !self.is_preflight_wanted(run) {
            return;
        }
        if let Some(view) = &mut desk.preflight {
            view.is_done = true;
        }
        desk.tell_preflight();
        self.flush(desk);
    }
}

fn word(check: &mut PreflightCheck, outcome: &Outcome, words: &Words) {
    let values: Vec<(&str, Value<'_>)> = outcome
        .values
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect();
    let id = format!("preflight-{}", outcome.code);
    check.verdict = outcome.verdict;
    check.message = words.say_with(&id, &values);
    check.hint = match outcome.verdict {
        Verdict::Waiting | Verdict::Good => String::new(),
        Verdict::Warns | Verdict::Fails | Verdict::Untested => {
            words.say_with(&format!("{id}-hint"), &values)
        }
    };
    check.fix = outcome.fix;
    check.holds_back = outcome.holds_back;
}
