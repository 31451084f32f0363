import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { similarityOn } from '@shared/agreement/objects/similarity';
import { modelError } from '@shared/signals/model-error';
import type { EditorState } from '../../../canvas/editor/editor-state';
import type { AnnotationShape, Shape, SuggestionShape } from '../../../canvas/editor/shape';
import type { Session } from '../session/session';
import { useSessionState } from '../session/use-session-state';
import classes from './provenance.module.css';

/** Of what is selected, when a model suggested it: which one, how sure it was, and what a person changed since. */
export function Provenance({ session }: { readonly session: Session }) {
  const { store } = session.editor;
  const shape = useStore(store, theSelected);
  if (shape?.kind === 'suggestion') {
    return (
      <p className={classes['line']}>
        <From {...shape} />
      </p>
    );
  }
  return shape?.source.type === 'accepted' ? <Changed session={session} shape={shape} source={shape.source} /> : null;
}

interface ChangedProps {
  readonly session: Session;
  readonly shape: AnnotationShape;
  readonly source: Extract<AnnotationShape['source'], { type: 'accepted' }>;
}

function Changed({ session, shape, source }: ChangedProps) {
  const { t } = useTranslation();
  const suggested = useSessionState(session, ({ predictions }) => predictions.get(source.prediction));
  const styles = useStore(session.editor.store, (state) => state.classes);
  const { width, height } = session.image;
  const error = suggested ? modelError(suggested, shape, similarityOn(width, height)) : null;
  const parts = error && [
    ...(error.isClassChanged && suggested
      ? [
          t('models.since.class', {
            from: styles.get(suggested.class)?.name ?? '?',
            to: styles.get(shape.class)?.name ?? '?',
          }),
        ]
      : []),
    ...(error.overlap === null ? [] : [t('models.since.shape', { overlap: downTo(error.overlap) })]),
    ...(error.isTextChanged ? [t('models.since.text', { from: suggested?.transcription?.text ?? '' })] : []),
  ];
  return (
    <p className={classes['line']}>
      <From model={source.model} score={source.score} threshold={suggested?.threshold ?? null} />
      <span className={classes['since']}>
        {parts ? t('models.since', { what: parts.join(', ') }) : suggested && t('models.since.nothing')}
      </span>
    </p>
  );
}

function From({
  model,
  score,
  threshold,
}: Pick<SuggestionShape, 'model' | 'score'> & { readonly threshold: number | null }) {
  const { t } = useTranslation();
  const percent = (value: number) => Math.round(value * 100);
  return threshold === null
    ? t('models.from.unknown', { model, percent: percent(score) })
    : t('models.from', { model, percent: percent(score), least: percent(threshold) });
}

/** Two digits, and never 1 of what was changed. */
function downTo(overlap: number): number {
  return Math.floor(overlap * 100) / 100;
}

function theSelected({ document, selection }: EditorState): Shape | undefined {
  const [id] = selection;
  return selection.size === 1 && id !== undefined ? document.shapes.get(id) : undefined;
}
