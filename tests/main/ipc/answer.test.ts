import { describe, expect, it } from 'vitest';
import { answer } from '@main/ipc/answer';
import { sampleContract, sampleHandlers } from './sample-contract';

function setUp(parseOutput = false) {
  const reported: { reference: string; error: unknown }[] = [];
  const report = (reference: string, error: unknown) => void reported.push({ reference, error });
  return {
    reported,
    ask: (name: unknown, input: unknown) =>
      answer(sampleContract, sampleHandlers, { report, parseOutput }, name, input),
  };
}

describe('answering a call', () => {
  it('gives the value of the handler', async () => {
    expect(await setUp().ask('shelf.count', { shelf: 'abc' })).toEqual({ ok: true, value: 3 });
  });

  it.each(['shelf.fly', '', '__proto__', 'constructor', 'hasOwnProperty', 7, null, undefined, {}, ['shelf.count']])(
    'knows no channel %j',
    async (name) => {
      expect(await setUp().ask(name, {})).toMatchObject({ ok: false, error: { code: 'request.unknown' } });
    },
  );

  it('names the place in an input that does not fit', async () => {
    expect(await setUp().ask('shelf.count', { shelf: 3 })).toMatchObject({
      ok: false,
      error: { code: 'request.invalid', params: { channel: 'shelf.count', path: 'shelf' } },
    });
  });

  it('refuses members that the channel does not know', async () => {
    const outcome = await setUp().ask('shelf.count', { shelf: 'a', path: '/etc/passwd' });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });

  it('refuses a prototype in disguise', async () => {
    const input: unknown = JSON.parse('{"shelf": "a", "__proto__": {"admin": true}}');
    expect(await setUp().ask('shelf.count', input)).toMatchObject({ ok: false, error: { code: 'request.invalid' } });
  });

  it('passes on an error that is meant for a person, and logs nothing', async () => {
    const { ask, reported } = setUp();
    expect(await ask('shelf.burn', {})).toEqual({
      ok: false,
      error: { code: 'shelf.locked', params: { shelf: 'A' }, message: 'Shelf A is locked. Unlock it first.' },
    });
    expect(reported).toEqual([]);
  });

  it('keeps any other error to the log and gives a reference to it', async () => {
    const { ask, reported } = setUp();
    const outcome = await ask('shelf.lose', {});
    expect(outcome).toMatchObject({ ok: false, error: { code: 'internal.error' } });
    expect(JSON.stringify(outcome)).not.toMatch(/ada|SQLITE|plumb\b|\bat /);
    expect(reported).toHaveLength(1);
    expect(outcome).toMatchObject({ error: { params: { reference: reported[0]?.reference } } });
    expect(String(reported[0]?.error)).toContain('/home/ada/secret.plumb');
  });

  it('holds a handler to its output when it is asked to', async () => {
    expect(await setUp(false).ask('shelf.lie', {})).toEqual({ ok: true, value: 'many' });
    expect(await setUp(true).ask('shelf.lie', {})).toMatchObject({ ok: false, error: { code: 'internal.error' } });
  });
});
