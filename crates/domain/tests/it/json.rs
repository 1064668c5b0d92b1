//! The JSON that is stored and sent, and the TypeScript that reads it.

use std::fmt::Debug;

use crate::support::{START, done, live, minute, segment, take, with_offer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{from_str, from_value, json, to_string, to_value};
use ts_rs::{Config, TS};
use vitrine_domain::dossier::{EntryRef, EntrySort};
use vitrine_domain::plan::{Countdown, Progress, plan, progress};
use vitrine_domain::{
    CardTemplateId, Change, Command, Currency, EntryId, Money, Phase, Photo, PhotoId, Price,
    Product, ProductId, Rating, Refusal, Scene, SegmentId, State, Step, Variant, VariantOption,
};

fn goes_round<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = to_string(value).expect("it can be written");
    let read: T = from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(&read, value, "{text}");
}

fn on_air() -> State {
    let state = live(vec![with_offer(segment(1), 3), segment(2), segment(3)]);
    let state = done(&state, take(1), minute(1));
    done(&state, take(2), minute(2))
}

#[test]
fn states_and_what_follows_from_them_go_round() {
    let state = on_air();
    goes_round(&state);
    goes_round(&plan(&state.show.rundown));
    goes_round(&progress(&state, minute(9)));
}

#[test]
fn every_command_goes_round() {
    let id = SegmentId(1);
    let one = || Box::new(with_offer(segment(1), 3));
    let commands = [
        Command::StartPractice,
        Command::GoLive,
        Command::End,
        Command::TakeNext,
        Command::Take { segment: id },
        Command::TakeProduct {
            product: ProductId(7),
        },
        Command::SetNext { segment: id },
        Command::ShowCard {
            template: None,
            entry: None,
        },
        Command::ShowCard {
            template: Some(CardTemplateId::lower_third()),
            entry: Some(EntryRef {
                sort: EntrySort::Review,
                id: EntryId(4),
            }),
        },
        Command::HideCard,
        Command::ToggleCard,
        Command::ClearGraphics,
        Command::InsertSegment {
            segment: one(),
            before: Some(id),
        },
        Command::ReplaceSegment { segment: one() },
        Command::MoveSegment {
            segment: id,
            before: None,
        },
        Command::SkipSegment {
            segment: id,
            is_skipped: true,
        },
        Command::DeleteSegment { segment: id },
    ];
    commands.iter().for_each(goes_round);
    for scene in Scene::ALL {
        goes_round(&Command::SetScene { scene });
    }
}

#[test]
fn changes_refusals_and_steps_go_round() {
    let live = on_air().live;
    let segment = SegmentId(1);
    let title = || "Blue Shirt".to_owned();
    for change in [
        Change::Phase { phase: Phase::Live },
        Change::Current { item: live.current },
        Change::Next { segment: live.next },
        Change::Card { card: live.card },
        Change::Scene { scene: live.scene },
        Change::Rundown,
    ] {
        goes_round(&change);
    }
    for refusal in [
        Refusal::NotRunning,
        Refusal::AlreadyRunning,
        Refusal::NoNextItem,
        Refusal::UnknownSegment { segment },
        Refusal::SegmentExists { segment },
        Refusal::OnAir { segment },
        Refusal::Skipped { segment },
        Refusal::NothingOnAir,
        Refusal::NoProduct,
        Refusal::EmptyRundown,
    ] {
        goes_round(&refusal);
    }
    for step in [
        Step::Take { title: title() },
        Step::TakeProduct {
            product: ProductId(7),
        },
        Step::ShowCard,
        Step::SetScene {
            scene: Scene::Slate,
        },
        Step::Delete { title: title() },
    ] {
        goes_round(&step);
    }
}

#[test]
fn products_and_money_go_round() {
    let eur = |minor| Money::new(minor, Currency::EUR);
    goes_round(&Product {
        id: ProductId(1),
        sku: "SCARF".to_owned(),
        handle: Some("scarf".to_owned()),
        title: "Écharpe « Nuit »".to_owned(),
        brand: Some("Atelier".to_owned()),
        kind: Some("Scarves".to_owned()),
        description: "Warm.".to_owned(),
        highlights: vec!["Pure wool".to_owned()],
        price: Price::new(eur(1_990), Some(eur(2_490)), "shop", START)
            .map(|price| price.until(minute(9)))
            .ok(),
        stock: Some(0),
        rating: Some(Rating {
            hundredths: 460,
            count: 1_284,
        }),
        photos: vec![Photo {
            id: PhotoId(1),
            file: "scarf.jpg".to_owned(),
            alt: "A blue scarf".to_owned(),
        }],
        link: Some("https://example.com/scarf".to_owned()),
        variants: vec![Variant {
            options: vec![VariantOption {
                name: "Size".to_owned(),
                value: "Long".to_owned(),
            }],
            price: Some(eur(2_190)),
            ..Variant::default()
        }],
    });
}

#[test]
fn the_json_is_what_a_window_expects() {
    assert_eq!(
        to_value(take(4)).expect("a command"),
        json!({ "do": "take", "segment": 4 })
    );
    assert_eq!(
        to_value(Money::new(2_490, Currency::EUR)).expect("money"),
        json!({ "minor": 2490, "currency": "EUR" })
    );
    assert_eq!(
        to_value(Countdown::Overtime).expect("a countdown"),
        json!("overtime")
    );
    let wrong = from_value::<Money>(json!({ "minor": 1, "currency": "euro" }));
    assert!(
        wrong.is_err_and(|error| error.to_string().contains("euro")),
        "a wrong currency is refused by name"
    );
}

#[test]
fn typescript_reads_numbers_and_bare_types() {
    let config = Config::default();
    let state = State::inline(&config);
    assert!(state.contains("show: Show"), "{state}");
    let command = Command::inline(&config);
    assert!(command.contains("segment: Segment,"), "{command}");
    let all = [
        vitrine_domain::UnixMs::inline(&config),
        vitrine_domain::DurationMs::inline(&config),
        Money::inline(&config),
        Progress::inline(&config),
        SegmentId::inline(&config),
    ];
    for declaration in all {
        assert!(declaration.contains("number"), "{declaration}");
        assert!(!declaration.contains("bigint"), "{declaration}");
    }
}
