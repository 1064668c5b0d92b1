//! Headings as they are compared: "Variant Compare At Price", "variant_compare_at_price" and
//! "variantCompareAtPrice" are one.

/// Lower-case letters and digits only, without accents, and without the `g:` of a feed.
pub(crate) fn key(heading: &str) -> String {
    let heading = heading.trim();
    let heading = heading
        .strip_prefix("g:")
        .or_else(|| heading.strip_prefix("G:"))
        .unwrap_or(heading);
    let mut key = String::with_capacity(heading.len());
    // A heading of a megabyte names nothing.
    for letter in heading.chars().take(200).flat_map(char::to_lowercase) {
        match unaccented(letter) {
            Some(plain) => key.push_str(plain),
            None if letter.is_alphanumeric() => key.push(letter),
            None => {}
        }
    }
    key
}

fn unaccented(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ÿ' => "y",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn spelling_makes_no_difference() {
        for heading in ["Compare-at price", "compare_at_price", " COMPAREATPRICE "] {
            assert_eq!(key(heading), "compareatprice");
        }
        assert_eq!(key("g:image_link"), "imagelink");
        assert_eq!(key("Désignation"), "designation");
        assert_eq!(key("N° d'œuvre"), "ndoeuvre");
        assert_eq!(key("商品名"), "商品名");
    }
}
