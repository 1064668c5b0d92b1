# Une répétition : ce qui en est dit.

problem-practice = La répétition n’a pas pu commencer : { $reason }
problem-practice-hint = Fermez d’autres programmes et réessayez. Le direct n’a besoin de rien de tout cela.
refused-no-practice = Aucune répétition n’est en cours.
refused-no-practice-hint = Commencez d’abord une répétition.
refused-no-camera-to-lose = Il n’y a pas de caméra à perdre.
refused-no-camera-to-lose-hint = Choisissez une caméra sous Sources, puis réessayez.

notice-practice-link-lost = Répétition : la connexion est coupée : { $reason }
notice-practice-link-lost-hint = En direct, le public verrait une image figée. Continuez à parler : Vitrine se reconnecte d’elle-même.
notice-practice-link-back = Répétition : la connexion est revenue.
notice-practice-link-back-hint = En direct, le public serait de retour. Dites en une phrase où vous en êtes.
notice-viewer-question = Répétition : une question du public, « { $question } »
notice-viewer-question-hint = Appuyez sur F, tapez-en deux mots, et Entrée montre la réponse.

viewer-asks-delivery = Quel est le délai de livraison ?
viewer-asks-returns = Est-ce que je peux le renvoyer ?
viewer-asks-sizes = Quelles tailles y a-t-il ?
viewer-asks-price = Ce prix ne vaut-il qu’aujourd’hui ?
viewer-asks-difference = Quelle est la différence avec l’autre ?
