//! The cards that the goldens pin and the gallery shows: a plain one, and every hard one.

use std::sync::Arc;

use vitrine_cards::{
    CardCountdown, CardLink, CardPromo, CardRating, CardSpec, CardStock, PhotoSource, StockTone,
};
use vitrine_domain::Picture;

use super::dossier;

/// A product with everything to say.
pub fn full() -> CardSpec {
    let photo = PhotoSource::Picture(Arc::new(vase()));
    CardSpec {
        title: "Lampe de table Aurore en verre soufflé".to_owned(),
        brand: Some("Atelier Vallon".to_owned()),
        photo: Some(photo.clone()),
        price: Some("129,00 €".to_owned()),
        compare_at: Some("169,00 €".to_owned()),
        percent_off: Some("−24 %".to_owned()),
        rating: Some(CardRating {
            hundredths: 460,
            text: "4,6".to_owned(),
            count: "(128 avis)".to_owned(),
        }),
        stock: Some(CardStock {
            text: "Plus que 7 pièces".to_owned(),
            tone: StockTone::Low,
        }),
        promo: Some(CardPromo {
            label: "Avec le code".to_owned(),
            code: "LUMIERE24".to_owned(),
        }),
        link: Some(CardLink {
            url: "https://maison-lumen.example/p/aurore".to_owned(),
            label: "Scannez pour commander".to_owned(),
        }),
        description: Some(
            "Une lumière douce, tamisée par un verre ambré soufflé à la bouche dans le Jura."
                .to_owned(),
        ),
        highlights: vec![
            "Soufflée à la bouche, chaque pièce est unique".to_owned(),
            "Variateur tactile à trois intensités".to_owned(),
            "Garantie cinq ans".to_owned(),
        ],
        countdown: Some(CardCountdown {
            label: "L’offre se termine dans".to_owned(),
            time: "04:59".to_owned(),
        }),
        ..dossier::french(&photo)
    }
}

/// The price is not told yet.
pub fn teaser() -> CardSpec {
    CardSpec {
        teaser: Some("Le prix dans un instant".to_owned()),
        ..full()
    }
}

/// None is left.
pub fn sold_out() -> CardSpec {
    CardSpec {
        stock: Some(CardStock {
            text: "Épuisé".to_owned(),
            tone: StockTone::SoldOut,
        }),
        ..full()
    }
}

/// Every case by the name of its file.
pub fn all() -> Vec<(&'static str, CardSpec)> {
    let photo = PhotoSource::Picture(Arc::new(vase()));
    let mut all = products();
    all.push(("teaser", teaser()));
    all.extend(dossier::others(&photo));
    all
}

/// The cases that change a title, a price or a part of the French one.
pub fn products() -> Vec<(&'static str, CardSpec)> {
    vec![
        ("full", full()),
        (
            "long-french",
            titled(
                "Coffret découverte de six bougies parfumées artisanales à la cire de soja, mèches en \
             coton et couvercles en noyer massif, édition anniversaire numérotée",
            ),
        ),
        (
            "german",
            titled(
                "Donaudampfschifffahrtsgesellschaftskapitänsmützenaufbewahrungsbox mit \
             Echtholzfurnierdeckel",
            ),
        ),
        (
            "arabic",
            titled("مصباح طاولة من الزجاج المنفوخ يدويًا بضوء دافئ"),
        ),
        ("hebrew", titled("מנורת שולחן מזכוכית בעבודת יד עם אור חם")),
        (
            "japanese",
            titled("吹きガラスのテーブルランプ「曙」檸檬色・調光機能付き"),
        ),
        (
            "emoji",
            titled("Bougie 🕯️ « Soirée d’hiver » ❄️ 🇫🇷 fait main 💛"),
        ),
        (
            "no-photo",
            CardSpec {
                photo: None,
                ..full()
            },
        ),
        ("sold-out", sold_out()),
        (
            "dear",
            CardSpec {
                price: Some("1 299 990,00 €".to_owned()),
                compare_at: Some("1 499 990,00 €".to_owned()),
                ..full()
            },
        ),
        (
            "no-rating",
            CardSpec {
                rating: None,
                promo: None,
                ..full()
            },
        ),
        (
            "plain",
            CardSpec {
                compare_at: None,
                percent_off: None,
                promo: None,
                countdown: None,
                stock: Some(CardStock {
                    text: "En stock".to_owned(),
                    tone: StockTone::Plenty,
                }),
                ..full()
            },
        ),
        (
            "title-only",
            CardSpec {
                title: full().title,
                ..CardSpec::default()
            },
        ),
    ]
}

fn titled(title: &str) -> CardSpec {
    CardSpec {
        title: title.to_owned(),
        ..full()
    }
}

/// A drawn stand-in for a photo: a lit vase on a table, so that crops and corners show.
fn vase() -> Picture {
    const SIDE: u32 = 480;
    let mut rgba = Vec::with_capacity((SIDE * SIDE * 4) as usize);
    for row in 0..SIDE {
        for column in 0..SIDE {
            let (x, y) = (
                column as f32 / SIDE as f32 - 0.5,
                row as f32 / SIDE as f32 - 0.5,
            );
            let glow = (1.0 - (x * x + y * y).sqrt() * 1.5).max(0.0);
            let is_vase = x.abs() < 0.13 + 0.07 * (y * 9.0).cos() && (-0.32..0.3).contains(&y);
            let is_table = y > 0.3;
            let base = if is_vase {
                [214.0, 150.0, 84.0]
            } else if is_table {
                [96.0, 70.0, 54.0]
            } else {
                [150.0, 132.0, 116.0]
            };
            rgba.extend(base.map(|channel: f32| (channel * (0.55 + glow * 0.62)).min(255.0) as u8));
            rgba.push(255);
        }
    }
    Picture::new(SIDE, SIDE, rgba).expect("the loops make this many pixels")
}
