import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  extendTo,
  nothingSelected,
  retain,
  selectAll,
  selectOnly,
  step,
  toggle,
  type Selection,
} from '@renderer/features/images/selection';
import type { ImageId } from '@shared/model/ids';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as unknown as readonly ImageId[];
const [a, b, c, d, e, f] = ids as unknown as [ImageId, ImageId, ImageId, ImageId, ImageId, ImageId];

function chosen({ selected }: Selection): string {
  return [...selected].sort().join('');
}

describe('choosing images with the mouse', () => {
  it('takes one with a click', () => {
    expect(chosen(selectOnly(b))).toBe('b');
  });

  it('takes one more or one less with Ctrl', () => {
    const two = toggle(selectOnly(b), d);
    expect(chosen(two)).toBe('bd');
    expect(chosen(toggle(two, b))).toBe('d');
  });

  it('takes a range with Shift, from where the last click was, in either direction', () => {
    expect(chosen(extendTo(selectOnly(c), e, ids))).toBe('cde');
    const back = extendTo(extendTo(selectOnly(c), e, ids), a, ids);
    expect(chosen(back)).toBe('abc');
    expect(back.anchor).toBe(c);
  });

  it('takes the one alone when the place where the range began is no longer listed', () => {
    expect(chosen(extendTo(selectOnly(f), b, [a, b, c]))).toBe('b');
  });
});

describe('choosing images with the keyboard', () => {
  const plain = { extend: false, keep: false };

  it('begins at the first image', () => {
    expect(step(nothingSelected, ids, { ...plain, by: 3 }).focus).toBe(a);
    expect(step(nothingSelected, ids, { ...plain, by: -Infinity }).focus).toBe(a);
    expect(step(nothingSelected, ids, { ...plain, by: Infinity }).focus).toBe(f);
  });

  it('walks, and stops at the ends', () => {
    expect(chosen(step(selectOnly(b), ids, { ...plain, by: 1 }))).toBe('c');
    expect(chosen(step(selectOnly(b), ids, { ...plain, by: -4 }))).toBe('a');
    expect(chosen(step(selectOnly(b), ids, { ...plain, by: Infinity }))).toBe('f');
    expect(chosen(step(selectOnly(b), ids, { ...plain, by: -Infinity }))).toBe('a');
  });

  it('grows and shrinks a range with Shift', () => {
    const grown = step(selectOnly(b), ids, { by: 2, extend: true, keep: false });
    expect(chosen(grown)).toBe('bcd');
    expect(chosen(step(grown, ids, { by: -1, extend: true, keep: false }))).toBe('bc');
  });

  it('walks with Ctrl without choosing, so that Space can', () => {
    const walked = step(selectOnly(b), ids, { by: 2, extend: false, keep: true });
    expect(chosen(walked)).toBe('b');
    expect(walked.focus).toBe(d);
    expect(chosen(toggle(walked, d))).toBe('bd');
  });

  it('finds nothing in an empty list', () => {
    expect(step(selectOnly(b), [], { ...plain, by: 1 })).toBe(nothingSelected);
  });

  it('takes all', () => {
    expect(chosen(selectAll(selectOnly(c), ids))).toBe('abcdef');
    expect(selectAll(nothingSelected, ids).focus).toBe(a);
  });
});

describe('a list that changes', () => {
  it('keeps what is still listed, and only that', () => {
    const kept = retain(toggle(selectOnly(b), d), [a, b]);
    expect(chosen(kept)).toBe('b');
    expect(kept.focus).toBeNull();
  });

  it('never leaves anything chosen that is not listed, whatever was done', () => {
    const action = fc.oneof(
      fc.record({ type: fc.constantFrom('click', 'toggle', 'extend'), id: fc.constantFrom(...ids) }),
      fc.record({
        type: fc.constant('step'),
        by: fc.integer({ min: -9, max: 9 }),
        extend: fc.boolean(),
        keep: fc.boolean(),
      }),
      fc.record({ type: fc.constant('list'), listed: fc.subarray([...ids]) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        let listed: readonly ImageId[] = ids;
        let selection = nothingSelected;
        for (const one of actions) {
          if ('listed' in one) {
            listed = one.listed;
            selection = retain(selection, listed);
          } else if ('by' in one) selection = step(selection, listed, one);
          else if (!listed.includes(one.id)) continue;
          else if (one.type === 'click') selection = selectOnly(one.id);
          else if (one.type === 'toggle') selection = toggle(selection, one.id);
          else selection = extendTo(selection, one.id, listed);
          for (const id of selection.selected) expect(listed).toContain(id);
          expect([...listed, null]).toContain(selection.focus);
        }
      }),
    );
  });
});
