import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { missingAnswers } from '@shared/attributes/answers';
import type { AttributeDefinition } from '@shared/model/attribute';
import { useLive } from '../../../bridge/use-live';
import type { AnnotationShape } from '../../../canvas/editor/shape';
import { editableShapes } from '../../../canvas/tools/select/targets';
import type { Session } from '../session/session';
import { answerFor } from './answer';
import { AttributeField } from './attribute-field';
import classes from './attributes.module.css';
import { focusQuestion, pressInPanel } from './panel-keys';
import { askedOfAny, commonAnswer, questionsOf } from './questions';

/** What the class asks about the selected objects, one question below the other; answered for all of them at once. */
export function AttributesPanel({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const document = useStore(session.editor.store, (state) => state.document);
  const selection = useStore(session.editor.store, (state) => state.selection);
  const known = useLive((state) => state.classes);
  const selected = useMemo(() => editableShapes(document, selection), [document, selection]);
  const [first] = selected;
  const root = useRef<HTMLDivElement>(null);
  const oneClass = first !== undefined && selected.every((shape) => shape.class === first.class);
  const definitions = oneClass ? questionsOf(known, first.class) : [];
  const shown = askedOfAny(definitions, selected);
  const open = shown.length > 0;
  useEffect(() => {
    const element = root.current;
    if (!element || !open) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (pressInPanel(event)) event.preventDefault();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [open]);
  if (!oneClass) {
    const asks = selected.some((shape) => questionsOf(known, shape.class).length > 0);
    return asks ? <p className={classes['hint']}>{t('attributes.severalClasses')}</p> : null;
  }
  if (!open) return null;
  return (
    <section ref={root} className={classes['panel']} data-part="attributes" aria-label={t('attributes.title')}>
      {shown.map((definition) => (
        <Question
          // Another selection is another question: what is half typed is given to the objects it was typed for.
          key={`${definition.id} ${selected.map(({ id }) => id).join()}`}
          session={session}
          shapes={selected}
          definitions={definitions}
          definition={definition}
        />
      ))}
    </section>
  );
}

interface QuestionProps {
  readonly session: Session;
  readonly shapes: readonly AnnotationShape[];
  readonly definitions: readonly AttributeDefinition[];
  readonly definition: AttributeDefinition;
}

function Question({ session, shapes, definitions, definition }: QuestionProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLDivElement>(null);
  const { value, mixed } = commonAnswer(shapes, definition.id);
  const missing = shapes.some((shape) =>
    missingAnswers(definitions, shape.attributes).some(({ id }) => id === definition.id),
  );
  return (
    <div ref={row} className={classes['row']} data-attribute={definition.id} data-missing={missing || undefined}>
      <span id={`attribute-${definition.id}`} className={classes['label']}>
        {definition.name}
        {missing && <span className={classes['missing']}>{t('attributes.required')}</span>}
      </span>
      <AttributeField
        definition={definition}
        value={value}
        mixed={mixed}
        onAnswer={(answer) => answerFor(session, shapes, definitions, definition.id, answer)}
        onEnter={() => focusQuestion(row.current!, 1)}
      />
    </div>
  );
}
