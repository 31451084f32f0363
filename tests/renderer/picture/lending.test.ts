import { describe, expect, it } from 'vitest';
import { Lending } from '@renderer/picture/lending';

describe('A picture that takes much memory', () => {
  const one = { name: 'one' };

  it('is closed at once when nobody shows it', () => {
    const closed: object[] = [];
    new Lending<object>((thing) => closed.push(thing)).retire(one);
    expect(closed).toEqual([one]);
  });

  it('is closed once, when the last place that shows it lets it go', () => {
    const closed: object[] = [];
    const lending = new Lending<object>((thing) => closed.push(thing));
    lending.hold(one);
    lending.hold(one);
    lending.retire(one);
    lending.letGo(one);
    expect(closed).toEqual([]);
    lending.letGo(one);
    expect(closed).toEqual([one]);
  });

  it('is known to be closed, to whoever kept it without showing it', () => {
    const lending = new Lending<object>(() => undefined);
    expect(lending.isClosed(one)).toBe(false);
    lending.hold(one);
    lending.retire(one);
    expect(lending.isClosed(one)).toBe(false);
    lending.letGo(one);
    expect(lending.isClosed(one)).toBe(true);
  });

  it('stays open for those who may ask for it again', () => {
    const closed: object[] = [];
    const lending = new Lending<object>((thing) => closed.push(thing));
    lending.hold(one);
    lending.letGo(one);
    expect(closed).toEqual([]);
  });
});
