import { createStore } from 'zustand/vanilla';
import type { GuidelineVersionId } from '@shared/model/ids';
import { call } from '../bridge/bridge';

/** The version that a calibration is offered or done for; null: the dialog is closed. */
export const calibration = createStore<{ readonly version: GuidelineVersionId | null }>(() => ({ version: null }));

/** Says that a version was read, then offers to try it on disputed places where there are some. */
export async function acknowledgeVersion(version: GuidelineVersionId): Promise<void> {
  await call('guidelines.acknowledge', { version });
  await offerCalibration(version);
}

export async function offerCalibration(version: GuidelineVersionId): Promise<void> {
  const items = await call('guidelines.calibration', { version });
  if (items.length > 0) calibration.setState({ version });
}

export function closeCalibration(): void {
  calibration.setState({ version: null });
}
