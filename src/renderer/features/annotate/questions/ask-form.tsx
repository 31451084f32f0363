import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { boundsOf } from '@shared/geometry/operations';
import type { Panel } from '@shared/contract/guideline-views';
import { call } from '../../../bridge/bridge';
import { toScreen, type Viewport } from '../../../canvas/editor/viewport';
import { useEditor } from '../../../canvas/view/overlay/use-editor';
import { describeError } from '../../../i18n/describe-error';
import { showError } from '../../../i18n/show-error';
import { useTask } from '../../../ui/use-task';
import { focusCanvas } from '../command-context';
import { subjectOf } from '../guideline/subject';
import type { Session } from '../session/session';
import classes from './ask-form.module.css';
import { questionStore, type Asking } from './question-store';

const SIZE = { width: 300, height: 220 };
const MARGIN = 8;

/** Asks why one is unsure, beside what one is unsure of. */
export function AskForm({ session }: { readonly session: Session }) {
  const asking = useStore(questionStore, (state) => state.asking);
  return asking?.image === session.image.id ? <Form session={session} asking={asking} /> : null;
}

function Form({ session, asking }: { readonly session: Session; readonly asking: Asking }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [rule, setRule] = useState('');
  const rules = useRules(session);
  const viewport = useEditor(session.editor, (state) => state.viewport);
  const { start, busy, failure } = useTask();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  function close(): void {
    questionStore.setState({ asking: null });
    focusCanvas();
  }

  function ask(event?: FormEvent): void {
    event?.preventDefault();
    if (reason.trim() === '') return;
    start(async () => {
      const cited = rules.find(({ id }) => id === rule)?.id ?? null;
      const asked = await call('guidelines.ask', { ...asking, rule: cited, reason });
      questionStore.setState(({ questions }) => ({
        questions: [asked, ...questions.filter(({ id }) => id !== asked.id)],
      }));
      close();
    });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the fields in it
    <form
      role="dialog"
      aria-label={t('annotate.question.ask')}
      className={classes['form']}
      style={{ width: SIZE.width, ...placed(asking, viewport) }}
      onSubmit={ask}
      onKeyDown={onKeyDown}
    >
      <Textarea
        ref={field}
        size="xs"
        label={t(asking.region ? 'annotate.question.reason' : 'annotate.question.reasonImage')}
        placeholder={t('annotate.question.reason.hint')}
        rows={3}
        maxLength={20_000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {rules.length > 0 && (
        <NativeSelect
          size="xs"
          label={t('annotate.question.rule')}
          data={[
            { value: '', label: t('annotate.question.noRule') },
            ...rules.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={rule}
          onChange={(event) => setRule(event.currentTarget.value)}
        />
      )}
      {failure !== null && (
        <p className={classes['failure']} role="alert">
          {describeError(t, failure)}
        </p>
      )}
      <div className={classes['buttons']}>
        <Button size="compact-xs" variant="default" onClick={close}>
          {t('annotate.question.cancel')}
        </Button>
        <Button size="compact-xs" type="submit" loading={busy} disabled={reason.trim() === ''}>
          {t('annotate.question.send')}
        </Button>
      </div>
    </form>
  );
}

type NamedRule = Pick<Panel['rules'][number], 'id' | 'title'>;

/** The rules that may be unclear here. */
function useRules(session: Session): readonly NamedRule[] {
  const [rules, setRules] = useState<readonly NamedRule[]>([]);
  useEffect(() => {
    let left = false;
    call('guidelines.panel', subjectOf(session.editor.store.getState())).then(
      (panel) => left || setRules(panel.rules),
      showError,
    );
    return () => {
      left = true;
    };
  }, [session]);
  return rules;
}

/** Below the shape where there is room for it, or else above it; CSS pixels of the view. */
function placed({ region }: Asking, viewport: Viewport) {
  if (region === null) return { left: MARGIN * 2, top: MARGIN * 2 };
  const bounds = boundsOf(region);
  const from = toScreen(viewport, { x: bounds.minX, y: bounds.minY });
  const to = toScreen(viewport, { x: bounds.maxX, y: bounds.maxY });
  const fitsBelow = to.y + MARGIN + SIZE.height <= viewport.height;
  const top = fitsBelow ? to.y + MARGIN : from.y - MARGIN - SIZE.height;
  return {
    left: clamp(from.x, MARGIN, viewport.width - SIZE.width - MARGIN),
    top: clamp(top, MARGIN, viewport.height - SIZE.height - MARGIN),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
