# Les réglages, une section à la fois.

settings-sections = Sections des réglages
settings-devices = Appareils
settings-destinations = Destinations
settings-quality = Qualité
settings-recording = Enregistrement
settings-keys = Raccourcis
settings-look = Langue et apparence
settings-about = À propos et diagnostic

## Les appareils

devices-lead = Ce que le public voit et entend. Un appareil débranché puis rebranché revient de lui-même.
picture-of = Son image en ce moment : { $name }
picture-waiting = En attente d’une image…
picture-no-camera = Choisissez une caméra pour la voir ici
picture-no-screen = Choisissez un écran ou une fenêtre pour le voir ici
picture-plug-camera = Branchez une caméra : elle apparaîtra ici d’elle-même
picture-plug-screen = Aucun écran ne peut encore être partagé ici
delay = Décalage, ms
delay-hint = Augmentez-le si la voix arrive avant le mouvement des lèvres.
delay-of = Décalage en millisecondes : { $name }

## Les destinations

destinations-list = Destinations enregistrées
destinations-add = Ajouter une destination
destinations-none = Aucune destination
destinations-none-hint = Ajoutez votre plateforme avec la clé de flux de sa page de direct. D’ici là, répétez : rien ne sort de cet ordinateur.
destinations-edit = Modifier { $name }
destinations-delete = Supprimer { $name }
destinations-delete-question = Supprimer « { $name } » ?
destinations-delete-meaning = Sa clé de flux est oubliée aussi. Pour l’utiliser à nouveau, il vous faudra la clé de votre plateforme.
destinations-delete-yes = Supprimer
destinations-keep = La garder
destination-new = Nouvelle destination
destination-edit = Modifier la destination
destination-platform = Plateforme
destination-platform-choose = Choisissez votre plateforme…
destination-platform-own = Un autre serveur
destination-server = Serveur
destination-server-other = Une autre adresse…
destination-name = Nom
destination-name-hint = Le nom que vous lui donnez ici. Le public ne le voit jamais.
destination-key-where = Où la trouver : { $page }
destination-key-again = Avec une nouvelle adresse, saisissez à nouveau la clé : une clé ne part jamais vers un autre serveur.
destination-key-now = Actuellement : { $state }

## Les limites d’une plateforme

excess-picture = { $platform } n’accepte pas d’image aussi grande ou aussi rapide
excess-video = { $platform } accepte au plus { $most } kbit/s pour cette image
excess-audio = { $platform } accepte au plus { $most } kbit/s de son
excess-change = Changer la qualité

## La qualité

quality-lead = L’image de l’émission. Plus elle est détaillée, plus il faut de débit et de puissance.
quality-busy = La qualité ne peut pas changer pendant une émission : le public perdrait l’image. Terminez-la d’abord.
quality-presets = Prêtes à l’emploi
quality-landscape = { NUMBER($lines, useGrouping: 0) }p, { $fps } i/s
quality-portrait = Vertical 9:16, { $fps } i/s
quality-in-use = Utilisée
quality-recommended = Conseillée
quality-rate = Vidéo
quality-upload = Débit montant
quality-data = Données
quality-load = Ordinateur
quality-kbps = { $kbps } kbit/s
quality-mbps = { NUMBER($mbps, minimumFractionDigits: 1, maximumFractionDigits: 1) } Mbit/s
quality-gigabytes = { NUMBER($gigabytes, minimumFractionDigits: 1, maximumFractionDigits: 1) } Go par heure
quality-load-light = Peu sollicité
quality-load-medium = Sollicité
quality-load-heavy = Très sollicité
quality-own = La vôtre
quality-own-cost = Envoie { $kbps } kbit/s. Débit montant nécessaire : { $upload }, marge comprise. Environ { $data }.
quality-fps = Images par seconde
quality-audio = Son, kbit/s
quality-apply = Utiliser cette qualité
quality-upload-note = Le « débit montant » ajoute une moitié à ce qui est envoyé, pour les minutes chargées. Un test de débit montre ce dont vous disposez.

## Les touches

rebind-lead = Cliquez sur un raccourci, puis appuyez sur la nouvelle touche. Échap ne change rien.
rebind-press = Appuyez…
rebind-change = Changer le raccourci : { $action }
rebind-waiting = Appuyez sur la nouvelle touche pour : { $action }. Échap ne change rien.
rebind-clash = { $key } sert déjà à : { $action }
rebind-swap = Échanger les deux
rebind-no-swap = Choisissez une autre touche, ou changez d’abord celle-là.
rebind-leave = Ne rien changer
rebind-reset = Revenir à { $key } : { $action }
rebind-reset-all = Rétablir tous les raccourcis
rebind-reset-all-question = Rétablir tous les raccourcis ?
rebind-reset-all-meaning = Chaque raccourci redevient ce qu’il était à l’installation de Vitrine.

## Langue et apparence

look-lead = La langue et l’apparence de cette fenêtre. Les fiches ont leur propre langue dans chaque émission.
look-theme = Thème
look-dark = Sombre
look-light = Clair
look-language-hint = Change aussitôt, partout dans le studio.
look-theme-hint = Pour cette fenêtre seulement. Le sombre repose les yeux près d’un plateau éclairé.

## À propos et diagnostic

about-lead = Un studio de vente en direct : votre caméra, votre écran et vos produits dans une seule image.
about-version = Version { $version }
about-licence = Logiciel libre, sous licence MIT ou licence Apache 2.0, au choix. Les polices des fiches sont sous SIL Open Font License.
doctor-title = Diagnostic
doctor-lead = Cherche tout ce dont Vitrine a besoin sur cet ordinateur et essaie chaque encodeur. Cela prend quelques secondes.
doctor-run = Examiner cet ordinateur
doctor-again = Examiner à nouveau
doctor-running = Examen… chaque encodeur est essayé.
doctor-live = Pas pendant une émission : le diagnostic lui prendrait de la puissance.
doctor-healthy = Tout ce qu’il faut à Vitrine est là.
doctor-ill = { $count ->
    [one] Il manque quelque chose.
   *[other] Il manque { $count } choses.
}
doctor-good-count = { $count ->
    [one] { $count } élément est en ordre
   *[other] { $count } éléments sont en ordre
}
doctor-state-good = En ordre
doctor-optional-count = { $count ->
    [one] { $count } élément facultatif est absent
   *[other] { $count } éléments facultatifs sont absents
}
doctor-state-optional = Facultatif
doctor-state-missing = Manquant
doctor-copy = Copier : { $remedy }
doctor-copied = Copié
