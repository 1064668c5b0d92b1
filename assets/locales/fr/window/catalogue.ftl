# Le catalogue, l’éditeur de produit, et la question sur les modifications non enregistrées.

catalogue-title = Catalogue
catalogue-search = Chercher un produit
catalogue-new = Nouveau produit
catalogue-count = { $count ->
    [one] { $count } produit
   *[other] { $count } produits
}
catalogue-matches = { $count ->
    [0] Aucun résultat
    [one] { $count } résultat
   *[other] { $count } résultats
}
catalogue-matches-cut = Les { $count } premiers résultats
catalogue-best-match = les plus pertinents d’abord
catalogue-column-photo = Photo
catalogue-column-product = Produit
catalogue-column-price = Prix
catalogue-column-stock = Stock
catalogue-column-rating = Avis
catalogue-stock = { $count } en stock
catalogue-stock-low = Plus que { $count }
catalogue-stock-open = Non compté
catalogue-rating = { NUMBER($average, minimumFractionDigits: 1, maximumFractionDigits: 1) } ({ $count })
catalogue-rating-none = Aucun avis
catalogue-empty = Aucun produit pour l’instant
catalogue-empty-hint = Ajoutez ce que vous vendez : un nom, un prix et une photo suffisent pour une fiche.
catalogue-no-match = Rien ne correspond à « { $typed } »
catalogue-no-match-hint = Essayez avec moins de lettres, ou avec la référence.
search-clear = Vider le champ

## L’éditeur de produit

editor-title = Modifier le produit
editor-new = Nouveau produit
editor-on-air = À l’antenne
editor-field-title = Nom
editor-field-brand = Marque
editor-field-sku = Référence
editor-field-price = Prix
editor-field-compare_at = Prix barré
editor-field-currency = Devise
editor-field-price_source = Source du prix
editor-field-price_valid_until = Prix valable jusqu’au
editor-field-stock = Stock
editor-field-rating = Note
editor-field-rating_count = Nombre d’avis
editor-field-description = Description
editor-field-link = Lien vers le produit
editor-field-photos = Photos
editor-group-price = Prix
editor-group-stock = Stock et avis
editor-group-variants = { $count ->
    [one] Une variante
   *[other] { $count } variantes
}
editor-variant-stock = { $count ->
    [0] Épuisé
   *[other] { $count } en stock
}
editor-variant-waiting = Photo pas encore chargée
editor-group-page = Page du produit
editor-price-source-hint = Qui l’annonce, par exemple votre boutique
editor-valid-until-hint = Vide : sans limite
editor-stock-hint = Vide : non compté
editor-rating-hint = De 0 à 5
editor-link-hint = Les fiches l’affichent en code QR à scanner
editor-photos-hint = Déposez ou collez vos images ici
editor-photos-drop = Déposez les photos ici
editor-photos-none = Pas encore de photo. Déposez-la ici, collez-la, ou choisissez un fichier.
editor-photo-add = Ajouter
editor-photo-main = Photo principale
editor-photo-other = Photo { $number }
editor-photo-alt = { $photo } : ce qu’elle montre
editor-photo-alt-hint = Ce qu’elle montre
editor-photo-earlier = Monter la photo { $number }
editor-photo-later = Descendre la photo { $number }
editor-photo-remove = Retirer la photo { $number }
editor-photo-loading = Import en cours…
editor-photo-failed = Le studio n’a pas pu l’importer. Réessayez.
editor-shows = Dans ces émissions : { $shows }
editor-unsaved = Non enregistré
editor-saved = Enregistré
editor-discard = Rétablir
editor-delete = Supprimer
editor-delete-used = Une émission présente ce produit. Retirez-le d’abord de son conducteur.
editor-delete-question = Supprimer « { $title } » ?
editor-delete-meaning = Il quitte le catalogue pour de bon. Impossible de revenir en arrière.
editor-on-air-question = Modifier ce qui est à l’antenne ?
editor-on-air-meaning = La fiche de ce produit est à l’image. Le public voit le changement aussitôt.
editor-on-air-save = Enregistrer, aussitôt à l’antenne
editor-nothing = rien
editor-becomes = devient

## Les modifications non enregistrées

unsaved-question = Quitter sans enregistrer ?
unsaved-meaning = Vos modifications de « { $name } » ne sont pas encore enregistrées.
unsaved-stay = Continuer à modifier
unsaved-discard = Abandonner les modifications
