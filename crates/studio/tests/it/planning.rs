//! Planning and selling through the studio's requests: shows, products, themes, destinations.

use crate::common::Bench;
use vitrine_domain::{
    Command, DestinationWish, DurationMs, Phase, ProductId, Scene, Segment, ShowDetails, ShowId,
};
use vitrine_studio::protocol::{
    CardWish, DestinationDraft, DraftField, ProductCheck, ProductDraft, ProductOrder, Request,
    Response, ThemeChoice,
};

/// The first product of the demo show that is on a card, with its draft.
fn draft(bench: &Bench, product: ProductId) -> ProductDraft {
    match bench.request(Request::DraftProduct { product }) {
        Response::ProductDraft { draft, .. } => *draft,
        other => panic!("{other:?}"),
    }
}

fn check(bench: &Bench, draft: &ProductDraft) -> ProductCheck {
    let draft = draft.clone();
    match bench.request(Request::CheckProduct { draft }) {
        Response::ProductCheck { check } => check,
        other => panic!("{other:?}"),
    }
}

fn make_show(bench: &Bench, title: &str, copy_of: Option<ShowId>) -> ShowId {
    let title = title.to_owned();
    match bench.request(Request::CreateShow { title, copy_of }) {
        Response::ShowMade { show, .. } => show,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_price_edited_on_air_is_checked_first_and_then_on_the_card_at_once() {
    let bench = Bench::new();
    bench.ask(Command::StartPractice);
    bench.ask(Command::TakeNext);
    bench.ask(Command::TakeNext);
    let live = bench.snapshot().show.state.live;
    let product = live.card.expect("the second item has a card").product;
    let draft = ProductDraft {
        price: "99".into(),
        compare_at: String::new(),
        stock: "2".into(),
        ..draft(&bench, product)
    };
    let check = check(&bench, &draft);
    assert!(check.is_on_air && check.faults.is_empty(), "{check:?}");
    let price = check
        .changes
        .iter()
        .find(|change| change.field == DraftField::Price)
        .expect("the price changes");
    assert_eq!(price.after, "€99.00");

    bench.request(Request::SaveProduct { draft });
    let show = bench.snapshot().show;
    let view = show
        .products
        .iter()
        .find(|view| view.product.id == product)
        .expect("it is in the rundown");
    assert_eq!(view.price.as_deref(), Some("€99.00"));
    assert_eq!(view.product.stock, Some(2));
    assert!(show.state.live.card.is_some(), "the card stays on");
}

#[test]
fn a_faulty_product_is_not_saved_and_a_featured_one_not_deleted() {
    let bench = Bench::new();
    let product = bench.snapshot().show.products[0].product.clone();
    let faulty = ProductDraft {
        title: " ".into(),
        ..draft(&bench, product.id)
    };
    assert_eq!(check(&bench, &faulty).faults[0].field, DraftField::Title);
    let refused = bench.refused(Request::SaveProduct { draft: faulty });
    assert_eq!(refused, "refused-faulty-product");
    let delete = Request::DeleteProduct {
        product: product.id,
    };
    assert_eq!(bench.refused(delete), "refused-featured-product");

    let taken = ProductDraft {
        id: None,
        ..draft(&bench, product.id)
    };
    assert_eq!(check(&bench, &taken).faults[0].field, DraftField::Sku);
    let new = ProductDraft {
        sku: "NEW-1".into(),
        ..taken
    };
    let Response::ProductSaved { product: id, .. } =
        bench.request(Request::SaveProduct { draft: new })
    else {
        panic!("it is saved");
    };
    let page = bench.request(Request::BrowseProducts {
        text: "NEW-1".into(),
        order: ProductOrder::Entered,
        is_descending: false,
        offset: 0,
        limit: 5,
    });
    assert!(
        matches!(page, Response::ProductPage { total: 1.., .. }),
        "{page:?}"
    );
    bench.request(Request::DeleteProduct { product: id });
}

#[test]
fn shows_are_made_planned_copied_deleted_and_brought_back() {
    let bench = Bench::new();
    let demo = bench.snapshot().show.state.show.id;
    let empty = make_show(&bench, "Saturday", None);
    let snapshot = bench.snapshot();
    assert_eq!(snapshot.show.state.show.id, empty, "a new show is opened");
    assert_eq!(snapshot.shows.len(), 2);

    let details = |bench: &Bench, title: &str| ShowDetails {
        title: title.into(),
        ..bench.snapshot().show.state.show.details()
    };
    let edit = Request::EditShow {
        show: empty,
        details: details(&bench, "Saturday night"),
    };
    bench.request(edit);
    let snapshot = bench.snapshot();
    assert_eq!(snapshot.show.state.show.title, "Saturday night");
    assert_eq!(
        snapshot.shows[0].details.title, "Saturday night",
        "the list follows"
    );
    assert!(snapshot.show.undo.is_some(), "it can be undone");
    bench.request(Request::Undo);
    assert_eq!(bench.snapshot().shows[0].details.title, "Saturday");
    let nameless = Request::EditShow {
        show: empty,
        details: details(&bench, " "),
    };
    assert_eq!(bench.refused(nameless), "refused-no-title");

    let copy = make_show(&bench, "Sunday", Some(demo));
    assert!(bench.snapshot().show.state.show.rundown.segments.len() > 5);
    bench.request(Request::SetTemplate {
        show: copy,
        is_template: true,
    });
    bench.request(Request::DeleteShow { show: copy });
    let left: Vec<_> = bench.snapshot().shows.iter().map(|line| line.id).collect();
    assert!(!left.contains(&copy) && left.len() == 2);
    assert_ne!(
        bench.snapshot().show.state.show.id,
        copy,
        "another one is open"
    );
    bench.request(Request::RestoreShow { show: copy });
    let back = bench.snapshot().shows;
    assert!(back.iter().any(|line| line.id == copy && line.is_template));

    bench.request(Request::OpenShow { show: demo });
    bench.ask(Command::StartPractice);
    let running = Request::DeleteShow { show: demo };
    assert_eq!(bench.refused(running), "refused-live");
}

#[test]
fn an_item_can_not_feature_what_is_not_there() {
    let bench = Bench::new();
    let mut segment: Segment = bench.snapshot().show.state.show.rundown.segments[1].clone();
    segment.products.push(ProductId(9_999));
    let command = Command::ReplaceSegment {
        segment: Box::new(segment.clone()),
    };
    assert_eq!(
        bench.refused(Request::Show { command }),
        "refused-unknown-product"
    );
    segment.products.pop();
    segment.duration = DurationMs(u64::MAX);
    let command = Command::ReplaceSegment {
        segment: Box::new(segment),
    };
    assert_eq!(
        bench.refused(Request::Show { command }),
        "refused-out-of-range"
    );
}

#[test]
fn cards_are_drawn_to_be_looked_at_and_a_theme_of_ones_own_is_kept() {
    let bench = Bench::new();
    let snapshot = bench.snapshot();
    let product = snapshot.show.products[0].product.id;
    let card = |look| {
        let wish = CardWish {
            product,
            segment: None,
            entry: None,
            template: snapshot.setup.templates[0].clone(),
            look,
            width: 640,
            height: 360,
        };
        match bench.request(Request::DrawCard { wish }) {
            Response::Card { card } => card,
            other => panic!("{other:?}"),
        }
    };
    let plain = card(ThemeChoice::Show);
    assert!(plain.picture.starts_with("data:image/png;base64,"));
    assert!(
        plain.width > 100 && plain.warnings.is_empty(),
        "{:?}",
        plain.warnings
    );

    let mut draft = snapshot.themes[0].theme.clone();
    draft.name = "Mine".into();
    draft.colours.insert("panel".into(), "#ff0000".into());
    let drafted = card(ThemeChoice::Draft {
        draft: draft.clone(),
    });
    assert_ne!(drafted.picture, plain.picture);
    let shipped = Request::SaveTheme {
        theme: Some(snapshot.themes[0].id.clone()),
        draft: draft.clone(),
    };
    assert_eq!(bench.refused(shipped), "refused-shipped-theme");
    let Response::ThemeSaved { theme, .. } = bench.request(Request::SaveTheme {
        theme: None,
        draft: draft.clone(),
    }) else {
        panic!("it is saved");
    };
    assert_eq!(
        card(ThemeChoice::Kept {
            theme: theme.clone()
        })
        .picture,
        drafted.picture
    );

    draft.colours.insert("accent".into(), "red".into());
    let bad = Request::SaveTheme {
        theme: Some(theme.clone()),
        draft,
    };
    assert_eq!(bench.refused(bad), "refused-bad-theme");
    bench.request(Request::DeleteTheme { theme });
    assert!(bench.snapshot().themes.iter().all(|theme| !theme.is_own));
}

#[test]
fn a_show_comes_back_with_another_theme_when_its_own_was_deleted_meanwhile() {
    let bench = Bench::new();
    let open = bench.snapshot().show.state.show.clone();
    let mut draft = bench.snapshot().themes[0].theme.clone();
    draft.name = "Mine".into();
    let Response::ThemeSaved { theme, .. } =
        bench.request(Request::SaveTheme { theme: None, draft })
    else {
        panic!("it is saved");
    };
    let show = make_show(&bench, "Saturday", None);
    let details = ShowDetails {
        theme: theme.clone(),
        ..bench.snapshot().show.state.show.details()
    };
    bench.request(Request::EditShow { show, details });
    let in_use = Request::DeleteTheme {
        theme: theme.clone(),
    };
    assert_eq!(bench.refused(in_use), "refused-theme-in-use");
    bench.request(Request::OpenShow { show: open.id });
    bench.request(Request::DeleteShow { show });
    bench.request(Request::DeleteTheme { theme });

    bench.request(Request::RestoreShow { show });
    let back = bench.snapshot();
    let told = back.notices.iter().find(|one| one.code == "theme-gone");
    let told = told.expect("it is said that the theme is another one");
    assert!(told.message.contains("Saturday"), "{}", told.message);
    let line = back.shows.iter().find(|line| line.id == show).unwrap();
    assert_eq!(line.details.theme, open.theme);
}

#[test]
fn a_folder_that_can_not_take_recordings_is_refused_in_words() {
    let bench = Bench::new();
    let gone = bench.data.path().join("gone").display().to_string();
    for (folder, reason) in [
        (gone.as_str(), "there is no such folder"),
        ("recordings", "this is not the whole path"),
    ] {
        let folder = Some(folder.to_owned());
        let said = bench.studio.handle(Request::SetRecordingFolder { folder });
        let problem = said.expect_err("a refusal");
        assert_eq!(problem.code, "refused-recording-folder");
        let has_reason = problem.message.contains(reason);
        assert!(
            has_reason && !problem.message.contains("os error"),
            "{}",
            problem.message
        );
    }
}

#[test]
fn the_next_item_is_looked_at_without_being_taken() {
    let bench = Bench::new();
    let looked = bench.request(Request::LookAhead {
        segment: None,
        width: 320,
    });
    let Response::Peek {
        picture: Some(picture),
    } = looked
    else {
        panic!("{looked:?}");
    };
    assert!(picture.starts_with("data:image/jpeg;base64,") && picture.len() > 2_000);
    let live = bench.snapshot().show.state.live;
    assert_eq!(
        (live.phase, live.scene),
        (Phase::Off, Scene::Slate),
        "nothing was taken"
    );
}

#[test]
fn photos_are_taken_in_once_and_what_is_none_is_refused() {
    let bench = Bench::new();
    let photo = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../assets/demo/photos/mug.jpg"
    ))
    .unwrap();
    let first = bench.studio.import_photo(&photo).unwrap();
    assert_eq!(
        bench.studio.import_photo(&photo).unwrap(),
        first,
        "kept once"
    );
    assert!(bench.studio.photo(&first.file).is_some());
    let refused = bench.studio.import_photo(b"sku,title").unwrap_err();
    assert_eq!(refused.code, "refused-photo-format");
    assert!(refused.is_refusal && !refused.hint.is_empty());
}

#[test]
fn destinations_are_saved_chosen_and_forgotten() {
    let bench = Bench::new();
    let save = |name: &str, url: &str| {
        bench.request(Request::SaveDestination {
            draft: DestinationDraft {
                id: None,
                name: name.into(),
                platform: None,
                url: url.into(),
                wish: DestinationWish::default(),
            },
            key: Some("secret-key".into()),
        });
    };
    save("Home", "rtmp://127.0.0.1:1935/live");
    save("", "rtmp://live.example/app");
    let setup = bench.snapshot().setup;
    let names: Vec<_> = setup
        .destinations
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["Home", "live.example"]);
    assert!(setup.destinations[0].is_primary && setup.destination.has_key);
    let text = serde_json::to_string(&setup).unwrap();
    assert!(!text.contains("secret-key"), "a key never travels back");

    let first = setup.destinations[0].id;
    bench.request(Request::ChooseDestination { destination: first });
    assert_eq!(
        bench.snapshot().setup.destination.url,
        "rtmp://127.0.0.1:1935/live"
    );
    bench.request(Request::DeleteDestination { destination: first });
    let setup = bench.snapshot().setup;
    assert_eq!(
        (setup.destinations.len(), setup.destination.url.as_str()),
        (1, "rtmp://live.example/app"),
        "the other one leads now"
    );
    let bad = Request::SaveDestination {
        draft: DestinationDraft {
            id: None,
            name: String::new(),
            platform: None,
            url: "https://example.com".into(),
            wish: DestinationWish::default(),
        },
        key: None,
    };
    assert_eq!(bench.refused(bad), "refused-bad-address");
    let Response::Platforms { platforms } = bench.request(Request::Platforms) else {
        panic!("presets");
    };
    assert!(platforms.iter().any(|platform| platform.id == "youtube"));
}

#[test]
fn the_producer_tells_the_host_and_takes_it_back() {
    let bench = Bench::new();
    let tell = |text: &str| Request::MessageHost {
        text: Some(text.into()),
    };
    bench.request(tell(" Wrap up "));
    assert_eq!(bench.snapshot().host_message.unwrap().text, "Wrap up");
    assert_eq!(
        bench.refused(tell(&"x".repeat(201))),
        "refused-long-message"
    );
    bench.request(Request::MessageHost { text: None });
    assert_eq!(bench.snapshot().host_message, None);
}
