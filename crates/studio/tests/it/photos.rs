//! Photos that a file of products names, taken from a folder beside it.

use std::fs;
use std::path::Path;

use crate::common::Bench;
use vitrine_domain::{Command, Currency, Product};
use vitrine_studio::protocol::{ImportWish, PhotoPlace, PhotosView, Request, Response};
use vitrine_studio::{DateOrder, Decimal};

fn import(bench: &Bench, text: &str) {
    let path = bench.data.path().join("lamps.csv");
    fs::write(&path, text).expect("the file is written");
    bench.request(Request::Import {
        wish: Box::new(ImportWish {
            file: path.display().to_string(),
            source: "The shop".into(),
            currency: Currency::EUR,
            decimal: Decimal::Auto,
            dates: DateOrder::Auto,
            mapping: None,
        }),
    });
}

fn waiting(bench: &Bench) -> u64 {
    match bench.request(Request::WaitingPhotos) {
        Response::WaitingPhotos { count } => count,
        other => panic!("{other:?}"),
    }
}

fn fetch(bench: &Bench, from: PhotoPlace) -> PhotosView {
    match bench.request(Request::FetchPhotos { from }) {
        Response::PhotosFetched { photos } => *photos,
        other => panic!("{other:?}"),
    }
}

fn product(bench: &Bench, text: &str) -> Product {
    let find = Request::FindProducts {
        text: text.into(),
        limit: 1,
    };
    match bench.request(find) {
        Response::Products { products } => products[0].product.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn photos_of_a_folder_are_taken_by_name_and_by_number() {
    let bench = Bench::new();
    import(
        &bench,
        "sku,title,price,image\n\
         L-1,Harbour lamp,5,harbour.jpg\n\
         L-2,Meadow lamp,5,https://shop.example/files/meadow.jpg?v=2\n\
         L-3,Gone lamp,5,gone.jpg\n\
         L-4,False lamp,5,false.jpg\n\
         L-5,Plain lamp,5,\n",
    );
    assert_eq!(waiting(&bench), 4);
    let photos = bench.data.path().join("shop");
    fs::create_dir(&photos).expect("a folder");
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/demo/photos");
    for (from, to) in [
        ("lamp.jpg", "harbour.jpg"),
        ("mug.jpg", "Meadow.JPG"),
        ("vase.jpg", "L-5.jpg"),
        ("bowls.jpg", "L-5-2.jpg"),
    ] {
        fs::copy(demo.join(from), photos.join(to)).expect("a photo is there");
    }
    fs::write(photos.join("false.jpg"), "no picture").expect("a file");

    let files = || PhotoPlace::Files {
        path: photos.display().to_string(),
    };
    bench.ask(Command::StartPractice);
    let live = Request::FetchPhotos { from: files() };
    assert_eq!(bench.refused(live), "refused-photos-live");
    bench.ask(Command::End);

    let done = fetch(&bench, files());
    assert_eq!(
        (done.taken, done.missing, done.failed),
        (4, 1, 1),
        "{done:?}"
    );
    assert_eq!(done.faults[0].reference, "false.jpg");
    assert!(!done.faults[0].reason.is_empty());
    assert_eq!(waiting(&bench), 2, "what is missing waits on");
    for (title, count) in [("Harbour", 1), ("Meadow", 1), ("Plain", 2), ("Gone", 0)] {
        let photos = product(&bench, title).photos;
        assert_eq!(photos.len(), count, "{title}");
        for photo in photos {
            assert!(bench.studio.photo(&photo.file).is_some(), "{title}");
        }
    }
    let again = fetch(&bench, files());
    assert_eq!((again.taken, again.missing, again.failed), (0, 1, 1));
}

#[test]
fn a_place_without_photos_is_refused_and_names_are_no_addresses() {
    let bench = Bench::new();
    import(&bench, "sku,title,price,image\nL-1,Lamp,5,lamp.jpg\n");
    let gone = PhotoPlace::Files {
        path: bench.data.path().join("nowhere").display().to_string(),
    };
    let request = Request::FetchPhotos { from: gone };
    assert_eq!(bench.refused(request), "refused-photo-place");
    let web = fetch(&bench, PhotoPlace::Web);
    assert_eq!((web.taken, web.missing, web.failed), (0, 1, 0));
}
