//! What is written is read back, and what contradicts itself is not written.

use crate::common::{NOW, euro, folder, live, minute, open, product, segment, show, take};
use vitrine_domain::{
    CardTemplateId, DestinationWish, DurationMs, EndAction, Hidden, Offer, Phase, Price, ProductId,
    Rating, RunId, Scene, SegmentId, SegmentKind, ShowId, ThemeId, UnixMs, WantedPicture,
};
use vitrine_store::{
    CommitBatch, Destination, DestinationId, ErrorKind, FirstFrame, KeptTheme, NewPhoto,
    NewProduct, NewTake,
};

fn photo(file: &str) -> NewPhoto {
    NewPhoto {
        file: file.into(),
        alt: format!("what {file} shows"),
    }
}

#[test]
fn a_product_is_read_back_as_it_was_written() {
    let (_folder, path) = folder();
    let store = open(&path);
    let mut new = product("ML-001", "Carafe");
    new.brand = Some("Maison Lumen".into());
    new.rating = Some(Rating {
        hundredths: 470,
        count: 128,
    });
    new.link = Some("https://maison-lumen.example/p/ml-001".into());
    new.photos = vec![photo("front.jpg"), photo("back.jpg")];
    let id = store.upsert_products(vec![new.clone()]).unwrap()[0];

    let read = store.product(id).unwrap().unwrap();
    assert_eq!(
        (
            read.sku,
            read.title,
            read.brand,
            read.price,
            read.stock,
            read.rating,
            read.link
        ),
        (
            new.sku, new.title, new.brand, new.price, new.stock, new.rating, new.link
        )
    );
    let files: Vec<_> = read
        .photos
        .iter()
        .map(|photo| photo.file.as_str())
        .collect();
    assert_eq!(files, ["front.jpg", "back.jpg"]);
}

#[test]
fn a_known_sku_replaces_the_product_and_keeps_its_numbers() {
    let (_folder, path) = folder();
    let store = open(&path);
    let mut new = product("ML-001", "Carafe");
    new.photos = vec![photo("front.jpg"), photo("back.jpg")];
    let first = store.upsert_products(vec![new.clone()]).unwrap();
    let before = store.product(first[0]).unwrap().unwrap();

    new.title = "Carafe, new shape".into();
    new.price = None;
    new.photos = vec![photo("side.jpg"), photo("front.jpg")];
    let second = store.upsert_products(vec![new]).unwrap();
    assert_eq!(first, second);
    let after = store.product(first[0]).unwrap().unwrap();
    assert_eq!(
        (after.title.as_str(), &after.price),
        ("Carafe, new shape", &None)
    );
    assert_eq!(
        after.photos[1].id, before.photos[0].id,
        "front.jpg is still the same photo"
    );
    assert_eq!(after.photos.len(), 2, "back.jpg is gone");
    assert_eq!(store.product_count().unwrap(), 1);
}

#[test]
fn products_come_in_the_order_asked_and_page_by_page() {
    let (_folder, path) = folder();
    let store = open(&path);
    let new = ["A", "B", "C"].map(|sku| product(sku, sku)).to_vec();
    let ids = store.upsert_products(new).unwrap();

    let asked = [ids[2], ProductId(999), ids[0]];
    let skus: Vec<_> = store
        .products(&asked)
        .unwrap()
        .into_iter()
        .map(|p| p.sku)
        .collect();
    assert_eq!(skus, ["C", "A"]);
    let page = store.product_page(Some(ids[0]), 1).unwrap();
    assert_eq!((page.len(), page[0].id), (1, ids[1]));
    assert_eq!(
        store.product_by_sku("b").unwrap().map(|p| p.id),
        Some(ids[1])
    );
}

#[test]
fn one_bad_product_refuses_the_whole_list() {
    let (_folder, path) = folder();
    let store = open(&path);
    let mut cheap = product("B", "struck price below the price");
    cheap.price = Some(Price {
        compare_at: Some(euro(1)),
        ..cheap.price.unwrap()
    });
    let mut astray = product("C", "photo outside of the folder");
    astray.photos = vec![photo("../../etc/passwd")];
    for bad in [cheap, astray, product("", "no SKU")] {
        let title = bad.title.clone();
        let error = store
            .upsert_products(vec![product("A", "fine"), bad])
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Contradiction, "{title}: {error}");
        assert_eq!(store.product_count().unwrap(), 0, "{title}");
    }
}

#[test]
fn a_show_is_read_back_as_it_was_written() {
    let (_folder, path) = folder();
    let store = open(&path);
    let ids = store
        .upsert_products(vec![product("A", "a"), product("B", "b")])
        .unwrap();
    let mut deal = segment("Deal", &[ids[1], ids[0]]);
    deal.offer = Some(Offer {
        price: Some(euro(3_900)),
        promo_code: Some("LUMEN20".into()),
        lasts: Some(DurationMs(180_000)),
        pieces: None,
    });
    deal.colour = Some("#d9a441".into());
    deal.note = "Smile.\nThen pour.".into();
    let mut pause = segment("Pause", &[]);
    (
        pause.kind,
        pause.scene,
        pause.end_action,
        pause.card,
        pause.is_skipped,
    ) = (
        SegmentKind::Break,
        Scene::Slate,
        EndAction::PlayNext,
        None,
        true,
    );
    pause.offer = Some(Offer::default());

    let mut written = store.create_show(show(vec![deal, pause])).unwrap();
    assert_eq!(store.show(written.id).unwrap().as_ref(), Some(&written));

    // Reordered, one new, one deleted.
    let mut fresh = segment("Goodbye", &[]);
    fresh.id = store.reserve_segment_id().unwrap();
    written.rundown.segments.remove(0);
    written.rundown.segments.insert(0, fresh);
    written.planned_start = None;
    store.save_show(&written).unwrap();
    assert_eq!(store.show(written.id).unwrap().as_ref(), Some(&written));
    let list = store.shows().unwrap();
    assert_eq!(
        (list.len(), list[0].segments, list[0].id),
        (1, 2, written.id)
    );
}

#[test]
fn segment_numbers_never_come_twice() {
    let (_folder, path) = folder();
    let store = open(&path);
    let first = store
        .create_show(show(vec![segment("a", &[]), segment("b", &[])]))
        .unwrap();
    let reserved = store.reserve_segment_id().unwrap();
    assert!(store.delete_show(first.id, NOW).unwrap());
    let second = store.create_show(show(vec![segment("c", &[])])).unwrap();
    let last = first.rundown.segments[1].id;
    assert!(last < reserved && reserved < second.rundown.segments[0].id);
}

#[test]
fn a_deleted_show_comes_back_as_it_was() {
    let (_folder, path) = folder();
    let store = open(&path);
    let evening = store.create_show(show(vec![segment("a", &[])])).unwrap();
    assert!(store.set_template(evening.id, true).unwrap());
    assert!(store.delete_show(evening.id, NOW).unwrap());
    assert!(
        !store.delete_show(evening.id, NOW).unwrap(),
        "once is enough"
    );
    assert_eq!(store.shows().unwrap(), []);
    assert!(store.restore_show(evening.id).unwrap());
    let back = store.shows().unwrap().remove(0);
    assert!(back.is_template && back.id == evening.id);
    assert_eq!(back.length, evening.rundown.segments[0].duration);
    assert_eq!(store.show(evening.id).unwrap(), Some(evening));
}

#[test]
fn a_product_is_changed_by_its_number_and_stays_while_a_show_features_it() {
    let (_folder, path) = folder();
    let store = open(&path);
    let other = store
        .save_product(None, product("SCARF", "Scarf"))
        .unwrap()
        .unwrap();
    let id = store
        .save_product(None, product("MUG", "Mug"))
        .unwrap()
        .unwrap();
    let changed = NewProduct {
        title: "A larger mug".into(),
        ..product("MUG-2", "Mug")
    };
    assert_eq!(store.save_product(Some(id), changed).unwrap(), Some(id));
    let read = store.product(id).unwrap().unwrap();
    assert_eq!(
        (read.sku.as_str(), read.title.as_str()),
        ("MUG-2", "A larger mug")
    );
    let twice = store
        .save_product(Some(other), product("MUG-2", "Mug"))
        .unwrap_err();
    assert_eq!(twice.kind(), ErrorKind::Contradiction, "{twice}");
    let unknown = store
        .save_product(Some(ProductId(999)), product("X", "X"))
        .unwrap();
    assert_eq!(unknown, None);

    let evening = store.create_show(show(vec![segment("a", &[id])])).unwrap();
    assert_eq!(
        store.shows_with(id).unwrap(),
        std::slice::from_ref(&evening.title)
    );
    let featured = store.delete_product(id).unwrap_err();
    assert_eq!(featured.kind(), ErrorKind::Contradiction, "{featured}");
    store.delete_show(evening.id, NOW).unwrap();
    assert!(
        store.delete_product(id).unwrap(),
        "a deleted show holds nothing back"
    );
    assert!(!store.delete_product(id).unwrap());
}

#[test]
fn themes_are_kept_by_name() {
    let (_folder, path) = folder();
    let store = open(&path);
    let id = ThemeId("own-1".into());
    let body = |name: &str| serde_json::json!({ "name": name });
    for name in ["First", "Second"] {
        let theme = KeptTheme {
            id: id.clone(),
            body: body(name),
        };
        store.save_theme(theme).unwrap();
    }
    let kept = store.themes().unwrap();
    assert_eq!((kept.len(), &kept[0].body), (1, &body("Second")));
    assert!(store.delete_theme(&id).unwrap() && !store.delete_theme(&id).unwrap());
}

#[test]
fn a_duplicate_has_numbers_of_its_own() {
    let (_folder, path) = folder();
    let store = open(&path);
    let original = store.create_show(show(vec![segment("a", &[])])).unwrap();
    let copy = store.duplicate_show(original.id, "Again").unwrap().unwrap();
    assert_eq!((copy.title.as_str(), copy.planned_start), ("Again", None));
    assert_ne!(copy.id, original.id);
    assert_ne!(copy.rundown.segments[0].id, original.rundown.segments[0].id);
    assert_eq!(
        store.show(original.id).unwrap(),
        Some(original),
        "the original is as it was"
    );
    assert_eq!(store.duplicate_show(ShowId(999), "x").unwrap(), None);
}

#[test]
fn a_show_can_not_take_the_segment_of_another() {
    let (_folder, path) = folder();
    let store = open(&path);
    let one = store.create_show(show(vec![segment("mine", &[])])).unwrap();
    let mut two = store.create_show(show(vec![])).unwrap();
    two.rundown = one.rundown.clone();
    assert_eq!(
        store.save_show(&two).unwrap_err().kind(),
        ErrorKind::Contradiction
    );
    assert_eq!(store.show(one.id).unwrap(), Some(one));
}

#[test]
fn an_unknown_product_in_a_segment_is_refused() {
    let (_folder, path) = folder();
    let store = open(&path);
    let error = store
        .create_show(show(vec![segment("a", &[ProductId(7)])]))
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Contradiction);
    assert_eq!(store.shows().unwrap(), []);
}

#[test]
fn a_take_writes_show_live_state_and_log_together() {
    let (_folder, path) = folder();
    let store = open(&path);
    let carafe = store.upsert_products(vec![product("A", "Carafe")]).unwrap()[0];
    let mut evening = store
        .create_show(show(vec![segment("First", &[carafe])]))
        .unwrap();
    let run = store.begin_run(evening.id, Phase::Live, NOW).unwrap();
    evening.rundown.segments[0].note = "changed on air".into();
    let taken = NewTake {
        first_frame: Some(FirstFrame {
            frame: 31,
            at: UnixMs(7),
        }),
        product: Some(carafe),
        template: Some(CardTemplateId("lower-third".into())),
        price: Some(euro(3_900)),
        compare_at: Some(euro(4_900)),
        ..take(run, evening.rundown.segments[0].id, minute(1))
    };
    let state = live(NOW);
    let id = store
        .commit(CommitBatch {
            show: Some(&evening),
            live: Some((run, &state)),
            takes: std::slice::from_ref(&taken),
            frames: &[],
        })
        .unwrap();

    let log = store.takes(run).unwrap();
    assert_eq!((log.len(), vec![log[0].id], &log[0].take), (1, id, &taken));
    let seen = FirstFrame {
        frame: 32,
        at: minute(2),
    };
    let later = CommitBatch {
        frames: &[(log[0].id, seen)],
        ..CommitBatch::default()
    };
    assert_eq!(store.commit(later).unwrap(), []);
    assert_eq!(store.takes(run).unwrap()[0].take.first_frame, Some(seen));
    assert_eq!(
        (
            log[0].segment_title.as_str(),
            log[0].product_title.as_deref()
        ),
        ("First", Some("Carafe"))
    );
    assert_eq!(store.unfinished_run().unwrap().unwrap().live, Some(state));
    assert_eq!(store.show(evening.id).unwrap(), Some(evening));
}

#[test]
fn a_take_that_fails_leaves_nothing_behind() {
    let (_folder, path) = folder();
    let store = open(&path);
    let evening = store
        .create_show(show(vec![segment("First", &[])]))
        .unwrap();
    let run = store.begin_run(evening.id, Phase::Live, NOW).unwrap();
    let mut changed = evening.clone();
    changed.title = "Changed".into();
    let of_no_run = take(RunId(999), SegmentId(1), NOW);
    let batch = CommitBatch {
        show: Some(&changed),
        live: Some((run, &live(NOW))),
        takes: &[of_no_run],
        frames: &[],
    };
    assert_eq!(
        store.commit(batch).unwrap_err().kind(),
        ErrorKind::Contradiction
    );
    assert_eq!(store.show(evening.id).unwrap(), Some(evening));
    assert_eq!(store.unfinished_run().unwrap().unwrap().live, None);
}

#[test]
fn at_most_one_run_is_unfinished_and_runs_outlive_their_show() {
    let (_folder, path) = folder();
    let store = open(&path);
    let evening = store
        .create_show(show(vec![segment("First", &[])]))
        .unwrap();
    let cut_short = store.begin_run(evening.id, Phase::Live, NOW).unwrap();
    let taken = take(cut_short, evening.rundown.segments[0].id, minute(3));
    store
        .commit(CommitBatch {
            takes: &[taken],
            ..CommitBatch::default()
        })
        .unwrap();

    let next = store
        .begin_run(evening.id, Phase::Practice, minute(9))
        .unwrap();
    assert_eq!(
        store.unfinished_run().unwrap().map(|run| run.id),
        Some(next)
    );
    let runs = store.runs(evening.id).unwrap();
    assert_eq!(runs[1].ended_at, Some(minute(3)), "its last sign of life");
    store.end_run(next, minute(10)).unwrap();
    store.end_run(next, minute(11)).unwrap();
    assert_eq!(store.unfinished_run().unwrap(), None);
    assert_eq!(
        store.runs(evening.id).unwrap()[0].ended_at,
        Some(minute(10))
    );

    store.delete_show(evening.id, minute(12)).unwrap();
    assert_eq!(store.takes(cut_short).unwrap().len(), 1);
}

#[test]
fn a_run_is_practice_or_live_and_of_a_show() {
    let (_folder, path) = folder();
    let store = open(&path);
    let evening = store.create_show(show(vec![])).unwrap();
    for (show, phase) in [(evening.id, Phase::Off), (ShowId(999), Phase::Live)] {
        let error = store.begin_run(show, phase, NOW).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Contradiction, "{error}");
    }
}

#[test]
fn settings_keep_their_type() {
    let (_folder, path) = folder();
    let store = open(&path);
    assert_eq!(store.setting::<u32>("volume").unwrap(), None);
    store.set_setting("volume", &7_u32).unwrap();
    store.set_setting("volume", &8_u32).unwrap();
    assert_eq!(store.setting("volume").unwrap(), Some(8_u32));
    let error = store.setting::<Vec<String>>("volume").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unreadable);
}

#[test]
fn destinations_hold_no_credentials() {
    let (_folder, path) = folder();
    let store = open(&path);
    let id = store
        .add_destination(&Destination {
            id: DestinationId(0),
            name: "Home".into(),
            platform: Some("youtube".into()),
            url: "rtmps://a.example:443/live2?backup=1".into(),
            is_used: true,
            wish: DestinationWish::default(),
        })
        .unwrap();
    let mut home = store.destinations().unwrap().remove(0);
    assert_eq!(home.id, id);
    home.url = "rtmp://me:secret@a.example/live".into();
    let error = store.save_destination(&home).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SecretInAddress);
    assert!(
        !error.to_string().contains("secret"),
        "no secret in an error"
    );
    home.url = "rtmp://b.example/live/@host".into();
    assert!(store.save_destination(&home).unwrap());
    let hides = Hidden {
        price: true,
        rating: false,
        alternatives: true,
    };
    for picture in [
        WantedPicture::Portrait { video_kbps: 3_000 },
        WantedPicture::Lower { video_kbps: 900 },
        WantedPicture::Show,
    ] {
        home.wish = DestinationWish { picture, hides };
        assert!(store.save_destination(&home).unwrap());
        assert_eq!(store.destinations().unwrap(), [home.clone()]);
    }
    assert!(store.delete_destination(id).unwrap());
    let gone = Destination {
        id: DestinationId(99),
        ..home
    };
    assert!(!store.save_destination(&gone).unwrap());
}
