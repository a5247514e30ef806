import type { MailTexts } from './mail-texts.ts';

export const PT: MailTexts = {
  greetings: ['Olá,', 'Bom dia,', 'Exmos. Senhores,', ''],
  closings: ['Obrigado,\n{name}', 'Com os melhores cumprimentos,\n{name}', '{name}'],
  topics: {
    where_is_my_order: [
      ['Encomenda {order}', 'podem dizer-me quando chega a encomenda {order}? Gostava de estar em casa.'],
      ['Onde está a minha encomenda?', 'encomendei há alguns dias (número {order}) e ainda não tenho o link de seguimento. Já saiu?'],
      ['Data de entrega {order}', 'há novidades sobre {order}? É um presente para o fim de semana.'],
    ],
    late: [
      ['A encomenda {order} não chegou', 'a minha encomenda {order} já devia cá estar. O que se passa e quando chega?'],
      ['Entrega atrasada', 'a entrega estava prometida para ontem e não chegou nada. O número é {order}. Verifiquem, por favor.'],
      ['{order} atrasada', 'fiquei em casa para nada. Onde está a {order}?'],
    ],
    again: [
      ['Outra vez: {order}', 'já escrevi antes e continuo sem encomenda e sem resposta. Encomenda {order}. Espero agora uma data concreta.'],
      ['Continuo à espera de {order}', 'isto já não tem graça. Digam-me com franqueza se a {order} vai chegar.'],
    ],
    cancel: [
      ['Cancelar {order}', 'quero cancelar a encomenda {order} e receber o dinheiro de volta. Confirmem, por favor.'],
      ['Cancelamento', 'enganei-me no artigo. Conseguem parar a {order} antes do envio?'],
    ],
    address_change: [
      ['Nova morada para {order}', 'dei a morada antiga por engano. A {order} ainda pode ir para a nova? Envio-a assim que responderem.'],
      ['Alterar a morada de entrega', 'na próxima semana estamos fora. Podem entregar a {order} no meu escritório?'],
    ],
    damaged: [
      ['Artigo danificado, {order}', 'a encomenda chegou hoje, mas um artigo está partido. É a {order}. Posso enviar fotografias. Como fazemos?'],
      ['Chegou partido', 'a caixa da {order} vinha esmagada e o conteúdo está rachado. Queria uma substituição.'],
    ],
    thanks: [
      ['Obrigado', 'a encomenda {order} chegou bem embalada e mais cedo do que pensava. Excelente qualidade.'],
      ['Tudo bem', 'só para dizer que a {order} já chegou e está tudo certo.'],
    ],
  },
};
