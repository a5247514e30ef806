import type { Component, ComponentState, IncidentState } from './states.ts';

/** What the page itself says, in one language. {x} is filled in by `say`. */
export type PageWords = {
  title: string;
  allWell: string;
  troubled: string;
  components: Record<Component, string>;
  componentStates: Record<ComponentState, string>;
  incidentStates: Record<IncidentState, string>;
  now: string;
  history: string;
  noHistory: string;
  nextUpdate: string;
  overdue: string;
  noFurther: string;
  retracted: string;
  onlyIn: string;
  asOf: string;
  olderLeftOut: string;
  subscribe: string;
  subscribeHint: string;
  email: string;
  send: string;
  checkMail: string;
  badEmail: string;
  confirm: string;
  confirmed: string;
  unsubscribe: string;
  unsubscribed: string;
  badLink: string;
  back: string;
  drill: string;
  mailConfirmSubject: string;
  mailConfirmText: string;
  mailFooter: string;
};

const en: PageWords = {
  title: '{client}: status', allWell: 'Everything is working', troubled: 'There is a disruption',
  components: { orders: 'Orders', deliveries: 'Deliveries', returns: 'Returns', 'customer-service': 'Customer service' },
  componentStates: { working: 'Working', maintenance: 'Maintenance', degraded: 'Slower than usual', disrupted: 'Disrupted', stopped: 'Not available' },
  incidentStates: { investigating: 'Investigating', identified: 'Cause known', monitoring: 'Being watched', resolved: 'Resolved' },
  now: 'Now', history: 'Earlier', noHistory: 'Nothing in the last 90 days.',
  nextUpdate: 'Next update by {time}.', overdue: 'The next update was promised for {time} and is late. We are sorry.', noFurther: 'No further update is planned.',
  retracted: 'Taken back on {time}: {note}', onlyIn: 'This text is available in {language} only.', asOf: 'As of {time}', olderLeftOut: 'Older updates are in the feed.',
  subscribe: 'Updates by mail', subscribeHint: 'We write when something changes here, and for nothing else.', email: 'Mail address', send: 'Subscribe',
  checkMail: 'If the address is right, a mail is on its way. Open the link in it to finish.', badEmail: 'That is not a mail address.',
  confirm: 'Yes, send me updates', confirmed: 'Done. You will get updates by mail.', unsubscribe: 'Unsubscribe', unsubscribed: 'Done. You will get no more updates.',
  badLink: 'This link is not valid or has expired. Please subscribe again.', back: 'Back to the status page', drill: 'DRILL – an exercise, not real',
  mailConfirmSubject: 'Please confirm: status updates of {client}', mailConfirmText: 'Somebody, probably you, asked for status updates of {client} by mail.\n\nTo confirm, open this page within 7 days:\n{link}\n\nIf it was not you, do nothing: you will get no more mail.',
  mailFooter: 'All updates: {page}\nUnsubscribe: {link}',
};

const de: PageWords = {
  title: '{client}: Status', allWell: 'Alles funktioniert', troubled: 'Es gibt eine Störung',
  components: { orders: 'Bestellungen', deliveries: 'Lieferungen', returns: 'Rücksendungen', 'customer-service': 'Kundendienst' },
  componentStates: { working: 'In Ordnung', maintenance: 'Wartung', degraded: 'Langsamer als sonst', disrupted: 'Gestört', stopped: 'Nicht verfügbar' },
  incidentStates: { investigating: 'Wird untersucht', identified: 'Ursache bekannt', monitoring: 'Wird beobachtet', resolved: 'Behoben' },
  now: 'Jetzt', history: 'Früher', noHistory: 'Nichts in den letzten 90 Tagen.',
  nextUpdate: 'Nächste Meldung bis {time}.', overdue: 'Die nächste Meldung war für {time} zugesagt und ist überfällig. Das tut uns leid.', noFurther: 'Keine weitere Meldung geplant.',
  retracted: 'Zurückgenommen am {time}: {note}', onlyIn: 'Diesen Text gibt es nur auf {language}.', asOf: 'Stand: {time}', olderLeftOut: 'Ältere Meldungen stehen im Feed.',
  subscribe: 'Meldungen per E-Mail', subscribeHint: 'Wir schreiben, wenn sich hier etwas ändert, und sonst nicht.', email: 'E-Mail-Adresse', send: 'Abonnieren',
  checkMail: 'Wenn die Adresse stimmt, ist eine E-Mail unterwegs. Öffnen Sie den Link darin.', badEmail: 'Das ist keine E-Mail-Adresse.',
  confirm: 'Ja, Meldungen schicken', confirmed: 'Erledigt. Sie bekommen Meldungen per E-Mail.', unsubscribe: 'Abbestellen', unsubscribed: 'Erledigt. Sie bekommen keine Meldungen mehr.',
  badLink: 'Dieser Link ist ungültig oder abgelaufen. Bitte abonnieren Sie noch einmal.', back: 'Zurück zur Statusseite', drill: 'ÜBUNG (DRILL) – nicht echt',
  mailConfirmSubject: 'Bitte bestätigen: Statusmeldungen von {client}', mailConfirmText: 'Jemand, vermutlich Sie, möchte Statusmeldungen von {client} per E-Mail.\n\nZum Bestätigen öffnen Sie bitte binnen 7 Tagen diese Seite:\n{link}\n\nWaren Sie es nicht, müssen Sie nichts tun: Sie bekommen keine weitere E-Mail.',
  mailFooter: 'Alle Meldungen: {page}\nAbbestellen: {link}',
};

const fr: PageWords = {
  title: '{client} : état du service', allWell: 'Tout fonctionne', troubled: 'Une perturbation est en cours',
  components: { orders: 'Commandes', deliveries: 'Livraisons', returns: 'Retours', 'customer-service': 'Service client' },
  componentStates: { working: 'Fonctionne', maintenance: 'Maintenance', degraded: 'Plus lent que d’habitude', disrupted: 'Perturbé', stopped: 'Indisponible' },
  incidentStates: { investigating: 'En cours d’examen', identified: 'Cause connue', monitoring: 'Sous surveillance', resolved: 'Résolu' },
  now: 'En ce moment', history: 'Auparavant', noHistory: 'Rien ces 90 derniers jours.',
  nextUpdate: 'Prochaine information au plus tard le {time}.', overdue: 'La prochaine information était promise pour le {time} et se fait attendre. Veuillez nous excuser.', noFurther: 'Aucune autre information n’est prévue.',
  retracted: 'Retiré le {time} : {note}', onlyIn: 'Ce texte n’existe qu’en {language}.', asOf: 'Situation au {time}', olderLeftOut: 'Les informations plus anciennes sont dans le flux.',
  subscribe: 'Informations par e-mail', subscribeHint: 'Nous écrivons quand quelque chose change ici, et pour rien d’autre.', email: 'Adresse e-mail', send: 'S’abonner',
  checkMail: 'Si l’adresse est juste, un e-mail est en route. Ouvrez le lien qu’il contient.', badEmail: 'Ce n’est pas une adresse e-mail.',
  confirm: 'Oui, tenez-moi au courant', confirmed: 'C’est fait. Vous recevrez les informations par e-mail.', unsubscribe: 'Se désabonner', unsubscribed: 'C’est fait. Vous ne recevrez plus d’informations.',
  badLink: 'Ce lien n’est pas valable ou a expiré. Veuillez vous abonner à nouveau.', back: 'Retour à la page d’état', drill: 'EXERCICE (DRILL) – pas réel',
  mailConfirmSubject: 'À confirmer : informations de {client}', mailConfirmText: 'Quelqu’un, sans doute vous, a demandé les informations de {client} par e-mail.\n\nPour confirmer, ouvrez cette page sous 7 jours :\n{link}\n\nSi ce n’était pas vous, ne faites rien : vous ne recevrez plus d’e-mail.',
  mailFooter: 'Toutes les informations : {page}\nSe désabonner : {link}',
};

const pl: PageWords = {
  title: '{client}: stan usług', allWell: 'Wszystko działa', troubled: 'Występują utrudnienia',
  components: { orders: 'Zamówienia', deliveries: 'Dostawy', returns: 'Zwroty', 'customer-service': 'Obsługa klienta' },
  componentStates: { working: 'Działa', maintenance: 'Prace serwisowe', degraded: 'Wolniej niż zwykle', disrupted: 'Utrudnienia', stopped: 'Niedostępne' },
  incidentStates: { investigating: 'Sprawdzamy', identified: 'Przyczyna znana', monitoring: 'Obserwujemy', resolved: 'Rozwiązane' },
  now: 'Teraz', history: 'Wcześniej', noHistory: 'Nic w ciągu ostatnich 90 dni.',
  nextUpdate: 'Następna informacja do {time}.', overdue: 'Następna informacja była obiecana na {time} i się spóźnia. Przepraszamy.', noFurther: 'Nie planujemy kolejnych informacji.',
  retracted: 'Wycofano {time}: {note}', onlyIn: 'Ten tekst jest dostępny tylko w języku: {language}.', asOf: 'Stan na {time}', olderLeftOut: 'Starsze informacje są w kanale.',
  subscribe: 'Informacje e-mailem', subscribeHint: 'Piszemy, gdy coś się tu zmieni, i w żadnej innej sprawie.', email: 'Adres e-mail', send: 'Subskrybuj',
  checkMail: 'Jeśli adres jest poprawny, wiadomość jest w drodze. Otwórz link, który zawiera.', badEmail: 'To nie jest adres e-mail.',
  confirm: 'Tak, przysyłajcie informacje', confirmed: 'Gotowe. Będziesz otrzymywać informacje e-mailem.', unsubscribe: 'Wypisz się', unsubscribed: 'Gotowe. Nie wyślemy więcej informacji.',
  badLink: 'Ten link jest nieprawidłowy lub wygasł. Zasubskrybuj ponownie.', back: 'Wróć do strony stanu', drill: 'ĆWICZENIA (DRILL) – to nie dzieje się naprawdę',
  mailConfirmSubject: 'Prosimy potwierdzić: informacje o stanie {client}', mailConfirmText: 'Ktoś, zapewne Ty, poprosił o informacje o stanie {client} e-mailem.\n\nAby potwierdzić, otwórz tę stronę w ciągu 7 dni:\n{link}\n\nJeśli to nie Ty, nie rób nic: nie dostaniesz więcej wiadomości.',
  mailFooter: 'Wszystkie informacje: {page}\nWypisz się: {link}',
};

const it: PageWords = {
  title: '{client}: stato del servizio', allWell: 'Funziona tutto', troubled: 'C’è un problema in corso',
  components: { orders: 'Ordini', deliveries: 'Consegne', returns: 'Resi', 'customer-service': 'Servizio clienti' },
  componentStates: { working: 'Funziona', maintenance: 'Manutenzione', degraded: 'Più lento del solito', disrupted: 'Con problemi', stopped: 'Non disponibile' },
  incidentStates: { investigating: 'In verifica', identified: 'Causa nota', monitoring: 'Sotto osservazione', resolved: 'Risolto' },
  now: 'Adesso', history: 'In precedenza', noHistory: 'Nulla negli ultimi 90 giorni.',
  nextUpdate: 'Prossimo aggiornamento entro {time}.', overdue: 'Il prossimo aggiornamento era promesso per {time} ed è in ritardo. Ci scusiamo.', noFurther: 'Non sono previsti altri aggiornamenti.',
  retracted: 'Ritirato il {time}: {note}', onlyIn: 'Questo testo è disponibile solo in {language}.', asOf: 'Aggiornato al {time}', olderLeftOut: 'Gli aggiornamenti meno recenti sono nel feed.',
  subscribe: 'Aggiornamenti per e-mail', subscribeHint: 'Scriviamo quando qui cambia qualcosa, e per nient’altro.', email: 'Indirizzo e-mail', send: 'Iscriviti',
  checkMail: 'Se l’indirizzo è giusto, un’e-mail è in arrivo. Apri il link che contiene.', badEmail: 'Non è un indirizzo e-mail.',
  confirm: 'Sì, inviatemi gli aggiornamenti', confirmed: 'Fatto. Riceverai gli aggiornamenti per e-mail.', unsubscribe: 'Annulla l’iscrizione', unsubscribed: 'Fatto. Non riceverai altri aggiornamenti.',
  badLink: 'Questo link non è valido o è scaduto. Iscriviti di nuovo.', back: 'Torna alla pagina di stato', drill: 'ESERCITAZIONE (DRILL) – non è reale',
  mailConfirmSubject: 'Da confermare: aggiornamenti di {client}', mailConfirmText: 'Qualcuno, probabilmente tu, ha chiesto gli aggiornamenti di {client} per e-mail.\n\nPer confermare apri questa pagina entro 7 giorni:\n{link}\n\nSe non sei stato tu, non fare nulla: non riceverai altre e-mail.',
  mailFooter: 'Tutti gli aggiornamenti: {page}\nAnnulla l’iscrizione: {link}',
};

const es: PageWords = {
  title: '{client}: estado del servicio', allWell: 'Todo funciona', troubled: 'Hay una incidencia',
  components: { orders: 'Pedidos', deliveries: 'Entregas', returns: 'Devoluciones', 'customer-service': 'Atención al cliente' },
  componentStates: { working: 'Funciona', maintenance: 'Mantenimiento', degraded: 'Más lento de lo habitual', disrupted: 'Con incidencias', stopped: 'No disponible' },
  incidentStates: { investigating: 'En estudio', identified: 'Causa conocida', monitoring: 'En observación', resolved: 'Resuelto' },
  now: 'Ahora', history: 'Anteriormente', noHistory: 'Nada en los últimos 90 días.',
  nextUpdate: 'Próxima información antes del {time}.', overdue: 'La próxima información estaba prometida para el {time} y se retrasa. Lo sentimos.', noFurther: 'No se prevé más información.',
  retracted: 'Retirado el {time}: {note}', onlyIn: 'Este texto solo está disponible en {language}.', asOf: 'A fecha de {time}', olderLeftOut: 'La información anterior está en el canal.',
  subscribe: 'Información por correo', subscribeHint: 'Escribimos cuando algo cambia aquí, y para nada más.', email: 'Correo electrónico', send: 'Suscribirse',
  checkMail: 'Si la dirección es correcta, un correo está en camino. Abra el enlace que contiene.', badEmail: 'Eso no es una dirección de correo.',
  confirm: 'Sí, envíenme información', confirmed: 'Hecho. Recibirá la información por correo.', unsubscribe: 'Cancelar la suscripción', unsubscribed: 'Hecho. No recibirá más información.',
  badLink: 'Este enlace no es válido o ha caducado. Suscríbase de nuevo.', back: 'Volver a la página de estado', drill: 'SIMULACRO (DRILL): no es real',
  mailConfirmSubject: 'Confirme: información de {client}', mailConfirmText: 'Alguien, probablemente usted, ha pedido información de {client} por correo.\n\nPara confirmar, abra esta página en un plazo de 7 días:\n{link}\n\nSi no fue usted, no haga nada: no recibirá más correos.',
  mailFooter: 'Toda la información: {page}\nCancelar la suscripción: {link}',
};

const nl: PageWords = {
  title: '{client}: status', allWell: 'Alles werkt', troubled: 'Er is een storing',
  components: { orders: 'Bestellingen', deliveries: 'Bezorging', returns: 'Retouren', 'customer-service': 'Klantenservice' },
  componentStates: { working: 'Werkt', maintenance: 'Onderhoud', degraded: 'Trager dan normaal', disrupted: 'Verstoord', stopped: 'Niet beschikbaar' },
  incidentStates: { investigating: 'Wordt onderzocht', identified: 'Oorzaak bekend', monitoring: 'In de gaten gehouden', resolved: 'Opgelost' },
  now: 'Nu', history: 'Eerder', noHistory: 'Niets in de afgelopen 90 dagen.',
  nextUpdate: 'Volgend bericht uiterlijk {time}.', overdue: 'Het volgende bericht was beloofd voor {time} en is te laat. Onze excuses.', noFurther: 'Er is geen verder bericht gepland.',
  retracted: 'Ingetrokken op {time}: {note}', onlyIn: 'Deze tekst is er alleen in het {language}.', asOf: 'Stand van {time}', olderLeftOut: 'Oudere berichten staan in de feed.',
  subscribe: 'Berichten per e-mail', subscribeHint: 'We schrijven als hier iets verandert, en verder nergens over.', email: 'E-mailadres', send: 'Abonneren',
  checkMail: 'Als het adres klopt, is er een e-mail onderweg. Open de link daarin.', badEmail: 'Dat is geen e-mailadres.',
  confirm: 'Ja, stuur mij berichten', confirmed: 'Klaar. U krijgt berichten per e-mail.', unsubscribe: 'Afmelden', unsubscribed: 'Klaar. U krijgt geen berichten meer.',
  badLink: 'Deze link is ongeldig of verlopen. Abonneer u opnieuw.', back: 'Terug naar de statuspagina', drill: 'OEFENING (DRILL) – niet echt',
  mailConfirmSubject: 'Bevestig: statusberichten van {client}', mailConfirmText: 'Iemand, waarschijnlijk u, heeft om statusberichten van {client} per e-mail gevraagd.\n\nOpen deze pagina binnen 7 dagen om te bevestigen:\n{link}\n\nWas u het niet, doe dan niets: u krijgt geen e-mail meer.',
  mailFooter: 'Alle berichten: {page}\nAfmelden: {link}',
};

const pt: PageWords = {
  title: '{client}: estado do serviço', allWell: 'Tudo a funcionar', troubled: 'Há uma perturbação',
  components: { orders: 'Encomendas', deliveries: 'Entregas', returns: 'Devoluções', 'customer-service': 'Apoio ao cliente' },
  componentStates: { working: 'A funcionar', maintenance: 'Manutenção', degraded: 'Mais lento do que o habitual', disrupted: 'Com perturbações', stopped: 'Indisponível' },
  incidentStates: { investigating: 'Em análise', identified: 'Causa conhecida', monitoring: 'Em observação', resolved: 'Resolvido' },
  now: 'Agora', history: 'Anteriormente', noHistory: 'Nada nos últimos 90 dias.',
  nextUpdate: 'Próxima informação até {time}.', overdue: 'A próxima informação estava prometida para {time} e está atrasada. Pedimos desculpa.', noFurther: 'Não está prevista mais informação.',
  retracted: 'Retirado em {time}: {note}', onlyIn: 'Este texto só está disponível em {language}.', asOf: 'Situação em {time}', olderLeftOut: 'As informações mais antigas estão no feed.',
  subscribe: 'Informações por e-mail', subscribeHint: 'Escrevemos quando algo muda aqui, e para mais nada.', email: 'Endereço de e-mail', send: 'Subscrever',
  checkMail: 'Se o endereço estiver certo, vai a caminho um e-mail. Abra a ligação que contém.', badEmail: 'Isso não é um endereço de e-mail.',
  confirm: 'Sim, enviem-me informações', confirmed: 'Feito. Vai receber informações por e-mail.', unsubscribe: 'Cancelar a subscrição', unsubscribed: 'Feito. Não recebe mais informações.',
  badLink: 'Esta ligação não é válida ou expirou. Subscreva de novo.', back: 'Voltar à página de estado', drill: 'EXERCÍCIO (DRILL) – não é real',
  mailConfirmSubject: 'Confirme: informações de {client}', mailConfirmText: 'Alguém, provavelmente você, pediu informações de {client} por e-mail.\n\nPara confirmar, abra esta página no prazo de 7 dias:\n{link}\n\nSe não foi você, não faça nada: não recebe mais e-mails.',
  mailFooter: 'Todas as informações: {page}\nCancelar a subscrição: {link}',
};

const WORDS: Readonly<Record<string, PageWords>> = { en, de, fr, pl, it, es, nl, pt };

export const PAGE_LANGUAGES = Object.keys(WORDS);

/** Whose dates and times the page writes; plain English for readers anywhere has 24 hours. */
export function pageLocale(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

export function pageWords(language: string): PageWords {
  return WORDS[language] ?? en;
}

/** Fill {names}; what has no value stays as it is. */
export function say(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
