# Où va l’émission : ce que le studio dit des destinations et de leurs connexions.

## Avant l’émission

refused-no-destination = L’émission n’a encore aucune destination.
refused-no-destination-hint = Faites participer une destination sous Réglages › Destinations, ou lancez une répétition.
refused-no-key = { $name } n’a pas encore de clé de flux.
refused-no-key-hint = Saisissez-la sous Réglages › Destinations, ou faites l’émission sans { $name }.

## Pendant le direct

notice-link-lost = { $name } : la connexion est perdue, { $reason }.
notice-link-lost-hint = Vitrine se reconnecte tout seul. Continuez à parler ; vérifiez votre réseau.
notice-link-rejected = { $name } ne prend pas le flux : la clé de flux est sans doute erronée.
notice-link-rejected-hint = Recopiez la clé depuis la page de direct de la plateforme et saisissez-la après l’émission. Vitrine continue d’essayer.
notice-link-ended = { $name } ne prend plus le flux.
notice-link-ended-hint = La plateforme a peut-être terminé l’émission, ou quelqu’un d’autre diffuse avec la même clé. Regardez sa page de direct ; Vitrine continue d’essayer.
notice-link-in-use = { $name } : quelqu’un diffuse déjà avec cette clé de flux.
notice-link-in-use-hint = Si c’était cet ordinateur il y a un instant, la plateforme la libère en moins d’une minute et il n’y a rien à faire : Vitrine continue d’essayer. Sinon, arrêtez l’autre diffusion.
notice-link-unknown-host = { $name } : aucun serveur ne porte ce nom.
notice-link-unknown-host-hint = Vérifiez l’adresse du serveur après l’émission, ou votre réseau maintenant. Vitrine continue d’essayer.
notice-link-certificate = { $name } n’est pas ce qu’il prétend être : son certificat n’est pas valide.
notice-link-certificate-hint = Rien ne lui est envoyé. Vérifiez l’adresse du serveur et la date de cet ordinateur.
notice-link-back = { $name } : de nouveau connecté, le public vous voit.
notice-link-back-hint = Il n’y a rien à faire.
notice-slow-link = La connexion à { $name } est lente : l’image est envoyée à { $kbps } kbit/s.
notice-slow-link-hint = Elle paraît moins nette, et rien ne s’arrête. Vitrine remonte dès que la connexion le permet.
the-recording = L’enregistrement
notice-edition-behind = { $names } : cet ordinateur peine à suivre, { $count ->
    [one] une image qui lui est propre a été omise.
   *[other] { $count } images qui lui sont propres ont été omises.
}
notice-edition-behind-hint = L’émission elle-même passe d’abord et n’est pas touchée. Fermez d’autres applications, ou donnez moins souvent une image propre.
notice-edition-failed = { $names } : l’image qui lui est propre n’a pas pu être encodée.
notice-edition-failed-hint = L’émission continue partout ailleurs ; Vitrine réessaie tout seul. Si cela se reproduit, choisissez-y l’image de l’émission.

## Pourquoi la connexion n’est pas là

link-refused = le serveur refuse la connexion
link-unknown-host = aucun serveur ne porte ce nom
link-bad-certificate = le certificat du serveur n’est pas valide
link-rejected = le serveur rejette le flux ; vérifiez la clé de flux
link-key-in-use = quelqu’un diffuse déjà avec cette clé de flux
link-taken-no-more = le serveur ne prend plus le flux
link-network = le réseau ne répond pas
link-stalled = le serveur ne reçoit plus de données
link-closed = le serveur a fermé la connexion
link-other = la connexion a échoué
