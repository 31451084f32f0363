import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ModelView } from '@shared/contract/prelabel';
import { reportFailure } from '../i18n/show-error';
import { modelStore, readModels } from './model-store';

/** All models of this machine, read anew whenever something that shows them appears. Null until they were read. */
export function useModels(): readonly ModelView[] | null {
  useEffect(() => reportFailure(readModels()), []);
  return useStore(modelStore, ({ models }) => models);
}
