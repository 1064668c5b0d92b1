# Avant le direct : comment les vérifications sont montrées. Ce qu’elles ont trouvé vient du studio.

preflight-checks = Ce qui a été vérifié
preflight-waiting = Vérification…
preflight-waiting-microphone = Dites quelque chose…
preflight-good = En ordre
preflight-warns = À regarder
preflight-fails = Pas en ordre
preflight-untested = Pas testé
preflight-again = Vérifier de nouveau
preflight-summary-looking = Vérification de ce qu’il faut à votre émission…
preflight-summary-good = Tout est en ordre.
preflight-summary-warns = { $count ->
    [one] 1 point à regarder.
   *[other] { $count } points à regarder.
}
preflight-summary-fails = { $count ->
    [one] 1 point n’est pas en ordre : le public n’en verrait ou n’en entendrait rien.
   *[other] { $count } points ne sont pas en ordre : le public n’en verrait ou n’en entendrait rien.
}
fix-devices = Appareils
fix-unmute = Rétablir le micro
fix-destinations = Destinations
fix-quality = Qualité
fix-recording = Enregistrements
fix-rundown = Conducteur
fix-catalogue = Catalogue
