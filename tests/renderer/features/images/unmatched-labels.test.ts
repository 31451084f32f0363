import { expect, it } from 'vitest';
import { unmatchedLabels } from '@renderer/features/images/unmatched-labels';
import type { ClassView } from '@shared/contract/classes';

it('labels of a model without a class of that name, in any case, are told before it runs', () => {
  const classes = [{ name: 'Person' }, { name: 'traffic light' }] as ClassView[];
  expect(unmatchedLabels(['person', 'Traffic Light', 'dog'], classes)).toEqual(['dog']);
  expect(unmatchedLabels([], classes)).toEqual([]);
});
