# Où va l’émission : en direct, dans les réglages, au moment de passer en direct.

destinations-of-show = { $count ->
    [0] Destination
    [one] Destination
   *[other] Destinations
}
destination-none-used = Aucune destination ne participe encore
destination-set = Choisir…
destination-change = Modifier…
destination-primary = Principale
destination-primary-hint = Le débit de l’image suit sa connexion
destination-queue = attente { NUMBER($ms, maximumFractionDigits: 0) } ms
destination-lowered = Connexion lente : image à { $kbps } kbit/s
destination-start = Démarrer { $name }
destination-stop = Arrêter { $name }
destination-stop-question = Arrêter { $name } ?
destination-stop-meaning = Le public de { $name } ne vous verra plus. L’émission et ses autres destinations continuent ; vous pouvez la redémarrer à tout moment.
destination-stop-not = Rester à l’antenne
destination-stop-yes = Arrêter
link-stopped = Arrêtée
meaning-nowhere = Toutes les destinations sont arrêtées : personne ne voit ceci
meaning-partly = { $lost ->
    [one] { $lost } destination sur { $all } est perdue
   *[other] { $lost } destinations sur { $all } sont perdues
}
say-destination-lost = { $name } : connexion perdue, Vitrine se reconnecte tout seul.
say-destination-back = { $name } n’est plus perdue.

## Les réglages

destinations-lead = Où va votre émission : vers chaque destination qui participe, en même temps. Les clés restent dans le trousseau de cet ordinateur.
destinations-use-name = { $name } participe aux émissions
destinations-make-primary = Rendre principale
destinations-lead-name = Rendre principale : { $name }
destinations-live-note = Pendant le direct, chacune peut être démarrée et arrêtée. Le reste se modifie après l’émission.
quality-upload-several = Les chiffres valent pour { $count } destinations ensemble.
destinations-primary-note = Toutes reçoivent la même image. Quand la connexion de la principale devient lente, Vitrine baisse le débit de l’image pour un moment ; une connexion lente vers une autre ne le fait jamais.

## Passer en direct

go-live-meaning = Votre émission sera diffusée vers { $names }. À partir de ce moment, le public vous voit et vous entend.
go-live-nowhere = L’émission n’a encore aucune destination. Faites-en d’abord participer une.
