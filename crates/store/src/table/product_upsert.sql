INSERT INTO product (
    sku, title, brand, description,
    price_minor, compare_at_minor, currency, price_source, price_as_of, price_valid_until,
    stock, rating_hundredths, rating_count, link
) VALUES (
    :sku, :title, :brand, :description,
    :price_minor, :compare_at_minor, :currency, :price_source, :price_as_of, :price_valid_until,
    :stock, :rating_hundredths, :rating_count, :link
)
ON CONFLICT (sku) DO UPDATE SET
    title = excluded.title,
    brand = excluded.brand,
    description = excluded.description,
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
