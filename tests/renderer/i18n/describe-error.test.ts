import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '@renderer/i18n/describe-error';
import { resolveLanguage } from '@renderer/i18n/language';
import { setUpTranslation } from '@renderer/i18n/set-up';
import { UserError } from '@shared/lib/user-error';

beforeAll(() => setUpTranslation('en'));

describe('a failure put into words', () => {
  it('is the sentence of its code, filled with its values', () => {
    const failure = new UserError(
      'project.newer',
      { path: '/a.plumb', version: 9, known: 3 },
      'English of the main process',
    );
    expect(describeError(i18next.t, failure)).toBe(
      '/a.plumb was written by a newer Plumbline (format 9; this one knows up to 3). Update Plumbline to open it.',
    );
  });

  it('speaks the language of the window', async () => {
    await i18next.changeLanguage('ko');
    expect(describeError(i18next.t, new UserError('project.none', {}, 'No project is open.'))).toBe(
      '열린 프로젝트가 없습니다. 먼저 프로젝트를 여세요.',
    );
    await i18next.changeLanguage('en');
  });

  it('falls back to the English that came with it when the code is new', () => {
    expect(describeError(i18next.t, new UserError('new.code', {}, 'Something new.'))).toBe('Something new.');
  });

  it('falls back to the English that came with it when a value is missing', () => {
    const failure = new UserError('image.broken', { path: '/a.jpg' }, '/a.jpg is damaged.');
    expect(describeError(i18next.t, failure)).toBe('/a.jpg is damaged.');
  });

  it('is the same for the plain data of a job', () => {
    expect(describeError(i18next.t, { code: 'project.none', params: {}, message: '' })).toBe(
      'No project is open. Open one first.',
    );
  });

  it.each([[new Error('boom')], ['boom'], [{ why: 'boom' }], [null], [undefined]])(
    'never reads [object Object]: %s',
    (error) => {
      const words = describeError(i18next.t, error);
      expect(words).not.toContain('[object');
      expect(words).toContain('Something went wrong');
    },
  );
});

describe('the language of the window', () => {
  it('is the one that was chosen', () => {
    expect(resolveLanguage('ko', 'en-GB')).toBe('ko');
    expect(resolveLanguage('en', 'ko-KR')).toBe('en');
  });

  it('is the one of the system when that was chosen and we speak it, else English', () => {
    expect(resolveLanguage('system', 'ko-KR')).toBe('ko');
    expect(resolveLanguage('system', 'ko')).toBe('ko');
    expect(resolveLanguage('system', 'kok-IN')).toBe('en');
    expect(resolveLanguage('system', 'de-DE')).toBe('en');
  });
});
