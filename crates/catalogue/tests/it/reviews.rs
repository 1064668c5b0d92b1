//! Files of reviews: Amazon's public columns and others.
use crate::support::{euros, read_reviews, read_with};
use vitrine_catalogue::{Dialect, ReadError, look_at};
use vitrine_domain::UnixMs;
use vitrine_domain::incoming::RemarkReason;

#[test]
fn both_column_sets_of_amazon_are_read() {
    let older = "reviewerID,asin,reviewerName,helpful,reviewText,overall,summary,unixReviewTime,reviewTime\n\
        A2,B000F83SZQ,J. McDonald,\"[2, 3]\",\"I <3 this.\nReally &quot;good&quot;.\",5.0,Lovely,1252800000,\"09 13, 2009\"\n";
    let newer = "Id,ProductId,UserId,ProfileName,HelpfulnessNumerator,HelpfulnessDenominator,Score,Time,Summary,Text\n\
        1,B001E4KFG0,A3,delmartian,1,4,4,1303862400,Good,\"First.<br /><br />Second.\"\n";
    let (reviews, refused) = read_reviews(older);
    assert_eq!(refused, []);
    let (review, remarks) = &reviews[0];
    assert_eq!(remarks, &[]);
    assert_eq!((review.line, review.product.as_str()), (2, "B000F83SZQ"));
    assert_eq!(review.stars_hundredths, 500);
    assert_eq!(review.text, "I <3 this.\nReally \"good\".");
    assert_eq!((review.helpful, review.votes), (2, 3));
    assert_eq!(review.written_at, Some(UnixMs(1_252_800_000_000)));
    assert_eq!(
        (review.author.as_str(), review.title.as_str()),
        ("J. McDonald", "Lovely")
    );
    let (reviews, _) = read_reviews(newer);
    let (review, _) = &reviews[0];
    assert_eq!(review.text, "First.\n\nSecond.");
    assert_eq!(
        (review.stars_hundredths, review.helpful, review.votes),
        (400, 1, 4)
    );
    assert_eq!(review.written_at, Some(UnixMs(1_303_862_400_000)));
}

#[test]
fn french_headings_are_known() {
    let file = "Référence;Note;Titre;Avis;Auteur;Date;Utile\n\
        REF-1;4,5;Très bien;Solide et belle.;Zoé;14/11/2026;3\n";
    let look = look_at(file.as_bytes(), true).unwrap();
    assert_eq!(look.dialect, Dialect::Reviews);
    let (reviews, _) = read_reviews(file);
    let (review, _) = &reviews[0];
    assert_eq!(review.stars_hundredths, 450);
    assert_eq!(review.written_at, Some(UnixMs(1_794_614_400_000)));
    assert_eq!((review.helpful, review.votes), (3, 3));
}

#[test]
fn what_is_no_review_is_refused_with_its_line() {
    let file = "sku,rating,text,author,date\n,5,x,,\nA,9,x,,\nA,5,x,Bo,never\n\n,,,,\nA,,x,,\n";
    let (reviews, refused) = read_reviews(file);
    let refused: Vec<(u64, RemarkReason)> =
        refused.iter().map(|one| (one.line, one.reason)).collect();
    use RemarkReason::{NoHandle, NotStars};
    assert_eq!(refused, [(2, NoHandle), (3, NotStars), (7, NotStars)]);
    assert_eq!(reviews.len(), 1);
    assert_eq!(reviews[0].1[0].reason, RemarkReason::NotADate);
}

#[test]
fn reviews_are_no_products() {
    let file = "sku,rating,text,author\nA,5,x,Bo\n";
    assert!(matches!(
        read_with(file, &euros()),
        Err(ReadError::OtherContent)
    ));
}
