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
destination-own-fps = Sa propre image : { NUMBER($fps, maximumFractionDigits: 0) } par seconde ; l’émission passe d’abord
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
quality-editions = { $count ->
    [one] Une autre image est produite à côté de l’émission, pour les destinations qui la demandent.
   *[other] { $count } autres images sont produites à côté de l’émission, pour les destinations qui les demandent.
}
destinations-primary-note = Quand la connexion de la principale devient lente, Vitrine baisse le débit de son image pour un moment, pour toutes celles qui reçoivent la même ; une connexion lente vers une autre ne le fait jamais.

## Ce que reçoit une destination

wish-picture = Image
wish-show = L’image de l’émission
wish-lower = L’image de l’émission, à un débit plus bas
wish-portrait = Verticale, 9:16
wish-work-none = Produite une fois pour toutes les destinations : elle ne coûte que son envoi.
wish-work-coded = Encodée une fois de plus à côté de l’émission, pour toutes les destinations à ce débit : plus de travail pour cet ordinateur. Si le temps manque, cette image saute d’abord, jamais celle de l’émission.
wish-work-composed = Composée et encodée à côté de l’émission : à peu près autant de travail pour cet ordinateur que l’émission elle-même. Si le temps manque, cette image saute d’abord, jamais celle de l’émission.
wish-lower-hint = Le débit de l’émission est de { $kbps } kbit/s.
wish-portrait-hint = Le débit de l’émission est de { $kbps } kbit/s ; celui-ci s’y ajoute.
wish-hides = Ce que son public ne voit pas
wish-hide-price = Masquer les prix
wish-hide-rating = Masquer les étoiles et les notes
wish-hide-alternatives = Masquer les comparaisons et les lots
wish-hides-hint = Pour les plateformes dont les règles le demandent. Ce que vous dites, et ce que montrent votre caméra et votre écran, ne change pas.
wish-hides-cost = Les fiches sans ces éléments demandent une image à part. Ce que vous dites, et ce que montrent votre caméra et votre écran, ne change pas.
wish-said-lower = à { $kbps } kbit/s
wish-said-portrait = verticale { $size } à { $kbps } kbit/s
wish-said-price = sans les prix
wish-said-rating = sans les notes
wish-said-alternatives = sans les comparaisons

## Passer en direct

go-live-meaning = Votre émission sera diffusée vers { $names }. À partir de ce moment, le public vous voit et vous entend.
go-live-nowhere = L’émission n’a encore aucune destination. Faites-en d’abord participer une.
