INSERT INTO take (
    run, at, segment, segment_title, product, product_title, template,
    price_minor, price_currency, compare_at_minor, compare_at_currency, frame, shown_at
) VALUES (
    :run, :at,
    :segment, coalesce((SELECT title FROM segment WHERE id = :segment), ''),
    :product, (SELECT title FROM product WHERE id = :product),
    :template, :price_minor, :price_currency, :compare_at_minor, :compare_at_currency,
    :frame, :shown_at
)
RETURNING id
