import { Button, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ruleStatusSchema, type Rule } from '@shared/model/rule';
import type { RuleView } from '@shared/contract/guideline-views';
import { call } from '../../../bridge/bridge';
import { useLive } from '../../../bridge/use-live';
import { describeError } from '../../../i18n/describe-error';
import { Message } from '../../../ui/message';
import { useTask } from '../../../ui/use-task';
import { useAnswerOptions } from '../parts/answer-tags';
import { keyOf } from '../parts/rule-attributes';
import { Markdown } from '../../../ui/markdown';
import { ExampleEditor } from './example-editor';
import { RuleRemoval } from './rule-removal';
import { forgetUnsaved, keepUnsaved, unsavedRule } from './unsaved-rules';
import classes from './rule-editor.module.css';

interface Props {
  /** Null: a new one. */
  readonly rule: RuleView | null;
  readonly initial: Rule;
  readonly onSaved: (rule: RuleView) => void;
  readonly onGone: () => void;
  readonly onCancel: () => void;
}

/** One rule of the draft as a form. Ctrl+Enter saves; nothing is in force before the draft is published. */
export function RuleEditor({ rule, initial, onSaved, onGone, onCancel }: Props) {
  const { t } = useTranslation();
  const id = rule?.id ?? null;
  const labelClasses = useLive((state) => state.classes);
  const answers = useAnswerOptions();
  const [value, setValue] = useState(() => unsavedRule(id) ?? initial);
  const [preview, setPreview] = useState(false);
  const [tried, setTried] = useState(false);
  const task = useTask();
  const title = useRef<HTMLInputElement>(null);
  useEffect(() => title.current?.focus(), []);
  const change = (part: Partial<Rule>) => {
    const next = { ...value, ...part };
    keepUnsaved(id, next);
    setValue(next);
  };
  const leave = (then: () => void) => () => {
    forgetUnsaved(id);
    then();
  };
  const submit = () => {
    setTried(true);
    if (value.title.trim() === '') return;
    task.start(async () => {
      const saved = await call('guidelines.putRule', { rule: id, value: forWire(value) });
      leave(() => onSaved(saved))();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears Ctrl+Enter of the fields inside
    <form
      className={classes['form']}
      aria-label={t('guidelines.edit.label')}
      noValidate
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
    >
      <TextInput
        label={t('guidelines.edit.title')}
        placeholder={t('guidelines.edit.title.placeholder')}
        ref={title}
        maxLength={200}
        value={value.title}
        error={tried && value.title.trim() === '' ? t('guidelines.edit.title.missing') : null}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <div className={classes['pair']}>
        <MultiSelect
          size="xs"
          label={t('guidelines.edit.classes')}
          placeholder={value.classes.length === 0 ? t('guidelines.edit.classes.any') : ''}
          searchable
          nothingFoundMessage={t('guidelines.edit.classes.none')}
          data={labelClasses.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...value.classes]}
          onChange={(ids) => change({ classes: labelClasses.flatMap(({ id }) => (ids.includes(id) ? [id] : [])) })}
        />
        <TextInput
          label={t('guidelines.edit.situation')}
          placeholder={t('guidelines.edit.situation.placeholder')}
          maxLength={1000}
          value={value.situation}
          onChange={(event) => change({ situation: event.currentTarget.value })}
        />
        <Select
          label={t('guidelines.edit.status')}
          allowDeselect={false}
          data={ruleStatusSchema.options.map((status) => ({ value: status, label: t(`guidelines.status.${status}`) }))}
          value={value.status}
          onChange={(status) => change({ status: ruleStatusSchema.parse(status) })}
        />
      </div>
      {answers.length > 0 && (
        <MultiSelect
          size="xs"
          label={t('cases.answers')}
          description={t('cases.answers.hint')}
          inputWrapperOrder={['label', 'input', 'description']}
          searchable
          data={answers.map(({ key, label }) => ({ value: key, label }))}
          value={(value.attributes ?? []).map(keyOf)}
          onChange={(keys) =>
            change({ attributes: answers.filter(({ key }) => keys.includes(key)).map(({ about }) => about) })
          }
        />
      )}
      <div>
        <div className={classes['textHead']}>
          <span className={classes['label']}>{t('guidelines.edit.text')}</span>
          <SegmentedControl
            aria-label={t('guidelines.edit.view')}
            value={preview ? 'preview' : 'write'}
            data={[
              { value: 'write', label: t('guidelines.edit.write') },
              { value: 'preview', label: t('guidelines.edit.preview') },
            ]}
            onChange={(view) => setPreview(view === 'preview')}
          />
        </div>
        {preview ? (
          <div className={classes['preview']}>
            <Markdown text={value.text} />
          </div>
        ) : (
          <Textarea
            size="xs"
            aria-label={t('guidelines.edit.text')}
            description={t('guidelines.edit.text.hint')}
            inputWrapperOrder={['input', 'description']}
            autosize
            minRows={7}
            maxRows={18}
            value={value.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        )}
      </div>
      <Textarea
        size="xs"
        label={t('guidelines.edit.rationale')}
        autosize
        minRows={2}
        maxRows={8}
        value={value.rationale}
        onChange={(event) => change({ rationale: event.currentTarget.value })}
      />
      <ExampleEditor
        examples={value.examples}
        classes={[...value.classes, ...(value.attributes ?? []).map((about) => about.class)]}
        onChange={(examples) => change({ examples: [...examples] })}
      />
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      <div className={classes['buttons']}>
        {rule && <RuleRemoval rule={rule} onGone={leave(onGone)} onCancel={leave(onCancel)} />}
        <span className={classes['gap']} />
        <Button variant="default" onClick={leave(onCancel)}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={task.busy}>
          {t('guidelines.edit.save')}
        </Button>
      </div>
    </form>
  );
}

/** The contract's type has arrays that may be written to. */
function forWire(rule: Rule): RuleView['value'] {
  return {
    ...rule,
    title: rule.title.trim(),
    classes: [...rule.classes],
    examples: [...rule.examples],
    attributes: rule.attributes && [...rule.attributes],
  };
}
