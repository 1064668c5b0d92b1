//! The headings that columns have, in files of shops and of people.

use super::{ProductField, ReviewField};

/// Headings as [`key`](crate::heading::key) writes them, the likeliest first; English, then French.
#[rustfmt::skip]
pub(super) const PRODUCT_HEADINGS: [(ProductField, &[&str]); 20] = [
    (ProductField::Handle, &[
        "handle", "urlhandle", "parentsku", "parent", "itemgroupid", "groupid", "productid",
        "id", "slug", "identifiant", "idproduit",
    ]),
    (ProductField::Sku, &[
        "sku", "articlenumber", "articleno", "itemnumber", "itemno", "productcode", "itemcode",
        "code", "article", "reference", "ref", "partnumber", "mpn", "referenceproduit",
        "refproduit", "referencearticle", "codearticle", "codeproduit", "numerodarticle", "asin",
    ]),
    (ProductField::Barcode, &[
        "barcode", "gtin", "ean", "ean13", "upc", "isbn", "gtineanupc", "gtinupceanorisbn",
        "codebarres", "codebarre", "codeean",
    ]),
    (ProductField::Title, &[
        "title", "name", "productname", "producttitle", "itemname", "product", "item", "titre",
        "nom", "nomduproduit", "nomproduit", "designation", "libelle", "intitule", "produit",
    ]),
    (ProductField::Brand, &[
        "brand", "vendor", "maker", "manufacturer", "brandname", "marque", "fabricant",
        "fournisseur",
    ]),
    (ProductField::Kind, &[
        "type", "kind", "producttype", "category", "categories", "productcategory",
        "department", "categorie", "famille", "rayon",
    ]),
    (ProductField::Description, &[
        "description", "productdescription", "longdescription", "body", "bodyhtml", "details",
        "shortdescription", "descriptif", "descriptionlongue", "descriptioncourte", "texte",
    ]),
    (ProductField::Highlights, &[
        "highlights", "highlight", "producthighlight", "bulletpoints", "bulletpoint", "bullets",
        "bullet", "features", "feature", "sellingpoints", "pointsforts", "atouts", "avantages",
    ]),
    (ProductField::Price, &[
        "price", "sellingprice", "currentprice", "unitprice", "retailprice", "priceincltax",
        "amount", "prix", "prixttc", "prixdevente", "prixunitaire", "tarif", "priceeur",
        "priceusd", "prixeur",
    ]),
    (ProductField::SalePrice, &[
        "saleprice", "promoprice", "specialprice", "discountprice", "offerprice", "prixpromo",
        "prixpromotionnel", "prixsolde", "prixremise",
    ]),
    (ProductField::CompareAt, &[
        "compareatprice", "compareat", "regularprice", "listprice", "originalprice", "oldprice",
        "wasprice", "strikeprice", "rrp", "msrp", "prixbarre", "ancienprix", "prixnormal",
        "prixregulier", "prixconseille", "prixpublic",
    ]),
    (ProductField::ValidUntil, &[
        "validuntil", "pricevaliduntil", "saleends", "saleend", "datesalepriceends",
        "findepromo", "valablejusquau", "jusquau",
    ]),
    (ProductField::Currency, &["currency", "currencycode", "pricecurrency", "devise", "monnaie"]),
    (ProductField::Stock, &[
        "stock", "quantity", "qty", "inventory", "inventoryquantity", "stockquantity",
        "availablequantity", "stocklevel", "onhand", "available", "instock", "quantite", "qte",
        "stockdisponible", "disponible",
    ]),
    (ProductField::Stars, &[
        "rating", "averagerating", "avgrating", "ratingvalue", "stars", "score", "note",
        "notemoyenne", "etoiles",
    ]),
    (ProductField::RatingCount, &[
        "ratingcount", "reviewcount", "reviewscount", "numberofreviews", "reviews", "ratings",
        "nombredavis", "nbavis", "avis",
    ]),
    (ProductField::Link, &[
        "link", "url", "productlink", "producturl", "permalink", "page", "lien", "lienproduit",
        "urlproduit",
    ]),
    (ProductField::Photos, &[
        "image", "images", "photo", "photos", "picture", "pictures", "imageurl", "imageurls",
        "imagelink", "additionalimagelink", "imagesrc", "mainimage", "photourl", "productimage",
        "productimageurl", "lienimage", "urlimage", "imageprincipale",
    ]),
    (ProductField::PhotoAlt, &["imagealttext", "imagealt", "alttext", "alt", "photoalt", "textealternatif"]),
    (ProductField::Option, &[
        "size", "color", "colour", "material", "pattern", "flavour", "flavor", "scent",
        "length", "taille", "pointure", "couleur", "coloris", "matiere", "motif", "parfum",
        "longueur", "contenance",
    ]),
];

/// Of reviews, in the same way.
#[rustfmt::skip]
pub(super) const REVIEW_HEADINGS: [(ReviewField, &[&str]); 8] = [
    (ReviewField::Product, &[
        "asin", "producthandle", "handle", "productsku", "sku", "productid", "parentasin",
        "product", "productkey", "productcode", "gtin", "ean", "barcode", "itemid",
        "articlenumber", "produit", "referenceproduit", "reference", "ref", "article",
        "codeproduit", "identifiant", "productname", "producttitle",
    ]),
    (ReviewField::Stars, &[
        "overall", "stars", "starrating", "rating", "score", "reviewscore", "reviewrating",
        "reviewstars", "etoiles", "nombredetoiles", "note", "notation",
    ]),
    (ReviewField::Title, &[
        "summary", "reviewtitle", "reviewheadline", "headline", "title", "heading", "subject",
        "titre", "titredelavis", "titreavis", "resume", "objet",
    ]),
    (ReviewField::Text, &[
        "reviewtext", "reviewbody", "reviewcontent", "review", "text", "body", "content",
        "comment", "comments", "message", "description", "avis", "commentaire", "texte",
        "contenu",
    ]),
    (ReviewField::Author, &[
        "reviewername", "profilename", "author", "reviewauthor", "reviewer", "customername",
        "customer", "username", "nickname", "displayname", "name", "auteur", "nom", "client",
        "prenom", "pseudo",
    ]),
    (ReviewField::Date, &[
        "reviewtime", "reviewdate", "date", "createdat", "submissiondate", "submittedat",
        "publishedat", "unixreviewtime", "time", "timestamp", "datedelavis", "dateavis",
        "datedepublication", "publiele",
    ]),
    (ReviewField::Helpful, &[
        "helpful", "helpfulnessnumerator", "helpfulvotes", "helpfulvote", "helpfulcount",
        "vote", "upvotes", "thumbsup", "likes", "utile", "utiles", "votesutiles",
    ]),
    (ReviewField::Votes, &[
        "votes", "helpfulnessdenominator", "totalvotes", "votestotal", "votecount",
        "nombredevotes", "totaldesvotes",
    ]),
];
