import { Button, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelView } from '@shared/contract/prelabel';
import { call } from '../../bridge/bridge';
import { liveState } from '../../bridge/live-state';
import { useLive } from '../../bridge/use-live';
import { describeError } from '../../i18n/describe-error';
import { modelStore } from '../../models/model-store';
import { useModels } from '../../models/use-models';
import { Dialog } from '../../ui/dialog';
import { Message } from '../../ui/message';
import { useTask } from '../../ui/use-task';
import { ClassMapping, type Mapping } from './class-mapping';
import classes from './dialogs.module.css';
import { keepMapping, readMapping } from './kept-mapping';
import { ModelFacts } from './model-facts';
import { PrelabelBy, type By } from './prelabel-by';
import { imagesInScope, likelyScope, PrelabelScope, type Scope } from './prelabel-scope';
import { ThresholdField } from './threshold-field';
import { unmatchedLabels } from './unmatched-labels';
import { useTeamHub } from './use-team-hub';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Lets a model make suggestions; nothing that a person drew or decided is touched. */
export function PrelabelDialog({ opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('images.prelabel.title')} closeLabel={t('common.close')} opened={opened} onClose={onClose}>
      <PrelabelForm onClose={onClose} />
    </Dialog>
  );
}

function PrelabelForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const all = useModels();
  const models = all && suggesting(all);
  const [chosen, setChosen] = useState<string | null>(null);
  const [ownThreshold, setOwnThreshold] = useState<number | null>(null);
  const [scope, setScope] = useState<Scope>(likelyScope);
  const [mappings, setMappings] = useState<Readonly<Record<string, Mapping>>>({});
  const [again, setAgain] = useState(false);
  const hub = useTeamHub();
  const [by, setBy] = useState<By>('here');
  const labelClasses = useLive((state) => state.classes);
  const [addClasses, setAddClasses] = useState(() => liveState.getState().classes.length === 0);
  const task = useTask();
  const model = models?.find(({ ref }) => ref === chosen) ?? models?.[0];
  const project = useLive((state) => state.project?.id ?? '');
  const mapping = model ? (mappings[model.ref] ?? readMapping(project, model.ref, labelClasses)) : {};
  const threshold = ownThreshold ?? model?.threshold ?? 0.5;
  const unmatched = model
    ? unmatchedLabels(model.labels, labelClasses).filter((label) => !Object.hasOwn(mapping, label.toLowerCase()))
    : [];

  const setMapping = (ref: string, next: Mapping) => {
    keepMapping(project, ref, next);
    setMappings({ ...mappings, [ref]: next });
  };
  const forTeam = by === 'team' ? hub : null;
  const submit = () => {
    if (!model) return;
    task.start(async () => {
      const images = imagesInScope(scope);
      const how = { threshold, addClasses, mapping, again, replaces: 'own' } as const;
      const request = { ...how, model: model.ref, images, reader: modelStore.getState().reader };
      await (forTeam === null ? call('prelabel.run', request) : call('teamBatches.put', { hub: forTeam, request }));
      onClose();
    });
  };

  if (models?.length === 0) return <Message tone="error">{t('images.prelabel.none')}</Message>;
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Select
        data-autofocus
        label={t('images.prelabel.model')}
        allowDeselect={false}
        value={model?.ref ?? null}
        data={(models ?? []).map(({ ref, name }) => ({ value: ref, label: name }))}
        onChange={(ref) => {
          setChosen(ref);
          setOwnThreshold(null);
        }}
      />
      {model && <ModelFacts model={model} />}
      <ThresholdField value={threshold} onChange={setOwnThreshold} />
      <PrelabelScope value={scope} onChange={setScope} />
      {hub !== null && <PrelabelBy value={by} onChange={setBy} />}
      <Checkbox
        label={t('images.prelabel.addClasses')}
        description={t('images.prelabel.addClasses.hint')}
        checked={addClasses}
        onChange={(event) => setAddClasses(event.currentTarget.checked)}
      />
      {model && !addClasses && unmatched.length > 0 && (
        <Message tone="notice">
          {t('images.prelabel.unmatched', { count: unmatched.length, total: model.labels.length })}
        </Message>
      )}
      {model && (
        <ClassMapping
          labels={model.labels}
          mapping={mapping}
          addClasses={addClasses}
          onChange={(next) => setMapping(model.ref, next)}
        />
      )}
      <Checkbox
        label={t('prelabel.again')}
        description={t('prelabel.again.hint')}
        checked={again}
        onChange={(event) => setAgain(event.currentTarget.checked)}
      />
      {task.failure !== null && <Message tone="error">{describeError(t, task.failure)}</Message>}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={task.busy} disabled={!model}>
          {forTeam === null ? t('images.prelabel.start') : t('batches.put')}
        </Button>
      </div>
    </form>
  );
}

/** Those that suggest labels for whole images, the ones that know most first. */
function suggesting(models: readonly ModelView[]): readonly ModelView[] {
  return models
    .filter(({ task }) => task === 'detect' || task === 'classify' || task === 'find-text')
    .toSorted((one, other) => other.labels.length - one.labels.length);
}
