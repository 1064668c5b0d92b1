UPDATE product SET
    sku = :sku,
    handle = :handle,
    title = :title,
    brand = :brand,
    kind = :kind,
    description = :description,
    highlights = :highlights,
    price_minor = :price_minor,
    compare_at_minor = :compare_at_minor,
    currency = :currency,
    price_source = :price_source,
    price_as_of = :price_as_of,
    price_valid_until = :price_valid_until,
    stock = :stock,
    rating_hundredths = :rating_hundredths,
    rating_count = :rating_count,
    link = :link
WHERE id = :id
RETURNING id
