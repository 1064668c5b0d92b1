//! What a show file brings, and what stays as it is here.

use std::fs;

use vitrine_domain::Command;
use vitrine_studio::protocol::{Request, Response};

use super::{LOGO, check, dressed, elsewhere, open, photos, save, story};
use crate::common::Bench;

#[test]
fn a_show_opens_elsewhere_as_it_was() {
    let (here, there) = (Bench::new(), elsewhere());
    let file = save(&here, dressed(&here), "Autumn evening.vitrine");
    let before = photos(&there);
    let seen = check(&there, &file);
    assert_eq!(
        (seen.title.as_str(), seen.title_here.as_str()),
        ("Autumn evening", "Autumn evening")
    );
    let (show, products) = story(&here);
    assert_eq!(seen.segments as usize, show.rundown.segments.len());
    assert_eq!((seen.new as usize, seen.kept), (products.len(), 0));
    assert!(seen.theme.is_new && seen.theme.name == "Autumn");
    assert_eq!(seen.remarks, Vec::<String>::new());
    assert_eq!(photos(&there), before, "a check writes nothing");
    assert_eq!(there.snapshot().shows.len(), 1, "a check writes nothing");

    let opened = open(&there, &file);
    let snapshot = there.snapshot();
    assert_eq!(snapshot.show.state.show.id, opened, "it is the open one");
    assert_eq!(story(&there), (show, products));
    let (ours, theirs) = (photos(&here), photos(&there));
    let logo = snapshot.themes.iter().find(|theme| theme.is_own).unwrap();
    assert_eq!(logo.theme.panel_opacity, 0.93);
    let logo = logo.theme.logo.clone().unwrap();
    assert_eq!(theirs[&logo], ours[&logo], "byte for byte");
    for product in &snapshot.show.products {
        for photo in &product.product.photos {
            assert_eq!(theirs[&photo.file], ours[&photo.file], "byte for byte");
        }
    }
    // Themes and shows are there when the studio opens anew.
    there.studio.close();
    drop(there.studio);
    let there = Bench::in_folder(there.data);
    assert_eq!(there.snapshot().show.state.show.title, "Autumn evening");
    assert_eq!(
        there.snapshot().show.state.show.theme,
        snapshot.show.state.show.theme
    );
}

#[test]
fn the_same_show_twice_is_two_shows_and_no_product_more() {
    let (here, there) = (Bench::new(), elsewhere());
    let file = save(&here, dressed(&here), "show.vitrine");
    open(&there, &file);
    let once = (photos(&there), there.snapshot().themes.len());
    for title in ["Autumn evening (copy)", "Autumn evening (copy 2)"] {
        let seen = check(&there, &file);
        assert_eq!(seen.new, 0, "all are here already");
        assert!(!seen.theme.is_new);
        assert!(seen.products.iter().all(|one| one.differences.is_empty()));
        assert_eq!(seen.title_here, title);
        open(&there, &file);
        assert_eq!(there.snapshot().show.state.show.title, title);
    }
    assert_eq!((photos(&there), there.snapshot().themes.len()), once);
    assert_eq!(there.snapshot().shows.len(), 4);
}

#[test]
fn what_is_here_stays_as_it_is_here_and_the_difference_is_shown() {
    let (here, there) = (Bench::new(), elsewhere());
    let product = here.snapshot().show.products[0].product.id;
    let mut draft = match here.request(Request::DraftProduct { product }) {
        Response::ProductDraft { draft, .. } => draft,
        other => panic!("{other:?}"),
    };
    draft.price = "17.00".into();
    draft.compare_at = String::new();
    here.request(Request::SaveProduct { draft: *draft });
    let show = here.snapshot().show.state.show.id;
    let file = save(&here, show, "demo.vitrine");

    // Another picture has the name of one of the photos.
    let before = there.snapshot().show.products[0].clone();
    let seen = check(&there, &file);
    assert_eq!(seen.new, 0);
    let other: Vec<_> = seen
        .products
        .iter()
        .filter(|product| !product.differences.is_empty())
        .collect();
    assert_eq!(other.len(), 1);
    let price = &other[0].differences[0];
    assert_eq!(price.after, "€17.00");
    assert_eq!(Some(&price.before), before.price.as_ref());
    open(&there, &file);
    let after = there.snapshot().show.products;
    let after = after
        .iter()
        .find(|one| one.product.sku == before.product.sku);
    assert_eq!(after.unwrap().price, before.price);
}

#[test]
fn another_picture_of_the_same_name_keeps_it() {
    let (here, there) = (Bench::new(), elsewhere());
    let file = save(&here, dressed(&here), "show.vitrine");
    let name = here.snapshot().show.products[0].product.photos[0]
        .file
        .clone();
    let taken = there.data.path().join("photos").join(&name);
    fs::write(&taken, LOGO).unwrap();
    open(&there, &file);
    assert_eq!(
        fs::read(&taken).unwrap(),
        LOGO,
        "that of another product stays"
    );
    let ours = photos(&here);
    let view = there.snapshot().show;
    let sku = &here.snapshot().show.products[0].product.sku;
    let product = view.products.iter().find(|one| one.product.sku == *sku);
    let kept = &product.unwrap().product.photos[0].file;
    assert_ne!(*kept, name);
    assert_eq!(photos(&there)[kept], ours[&name]);
}

#[test]
fn a_show_is_taken_in_while_another_one_runs() {
    let (here, there) = (Bench::new(), elsewhere());
    let file = save(&here, dressed(&here), "show.vitrine");
    let running = there.snapshot().show.state.show.id;
    there.ask(Command::StartPractice);
    let opened = open(&there, &file);
    let snapshot = there.snapshot();
    assert_eq!(snapshot.show.state.show.id, running, "what runs stays");
    assert!(snapshot.shows.iter().any(|show| show.id == opened));
}
