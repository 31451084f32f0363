import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Geometry } from '@shared/geometry/geometry';
import type { AnnotationId } from '@shared/model/ids';
import { newOwnId } from '../../../bridge/new-own-id';
import { put, putSuggested } from '../../../canvas/tools/draw';
import type { Suggested } from '../../../canvas/tools/prompt/prompt';
import { reportFailure } from '../../../i18n/show-error';
import { focusCanvas } from '../command-context';
import type { Session } from '../session/session';
import { addClass } from './add-class';
import classes from './first-class.module.css';

interface FirstClassProps {
  readonly session: Session;
  /** What was drawn. */
  readonly geometry: Geometry;
  /** The model that drew it. */
  readonly suggested: Suggested | undefined;
}

/** Asks what was drawn when the project has no class yet, and keeps the drawing. */
export function FirstClass({ session, geometry, suggested }: FirstClassProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  function done(): void {
    session.store.setState({ unnamed: null });
    focusCanvas();
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    reportFailure(addAndDraw());
  }

  async function addAndDraw(): Promise<void> {
    const id = await addClass(name);
    session.editor.store.setState({ activeClass: id });
    session.edit('draw', [putSuggested(put(newOwnId<AnnotationId>(), id, geometry), suggested)]);
    done();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') done();
  }

  return (
    <form className={classes['form']} onSubmit={onSubmit}>
      <TextInput
        ref={field}
        label={t('annotate.class.first')}
        placeholder={t('annotate.class.name')}
        value={name}
        onKeyDown={onKeyDown}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes['buttons']}>
        <Button size="xs" variant="default" onClick={done}>
          {t('annotate.class.discardDrawing')}
        </Button>
        <Button size="xs" type="submit" disabled={name.trim() === ''}>
          {t('annotate.class.add')}
        </Button>
      </div>
    </form>
  );
}
