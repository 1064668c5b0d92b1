//! Google's product data, as a table and as XML.
use crate::support::{NOW, euros, read, read_with};
use vitrine_catalogue::{Dialect, ReadError, ReadOptions, look_at};
use vitrine_domain::incoming::{IncomingPrice, RemarkReason};
use vitrine_domain::{Currency, Money, UnixMs};

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

const RSS: &str = r#"<?xml version="1.0"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0">
<channel>
  <title>Example - Store</title>
  <link>https://store.example</link>
  <description>Everything &amp; more</description>
  <item>
    <g:id>TV_123456</g:id>
    <title>The feed's title</title>
    <g:title>Google Chromecast with Google TV</g:title>
    <g:description><![CDATA[<p>Chromecast <b>with</b> Google TV</p><ul><li>4K</li><li>HDR</li></ul>]]></g:description>
    <g:link>https://store.example/chromecast?a=1&amp;b=2</g:link>
    <g:image_link>https://images.example/TV_123456.png</g:image_link>
    <g:additional_image_link>https://images.example/TV_123456-2.png</g:additional_image_link>
    <g:additional_image_link>https://images.example/TV_123456-3.png</g:additional_image_link>
    <g:availability>in_stock</g:availability>
    <g:price>50.00 USD</g:price>
    <g:sale_price>42.00 USD</g:sale_price>
    <g:sale_price_effective_date>2026-11-01T00:00+0000/2026-11-20T23:59+0000</g:sale_price_effective_date>
    <g:shipping><g:country>US</g:country><g:price>6.49 USD</g:price></g:shipping>
    <g:gtin>3234567890126</g:gtin>
    <g:brand>Google</g:brand>
    <g:product_type>Home &gt; Electronics &gt; Players</g:product_type>
    <g:google_product_category>388</g:google_product_category>
    <g:product_highlight>Supports thousands of apps, including Netflix</g:product_highlight>
    <g:product_highlight>Remote</g:product_highlight>
  </item>
  <item>
    <g:id>DVD-0564738</g:id>
    <g:title>Merlin &#233;t&eacute;</g:title>
    <g:availability>out of stock</g:availability>
    <g:price>11.99 USD</g:price>
  </item>
</channel>
</rss>"#;

#[test]
fn an_rss_feed_is_read() {
    assert_eq!(
        look_at(RSS.as_bytes(), true).unwrap().dialect,
        Dialect::GoogleXml
    );
    let products = read(RSS);
    assert_eq!(products.len(), 2);
    let cast = &products[0];
    assert_eq!((cast.line, products[1].line), (7, 28));
    assert_eq!(
        (cast.handle.as_str(), cast.sku.as_deref()),
        ("TV_123456", Some("TV_123456"))
    );
    assert_eq!(
        cast.title.as_deref(),
        Some("Google Chromecast with Google TV")
    );
    assert_eq!(
        cast.description.as_deref(),
        Some("Chromecast with Google TV\n\n- 4K\n- HDR")
    );
    assert_eq!(
        cast.link.as_deref(),
        Some("https://store.example/chromecast?a=1&b=2")
    );
    assert_eq!(cast.kind.as_deref(), Some("Players"));
    assert_eq!(cast.brand.as_deref(), Some("Google"));
    assert_eq!(cast.barcode.as_deref(), Some("3234567890126"));
    assert_eq!(
        cast.highlights,
        ["Supports thousands of apps, including Netflix", "Remote"]
    );
    let photos: Vec<&str> = cast
        .photos
        .iter()
        .map(|photo| photo.reference.as_str())
        .collect();
    assert_eq!(photos.len(), 3);
    assert_eq!(photos[0], "https://images.example/TV_123456.png");
    let on_sale = IncomingPrice {
        current: usd(4_200),
        compare_at: Some(usd(5_000)),
        valid_until: Some(UnixMs(1_795_219_140_000)),
    };
    assert_eq!(cast.price, Some(on_sale));
    assert_eq!(cast.stock, None, "in stock, but nobody says how many");
    assert_eq!(products[1].title.as_deref(), Some("Merlin été"));
    assert_eq!(products[1].stock, Some(0));
}

#[test]
fn a_sale_counts_inside_its_days_only() {
    let later = ReadOptions::new(Currency::EUR, UnixMs(NOW.0 + 30 * 86_400_000));
    let (products, _) = read_with(RSS, &later).unwrap();
    let price = products[0].price.unwrap();
    assert_eq!(
        (price.current, price.compare_at, price.valid_until),
        (usd(5_000), None, None)
    );
}

#[test]
fn an_atom_feed_with_another_prefix_is_read() {
    let feed = r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:gg="http://base.google.com/ns/1.0" xmlns:c="http://x">
  <title>Store</title>
  <entry>
    <gg:id>1</gg:id>
    <title>Red wool sweater</title>
    <link href="http://www.example.com/1" rel="alternate"/>
    <link href="http://www.example.com/feed" rel="self"/>
    <summary>Comfortable</summary>
    <c:price>1.00 USD</c:price>
    <gg:price>15.00 USD</gg:price>
    <gg:image_link>http://www.example.com/1.jpg</gg:image_link>
  </entry>
</feed>"#;
    let products = read(feed);
    let sweater = &products[0];
    assert_eq!(sweater.title.as_deref(), Some("Red wool sweater"));
    assert_eq!(sweater.link.as_deref(), Some("http://www.example.com/1"));
    assert_eq!(sweater.description.as_deref(), Some("Comfortable"));
    assert_eq!(sweater.price.unwrap().current, usd(1_500));
}

#[test]
fn a_table_groups_its_variants() {
    let feed = "id\ttitle\tdescription\tlink\timage link\tadditional image link\tavailability\tprice\t\
        sale price\titem group id\tcolor\tsize\tgtin\tquantity\tproduct_highlight\n\
        S-R\tShirt\tSoft, light\thttps://x/s\thttps://x/r.jpg\thttps://x/2.jpg,https://x/3.jpg\tin_stock\t\
        15.00 USD\t12.00 USD\tSHIRT\tRed\tS\t4006381333931\t4\t\"\"\"Soft, warm\"\",\"\"Light\"\"\"\n\
        S-B\tShirt blue\t\thttps://x/b\thttps://x/b.jpg\t\tout_of_stock\tUSD 10.00\t\tSHIRT\tBlue\tS\t\t9\t\n\
        CAP\tCap\t\thttps://x/c\t\t\tpreorder\t15,00 EUR\t\t\tGreen\t\t\t\t\n\
        CAP\tCap again\t\t\t\t\t\t1 EUR\t\t\t\t\t\t\t\n";
    let (products, refused) = read_with(feed, &euros()).unwrap();
    assert_eq!(
        look_at(feed.as_bytes(), true).unwrap().dialect,
        Dialect::GoogleTable
    );
    let shirt = &products[0];
    assert_eq!(shirt.handle, "SHIRT");
    assert_eq!(shirt.sku, None);
    let labels: Vec<String> = shirt.variants.iter().map(|one| one.label()).collect();
    assert_eq!(labels, ["Red / S", "Blue / S"]);
    assert_eq!(shirt.variants[0].options[0].name, "color");
    assert_eq!(shirt.variants[0].compare_at, Some(usd(1_500)));
    assert_eq!(shirt.price.unwrap().current, usd(1_000));
    assert_eq!(
        shirt.variants[1].stock,
        Some(0),
        "sold out whatever the number says"
    );
    assert_eq!(shirt.stock, Some(4));
    assert_eq!(shirt.photos.len(), 4);
    let shown_by: Vec<_> = shirt
        .variants
        .iter()
        .map(|one| one.photo.as_deref())
        .collect();
    assert_eq!(shown_by, [Some("https://x/r.jpg"), Some("https://x/b.jpg")]);
    assert_eq!(shirt.highlights, ["Soft, warm", "Light"]);
    let cap = &products[1];
    assert_eq!((cap.variants.len(), cap.sku.as_deref()), (0, Some("CAP")));
    assert_eq!(cap.price.unwrap().current, Money::new(1_500, Currency::EUR));
    assert_eq!(cap.stock, None);
    assert_eq!(
        (refused[0].line, refused[0].reason),
        (5, RemarkReason::SkuTaken)
    );
}

#[test]
fn a_group_that_is_not_together_is_continued() {
    let feed = "id\ttitle\tlink\tprice\titem_group_id\tcolor\n\
        1\tHat\thttps://x\t5 EUR\tHAT\tRed\n2\tCap\thttps://x\t5 EUR\t\tRed\n\
        3\tHat\thttps://x\t4 EUR\tHAT\tBlue\n";
    let products = read(feed);
    let variants: Vec<(&str, bool, usize)> = products
        .iter()
        .map(|one| (one.handle.as_str(), one.is_continued, one.variants.len()))
        .collect();
    assert_eq!(
        variants,
        [("HAT", false, 1), ("2", false, 0), ("HAT", true, 1)]
    );
}

#[test]
fn odd_sales_are_told() {
    let feed = "id\ttitle\tlink\tavailability\tprice\tsale_price\tsale_price_effective_date\n\
        a\tA\thttps://x\tin stock\t10 USD\t12 USD\t\n\
        b\tB\thttps://x\tin stock\t10 USD\t8 EUR\t\n\
        c\tC\thttps://x\tin stock\t10 USD\t8 USD\tsoon\n\
        d\tD\tjavascript:x\tin stock\t10\t\t\n\
        e\tE\thttps://x\tin stock\t1099.00 JPY\t\t\n\
        f\tF\thttps://x\tin stock\t1.234 KWD\t\t\n";
    let products = read(feed);
    let reason = |at: usize| products[at].remarks.first().map(|remark| remark.reason);
    assert_eq!(reason(0), Some(RemarkReason::CompareAtNotAbove));
    assert_eq!(reason(1), Some(RemarkReason::CurrenciesDiffer));
    assert_eq!(reason(2), Some(RemarkReason::NotADate));
    assert_eq!(reason(3), Some(RemarkReason::NotALink));
    assert!(
        products[..3]
            .iter()
            .all(|one| one.price.unwrap().current == usd(1_000))
    );
    assert_eq!(
        products[3].price.unwrap().current,
        Money::new(1_000, Currency::EUR)
    );
    assert_eq!(products[4].price.unwrap().current.minor, 1_099);
    assert_eq!(products[5].price.unwrap().current.minor, 1_234);
}

#[test]
fn broken_and_foreign_xml_ends_with_a_reason() {
    let error = |text: &str| read_with(text, &euros()).unwrap_err();
    assert!(matches!(error("<svg></svg>"), ReadError::NotAFeed { root } if root == "svg"));
    let cut_off = &RSS[..RSS.len() - 60];
    assert!(matches!(error(cut_off), ReadError::Xml { .. }));
    let crossed = "<rss><channel>\n<item><a>x</b></item></channel></rss>";
    assert!(matches!(error(crossed), ReadError::Xml { line: 2, .. }));
    let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item><id>1</id>\
        <title>\xe9t\xe9</title></item></channel></rss>";
    assert_eq!(read(latin)[0].title.as_deref(), Some("été"));
    let wide = crate::support::utf_16(RSS, u16::to_le_bytes);
    assert_eq!(read(&wide).len(), 2);
}
