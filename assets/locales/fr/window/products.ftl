# Les produits pendant l’émission : l’imprévu, la forme de la fiche, le prix et le stock.

products-find = Chercher
products-find-off = Chercher
products-find-tip = Cherche dans tout le catalogue ; Entrée le met à l’antenne
products-find-off-tip = Possible dès qu’une séquence est à l’antenne
products-found = Produits trouvés
products-template = Forme de la fiche
products-template-others = Autres formes de fiche
products-template-more = …
products-edit = Prix et stock : { $product }
products-edit-tip = Prix et stock
products-edit-card = Prix et stock de la fiche à l’antenne
products-edit-on-air = Aussitôt à l’antenne : le public le voit
products-edit-off-air = Pas à l’antenne en ce moment
products-edit-unchanged = Rien n’a encore changé
products-edit-all = Tous les détails…
products-edit-apply = Appliquer
products-edit-fault = { $field } : { $message }

reveal-price = Révéler le prix
price-vouch = L’afficher quand même
price-expired = { $product } : { $price } était valable jusqu’au { $when } ; le public ne le voit pas.
price-old = { $product } : { $price } date du { $when }, c’est plus ancien que cette émission ne l’admet ; le public ne le voit pas.
