//! Specifications with everything a card can say, in the languages that cards are set in.

use vitrine_cards::{
    CardBar, CardBundle, CardComparison, CardCountdown, CardDifference, CardFact, CardHistogram,
    CardLeft, CardProduct, CardPromo, CardQuestion, CardQuote, CardRank, CardRating, CardSpec,
    CardSpecs, CardStock, PhotoSource, StockTone,
};

/// The words of a case. Each product has a title, a price, the price before and its stars.
struct Words {
    brand: &'static str,
    products: &'static [[&'static str; 4]],
    reviews: &'static str,
    stock: &'static str,
    code: &'static str,
    ends_in: &'static str,
    left: &'static str,
    quote: [&'static str; 2],
    source: &'static str,
    rank: [&'static str; 2],
    percent: fn(u16) -> String,
    /// Each with a name and a value of each product.
    differences: &'static [&'static [&'static str]],
    specs: &'static [[&'static str; 2]],
    asked: [&'static str; 3],
    bundle: [&'static str; 4],
}

/// A spec of these words with a photo for every product.
fn spec(words: &Words, photo: &PhotoSource) -> CardSpec {
    let product = |[title, price, before, stars]: &[&str; 4]| CardProduct {
        title: (*title).to_owned(),
        photo: Some(photo.clone()),
        price: text(price),
        compare_at: text(before),
        rating: text(stars).map(|text| rating(text, words.reviews)),
    };
    let products: Vec<CardProduct> = words.products.iter().map(product).collect();
    let own = products[0].clone();
    CardSpec {
        title: own.title,
        brand: text(words.brand),
        photo: own.photo,
        price: own.price,
        compare_at: own.compare_at,
        percent_off: Some(format!("−{}", (words.percent)(20))),
        rating: own.rating.clone(),
        stock: Some(CardStock {
            text: words.stock.to_owned(),
            tone: StockTone::Low,
        }),
        promo: Some(CardPromo {
            label: words.code.to_owned(),
            code: "LUMIERE24".to_owned(),
        }),
        countdown: Some(CardCountdown {
            label: words.ends_in.to_owned(),
            time: "04:59".to_owned(),
        }),
        left: Some(CardLeft {
            share_permille: 300,
            text: words.left.to_owned(),
        }),
        quote: Some(CardQuote {
            text: words.quote[0].to_owned(),
            stars_hundredths: Some(500),
            author: text(words.quote[1]),
            source: words.source.to_owned(),
        }),
        histogram: Some(CardHistogram {
            bars: bars(words.percent),
            rating: own.rating.expect("the first product has stars"),
            source: words.source.to_owned(),
        }),
        rank: Some(CardRank {
            place: words.rank[0].to_owned(),
            list: words.rank[1].to_owned(),
            source: words.source.to_owned(),
        }),
        comparison: Some(CardComparison {
            products: products.iter().take(3).cloned().collect(),
            rows: words
                .differences
                .iter()
                .map(|row| difference(row))
                .collect(),
            source: text(words.source),
        }),
        specs: Some(CardSpecs {
            rows: words
                .specs
                .iter()
                .map(|[name, value]| fact(name, value))
                .collect(),
            source: text(words.source),
        }),
        question: Some(CardQuestion {
            label: text(words.asked[0]),
            question: words.asked[1].to_owned(),
            answer: words.asked[2].to_owned(),
            source: text(words.source),
        }),
        bundle: Some(CardBundle {
            products,
            sum_label: text(words.bundle[0]),
            sum: text(words.bundle[1]),
            price: words.bundle[2].to_owned(),
            saving: text(words.bundle[3]),
        }),
        ..CardSpec::default()
    }
}

fn text(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn rating(text: String, count: &str) -> CardRating {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    CardRating {
        hundredths: digits.parse::<u16>().expect("stars are two digits") * 10,
        text,
        count: count.to_owned(),
    }
}

fn bars(percent: fn(u16) -> String) -> Vec<CardBar> {
    [("5", 71), ("4", 19), ("3", 7), ("2", 0), ("1", 3)]
        .map(|(name, share)| CardBar {
            name: name.to_owned(),
            share_permille: share * 10,
            value: percent(share),
        })
        .to_vec()
}

fn difference(row: &[&str]) -> CardDifference {
    CardDifference {
        name: row[0].to_owned(),
        values: row[1..].iter().map(|value| (*value).to_owned()).collect(),
    }
}

fn fact(name: &str, value: &str) -> CardFact {
    CardFact {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

/// What the French case with everything has of a dossier, for the product it shows.
pub fn french(photo: &PhotoSource) -> CardSpec {
    spec(&FRENCH, photo)
}

/// The cases of other languages.
pub fn others(photo: &PhotoSource) -> Vec<(&'static str, CardSpec)> {
    vec![
        ("all-english", spec(&ENGLISH, photo)),
        ("all-german", spec(&GERMAN, photo)),
        ("all-arabic", spec(&ARABIC, photo)),
        ("all-hebrew", spec(&HEBREW, photo)),
        ("all-japanese", spec(&JAPANESE, photo)),
    ]
}

const FRENCH: Words = Words {
    brand: "Atelier Vallon",
    products: &[
        [
            "Lampe de table Aurore en verre soufflé",
            "129,00 €",
            "169,00 €",
            "4,6",
        ],
        ["Lampe à poser Aube", "145,00 €", "", "4,8"],
        ["Lampe de chevet Nuit", "89,00 €", "", "4,2"],
    ],
    reviews: "(128 avis)",
    stock: "Plus que 7 pièces",
    code: "Avec le code",
    ends_in: "L’offre se termine dans",
    left: "Plus que 12 sur 40",
    quote: [
        "« La lumière est si douce qu’on l’allume tous les soirs. Encore plus belle en vrai que sur les photos. »",
        "Camille R.",
    ],
    source: "Avis vérifiés, maison-lumen.example, 14 nov. 2026",
    rank: ["N° 2", "dans Lampes de table"],
    percent: |share| format!("{share}\u{202f}%"),
    differences: &[
        &[
            "Matière",
            "Verre soufflé",
            "Verre opalin, laiton",
            "Grès émaillé",
        ],
        &["Hauteur", "34 cm", "38 cm", "26 cm"],
        &["Variateur", "Tactile, 3 niveaux", "Tactile", "—"],
        &["Ampoule", "Fournie", "Fournie", "Non fournie"],
        &["Garantie", "5 ans", "5 ans", "2 ans"],
    ],
    specs: &[
        [
            "Matière",
            "Verre soufflé à la bouche, base en laiton brossé",
        ],
        ["Dimensions", "Ø 22 × 34 cm"],
        ["Ampoule", "LED E14, 4 W, fournie"],
        ["Variateur", "Tactile, trois intensités"],
        ["Câble", "Tissu, 1,8 m"],
        ["Fabrication", "Jura, France"],
        ["Garantie", "Cinq ans"],
    ],
    asked: [
        "Vous avez demandé",
        "Est-ce qu’elle éclaire assez pour lire au lit ?",
        "Oui : au niveau le plus fort, elle donne 470 lumens, comme une bonne lampe de lecture.",
    ],
    bundle: [
        "Achetées séparément",
        "363,00 €",
        "299,00 €",
        "Vous gagnez 64,00 €",
    ],
};

const ENGLISH: Words = Words {
    brand: "Maison Lumen",
    products: &[
        ["Aube table lamp", "€145.00", "€169.00", "4.8"],
        ["Vesta candle holders", "€59.00", "", "4.7"],
    ],
    reviews: "212 reviews",
    stock: "Only 12 left",
    code: "At checkout, use",
    ends_in: "Deal ends in",
    left: "12 of 40 left",
    quote: ["“Worth every cent.”", "Ana M."],
    source: "Trustpilot, 14 Nov 2026",
    rank: ["No. 1", "in Table lamps"],
    percent: |share| format!("{share}%"),
    differences: &[
        &["Material", "Opal glass, brass", "Solid brass"],
        &["Height", "38 cm", "12, 18 and 24 cm"],
        &["Light", "Dimmable LED", "Tapers, 22 mm"],
    ],
    specs: &[
        ["Material", "Opal glass, brushed brass"],
        ["Height", "38 cm"],
        ["Bulb", "LED E14, included"],
    ],
    asked: [
        "You asked",
        "Does it get hot?",
        "No. After an evening the shade is barely warm.",
    ],
    bundle: ["Bought one by one", "€204.00", "€179.00", "Save €25.00"],
};

const GERMAN: Words = Words {
    brand: "Glashüttenmanufaktur Schwarzwald",
    products: &[
        [
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenaufbewahrungsbox mit Echtholzfurnierdeckel",
            "1.299.990,00 €",
            "1.499.990,00 €",
            "4,6",
        ],
        [
            "Wohnzimmertischbeleuchtung „Morgendämmerung“ mit Berührungsdimmer",
            "145,00 €",
            "169,00 €",
            "4,8",
        ],
        ["Nachttischlampe", "1.189.000,00 €", "", ""],
        [
            "Kerzenständerdreiersatz Messing massiv gebürstet",
            "59,00 €",
            "",
            "4,1",
        ],
    ],
    reviews: "(1.284.512 Kundenrezensionen)",
    stock: "Nur noch 7 Stück sofort lieferbar",
    code: "Mit dem Gutscheincode an der Kasse eingeben",
    ends_in: "Das Angebot endet spätestens in",
    left: "Nur noch 12 von 40 Aufbewahrungsboxen verfügbar",
    quote: [
        "„Nach drei Wochen täglicher Benutzung kann ich sagen: Die Verarbeitungsqualität übertrifft alles, was ich bisher in dieser Preisklasse in der Hand hatte. Der Echtholzfurnierdeckel schließt sanft, die Innenauskleidung riecht angenehm nach Zedernholz, und selbst die Kapitänsmütze meines Großvaters passt hinein, ohne dass der Schirm anstößt. Würde ich jederzeit wieder bestellen und habe es meiner ganzen Verwandtschaft empfohlen, die inzwischen ebenfalls begeistert ist.“",
        "Hans-Friedrich von Oberschwarzenbacher-Mittelstädt",
    ],
    source: "Unabhängiges Verbraucherbewertungsportal Nordrhein-Westfalen, Stand 14. November 2026, 23:59 Uhr",
    rank: [
        "Platz 1.234",
        "der meistverkauften Kapitänsmützenaufbewahrungsboxen im deutschsprachigen Raum",
    ],
    percent: |share| format!("{share}\u{a0}%"),
    differences: &[
        &[
            "Oberflächenbeschaffenheit",
            "Echtholzfurnier, dreifach geölt",
            "Opalglas mit Messingfassung, gebürstet",
            "—",
        ],
        &[
            "Wärmebeständigkeit",
            "Hitzebeständig bis 200 °C",
            "Nicht hitzebeständig",
            "—",
        ],
        &[
            "Lieferumfang",
            "Box, Deckel, Pflegetuch und Echtheitszertifikat",
            "Lampe",
            "Lampe",
        ],
        &[
            "Herstellergarantie",
            "Zehn Jahre",
            "Fünf Jahre",
            "Zwei Jahre",
        ],
        &[
            "Ersatzteilverfügbarkeit",
            "Mindestens zwanzig Jahre",
            "Fünf Jahre",
            "Keine Angabe",
        ],
        &[
            "Versandkostenpauschale",
            "Versandkostenfrei",
            "4,90 €",
            "4,90 €",
        ],
    ],
    specs: &[
        [
            "Oberflächenbeschaffenheit",
            "Echtholzfurnier aus nachhaltiger Forstwirtschaft, dreifach von Hand geölt und poliert",
        ],
        [
            "Außenabmessungen",
            "420 × 420 × 260 mm (Breite × Tiefe × Höhe), Deckel aufgeklappt 510 mm",
        ],
        ["Wärmebeständigkeit", "200 °C"],
        [
            "Lieferumfang",
            "Box, Deckel, Pflegetuch, Echtheitszertifikat, Bedienungsanleitung in vierundzwanzig Sprachen",
        ],
        ["Herstellergarantie", "Zehn Jahre"],
        ["Ersatzteilverfügbarkeit", "Mindestens zwanzig Jahre"],
        ["Ursprungsland", "Deutschland"],
        ["Warentarifnummer", "4420 90 10 00 0"],
        ["Verpackungseinheit", "Ein Stück"],
        ["Mindestbestellmenge", "Ein Stück"],
        ["Lieferzeit", "Zwei bis drei Werktage"],
        ["Farbe", "Nussbaum"],
    ],
    asked: [
        "Frage einer Zuschauerin aus dem Livechat",
        "Passt da auch eine Kapitänsmütze der Größe 64 hinein, und wenn ja, kann man die Box dann trotzdem noch schließen, ohne dass der Schirm verbogen oder das Eichenlaub beschädigt wird, oder muss man die nächstgrößere Ausführung bestellen?",
        "Ja: Der Innendurchmesser beträgt 39 cm, damit passt jede handelsübliche Kapitänsmütze bis Größe 66 hinein. Der Deckel ist innen 14 cm hoch und berührt weder Schirm noch Eichenlaub; bei Mützen mit Paradeumrandung empfehlen wir trotzdem die nächstgrößere Ausführung, die es ab dem Frühjahr wieder gibt.",
    ],
    bundle: [
        "Einzelverkaufspreise zusammengerechnet",
        "2.489.194,00 €",
        "2.199.990,00 €",
        "Sie sparen 289.204,00 € gegenüber dem Einzelkauf",
    ],
};

const ARABIC: Words = Words {
    brand: "دار لومين",
    products: &[
        [
            "مصباح طاولة من الزجاج المنفوخ يدويًا بضوء دافئ",
            "١٢٩٫٠٠ €",
            "١٦٩٫٠٠ €",
            "4.6",
        ],
        ["مصباح الفجر", "١٤٥٫٠٠ €", "", "4.8"],
        ["مصباح الليل", "٨٩٫٠٠ €", "", "4.2"],
    ],
    reviews: "(128 تقييمًا)",
    stock: "بقيت 7 قطع فقط",
    code: "استخدموا الرمز",
    ends_in: "ينتهي العرض خلال",
    left: "بقيت 12 من 40",
    quote: [
        "«ضوء ناعم جدًا، نشعله كل مساء. أجمل بكثير مما يبدو في الصور.»",
        "ليلى ح.",
    ],
    source: "تقييمات موثقة، 14 نوفمبر 2026",
    rank: ["رقم 2", "في مصابيح الطاولة"],
    percent: |share| format!("{share}%"),
    differences: &[
        &["الخامة", "زجاج منفوخ", "زجاج ونحاس", "خزف"],
        &["الارتفاع", "34 سم", "38 سم", "26 سم"],
        &["الضمان", "خمس سنوات", "خمس سنوات", "سنتان"],
    ],
    specs: &[
        ["الخامة", "زجاج منفوخ يدويًا وقاعدة من النحاس"],
        ["الأبعاد", "22 × 34 سم"],
        ["اللمبة", "LED E14، مرفقة"],
        ["الضمان", "خمس سنوات"],
    ],
    asked: [
        "سألتم",
        "هل يكفي ضوؤه للقراءة في السرير؟",
        "نعم، عند أعلى درجة يعطي 470 لومن، مثل مصباح قراءة جيد.",
    ],
    bundle: [
        "عند الشراء منفردة",
        "٣٦٣٫٠٠ €",
        "٢٩٩٫٠٠ €",
        "توفرون ٦٤٫٠٠ €",
    ],
};

const HEBREW: Words = Words {
    brand: "מזון לומן",
    products: &[
        [
            "מנורת שולחן מזכוכית בעבודת יד עם אור חם",
            "129.00 ₪",
            "169.00 ₪",
            "4.6",
        ],
        ["מנורת שחר", "145.00 ₪", "", "4.8"],
    ],
    reviews: "(128 ביקורות)",
    stock: "נותרו 7 בלבד",
    code: "עם הקוד",
    ends_in: "המבצע מסתיים בעוד",
    left: "נותרו 12 מתוך 40",
    quote: ["”האור כל כך רך שאנחנו מדליקים אותה כל ערב.“", "נועה ל."],
    source: "ביקורות מאומתות, 14 בנובמבר 2026",
    rank: ["מס׳ 2", "במנורות שולחן"],
    percent: |share| format!("{share}%"),
    differences: &[
        &["חומר", "זכוכית בניפוח פה", "זכוכית ופליז"],
        &["גובה", "34 ס״מ", "38 ס״מ"],
        &["אחריות", "חמש שנים", "חמש שנים"],
    ],
    specs: &[
        ["חומר", "זכוכית בניפוח פה, בסיס פליז מוברש"],
        ["מידות", "22 × 34 ס״מ"],
        ["נורה", "LED E14, כלולה"],
    ],
    asked: [
        "שאלתם",
        "האם היא מאירה מספיק לקריאה במיטה?",
        "כן, בעוצמה הגבוהה היא נותנת 470 לומן.",
    ],
    bundle: ["בקנייה נפרדת", "314.00 ₪", "259.00 ₪", "חוסכים 55.00 ₪"],
};

const JAPANESE: Words = Words {
    brand: "メゾン・ルーメン",
    products: &[
        [
            "吹きガラスのテーブルランプ「曙」檸檬色・調光機能付き",
            "￥19,800",
            "￥24,800",
            "4.6",
        ],
        ["真鍮のテーブルランプ「暁」", "￥22,000", "", "4.8"],
        ["陶器のベッドサイドランプ「夜」", "￥13,500", "", "4.2"],
    ],
    reviews: "（128件の評価）",
    stock: "残り7点",
    code: "クーポンコード",
    ends_in: "タイムセール終了まで",
    left: "40点中 残り12点",
    quote: [
        "「光がとても柔らかく、毎晩つけています。写真で見るよりずっときれいでした。」",
        "佐藤さん",
    ],
    source: "購入者レビュー、2026年11月14日現在",
    rank: ["第2位", "テーブルランプ部門"],
    percent: |share| format!("{share}%"),
    differences: &[
        &["素材", "吹きガラス", "ガラスと真鍮", "陶器"],
        &["高さ", "34 cm", "38 cm", "26 cm"],
        &["調光", "タッチ式三段階", "タッチ式", "なし"],
        &["保証", "5年", "5年", "2年"],
    ],
    specs: &[
        ["素材", "吹きガラス、真鍮ヘアライン仕上げ"],
        ["寸法", "直径22 × 高さ34 cm"],
        ["電球", "LED E14（付属）"],
        ["保証", "5年間"],
    ],
    asked: [
        "視聴者からの質問",
        "ベッドで本を読むのに十分な明るさですか？",
        "はい。一番明るくすると470ルーメンで、読書灯として十分です。",
    ],
    bundle: ["単品で購入の場合", "￥55,300", "￥46,800", "￥8,500お得"],
};
