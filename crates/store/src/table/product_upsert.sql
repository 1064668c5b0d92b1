INSERT INTO product (
    sku, handle, title, brand, kind, description, highlights,
    price_minor, compare_at_minor, currency, price_source, price_as_of, price_valid_until,
    stock, rating_hundredths, rating_count, link
) VALUES (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7,
    ?8, ?9, ?10, ?11, ?12, ?13,
    ?14, ?15, ?16, ?17
)
ON CONFLICT (sku) DO UPDATE SET
    handle = excluded.handle,
    title = excluded.title,
    brand = excluded.brand,
    kind = excluded.kind,
    description = excluded.description,
    highlights = excluded.highlights,
    price_minor = excluded.price_minor,
    compare_at_minor = excluded.compare_at_minor,
    currency = excluded.currency,
    price_source = excluded.price_source,
    price_as_of = excluded.price_as_of,
    price_valid_until = excluded.price_valid_until,
    stock = excluded.stock,
    rating_hundredths = excluded.rating_hundredths,
    rating_count = excluded.rating_count,
    link = excluded.link
RETURNING id
