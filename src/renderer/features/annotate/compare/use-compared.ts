import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ModelView } from '@shared/contract/prelabel';
import type { ClassId } from '@shared/model/ids';
import type { EditorState } from '../../../canvas/editor/editor-state';
import { modelStore } from '../../../models/model-store';
import type { Session, SessionState } from '../session/session';
import { useSessionState } from '../session/use-session-state';
import { compareStore } from './compare-store';
import { differencesOf, modelsOf, type Compared } from './differences';

export interface ComparedImage {
  /** All that can be compared with. */
  readonly models: readonly string[];
  /** Null: the one that is wanted did not look at this image, or none did. */
  readonly model: string | null;
  /** It looked, and found nothing that the project has a class for. */
  readonly sawNothing: boolean;
  readonly compared: Compared;
}

const nothing: Compared = { differences: [], agreed: 0 };

/** How the labels of the image differ from what a model sees; null while nobody asks. */
export function useCompared(session: Session): ComparedImage | null {
  const { isOpen, model: wanted, looked } = useStore(compareStore);
  const document = useStore(session.editor.store, (state) => state.document);
  const threshold = useStore(session.editor.store, (state) => state.threshold);
  const styles = useStore(session.editor.store, (state) => state.classes);
  const predictions = useSessionState(session, (state) => state.predictions);
  const models = useStore(modelStore, (state) => state.models);
  return useMemo(() => {
    const ran = looked?.image === session.image.id ? looked.model : null;
    return isOpen ? compare({ document, predictions, wanted, ran, threshold, styles, models }) : null;
  }, [isOpen, document, predictions, wanted, looked, session, threshold, styles, models]);
}

/** The same, asked once. */
export function comparedNow({ editor, store, image }: Session): ComparedImage | null {
  const { isOpen, model: wanted, looked } = compareStore.getState();
  const { document, threshold, classes: styles } = editor.store.getState();
  const { predictions } = store.getState();
  const { models } = modelStore.getState();
  const ran = looked?.image === image.id ? looked.model : null;
  return isOpen ? compare({ document, predictions, wanted, ran, threshold, styles, models }) : null;
}

interface Asked {
  readonly document: EditorState['document'];
  readonly predictions: SessionState['predictions'];
  readonly wanted: string | null;
  /** That was run on this image from here. */
  readonly ran: string | null;
  readonly threshold: number;
  readonly styles: EditorState['classes'];
  readonly models: readonly ModelView[] | null;
}

function compare({ document, predictions, wanted, ran, threshold, styles, models: installed }: Asked): ComparedImage {
  const suggested = modelsOf(predictions.values());
  const models = ran === null || suggested.includes(ran) ? suggested : [...suggested, ran];
  const isThere = models.includes(wanted ?? '') || installed?.some(({ ref }) => ref === wanted);
  const model = models.find((ref) => ref === wanted) ?? (isThere ? null : (models[0] ?? null));
  if (model === null) return { models, model, sawNothing: false, compared: nothing };
  const found = new Set([...predictions.values()].flatMap((one) => (one.model === model ? [one.class] : [])));
  const known = installed?.find(({ ref }) => ref === model);
  const names = known && new Set(known.labels.map((name) => name.toLowerCase()));
  // Of a model that is not here any more, nothing is known but what it found.
  const knows = (label: ClassId) =>
    !names || found.has(label) || names.has(styles.get(label)?.name.toLowerCase() ?? '');
  const compared = differencesOf(document, predictions.values(), model, threshold, knows);
  return { models, model, sawNothing: !suggested.includes(model), compared };
}
