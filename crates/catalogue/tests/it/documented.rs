//! Files in the shapes that shops and review programs document, written by us after their documentation
//! (`files/ORIGIN.md`): each is read as the shop means it.
use crate::support::{NOW, euros, read_reviews, read_with};
use vitrine_catalogue::{Dialect, ReadOptions, look_at};
use vitrine_domain::incoming::{IncomingProduct, RemarkReason};
use vitrine_domain::{Currency, Money, UnixMs, Variant};

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/files/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn read(name: &str, dialect: Dialect, options: &ReadOptions) -> Vec<IncomingProduct> {
    let bytes = file(name);
    assert_eq!(look_at(&bytes, true).unwrap().dialect, dialect, "{name}");
    let (products, refused) = read_with(bytes, options).unwrap();
    assert_eq!(refused, [], "{name}");
    products
}

fn money(minor: i64, currency: &str) -> Money {
    Money::new(minor, currency.parse().unwrap())
}

fn of<'a, T>(variants: &'a [Variant], what: impl Fn(&'a Variant) -> T) -> Vec<T> {
    variants.iter().map(what).collect()
}

fn photos(product: &IncomingProduct) -> Vec<&str> {
    let photos = product.photos.iter();
    photos
        .map(|photo| photo.reference.rsplit('/').next().unwrap())
        .collect()
}

fn reasons(product: &IncomingProduct) -> Vec<RemarkReason> {
    product.remarks.iter().map(|remark| remark.reason).collect()
}

#[test]
fn shopifys_newer_columns_with_colours_and_their_photos() {
    let products = read("shopify-newer-colours.csv", Dialect::ShopifyNewer, &euros());
    let [throw] = &products[..] else {
        panic!("{products:?}")
    };
    assert_eq!(
        throw.description.as_deref(),
        Some("Stone-washed linen, 130 × 170 cm.\n\n- Machine wash at 40°\n- Made in Portugal")
    );
    assert_eq!(throw.kind.as_deref(), Some("Throws"));
    assert_eq!(of(&throw.variants, Variant::label), ["Oat", "Rust", "Ink"]);
    assert_eq!(
        of(&throw.variants, |one| one.stock),
        [Some(14), Some(0), Some(3)]
    );
    assert_eq!(
        of(&throw.variants, |one| one.compare_at),
        [Some(money(11_000, "EUR")), None, None]
    );
    assert_eq!(
        of(&throw.variants, |one| one
            .photo
            .as_deref()
            .unwrap()
            .contains("rust")),
        [false, true, false]
    );
    assert_eq!(
        photos(throw),
        [
            "throw-oat.jpg?v=1718000000",
            "throw-rust.jpg?v=1718000001",
            "throw-ink.jpg?v=1718000002",
            "throw-care-label.png"
        ]
    );
    assert_eq!(throw.photos[3].alt, "The care label, with a quote: \"40°\"");
    assert_eq!(throw.remarks, []);
}

#[test]
fn what_shopify_does_not_count_or_sells_on_is_not_sold_out() {
    let products = read(
        "shopify-newer-untracked.csv",
        Dialect::ShopifyNewer,
        &euros(),
    );
    let [card, candle, vase] = &products[..] else {
        panic!("{products:?}")
    };
    assert_eq!(of(&card.variants, |one| one.stock), [None, None]);
    assert_eq!(of(&card.variants, Variant::label), ["25.00", "50.00"]);
    assert_eq!((card.stock, candle.stock), (None, None));
    assert_eq!((vase.stock, vase.is_offered), (Some(1), Some(false)));
    assert_eq!(vase.price.unwrap().current, money(124_900, "EUR"));
    assert_eq!(reasons(vase), [RemarkReason::CompareAtNotAbove]);
    let products = read("shopify-older-stock.csv", Dialect::ShopifyOlder, &euros());
    let [teapot, cups, tray] = &products[..] else {
        panic!("{products:?}")
    };
    assert_eq!(
        (teapot.stock, cups.stock, tray.stock),
        (None, None, Some(0))
    );
    assert_eq!(
        photos(teapot),
        ["teapot-1.jpg", "teapot-2.jpg", "teapot-3.jpg"]
    );
    assert_eq!(teapot.photos[1].alt, "From above");
}

#[test]
fn shopifys_newer_columns_with_two_options() {
    let products = read(
        "shopify-newer-two-options.csv",
        Dialect::ShopifyNewer,
        &euros(),
    );
    let [shoe] = &products[..] else {
        panic!("{products:?}")
    };
    assert_eq!(shoe.title.as_deref(), Some("Sandale tressée « Été »"));
    assert_eq!(
        of(&shoe.variants, Variant::label),
        [
            "Noir / 36",
            "Noir / 38",
            "Noir / 40",
            "Écru / 36",
            "Écru / 38",
            "Écru / 40"
        ]
    );
    assert_eq!(shoe.variants[5].options[1].name, "Pointure");
    assert_eq!(shoe.variants[5].price, Some(money(7_990, "EUR")));
    assert!(
        shoe.variants[2]
            .photo
            .as_deref()
            .unwrap()
            .ends_with("noir.webp")
    );
    assert!(
        shoe.variants[3]
            .photo
            .as_deref()
            .unwrap()
            .ends_with("ecru.webp")
    );
    assert_eq!((shoe.stock, shoe.photos.len()), (Some(6), 2));
}

#[test]
fn shopifys_older_columns_with_markets_and_numbers_kept_as_texts() {
    let dollars = ReadOptions::new(Currency::USD, NOW);
    let products = read("shopify-older-markets.csv", Dialect::ShopifyOlder, &dollars);
    let [shorts] = &products[..] else {
        panic!("{products:?}")
    };
    assert_eq!(
        of(&shorts.variants, |one| one.price.unwrap().minor),
        [4_200, 4_200, 4_600]
    );
    assert_eq!(
        of(&shorts.variants, |one| one.sku.as_deref().unwrap()),
        ["BS-S", "BS-M", "BS-L"]
    );
    assert_eq!(shorts.variants[1].barcode.as_deref(), Some("0841234567815"));
    assert_eq!(shorts.kind.as_deref(), Some("Swimwear"));
    let text = shorts.description.as_deref().unwrap();
    assert_eq!(
        text,
        "Recycled & quick-drying\n\nFour-way stretch.\nSide pocket."
    );
}

#[test]
fn a_german_shops_table_in_windows_1252() {
    let products = read("shopify-older-german.csv", Dialect::ShopifyOlder, &euros());
    let [box_] = &products[..] else {
        panic!("{products:?}")
    };
    assert_eq!(box_.brand.as_deref(), Some("Möbelhaus Nord"));
    assert_eq!(of(&box_.variants, Variant::label), ["S / Grün", "L / Weiß"]);
    assert_eq!(
        of(&box_.variants, |one| one.price.unwrap().minor),
        [2_490, 103_490]
    );
    assert_eq!(
        of(&box_.variants, |one| one.photo.as_deref().unwrap()),
        ["kiste-gruen.jpg", "kiste-weiss.jpg"]
    );
}

#[test]
fn googles_tables() {
    let products = read("google-apparel.tsv", Dialect::GoogleTable, &euros());
    let [tee, mug] = &products[..] else {
        panic!("{products:?}")
    };
    assert_eq!(
        of(&tee.variants, Variant::label),
        ["Red / S", "Red / M", "Blue / S"]
    );
    assert_eq!(
        of(&tee.variants, |one| one.price.unwrap()),
        [
            money(1_250, "USD"),
            money(1_500, "USD"),
            money(1_600, "USD")
        ]
    );
    assert_eq!(tee.variants[0].compare_at, Some(money(1_500, "USD")));
    assert_eq!(of(&tee.variants, |one| one.stock), [None, Some(0), None]);
    assert_eq!(tee.stock, None);
    let until = UnixMs(1_796_111_940_000);
    assert_eq!(tee.price.unwrap().valid_until, Some(until));
    assert_eq!(tee.photos.len(), 4);
    assert!(
        tee.variants[2]
            .photo
            .as_deref()
            .unwrap()
            .ends_with("blue.jpg")
    );
    assert_eq!(tee.kind.as_deref(), Some("T-shirts"));
    assert_eq!(mug.title.as_deref(), Some("Mug, \"no. 1\""));
    assert_eq!(mug.price.unwrap().current, money(1_500, "EUR"));

    let products = read("google-currencies.tsv", Dialect::GoogleTable, &euros());
    let [lamp, purse, sale, nothing] = &products[..] else {
        panic!("{products:?}")
    };
    let price = lamp.price.unwrap();
    assert_eq!(
        (price.current, price.compare_at),
        (money(1_780, "JPY"), Some(money(1_980, "JPY")))
    );
    assert_eq!(purse.price.unwrap().current, money(12_345, "KWD"));
    assert_eq!(sale.price.unwrap().current, money(1_000, "GBP"));
    assert_eq!(reasons(sale), [RemarkReason::CompareAtNotAbove]);
    assert_eq!((nothing.price, nothing.stock), (None, Some(0)));

    let products = read("google-local.tsv", Dialect::GoogleTable, &euros());
    let stocks: Vec<_> = products.iter().map(|one| one.stock).collect();
    assert_eq!(stocks, [Some(12), Some(2)]);
    assert_eq!(products[1].price.unwrap().current, money(720, "EUR"));
}

#[test]
fn googles_feeds_in_xml() {
    let products = read("google-entities.xml", Dialect::GoogleXml, &euros());
    let [wine] = &products[..] else {
        panic!("{products:?}")
    };
    assert_eq!(wine.title.as_deref(), Some("Rosé \"Été\" & co <2026>"));
    assert_eq!(wine.description.as_deref(), Some("Sec & frais\n\n- 12 %"));
    assert_eq!(wine.link.as_deref(), Some("https://shop.test/w-1?a=1&b=2"));
    assert_eq!(wine.brand.as_deref(), Some("Château"));
    let price = wine.price.unwrap();
    assert_eq!(
        (price.current, price.compare_at, price.valid_until),
        (
            money(1_200, "EUR"),
            Some(money(1_500, "EUR")),
            Some(UnixMs(1_794_753_000_000))
        )
    );
    assert_eq!(photos(wine), ["w-1.jpg", "w-1-b.jpg", "w-1-c.jpg"]);

    let products = read("google-groups.xml", Dialect::GoogleXml, &euros());
    let boots: Vec<_> = products.iter().filter(|one| one.handle == "B").collect();
    assert_eq!(boots.len(), 2, "of which the second continues the first");
    assert!(boots[1].is_continued && !boots[0].is_continued);
    let labels: Vec<String> = boots.iter().map(|one| one.variants[0].label()).collect();
    assert_eq!(labels, ["39 / Black", "40 / Brown"]);
    let shown_by: Vec<_> = boots
        .iter()
        .map(|one| one.variants[0].photo.as_deref())
        .collect();
    assert_eq!(
        shown_by,
        [
            Some("https://shop.test/b-black.jpg"),
            Some("https://shop.test/b-brown.jpg")
        ]
    );
    let products = read("google-atom.xml", Dialect::GoogleXml, &euros());
    assert_eq!(products[0].kind.as_deref(), Some("Lamps"));
    assert_eq!(products[0].price.unwrap().current, money(4_990, "EUR"));
    assert_eq!(products[0].barcode.as_deref(), Some("4006381333931"));
}

#[test]
fn reviews_of_judge_me_and_loox() {
    for (name, expected) in [
        (
            "judgeme-reviews.csv",
            vec![
                ("linen-throw", 500, "Inês Duarte", "Warm and light"),
                ("linen-throw", 300, "Tom", ""),
                ("beeswax-candle", 400, "", "Broken"),
            ],
        ),
        (
            "loox-reviews.csv",
            vec![
                ("board-shorts", 500, "Mia K.", ""),
                ("board-shorts", 200, "Ed", ""),
            ],
        ),
        (
            "loox-import.csv",
            vec![("teapot", 500, "Sam", ""), ("cups", 400, "Ana", "")],
        ),
    ] {
        let bytes = file(name);
        assert_eq!(
            look_at(&bytes, true).unwrap().dialect,
            Dialect::Reviews,
            "{name}"
        );
        let (reviews, refused) = read_reviews(bytes);
        assert_eq!(refused, [], "{name}");
        let read: Vec<_> = reviews
            .iter()
            .map(|(review, _)| {
                let product = review.product.as_str();
                let (author, title) = (review.author.as_str(), review.title.as_str());
                (product, i32::from(review.stars_hundredths), author, title)
            })
            .collect();
        assert_eq!(read, expected, "{name}");
        for (review, remarks) in &reviews {
            assert!(
                review.written_at.is_some() && !review.text.is_empty(),
                "{name}"
            );
            assert_eq!(remarks, &[], "{name}");
            let private = ["mail.test", "203.0.113.9"];
            let said = format!("{review:?}");
            assert!(private.iter().all(|one| !said.contains(one)), "{said}");
        }
    }
    let (reviews, _) = read_reviews(file("loox-import.csv"));
    assert_eq!(reviews[1].0.text, "Thin but sturdy");
}
