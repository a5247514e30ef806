import type { MailTexts } from './mail-texts.ts';

export const PL: MailTexts = {
  greetings: ['Dzień dobry,', 'Witam,', 'Szanowni Państwo,', ''],
  closings: ['Dziękuję,\n{name}', 'Pozdrawiam,\n{name}', '{name}'],
  topics: {
    where_is_my_order: [
      ['Zamówienie {order}', 'czy mogą Państwo powiedzieć, kiedy dotrze zamówienie {order}? Chcę być wtedy w domu.'],
      ['Gdzie jest moja paczka?', 'kilka dni temu złożono zamówienie (numer {order}), a nadal nie mam linku do śledzenia. Czy paczka już wyszła?'],
      ['Termin dostawy {order}', 'czy są jakieś wieści o {order}? To prezent na weekend.'],
    ],
    late: [
      ['Zamówienie {order} nie dotarło', 'moje zamówienie {order} powinno już tu być. Co się dzieje i kiedy przyjdzie?'],
      ['Opóźniona dostawa', 'dostawa miała być wczoraj, a nic nie przyszło. Numer to {order}. Proszę o sprawdzenie.'],
      ['{order} spóźnione', 'cały dzień w domu na próżno. Gdzie jest {order}?'],
    ],
    again: [
      ['Ponownie: {order}', 'to już kolejna wiadomość, a nie mam ani paczki, ani odpowiedzi. Zamówienie {order}. Oczekuję konkretnej daty.'],
      ['Nadal czekam na {order}', 'to przestaje być zabawne. Proszę powiedzieć szczerze, czy {order} w ogóle przyjdzie.'],
    ],
    cancel: [
      ['Proszę anulować {order}', 'chcę anulować zamówienie {order} i otrzymać zwrot pieniędzy. Proszę o potwierdzenie.'],
      ['Rezygnacja', 'to nie ten produkt, pomyłka. Czy da się zatrzymać {order} przed wysyłką?'],
    ],
    address_change: [
      ['Nowy adres dla {order}', 'przez pomyłkę podany został stary adres. Czy {order} może jeszcze trafić na nowy? Podam go, gdy tylko Państwo odpiszą.'],
      ['Zmiana adresu dostawy', 'w przyszłym tygodniu nas nie będzie. Czy można wysłać {order} do mojego biura?'],
    ],
    damaged: [
      ['Uszkodzony towar, {order}', 'paczka przyszła dzisiaj, ale jedna rzecz jest rozbita. Zamówienie {order}. Mogę wysłać zdjęcia. Co dalej?'],
      ['Przyszło zniszczone', 'karton z {order} był zgnieciony, a zawartość pękła. Proszę o wymianę.'],
    ],
    thanks: [
      ['Dziękuję', 'zamówienie {order} przyszło dobrze zapakowane i szybciej, niż obiecano. Piękna jakość.'],
      ['Wszystko w porządku', 'piszę tylko, że {order} dotarło i wszystko się zgadza.'],
    ],
  },
};
