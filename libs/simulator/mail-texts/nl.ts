import type { MailTexts } from './mail-texts.ts';

export const NL: MailTexts = {
  greetings: ['Hallo,', 'Goedendag,', 'Beste team,', ''],
  closings: ['Bedankt,\n{name}', 'Met vriendelijke groet,\n{name}', '{name}'],
  topics: {
    where_is_my_order: [
      ['Bestelling {order}', 'kunt u mij zeggen wanneer bestelling {order} aankomt? Ik wil graag thuis zijn.'],
      ['Waar is mijn pakket?', 'ik heb een paar dagen geleden besteld (nummer {order}) en nog geen volglink gekregen. Is het al onderweg?'],
      ['Leverdatum {order}', 'is er nieuws over {order}? Het is een cadeau voor dit weekend.'],
    ],
    late: [
      ['Bestelling {order} niet ontvangen', 'mijn bestelling {order} had er al moeten zijn. Wat is er aan de hand en wanneer komt hij?'],
      ['Te late levering', 'de levering was voor gisteren beloofd en er is niets gekomen. Het nummer is {order}. Graag nakijken.'],
      ['{order} is te laat', 'ik ben voor niets thuisgebleven. Waar is {order}?'],
    ],
    again: [
      ['Nogmaals: {order}', 'ik heb al eerder geschreven en heb nog steeds geen pakket en geen antwoord. Bestelling {order}. Ik verwacht nu een duidelijke datum.'],
      ['Wacht nog steeds op {order}', 'dit wordt belachelijk. Zeg me eerlijk of {order} nog komt.'],
    ],
    cancel: [
      ['{order} annuleren', 'ik wil bestelling {order} annuleren en mijn geld terug. Graag een bevestiging.'],
      ['Annulering', 'ik heb het verkeerde besteld. Kunt u {order} tegenhouden voordat het wordt verstuurd?'],
    ],
    address_change: [
      ['Nieuw adres voor {order}', 'ik heb per ongeluk het oude adres opgegeven. Kan {order} nog naar het nieuwe? Ik stuur het zodra u antwoordt.'],
      ['Bezorgadres wijzigen', 'wij zijn volgende week weg. Kunt u {order} op mijn kantoor laten bezorgen?'],
    ],
    damaged: [
      ['Beschadigd artikel, {order}', 'het pakket kwam vandaag, maar één artikel is kapot. Het gaat om bestelling {order}. Ik kan foto’s sturen. Wat nu?'],
      ['Kapot aangekomen', 'de doos van {order} was ingedeukt en er zit een barst in. Ik wil graag een nieuw exemplaar.'],
    ],
    thanks: [
      ['Bedankt', 'bestelling {order} kwam goed verpakt en eerder dan gedacht. Prachtige kwaliteit.'],
      ['Alles in orde', 'even laten weten dat {order} er is en dat alles klopt.'],
    ],
  },
};
