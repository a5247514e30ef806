import type { MailTexts } from './mail-texts.ts';

export const FR: MailTexts = {
  greetings: ['Bonjour,', 'Madame, Monsieur,', 'Bonjour à toute l’équipe,', ''],
  closings: ['Merci,\n{name}', 'Cordialement,\n{name}', '{name}'],
  topics: {
    where_is_my_order: [
      ['Commande {order}', 'pouvez-vous me dire quand la commande {order} arrivera ? J’aimerais être chez moi.'],
      ['Où est mon colis ?', 'j’ai commandé il y a quelques jours (numéro {order}) et je n’ai pas encore de lien de suivi. Est-il parti ?'],
      ['Date de livraison {order}', 'avez-vous des nouvelles de {order} ? C’est un cadeau pour ce week-end.'],
    ],
    late: [
      ['Commande {order} non reçue', 'ma commande {order} devrait déjà être là. Que se passe-t-il, et quand arrivera-t-elle ?'],
      ['Livraison en retard', 'la livraison était promise pour hier et rien n’est arrivé. Le numéro est {order}. Merci de vérifier.'],
      ['{order} en retard', 'j’ai attendu à la maison pour rien. Où est {order} ?'],
    ],
    again: [
      ['Encore : {order}', 'je vous ai déjà écrit et je n’ai ni colis ni réponse. Commande {order}. J’attends maintenant une date précise.'],
      ['J’attends toujours {order}', 'cela devient pénible. Dites-moi franchement si {order} arrivera un jour.'],
    ],
    cancel: [
      ['Annuler {order}', 'je souhaite annuler la commande {order} et être remboursé. Merci de confirmer.'],
      ['Annulation', 'je me suis trompé d’article. Pouvez-vous arrêter {order} avant l’envoi ?'],
    ],
    address_change: [
      ['Nouvelle adresse pour {order}', 'j’ai donné mon ancienne adresse par erreur. Peut-on encore envoyer {order} à la nouvelle ? Je vous l’enverrai dès votre réponse.'],
      ['Changement d’adresse de livraison', 'nous serons absents la semaine prochaine. Pourriez-vous livrer {order} à mon bureau ?'],
    ],
    damaged: [
      ['Article abîmé, {order}', 'le colis est arrivé aujourd’hui, mais un article est cassé. La commande est {order}. Je peux envoyer des photos. Que faire ?'],
      ['Cassé à l’arrivée', 'le carton de {order} était écrasé et le contenu est fêlé. Je voudrais un remplacement.'],
    ],
    thanks: [
      ['Merci', 'la commande {order} est arrivée bien emballée et plus tôt que prévu. Très belle qualité.'],
      ['Tout va bien', 'un petit mot pour vous dire que {order} est bien arrivée et que tout est parfait.'],
    ],
  },
};
