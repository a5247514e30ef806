import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as forAll, emailAddress, oneof, property, string, tuple } from 'fast-check';
import { mailAddress } from './address.ts';
import { messageIdOf, deliveryOf } from './deliver-mails.ts';

test('addresses as people have them', () => {
  for (const [given, expected] of [
    ['Kim@Example.com', 'kim@example.com'], [' kim.o\'neil+shop@mail.example.co.uk ', 'kim.o\'neil+shop@mail.example.co.uk'], ['kim@bücher.example', 'kim@xn--bcher-kva.example'],
  ]) assert.equal(mailAddress(given!), expected);
});

test('what is none, is none', () => {
  const longLocal = `${'a'.repeat(65)}@example.com`;
  for (const given of ['', '@', 'kim', 'kim@', '@example.com', 'kim@localhost', 'kim@127.0.0.1', 'kim@[127.0.0.1]', 'kim@example..com', '.kim@example.com', 'kim.@example.com', 'a b@example.com',
    '"kim"@example.com', 'kim@example.com, eve@evil.example', 'kim@example.com\r\nBcc: eve@evil.example', 'Kim <kim@example.com>', longLocal, `kim@${'a'.repeat(64)}.com`, `kim@${'abc.'.repeat(80)}com`]) {
    assert.equal(mailAddress(given), undefined, given);
  }
});

test('whatever passes holds nothing that could end a header or begin a second address', () => {
  forAll(property(oneof(string(), emailAddress(), tuple(emailAddress(), string()).map((parts) => parts.join(''))), (given) => {
    const address = mailAddress(given);
    if (address !== undefined) assert.match(address, /^[\x21-\x7e]{3,254}$/);
    if (address !== undefined) assert.doesNotMatch(address, /[\s<>,;:"()[\]\\]/);
  }));
});

test('a Message-ID leads back to its delivery, and nothing else does', () => {
  const id = '0190f5a0-0000-7000-8000-000000000001';
  assert.equal(deliveryOf(messageIdOf(id, 'no-reply@shop.example')), id);
  for (const other of ['<x@y>', 'CAF+123@mail.gmail.com', `<${id.slice(1)}@a>`, '']) assert.equal(deliveryOf(other), undefined);
});
