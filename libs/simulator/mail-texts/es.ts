import type { MailTexts } from './mail-texts.ts';

export const ES: MailTexts = {
  greetings: ['Hola:', 'Buenos días:', 'Estimado equipo:', ''],
  closings: ['Gracias,\n{name}', 'Un saludo,\n{name}', '{name}'],
  topics: {
    where_is_my_order: [
      ['Pedido {order}', '¿pueden decirme cuándo llegará el pedido {order}? Me gustaría estar en casa.'],
      ['¿Dónde está mi paquete?', 'hice un pedido hace unos días (número {order}) y todavía no tengo el enlace de seguimiento. ¿Ha salido ya?'],
      ['Fecha de entrega {order}', '¿hay noticias de {order}? Es un regalo para este fin de semana.'],
    ],
    late: [
      ['El pedido {order} no ha llegado', 'mi pedido {order} ya tendría que estar aquí. ¿Qué pasa y cuándo llega?'],
      ['Entrega con retraso', 'la entrega estaba prometida para ayer y no ha llegado nada. El número es {order}. Compruébenlo, por favor.'],
      ['{order} llega tarde', 'me he quedado en casa para nada. ¿Dónde está {order}?'],
    ],
    again: [
      ['Otra vez: {order}', 'ya he escrito antes y sigo sin paquete y sin respuesta. Pedido {order}. Ahora espero una fecha clara.'],
      ['Sigo esperando {order}', 'esto ya es ridículo. Díganme sinceramente si {order} va a llegar.'],
    ],
    cancel: [
      ['Cancelar {order}', 'quiero cancelar el pedido {order} y recuperar mi dinero. Confírmenlo, por favor.'],
      ['Cancelación', 'me he equivocado de artículo. ¿Pueden parar {order} antes de que se envíe?'],
    ],
    address_change: [
      ['Nueva dirección para {order}', 'di por error la dirección antigua. ¿Puede ir {order} todavía a la nueva? La envío en cuanto me contesten.'],
      ['Cambio de dirección de entrega', 'la semana que viene estaremos fuera. ¿Podrían entregar {order} en mi oficina?'],
    ],
    damaged: [
      ['Artículo dañado, {order}', 'el paquete ha llegado hoy, pero un artículo está roto. El pedido es {order}. Puedo enviar fotos. ¿Qué hacemos?'],
      ['Ha llegado roto', 'la caja de {order} venía aplastada y el contenido tiene una grieta. Quisiera un cambio.'],
    ],
    thanks: [
      ['Gracias', 'el pedido {order} ha llegado bien embalado y antes de lo que pensaba. Muy buena calidad.'],
      ['Todo bien', 'solo unas líneas para decir que {order} ya está aquí y todo está perfecto.'],
    ],
  },
};
