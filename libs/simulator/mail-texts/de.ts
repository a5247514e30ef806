import type { MailTexts } from './mail-texts.ts';

export const DE: MailTexts = {
  greetings: ['Guten Tag,', 'Hallo,', 'Sehr geehrte Damen und Herren,', ''],
  closings: ['Viele Grüße\n{name}', 'Mit freundlichen Grüßen\n{name}', '{name}'],
  topics: {
    where_is_my_order: [
      ['Bestellung {order}', 'können Sie mir sagen, wann die Bestellung {order} ankommt? Ich möchte dann zu Hause sein.'],
      ['Wo ist mein Paket?', 'ich habe vor ein paar Tagen bestellt (Nummer {order}) und noch keinen Link zur Sendung. Ist sie schon unterwegs?'],
      ['Liefertermin {order}', 'gibt es etwas Neues zu {order}? Es soll ein Geschenk fürs Wochenende sein.'],
    ],
    late: [
      ['Bestellung {order} nicht angekommen', 'meine Bestellung {order} hätte längst da sein sollen. Was ist los, und wann kommt sie?'],
      ['Lieferung verspätet', 'zugesagt war gestern, angekommen ist nichts. Die Nummer lautet {order}. Bitte prüfen Sie das.'],
      ['{order} zu spät', 'ich bin umsonst zu Hause geblieben. Wo ist {order}?'],
    ],
    again: [
      ['Nochmals: {order}', 'ich habe schon einmal geschrieben und weder Paket noch Antwort. Bestellung {order}. Ich erwarte jetzt einen klaren Termin.'],
      ['Warte immer noch auf {order}', 'langsam reicht es mir. Sagen Sie mir bitte ehrlich, ob {order} überhaupt noch kommt.'],
    ],
    cancel: [
      ['Bitte {order} stornieren', 'ich möchte die Bestellung {order} stornieren und mein Geld zurück. Bitte bestätigen Sie das.'],
      ['Stornierung', 'ich habe das Falsche bestellt. Können Sie {order} noch anhalten, bevor es verschickt wird?'],
    ],
    address_change: [
      ['Neue Adresse für {order}', 'ich habe aus Versehen die alte Adresse angegeben. Kann {order} noch an die neue gehen? Ich schicke sie, sobald Sie antworten.'],
      ['Lieferadresse ändern', 'wir sind nächste Woche verreist. Könnten Sie {order} bitte in mein Büro liefern?'],
    ],
    damaged: [
      ['Beschädigte Ware, {order}', 'das Paket kam heute, aber ein Artikel ist zerbrochen. Die Bestellung ist {order}. Fotos kann ich schicken. Wie gehen wir vor?'],
      ['Kaputt angekommen', 'der Karton von {order} war eingedrückt, und der Inhalt hat einen Riss. Ich hätte gern Ersatz.'],
    ],
    thanks: [
      ['Danke', 'die Bestellung {order} kam gut verpackt und früher als gedacht. Sehr schöne Qualität.'],
      ['Alles gut', 'nur kurz zur Info: {order} ist da, und alles ist in Ordnung.'],
    ],
  },
};
