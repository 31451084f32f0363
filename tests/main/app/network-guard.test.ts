import { expect, it } from 'vitest';
import { isLocalRequest } from '@main/app/network-guard';

it.each(['app://plumbline/', 'plumb://image/x', 'blob:app://plumbline/1', 'data:text/plain,a', 'devtools://devtools/'])(
  '%s stays inside',
  (url) => expect(isLocalRequest(url, null)).toBe(true),
);

it.each([
  'https://example.com/',
  'http://localhost:5173/',
  'ws://localhost:5173/',
  'file:///etc/passwd',
  'ftp://a/',
  '',
])('%s is cancelled', (url) => expect(isLocalRequest(url, null)).toBe(false));

it('only the reloading server of this run is reached while developing', () => {
  const server = 'http://localhost:5173';
  const urls = ['http://localhost:5173/a', 'ws://localhost:5173/', 'http://localhost:80/', 'https://localhost:5173/'];
  expect(urls.map((url) => isLocalRequest(url, server))).toEqual([true, true, false, false]);
});
