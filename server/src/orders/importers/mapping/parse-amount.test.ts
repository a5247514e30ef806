import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { formatAmount, parseAmount } from './parse-amount.ts';

test('minor units follow the currency, digit by digit', () => {
  assert.equal(parseAmount('199.00', 'EUR', ['.']), 19_900);
  assert.equal(parseAmount('1.005', 'KWD', ['.']), 1_005);
  assert.equal(parseAmount('1000', 'JPY', ['.']), 1_000);
  assert.equal(parseAmount('1000.00', 'JPY', ['.']), 1_000);
  assert.equal(parseAmount('0.29', 'EUR', ['.']), 29);
  assert.equal(parseAmount('1,234.5', 'EUR', ['.']), 123_450);
});

test('a decimal comma, and the point beside it where nothing else is meant', () => {
  assert.equal(parseAmount('1.234,50', 'EUR', [',', '.']), 123_450);
  assert.equal(parseAmount('12,5', 'EUR', [',', '.']), 1_250);
  assert.equal(parseAmount('12.50', 'EUR', [',', '.']), 1_250);
  assert.equal(parseAmount('1.234', 'EUR', [',', '.']), 123_400);
});

test('what is no amount is refused in words', () => {
  for (const text of ['', 'free', '12,50', '1e5', '1.2.3', '.5', '5.', '١٢', '--1', '1 000']) assert.match(String(parseAmount(text, 'EUR', ['.'])), /^is not an amount/, text);
  assert.match(String(parseAmount('1.001', 'EUR', ['.'])), /more decimals/);
  assert.match(String(parseAmount('0.5', 'JPY', ['.'])), /more decimals/);
  assert.match(String(parseAmount('99999999999999999999', 'EUR', ['.'])), /implausibly large/);
});

test('writing and reading an amount gives it back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), fc.constantFrom('EUR', 'JPY', 'KWD', 'BRL', 'XQQ'), (minor, currency) => {
      assert.equal(parseAmount(formatAmount(minor, currency), currency, ['.']), minor);
    }),
  );
});
