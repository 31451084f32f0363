import type { ClassId } from '@shared/model/ids';
import { assertExists } from '@shared/lib/assert';
import { call } from '../../../bridge/bridge';
import { liveState } from '../../../bridge/live-state';
import { nextColour } from './palette';

/** Adds a class, or finds the one that has the name already. The list of the window is kept true. */
export async function addClass(typed: string): Promise<ClassId> {
  const name = typed.trim();
  const known = liveState.getState().classes;
  const same = known.find((one) => one.name.toLocaleLowerCase() === name.toLocaleLowerCase());
  if (same) return same.id;
  const colour = nextColour(known.map((one) => one.colour));
  const classes = await call('classes.put', { id: null, name, colour });
  liveState.setState({ classes });
  return assertExists(
    classes.find((one) => one.name === name),
    'the class that was put is in the list that comes back',
  ).id;
}
