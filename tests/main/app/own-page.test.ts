import { expect, it } from 'vitest';
import { createOwnPageCheck } from '@main/app/own-page';

const isOwn = createOwnPageCheck('app://plumbline/');

it.each(['app://plumbline/', 'app://plumbline/#/images', 'app://plumbline/?again'])('%s is our page', (url) => {
  expect(isOwn(url)).toBe(true);
});

it.each([
  '',
  'about:blank',
  'app://plumbline/other.html',
  'app://plumbline.example.com/',
  'app://elsewhere/',
  'https://plumbline/',
  'file:///app/plumbline/',
  'app://plumbline:8080/',
])('%s is not our page', (url) => {
  expect(isOwn(url)).toBe(false);
});
