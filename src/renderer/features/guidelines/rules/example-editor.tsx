import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClassId } from '@shared/model/ids';
import type { RuleExample } from '@shared/model/rule';
import { IconButton } from '../../../ui/icon-button';
import { Crop } from '../../../crop/crop';
import { ExamplePicker } from './example-picker';
import classes from './rule-editor.module.css';

interface Props {
  readonly examples: readonly RuleExample[];
  /** The classes that the rule is about: examples come from their labels first. */
  readonly classes: readonly ClassId[];
  readonly onChange: (examples: readonly RuleExample[]) => void;
}

/** The crops of a rule: whether each is right or wrong, what to see in it, and out with it. */
export function ExampleEditor({ examples, classes: about, onChange }: Props) {
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  const put = (index: number, part: Partial<RuleExample>) =>
    onChange(examples.map((example, at) => (at === index ? { ...example, ...part } : example)));
  return (
    <fieldset className={classes['examples']}>
      <legend className={classes['label']}>{t('guidelines.edit.examples')}</legend>
      {examples.map((example, index) => (
        <div key={index} className={classes['example']}>
          <div className={classes['crop']}>
            <Crop image={example.image} region={example.region} label={example.note} />
          </div>
          <SegmentedControl
            aria-label={t('guidelines.edit.verdict')}
            value={example.verdict}
            data={[
              { value: 'good', label: t('guidelines.examples.good') },
              { value: 'bad', label: t('guidelines.examples.bad') },
            ]}
            onChange={(verdict) => put(index, { verdict: verdict === 'good' ? 'good' : 'bad' })}
          />
          <TextInput
            className={classes['note']}
            aria-label={t('guidelines.edit.note')}
            placeholder={t('guidelines.edit.note')}
            maxLength={2000}
            value={example.note}
            onChange={(event) => put(index, { note: event.currentTarget.value })}
          />
          <IconButton
            label={t('guidelines.edit.example.remove')}
            icon={IconTrash}
            onClick={() => onChange(examples.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        className={classes['add'] ?? ''}
        size="compact-xs"
        variant="default"
        leftSection={<IconPlus size={13} stroke={1.8} />}
        onClick={() => setPicking(true)}
      >
        {t('folder.example.add')}
      </Button>
      {picking && (
        <ExamplePicker
          classes={about}
          onPick={({ image, region }, verdict) => onChange([...examples, { verdict, image, region, note: '' }])}
          onClose={() => setPicking(false)}
        />
      )}
    </fieldset>
  );
}
