# L’importation d’un fichier de produits ou d’avis.

import-open = Importer…
import-title = Importer des produits
import-pick = Choisir un fichier…
import-pick-title = Choisir un fichier de produits ou d’avis
import-drop = Déposez un fichier ici
import-formats = Exports de Shopify et de Google Merchant Center, tableaux de produits ou d’avis : CSV, TSV ou XML.
import-path = Ou son chemin sur cet ordinateur
import-continue = Continuer
import-back = Retour
import-preview = Aperçu
import-write = Importer

## Ce qu’est le fichier

import-dialect-ours = Catalogue de Vitrine
import-dialect-shopify_older = Export Shopify, anciennes colonnes
import-dialect-shopify_newer = Export Shopify, nouvelles colonnes
import-dialect-google_table = Google Merchant Center, en tableau
import-dialect-google_xml = Google Merchant Center, en XML
import-dialect-plain_products = Tableau de produits
import-dialect-reviews = Tableau d’avis
import-encoding-utf8 = UTF-8
import-encoding-utf16_le = UTF-16
import-encoding-utf16_be = UTF-16
import-encoding-windows1252 = Windows-1252
import-columns-count = { $count ->
    [one] { $count } colonne
   *[other] { $count } colonnes
}
import-rows-seen = { $count ->
    [one] première ligne lue
   *[other] { $count } premières lignes lues
}
import-source = Source
import-source-hint = D’où viennent ses prix ou ses avis, par exemple le nom de votre boutique
import-currency = Devise
import-currency-hint = Pour les montants qui n’en indiquent pas
import-more = Décimales et dates
import-decimal = Séparateur décimal
import-decimal-auto = Selon chaque montant
import-decimal-point = Point, comme 24.90
import-decimal-comma = Virgule, comme 24,90
import-dates = Dates en chiffres
import-dates-auto = Selon chaque date
import-dates-day_first = Jour d’abord, comme 31/12/2026
import-dates-month_first = Mois d’abord, comme 12/31/2026
import-columns = Premières lignes, et ce qu’est chaque colonne
import-column-is = Ce qu’est la colonne { $column }
import-column-skip = Non lue
import-product-handle = Identifiant
import-product-sku = Référence
import-product-barcode = Code-barres
import-product-title = Nom
import-product-brand = Marque
import-product-kind = Type
import-product-description = Description
import-product-highlights = Points forts
import-product-price = Prix
import-product-sale_price = Prix promotionnel
import-product-compare_at = Prix d’avant
import-product-valid_until = Prix valable jusqu’au
import-product-currency = Devise
import-product-stock = Stock
import-product-stars = Note
import-product-rating_count = Nombre d’avis
import-product-link = Lien
import-product-photos = Photos
import-product-photo_alt = Ce que montre une photo
import-product-option = Variante
import-review-product = Produit
import-review-stars = Étoiles
import-review-title = Titre
import-review-text = Texte
import-review-author = Auteur
import-review-date = Date
import-review-helpful = Jugé utile
import-review-votes = Votes

## Ce qu’il changerait

import-show = Lignes affichées
import-number = { $count }
import-fate-new = Nouveaux
import-fate-changed = Modifiés
import-fate-unchanged = Inchangés
import-fate-refused = Écartés
import-fate-remarks = Remarques
import-counts = { $new ->
    [one] { $new } nouveau
   *[other] { $new } nouveaux
}, { $changed ->
    [one] { $changed } modifié
   *[other] { $changed } modifiés
}, { $unchanged ->
    [one] { $unchanged } inchangé
   *[other] { $unchanged } inchangés
}, { $refused ->
    [one] { $refused } écarté
   *[other] { $refused } écartés
}, { $remarks ->
    [one] { $remarks } remarque
   *[other] { $remarks } remarques
}
import-nothing-new = Tout ce que contient ce fichier est déjà dans le catalogue
import-nothing-new-refused = Rien de nouveau : { $count ->
    [one] { $count } ligne est écartée
   *[other] { $count } lignes sont écartées
}, le reste est déjà dans le catalogue
import-nothing-usable = { $count ->
    [0] Ce fichier ne contient rien qui puisse être importé
    [one] Sa seule ligne ne peut pas être importée : voyez pourquoi ci-dessous
   *[other] Aucune de ses { $count } lignes ne peut être importée : voyez pourquoi ci-dessous
}
import-first-shown = Les { $shown } premiers sur { $count } sont affichés
import-not-listed = Comptés seulement, pas affichés un par un
import-no-title = Sans nom
import-line = Ligne { $line }
import-line-column = Ligne { $line }, colonne { $column }
import-value = « { $value } »
import-fields-more = { $count ->
    [one] et { $count } autre champ
   *[other] et { $count } autres champs
}
import-show-runs = Une émission est en cours : importez une fois qu’elle est terminée. Rien n’est écrit d’ici là.

## En chemin, et à la fin

import-run-upload = Transmission du fichier
import-run-look = Examen du fichier
import-run-preview = Comparaison avec le catalogue
import-run-import = Importation
import-run-undo = Annulation de l’importation
import-percent = { $percent } %
import-done = « { $file } » est dans le catalogue
import-undone = L’importation de « { $file } » a été annulée
import-undone-meaning = Le catalogue est comme il était avant.
import-leave-import = Arrêter l’importation ?
import-leave-preview = Arrêter la lecture du fichier ?
import-leave-meaning = Rien du fichier n’est écrit, et le catalogue reste comme il est.
import-leave-stay = Poursuivre
import-leave-stop = Arrêter
