import type { MailTexts } from './mail-texts.ts';

export const EN: MailTexts = {
  greetings: ['Hello,', 'Hi there,', 'Dear team,', ''],
  closings: ['Thanks,\n{name}', 'Kind regards,\n{name}', '{name}'],
  topics: {
    where_is_my_order: [
      ['Order {order}', 'could you tell me when order {order} will arrive? I would like to be at home.'],
      ['Where is my parcel?', 'I ordered a few days ago (number {order}) and have not had a tracking link yet. Has it left?'],
      ['Delivery date {order}', 'is there any news about {order}? It is meant as a present for the weekend.'],
    ],
    late: [
      ['Order {order} has not come', 'my order {order} should have been here by now. What is going on, and when will it come?'],
      ['Late delivery', 'you promised delivery by yesterday and nothing has arrived. The number is {order}. Please check.'],
      ['{order} is late', 'I stayed at home for nothing. Where is {order}?'],
    ],
    again: [
      ['Again: {order}', 'I have written before and still have neither parcel nor answer. Order {order}. I expect a clear date now.'],
      ['Still waiting for {order}', 'this is getting ridiculous. Please tell me honestly whether {order} will come at all.'],
    ],
    cancel: [
      ['Please cancel {order}', 'I would like to cancel order {order} and have my money back. Please confirm.'],
      ['Cancellation', 'I ordered the wrong thing. Could you stop {order} before it is sent?'],
    ],
    address_change: [
      ['New address for {order}', 'I gave the old address by mistake. Can {order} still go to my new one? I will send it as soon as you answer.'],
      ['Change of delivery address', 'we will be away next week. Could you send {order} to my office instead?'],
    ],
    damaged: [
      ['Damaged item, {order}', 'the parcel came today, but one item is broken. The order is {order}. I can send photos. What do we do?'],
      ['Broken on arrival', 'the box of {order} was crushed and the content has a crack. I would like a replacement.'],
    ],
    thanks: [
      ['Thank you', 'order {order} arrived well packed and earlier than I thought. Lovely quality.'],
      ['All good', 'just a short note to say that {order} is here and everything is fine.'],
    ],
  },
};
