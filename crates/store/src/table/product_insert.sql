INSERT INTO product (
    sku, handle, title, brand, kind, description, highlights,
    price_minor, compare_at_minor, currency, price_source, price_as_of, price_valid_until,
    stock, rating_hundredths, rating_count, link
) VALUES (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7,
    ?8, ?9, ?10, ?11, ?12, ?13,
    ?14, ?15, ?16, ?17
)
