import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requireOutsideUrl } from './outside.ts';

test('an address of this machine or of a private network is refused in every spelling', () => {
  for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '0', '10.1.2.3', '169.254.169.254', '[::1]', '[::]', '[::127.0.0.1]', '[::ffff:10.0.0.1]', '[64:ff9b::a00:1]', '[2002:7f00:1::]', '[2001:0:1::1]', '[fd00::1]', '[fe80::1]', '[fec0::1]', 'localhost']) {
    assert.throws(() => requireOutsideUrl(`https://${host}/hook`), { code: 'kernel.bad_url' }, host);
  }
  for (const url of ['ftp://example.com', 'https://me:secret@example.com', 'example.com']) assert.throws(() => requireOutsideUrl(url), { code: 'kernel.bad_url' }, url);
  assert.equal(requireOutsideUrl('https://[2606:4700::1111]/hook').hostname, '[2606:4700::1111]');
});
