# Les exports, et une émission venue d’un fichier.

export-open = Exporter…
export-menu-rundown = Exporter le conducteur…
export-menu-takes = Exporter le journal…
export-menu-show = Enregistrer en un seul fichier…
export-title-catalogue = Exporter le catalogue
export-title-rundown = Exporter le conducteur
export-title-takes = Exporter le journal
export-title-show = Enregistrer l’émission en un seul fichier
export-about-catalogue = Tous les produits, avec variantes, prix et photos, dans des colonnes que Shopify connaît. Vitrine relit le fichier tel quel.
export-about-rundown = Les séquences de « { $show } », avec leurs horaires prévus, produits, fiches, offres et notes.
export-about-takes = Ce que le public de « { $show } » a vu à chaque passage : quand, quel produit, à quel prix.
export-about-show = « { $show } » avec son conducteur, ses produits et ce qu’on en sait, leurs photos et son thème. Le fichier s’ouvre dans Vitrine sur un autre ordinateur. Les clés de diffusion et les journaux restent ici.
export-format = Quelle sorte de fichier
export-format-csv = CSV
export-format-csv-about = Un tableau pour tout logiciel, en UTF-8. Aucune cellule ne peut agir comme une formule.
export-format-csv_for_excel = CSV pour Excel
export-format-csv_for_excel-about = Le même, avec la marque qui permet à Excel de lire les accents.
export-format-json = JSON
export-format-json-about = Pour les programmes : nombres et dates tels quels.
export-save = Enregistrer…
export-download = Télécharger
export-writing = Écriture du fichier…
export-done = Enregistré sous { $file }
export-downloading = Votre navigateur télécharge le fichier et dira quand il est arrivé.

## Une émission venue d’un fichier

open-show-menu = Ouvrir depuis un fichier…
open-show-title = Ouvrir une émission depuis un fichier
open-show-about = Une émission que Vitrine a enregistrée en un seul fichier, comme « Jeudi soir.vitrine ».
open-show-pick-title = Choisir une émission
open-show-run-upload = Transmission du fichier…
open-show-run-check = Vérification du fichier…
open-show-run-open = Ouverture de l’émission…
open-show-open = Ouvrir l’émission
open-show-counts = { $items ->
    [one] 1 séquence
   *[other] { $items } séquences
}, { $length }, { $products ->
    [one] 1 produit
   *[other] { $products } produits
}. Rien n’est encore écrit.
open-show-copy = Une émission porte déjà ce nom ici : celle-ci s’appellera « { $show } ».
open-show-start = Prévue
open-show-no-start = Pas encore de jour
open-show-products = Produits
open-show-all-new = { $count ->
    [0] Aucun
    [one] 1 nouveau
   *[other] { $count } nouveaux
}
open-show-some-kept = { $new ->
    [one] { $new } nouveau
   *[other] { $new } nouveaux
} ; { $kept ->
    [one] { $kept } que vous avez et qui reste tel quel
   *[other] { $kept } que vous avez et qui restent tels quels
}
open-show-theme = Thème
open-show-theme-new = { $theme }, qui fait le voyage
open-show-theme-here = { $theme }, que vous avez
open-show-more = Avec elle
open-show-more-counts = { $photos ->
    [one] 1 photo
   *[other] { $photos } photos
}, { $entries ->
    [0] rien de plus sur les produits
    [one] 1 élément sur les produits
   *[other] { $entries } éléments sur les produits
}
open-show-made = Enregistrée
open-show-fate-new = Nouveau
open-show-fate-same = Vous l’avez
open-show-fate-other = Vous l’avez ; le vôtre reste
open-show-differences = { $title } : ce qui diffère
open-show-here = Ici
open-show-there = Dans le fichier
open-show-said = « { $show } » est au programme
