SELECT
    id, sku, handle, title, brand, kind, description, highlights,
    price_minor, compare_at_minor, currency, price_source, price_as_of, price_valid_until,
    stock, rating_hundredths, rating_count, link
FROM product WHERE id = ?
