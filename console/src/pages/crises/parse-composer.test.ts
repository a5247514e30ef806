import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matches, parseComposer } from './parse-composer.ts';

test('plain text is a note, also with a slash inside', () => {
  assert.deepEqual(parseComposer('  Water at 30 cm, gate 2/3 open '), { kind: 'note', text: 'Water at 30 cm, gate 2/3 open' });
  assert.deepEqual(parseComposer('   '), { kind: 'empty' });
});

test('a task is found by words of its title, with what came of it after a colon', () => {
  assert.deepEqual(parseComposer('/task confirm loss: all safe: two cars lost'), { kind: 'task', search: 'confirm loss', result: 'all safe: two cars lost' });
  assert.deepEqual(parseComposer('/task brief'), { kind: 'task', search: 'brief', result: undefined });
});

test('a decision is found by words of its question; other commands are not guessed', () => {
  assert.deepEqual(parseComposer('/decide how long'), { kind: 'decide', search: 'how long' });
  assert.deepEqual(parseComposer('/page Ola'), { kind: 'unknown', command: '/page' });
});

test('every word must be there, in any order and case', () => {
  assert.equal(matches('Confirm the loss by telephone', 'LOSS confirm'), true);
  assert.equal(matches('Confirm the loss by telephone', 'loss mail'), false);
  assert.equal(matches('Anything', ''), true);
});
