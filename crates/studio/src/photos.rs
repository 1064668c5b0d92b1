//! Photos: a picture that a person brings, and those that files of products name: taken from a folder, a zip or
//! the shop's own addresses, once somebody asks for it.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use sha2::{Digest as _, Sha256};
use vitrine_cards::{ImportError, import_picture};
use vitrine_catalogue::photos::{FetchError, PhotoError, PhotoIndex, WebPhotos};
use vitrine_domain::ProductId;
use vitrine_store::{NewPhoto, PhotoLink, Store, StoreError};

use crate::import::{ImportMode, OnProgress};
use crate::photo_folder;
use crate::places::Places;
use crate::protocol::{ImportedPhoto, PhotoFault, PhotoPlace, PhotosView, Problem, Response, What};
use crate::studio::Inner;
use crate::view;
use crate::words::Words;

/// So many products are looked at between two looks at the store.
const AT_ONCE: u32 = 100;
/// So many faults are named; the others are counted.
const NAMED_FAULTS: usize = 50;

impl Inner {
    /// Takes a picture into the photo folder. Its name is made from what it shows, so the same
    /// picture is kept once.
    pub(crate) fn import_photo(&self, file: &[u8]) -> Result<ImportedPhoto, Problem> {
        let words = self.lock().words();
        take_in(&self.places, file).map_err(|error| match error {
            TakeError::Picture(error) => Problem {
                detail: error.to_string(),
                ..Problem::refused(words, reason(&error), &[])
            },
            TakeError::Disk(error) => not_kept(&self.places, &error, words),
        })
    }

    /// How many photos are only named yet.
    pub(crate) fn waiting_photos(&self) -> Result<Response, Problem> {
        let count = self
            .store
            .unfetched_photo_count()
            .map_err(|error| self.unreadable(self.lock().words(), &error))?;
        Ok(Response::WaitingPhotos { count })
    }

    /// Takes the photos that files named. Not while a show runs: it needs the network and the processor.
    pub(crate) fn fetch_photos(&self, from: &PhotoPlace) -> Result<Response, Problem> {
        let words = {
            let desk = self.lock();
            if desk.state.live.phase.is_running() {
                return Err(Problem::refused(desk.words(), "photos-live", &[]));
            }
            desk.words()
        };
        let turn = self.imports.begin(ImportMode::Preview);
        let _turn = turn.ok_or_else(|| Problem::refused(words, "import-busy", &[]))?;
        let mut job = PhotoJob::new(&self.store, &self.places, words, from)?;
        let done = job.run(&mut |done, total| {
            if let Some(mut desk) = self.try_lock() {
                desk.tell(What::ImportProgress { read: done, total });
                self.flush(desk);
            }
            self.imports.go_on()
        });
        self.catalogue_is_another()?;
        done?;
        Ok(Response::PhotosFetched {
            photos: Box::new(job.view),
        })
    }
}

/// Takes the photos that files named, without opening the studio.
pub fn fetch_photos(
    places: &Places,
    from: &PhotoPlace,
    words: &Words,
    on_progress: &mut OnProgress<'_>,
) -> Result<PhotosView, Problem> {
    let store = crate::open::store(places, words, crate::studio::now())?.store;
    let mut job = PhotoJob::new(&store, places, words, from)?;
    job.run(on_progress)?;
    Ok(job.view)
}

struct PhotoJob<'a> {
    store: &'a Store,
    places: &'a Places,
    words: &'a Words,
    source: Source,
    view: PhotosView,
}

enum Source {
    Web(WebPhotos),
    Files(Box<PhotoIndex>),
}

/// Why a photo was not taken.
enum Fault {
    Fetch(FetchError),
    File(PhotoError),
    Picture(ImportError),
}

impl<'a> PhotoJob<'a> {
    fn new(
        store: &'a Store,
        places: &'a Places,
        words: &'a Words,
        from: &PhotoPlace,
    ) -> Result<Self, Problem> {
        let source = match from {
            PhotoPlace::Web => Source::Web(WebPhotos::new()),
            PhotoPlace::Files { path } => {
                let place = Path::new(path);
                let index = if place.is_dir() {
                    PhotoIndex::of_folder(place)
                } else {
                    PhotoIndex::of_zip(place)
                };
                let index = index.map_err(|error| {
                    let reason = fault_words(&Fault::File(error), words);
                    let values = [("path", path.as_str().into()), ("reason", reason.into())];
                    Problem::refused(words, "photo-place", &values)
                })?;
                Source::Files(Box::new(index))
            }
        };
        Ok(Self {
            store,
            places,
            words,
            source,
            view: PhotosView::default(),
        })
    }

    fn run(&mut self, on_progress: &mut OnProgress<'_>) -> Result<(), Problem> {
        let total = self.unreadable(self.store.unfetched_photo_count())?;
        let (mut done, mut after) = (0, None);
        loop {
            let links = self.unreadable(self.store.unfetched_photos(after, AT_ONCE))?;
            let Some(last) = links.last() else { break };
            after = Some(last.product);
            for link in links {
                if on_progress(done, Some(total)).is_break() {
                    self.view.is_stopped = true;
                    return Ok(());
                }
                self.take_link(&link)?;
                done += 1;
            }
        }
        self.take_by_number()
    }

    fn take_link(&mut self, link: &PhotoLink) -> Result<(), Problem> {
        let read = match &mut self.source {
            Source::Web(web) if link.reference.contains("://") => {
                web.fetch(&link.reference).map_err(Fault::Fetch)
            }
            Source::Web(_) => {
                self.view.missing += 1;
                return Ok(());
            }
            Source::Files(index) => match index.find(&link.reference) {
                Some(file) => index.read(file).map_err(Fault::File),
                None => {
                    self.view.missing += 1;
                    return Ok(());
                }
            },
        };
        let Some(photo) = self.kept(&link.reference, read)? else {
            return Ok(());
        };
        let kept = self
            .store
            .keep_fetched_photo(link.product, &link.reference, &photo.file);
        self.saved(kept)?;
        self.view.taken += 1;
        Ok(())
    }

    /// Photos of products that have none, by the names of their files. Longer numbers first: "A-1.jpg" is
    /// the photo of A-1, if there is one, and else the first one of A.
    fn take_by_number(&mut self) -> Result<(), Problem> {
        if !matches!(self.source, Source::Files(_)) {
            return Ok(());
        }
        let mut products = self.unreadable(self.store.products_without_photo())?;
        products.sort_by_key(|(_, sku)| std::cmp::Reverse(sku.len()));
        let mut used = HashSet::new();
        for (product, sku) in products {
            self.take_numbered(product, &sku, &mut used)?;
        }
        Ok(())
    }

    fn take_numbered(
        &mut self,
        product: ProductId,
        sku: &str,
        used: &mut HashSet<vitrine_catalogue::photos::PhotoFile>,
    ) -> Result<(), Problem> {
        let mut photos = Vec::new();
        let Source::Files(index) = &self.source else {
            return Ok(());
        };
        for file in index.of_product(sku) {
            if !used.insert(file) {
                continue;
            }
            let Source::Files(index) = &mut self.source else {
                break;
            };
            let name = index.name(file).to_owned();
            let read = index.read(file).map_err(Fault::File);
            if let Some(photo) = self.kept(&name, read)? {
                let alt = String::new();
                photos.push(NewPhoto {
                    file: photo.file,
                    alt,
                });
            }
        }
        if !photos.is_empty() {
            self.view.taken += photos.len() as u64;
            self.saved(self.store.add_photos(product, photos))?;
        }
        Ok(())
    }

    /// A photo in the photo folder; `None` if it is none, which is told.
    fn kept(
        &mut self,
        reference: &str,
        read: Result<Vec<u8>, Fault>,
    ) -> Result<Option<ImportedPhoto>, Problem> {
        let fault = match read {
            Ok(bytes) => match take_in(self.places, &bytes) {
                Ok(photo) => return Ok(Some(photo)),
                Err(TakeError::Disk(error)) => {
                    return Err(not_kept(self.places, &error, self.words));
                }
                Err(TakeError::Picture(error)) => Fault::Picture(error),
            },
            Err(fault) => fault,
        };
        self.view.failed += 1;
        if self.view.faults.len() < NAMED_FAULTS {
            self.view.faults.push(PhotoFault {
                reference: reference.to_owned(),
                reason: fault_words(&fault, self.words),
            });
        }
        Ok(None)
    }

    fn unreadable<T>(&self, read: Result<T, StoreError>) -> Result<T, Problem> {
        read.map_err(|error| Problem::save(self.words, &self.places.data, &error))
    }

    fn saved<T>(&self, saved: Result<T, StoreError>) -> Result<T, Problem> {
        saved.map_err(|error| Problem::save(self.words, &self.places.data, &error))
    }
}

fn fault_words(fault: &Fault, words: &Words) -> String {
    let (id, status) = match fault {
        Fault::Fetch(FetchError::NoAddress(_)) => ("photo-fault-address", 0),
        Fault::Fetch(FetchError::Refused { status }) => ("photo-fault-refused", *status),
        Fault::Fetch(FetchError::TooLarge) | Fault::File(PhotoError::TooLarge { .. }) => {
            ("photo-fault-large", 0)
        }
        Fault::Fetch(FetchError::Untrusted(_)) => ("photo-fault-untrusted", 0),
        Fault::Fetch(FetchError::LedAway(_)) => ("photo-fault-led-away", 0),
        Fault::Fetch(FetchError::Unreachable(_)) => ("photo-fault-unreachable", 0),
        Fault::File(PhotoError::Io(_)) => ("photo-fault-unreadable", 0),
        Fault::File(PhotoError::Zip { .. }) => ("photo-fault-zip", 0),
        Fault::File(PhotoError::TooMany) => ("photo-fault-many", 0),
        Fault::File(PhotoError::Bomb { .. }) => ("photo-fault-bomb", 0),
        Fault::Picture(error) => (reason(error), 0),
    };
    let id = match fault {
        Fault::Picture(_) => format!("refused-{id}"),
        _ => id.to_owned(),
    };
    words.say_with(&id, &[("status", u64::from(status).into())])
}

/// Why a picture can't be taken in.
enum TakeError {
    Picture(ImportError),
    Disk(io::Error),
}

fn reason(error: &ImportError) -> &'static str {
    match error {
        ImportError::UnknownFormat => "photo-format",
        ImportError::TooLarge => "photo-size",
        ImportError::Broken(_) => "photo-broken",
    }
}

fn not_kept(places: &Places, error: &io::Error, words: &Words) -> Problem {
    let path = places.photos().display().to_string();
    let values = [("reason", error.to_string().into()), ("path", path.into())];
    Problem::failed(words, "save", &values, error)
}

/// Upright and no larger than cards need it, under a name made from what it shows.
fn take_in(places: &Places, file: &[u8]) -> Result<ImportedPhoto, TakeError> {
    let picture = import_picture(file).map_err(TakeError::Picture)?;
    let digest = Sha256::digest(&picture.bytes);
    let stem: String = digest[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let name = format!("{stem}.{}", picture.extension);
    let folder = places.photos();
    if !folder.join(&name).is_file() {
        photo_folder::write(&folder, &name, &picture.bytes).map_err(TakeError::Disk)?;
    }
    Ok(ImportedPhoto {
        photo: view::photo_path(&name),
        file: name,
        width: picture.width,
        height: picture.height,
    })
}
