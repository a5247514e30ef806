import type { MailTexts } from './mail-texts.ts';

export const IT: MailTexts = {
  greetings: ['Buongiorno,', 'Salve,', 'Gentile servizio clienti,', ''],
  closings: ['Grazie,\n{name}', 'Cordiali saluti,\n{name}', '{name}'],
  topics: {
    where_is_my_order: [
      ['Ordine {order}', 'potete dirmi quando arriverà l’ordine {order}? Vorrei essere a casa.'],
      ['Dov’è il mio pacco?', 'ho ordinato qualche giorno fa (numero {order}) e non ho ancora il link per seguire la spedizione. È partito?'],
      ['Data di consegna {order}', 'ci sono novità su {order}? È un regalo per il fine settimana.'],
    ],
    late: [
      ['Ordine {order} non arrivato', 'il mio ordine {order} doveva essere già qui. Che cosa succede e quando arriva?'],
      ['Consegna in ritardo', 'la consegna era promessa per ieri e non è arrivato nulla. Il numero è {order}. Controllate, per favore.'],
      ['{order} in ritardo', 'ho aspettato a casa per niente. Dov’è {order}?'],
    ],
    again: [
      ['Di nuovo: {order}', 'ho già scritto e non ho né il pacco né una risposta. Ordine {order}. Adesso mi aspetto una data precisa.'],
      ['Aspetto ancora {order}', 'la cosa sta diventando ridicola. Ditemi sinceramente se {order} arriverà mai.'],
    ],
    cancel: [
      ['Annullare {order}', 'vorrei annullare l’ordine {order} e avere il rimborso. Confermate, per favore.'],
      ['Annullamento', 'ho ordinato la cosa sbagliata. Potete fermare {order} prima della spedizione?'],
    ],
    address_change: [
      ['Nuovo indirizzo per {order}', 'ho indicato per errore il vecchio indirizzo. {order} può ancora andare al nuovo? Lo invio appena rispondete.'],
      ['Cambio indirizzo di consegna', 'la prossima settimana siamo via. Potete consegnare {order} nel mio ufficio?'],
    ],
    damaged: [
      ['Articolo danneggiato, {order}', 'il pacco è arrivato oggi, ma un articolo è rotto. L’ordine è {order}. Posso mandare le foto. Come procediamo?'],
      ['Arrivato rotto', 'la scatola di {order} era schiacciata e il contenuto è crepato. Vorrei una sostituzione.'],
    ],
    thanks: [
      ['Grazie', 'l’ordine {order} è arrivato ben imballato e prima del previsto. Ottima qualità.'],
      ['Tutto bene', 'solo due righe per dire che {order} è arrivato ed è tutto a posto.'],
    ],
  },
};
