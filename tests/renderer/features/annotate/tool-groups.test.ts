import { expect, it } from 'vitest';
import { toolNames } from '@renderer/canvas/tools/active-tool';
import { toolGroups } from '@renderer/features/annotate/tools/tool-groups';

it('puts every tool at exactly one place on the bar', () => {
  expect(toolGroups.flatMap(({ tools }) => tools).toSorted()).toEqual(toolNames.toSorted());
});
