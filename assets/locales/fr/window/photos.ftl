# Les photos que des fichiers de produits n’ont fait que nommer.

photos-waiting = { $count ->
    [one] Une photo est nommée dans vos fichiers sans être là.
   *[other] { NUMBER($count) } photos sont nommées dans vos fichiers sans être là.
}
photos-open = Les prendre…
photos-title = Photos de vos produits
photos-web-about = Aux adresses de vos fichiers, en https.
photos-web = Télécharger
photos-path = Ou un dossier ou un zip sur cet ordinateur
photos-path-hint = Par nom de fichier, ou par référence : A-1.jpg, A-1-2.jpg
photos-pick = Choisir un dossier…
photos-pick-title = Choisissez le dossier des photos
photos-take = Les prendre
photos-show-runs = Une émission est en cours. Les photos se prennent une fois qu’elle est terminée.
photos-done = { $count ->
    [0] Aucune photo n’a été prise
    [one] Une photo a été prise
   *[other] { NUMBER($count) } photos ont été prises
}
photos-stopped = { $count ->
    [0] Arrêté avant la première photo
    [one] Arrêté ; une photo a été prise
   *[other] Arrêté ; { NUMBER($count) } photos ont été prises
}
photos-missing = { $count ->
    [one] Une n’est pas là.
   *[other] { NUMBER($count) } ne sont pas là.
}
photos-failed = { $count ->
    [one] Une n’a pas pu servir :
   *[other] { NUMBER($count) } n’ont pas pu servir :
}
import-run-photos = Prise des photos…
