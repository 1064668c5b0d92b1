# Une répétition : ce que le public verrait, et à quoi s’entraîner.

practice-viewer = Chez le public
practice-picture = La répétition telle qu’elle arrive chez le public
practice-no-picture = Rien n’arrive
practice-delay = Le public recevrait ceci { NUMBER($seconds, minimumFractionDigits: 2, maximumFractionDigits: 2) } s plus tard, sans compter le retard de la plateforme.
practice-age = Cette image date de { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s
practice-no-delay = Le public attendrait en ce moment.
practice-rate = { $kbps } kbit/s · { $gaps ->
    [0] aucun trou
    [one] 1 trou
   *[other] { $gaps } trous
}
practice-sound = Le son tel qu’il arrive
train = S’entraîner aux incidents :
train-camera = Perdre l’image
train-camera-tip = La caméra disparaît 10 secondes, comme si son câble était débranché.
train-network = Perdre le réseau
train-network-tip = La connexion est coupée 10 secondes.
train-question = Une question
train-question-tip = Quelqu’un du public pose une question ; F trouve la réponse.
train-back-in = Retour dans { $seconds } s
