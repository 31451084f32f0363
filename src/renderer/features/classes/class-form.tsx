import { Button, ColorInput, TextInput } from '@mantine/core';
import { useImperativeHandle, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassView } from '@shared/contract/classes';
import { canonicalJson } from '@shared/lib/canonical-json';
import { classPalette } from '@shared/model/palette';
import { call } from '../../bridge/bridge';
import { liveState } from '../../bridge/live-state';
import { describeError } from '../../i18n/describe-error';
import { Message } from '../../ui/message';
import { AttributeList } from './attribute-list';
import classes from './class-editor.module.css';
import { DeleteClass } from './delete-class';
import { cleaned, draftOf, problemOf } from './draft';
import { ShapeList } from './shape-list';

export interface ClassFormHandle {
  /** Keeps what was changed. @returns false when it could not be. */
  keep(): Promise<boolean>;
}

interface ClassFormProps {
  readonly view: ClassView;
  readonly known: readonly ClassView[];
  readonly locked: boolean;
  readonly ref: Ref<ClassFormHandle>;
}

/** Name, colour and attributes of one class. What is written is kept by the button, and by going elsewhere. */
export function ClassForm({ view, known, locked, ref }: ClassFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(view));
  const [failure, setFailure] = useState<unknown>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const problem = problemOf(
    draft,
    known.filter(({ id }) => id !== view.id),
  );
  const changed = canonicalJson(cleaned(draft)) !== canonicalJson(draftOf(view));

  async function keep(): Promise<boolean> {
    if (!changed || locked) return true;
    setTried(true);
    if (problem) return false;
    setBusy(true);
    try {
      const { name, colour, attributes, shapes } = cleaned(draft);
      const whole = { id: view.id, name, colour, attributes: [...attributes], shapes: [...shapes] };
      const listed = await call('classes.put', whole);
      liveState.setState({ classes: listed });
      setDraft(cleaned(draft));
      setFailure(null);
      setTried(false);
      return true;
    } catch (error) {
      setFailure(error);
      return false;
    } finally {
      setBusy(false);
    }
  }
  useImperativeHandle(ref, () => ({ keep }));

  const wrongName = problem?.code === 'name' || problem?.code === 'nameTaken';
  return (
    <section className={classes['form']} aria-label={view.name}>
      <fieldset className={classes['fields']} disabled={locked}>
        <div className={classes['head']}>
          <TextInput
            label={t('classes.name')}
            value={draft.name}
            maxLength={200}
            flex={1}
            error={wrongName ? t(`classes.problem.${problem.code}`) : undefined}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <ColorInput
            label={t('classes.colour')}
            value={draft.colour}
            size="xs"
            w={150}
            format="hex"
            withEyeDropper={false}
            swatches={[...classPalette]}
            disabled={locked}
            onChange={(colour) => {
              if (/^#[0-9a-f]{6}$/i.test(colour)) setDraft((before) => ({ ...before, colour: colour.toLowerCase() }));
            }}
          />
        </div>
        <ShapeList shapes={draft.shapes} onChange={(shapes) => setDraft({ ...draft, shapes })} />
        <AttributeList
          attributes={draft.attributes}
          problem={problem}
          onChange={(attributes) => setDraft({ ...draft, attributes })}
        />
      </fieldset>
      {tried && problem && <Message tone="error">{t(`classes.problem.${problem.code}`)}</Message>}
      {failure !== null && <Message tone="error">{describeError(t, failure)}</Message>}
      {!locked && (
        <div className={classes['buttons']}>
          <DeleteClass view={view} known={known} />
          <Button variant="default" disabled={!changed || busy} onClick={() => setDraft(draftOf(view))}>
            {t('classes.discard')}
          </Button>
          <Button disabled={!changed} loading={busy} onClick={() => void keep()}>
            {t('classes.keep')}
          </Button>
        </div>
      )}
    </section>
  );
}
