import { SegmentedControl, Select, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { legibilitySchema, type Transcription } from '@shared/model/transcription';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { toScreen } from '../../../canvas/editor/viewport';
import { zoomToBounds } from '../../../canvas/view/zoom';
import { focusCanvas } from '../command-context';
import { listedObjects } from '../objects/listed-objects';
import type { Session } from '../session/session';
import { useDraft } from '../attributes/use-draft';
import { languageName, languages } from './languages';
import { neighbour, transcribe, unread } from './transcribe';
import { transcriptionStore } from './transcription-store';
import classes from './transcription.module.css';

/** The box beside the selected region in which its text is typed; Tab goes on to the next region. */
export function TranscriptionBox({ session }: { readonly session: Session }) {
  const open = useStore(transcriptionStore, (state) => state.open);
  const shape = useStore(session.editor.store, ({ document, selection }) => {
    const found = open !== null && selection.has(open) ? document.shapes.get(open) : undefined;
    return found?.kind === 'annotation' ? found : undefined;
  });
  return shape ? <Box key={shape.id} session={session} shape={shape} /> : null;
}

const WIDTH = 300;
const HEIGHT = 148;

function Box({ session, shape }: { readonly session: Session; readonly shape: AnnotationShape }) {
  const { t, i18n } = useTranslation();
  const { editor } = session;
  const viewport = useStore(editor.store, (state) => state.viewport);
  const [said, setSaid] = useState<Transcription>(() => ({
    ...(shape.transcription ?? { ...unread, language: transcriptionStore.getState().language }),
  }));
  const field = useRef<HTMLTextAreaElement>(null);
  const language = useRef<HTMLInputElement>(null);
  const draft = useDraft(said.text, (text) => say({ ...said, text }), close);

  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  function say(next: Transcription): void {
    setSaid(next);
    transcribe(session, shape, next);
  }

  function close(): void {
    transcriptionStore.setState({ open: null });
    focusCanvas();
  }

  function go(direction: 1 | -1): void {
    draft.give();
    const next = neighbour(listedObjects(editor.store.getState().document, null), shape.id, direction);
    if (!next) return;
    editor.select([next.id]);
    if (!isInView(next)) zoomToBounds(editor, next.bounds);
    transcriptionStore.setState({ open: next.id });
  }

  function isInView({ bounds }: AnnotationShape): boolean {
    const [from, to] = [
      toScreen(viewport, { x: bounds.minX, y: bounds.minY }),
      toScreen(viewport, { x: bounds.maxX, y: bounds.maxY }),
    ];
    return from.x >= 0 && from.y >= 0 && to.x <= viewport.width && to.y <= viewport.height;
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Enter ends a syllable of Hangul before it ends the text.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Tab') {
      event.preventDefault();
      return go(event.shiftKey ? -1 : 1);
    }
    if (event.altKey && !event.ctrlKey && !event.metaKey) return pressAlt(event);
    draft.onKeyDown(event);
    if (event.key === 'Escape') close();
  }

  /** Tab goes on to the next region, so what lies below the text is reached by keys of its own. */
  function pressAlt(event: KeyboardEvent): void {
    const legibility = legibilitySchema.options[['Digit1', 'Digit2', 'Digit3'].indexOf(event.code)];
    if (legibility === undefined && event.code !== 'KeyL') return;
    event.preventDefault();
    if (legibility === undefined) language.current?.focus();
    else say({ ...said, text: draft.text, legibility });
  }

  const low = toScreen(viewport, { x: shape.bounds.minX, y: shape.bounds.maxY });
  const high = toScreen(viewport, { x: shape.bounds.minX, y: shape.bounds.minY });
  const below = low.y + 10 + HEIGHT <= viewport.height;
  const y = below ? low.y + 10 : Math.max(4, high.y - 10 - HEIGHT);
  const x = Math.min(Math.max(4, low.x), Math.max(4, viewport.width - WIDTH - 4));
  return (
    <section
      className={classes['box']}
      style={{ transform: `translate(${Math.round(x)}px, ${Math.round(y)}px)`, width: WIDTH }}
      aria-label={t('transcription.title')}
      data-part="transcription"
    >
      <Textarea
        ref={field}
        aria-label={t('transcription.text')}
        placeholder={t('transcription.hint')}
        lang={said.language ?? ''}
        size="xs"
        rows={2}
        value={draft.text}
        maxLength={10_000}
        onChange={(event) => draft.setText(event.currentTarget.value)}
        onBlur={draft.give}
        onKeyDown={onKeyDown}
      />
      <SegmentedControl
        aria-label={t('transcription.legibility')}
        fullWidth
        data={legibilitySchema.options.map((value) => ({ value, label: t(`transcription.legibility.${value}`) }))}
        value={said.legibility}
        onChange={(value) => say({ ...said, text: draft.text, legibility: legibilitySchema.parse(value) })}
      />
      <Select
        ref={language}
        aria-label={t('transcription.language')}
        placeholder={t('transcription.language')}
        data={[...new Set([...languages, ...(said.language ? [said.language] : [])])].map((tag) => ({
          value: tag,
          label: tag === 'zxx' ? t('transcription.language.none') : languageName(tag, i18n.language),
        }))}
        value={said.language ?? null}
        clearable
        searchable
        onChange={(tag) => {
          transcriptionStore.setState({ language: tag ?? undefined });
          say({ text: draft.text, legibility: said.legibility, ...(tag ? { language: tag } : {}) });
        }}
      />
    </section>
  );
}
