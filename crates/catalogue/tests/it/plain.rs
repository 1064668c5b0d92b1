//! Plain tables of products, with the proposed mapping and with the user's.
use crate::support::{NOW, euros, read, read_with};
use vitrine_catalogue::{
    Decimal, Delimiter, Dialect, Mapping, ProductField, ReadError, ReadOptions, look_at,
};
use vitrine_domain::incoming::RemarkReason;
use vitrine_domain::{Currency, Money};

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

const FRENCH: &str = "Référence;Désignation;Marque;Prix TTC;Prix barré;Quantité;Photo;Description\n\
    REF-1;Théière en fonte;Iwachu;1.250;1 499,00 €;12;theiere.jpg;\"Émaillée.\n\n- 0,9 l\n- Noire\"\n\
    REF-2;Tasse;Iwachu;18,50;;0;tasse.jpg, tasse-2.jpg;\n";

#[test]
fn a_french_table_is_read_as_it_is() {
    let look = look_at(FRENCH.as_bytes(), true).unwrap();
    assert_eq!(look.dialect, Dialect::PlainProducts);
    assert_eq!(look.delimiter, Some(Delimiter::Semicolon));
    assert_eq!(look.decimal, Decimal::Comma);
    assert_eq!(look.currency, Some(Currency::EUR));
    let products = read(FRENCH);
    let pot = &products[0];
    assert_eq!(
        (pot.handle.as_str(), pot.sku.as_deref()),
        ("REF-1", Some("REF-1"))
    );
    assert_eq!(pot.title.as_deref(), Some("Théière en fonte"));
    let price = pot.price.unwrap();
    assert_eq!(price.current, eur(125_000), "the file's mark is the comma");
    assert_eq!(price.compare_at, Some(eur(149_900)));
    assert_eq!(
        pot.description.as_deref(),
        Some("Émaillée.\n\n- 0,9 l\n- Noire")
    );
    assert_eq!(pot.stock, Some(12));
    assert_eq!(products[1].photos.len(), 2);
    assert_eq!(products[1].line, 6);
}

#[test]
fn the_user_has_the_last_word_on_the_mapping() {
    let file = "a,b,c,d\nX-1,Lamp,\"1,299\",Blue\n";
    let (products, refused) = read_with(file, &euros()).unwrap();
    assert!(products.is_empty());
    assert_eq!(refused, [], "a row of which nothing is read is no fault");
    use ProductField::{Price, Sku, Title};
    let options = ReadOptions {
        mapping: Some(Mapping::Products(vec![
            Some(Sku),
            Some(Title),
            Some(Price),
            None,
        ])),
        decimal: Decimal::Point,
        ..ReadOptions::new(Currency::USD, NOW)
    };
    let (products, _) = read_with(file, &options).unwrap();
    assert_eq!(
        products[0].price.unwrap().current,
        Money::new(129_900, Currency::USD)
    );
    let options = ReadOptions {
        mapping: Some(Mapping::Products(vec![Some(Sku)])),
        ..options
    };
    assert!(matches!(
        read_with(file, &options),
        Err(ReadError::MappingDoesNotFit {
            mapped: 1,
            found: 4
        })
    ));
}

#[test]
fn rows_with_a_parent_are_its_variants() {
    let file = "parent_sku,sku,name,price,size,stock,image1,image2\n\
        P,P-S,Shirt,10,S,1,a.jpg,b.jpg\nP,P-M,Shirt,12,M,2,a.jpg,\nQ,Q,Cap,5,,,,\n";
    let products = read(file);
    assert_eq!(products.len(), 2);
    assert_eq!(products[0].variants.len(), 2);
    assert_eq!(products[0].stock, Some(3));
    assert_eq!(products[0].photos.len(), 2);
    let has_own = products[0].variants.iter().any(|one| one.photo.is_some());
    assert!(
        !has_own,
        "a photo of all of them tells none from the others"
    );
    assert_eq!(products[0].price.unwrap().current, eur(1_000));
    assert_eq!(products[1].sku.as_deref(), Some("Q"));
}

#[test]
fn a_number_is_taken_once() {
    let file = "sku,title,price\nA,One,1\nB,Two,2\nA,Three,3\n";
    let (products, refused) = read_with(file, &euros()).unwrap();
    assert_eq!(products.len(), 2);
    assert_eq!(
        (refused[0].line, refused[0].reason),
        (4, RemarkReason::SkuTaken)
    );
    assert_eq!(refused[0].value, "A");
}

#[test]
fn a_shop_with_regular_and_sale_price_is_understood() {
    let file = "ID,SKU,Name,Regular price,Sale price,In stock,Images,Categories\n\
        7,W-1,Hoodie,45,42,yes,\"https://x/1.jpg, https://x/2.jpg\",Clothing > Hoodies\n\
        8,W-2,Cap,18,,0,,\n";
    let products = read(file);
    let price = products[0].price.unwrap();
    assert_eq!(
        (price.current, price.compare_at),
        (eur(4_200), Some(eur(4_500)))
    );
    assert_eq!(products[0].photos.len(), 2);
    assert_eq!(products[0].kind.as_deref(), Some("Hoodies"));
    assert_eq!(products[0].stock, None);
    assert_eq!(products[1].price.unwrap().current, eur(1_800));
    assert_eq!(products[1].stock, Some(0));
}

#[test]
fn excels_separator_line_is_no_heading() {
    let products = read("sep=;\r\nSKU;Name;Price\r\nA;Lamp;12,50\r\n");
    assert_eq!(products[0].price.unwrap().current, eur(1_250));
    assert_eq!(products[0].line, 3);
    let old_mac = read("SKU,Name,Price\rA,Lamp,1.50\rB,Cup,2\r");
    assert_eq!((old_mac[1].line, old_mac[1].sku.as_deref()), (3, Some("B")));
}
