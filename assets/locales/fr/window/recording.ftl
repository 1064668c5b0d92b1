### Les enregistrements : au direct et dans les réglages.

## Au direct

recording = Enregistrement
recording-off = Pas d’enregistrement
recording-starting = L’enregistrement démarre…
recording-running = REC
recording-stopped = Enregistrement arrêté
recording-start = Enregistrer
recording-stop = Arrêter l’enregistrement ; l’émission continue
recording-clip = Garder les 30 dernières secondes en extrait
recording-plan-live = Enregistre les directs
recording-plan-practice = N’enregistre que les répétitions
recording-plan-none = N’enregistre rien tout seul
recording-gigabytes = { NUMBER($gigabytes, minimumFractionDigits: 1, maximumFractionDigits: 1) } Go
recording-megabytes = { NUMBER($megabytes, maximumFractionDigits: 0) } Mo
recording-room-hours = place pour { $hours } h
recording-room-minutes = place pour { $minutes } min
recording-room-much = beaucoup de place
recording-room-unknown = une place impossible à mesurer
action-clip_last = Garder les 30 dernières secondes en extrait

## Dans les réglages

recording-lead = Les émissions sont gardées sur cet ordinateur, quoi que fasse la connexion.
recording-live = Enregistrer les directs
recording-live-hint = Commence quand vous passez en direct, finit avec l’émission. Se lance et s’arrête aussi au direct.
recording-practice = Enregistrer les répétitions
recording-practice-hint = L’image et le son mêmes que recevraient les spectateurs.
recording-on = Oui
recording-not = Non
recording-rate = Image
recording-rate-hint = Celle de la diffusion n’est encodée qu’une fois et suit la ligne. Un débit propre ne change pas si la ligne faiblit, mais demande un second encodage : à court de temps, l’ordinateur retire d’abord des images à l’enregistrement.
recording-rate-stream = celle diffusée
recording-rate-own = { $kbps } kbit/s
recording-split = Nouveau fichier
recording-split-hint = Aucune image ne se perd entre deux fichiers. Un fichier tient toujours sur une clé USB.
recording-split-minutes = toutes les { $minutes } minutes
recording-split-never = à 3,9 Go seulement
recording-cost = Avec la qualité actuelle, une heure prend { $size }. Ce disque a { $room } ; l’enregistrement s’arrête quand il reste moins de 500 Mo, et l’émission continue.
recording-folder = Dossier
recording-folder-hint = Un dossier existant où l’on peut écrire, avec son chemin complet.
recording-pick = Choisir un dossier…
recording-pick-title = Dossier des enregistrements
recording-usual = Utiliser le dossier habituel
recording-kept = Le dossier est retenu.
recordings = Enregistrements passés
recordings-none = Rien n’est encore enregistré
recordings-none-hint = Votre prochain direct sera ici si l’enregistrement est activé.
recorded-part = partie { $part }
recorded-running = En cours d’écriture
recorded-gone = N’est plus là où il a été écrit
recorded-torn = A été interrompu ; lisible jusque-là
recorded-show = Montrer dans son dossier
recorded-clips = { $clips ->
    [one] Couper 1 extrait
   *[other] Couper { $clips } extraits
}
recorded-clips-live = Pas pendant le direct : la coupe occupe le disque
recorded-clips-busy = Coupe en cours…
recorded-clips-done = { $clips ->
    [one] 1 extrait est dans { $folder }
   *[other] { $clips } extraits sont dans { $folder }
}
